import Bitext
import SourceText

/// Finds rare words of a file that are a frequent one but for a slip, and stand where the frequent one is due: two
/// letters that changed places, or a consonant inside that is another.
struct FrequentName {
  /// A slip with the word that was meant.
  struct Slip {
    var name: WordUse.Name
    var due: String
    /// How often that is in the file; 0 where only the dictionary has it.
    var count: Int
  }

  /// A rare word, a frequent one that it may be, and how to write that.
  private struct Candidate {
    var rare: UInt32
    var usual: UInt32
    var letters: [UInt32]
    var name: WordUse.Name
  }

  /// Pairs that are weighed, and segments of a frequent word that are looked at.
  private static let most = (candidates: 4_000, rows: 16)

  private let use: WordUse
  private let table: ConsonantTable
  private var counts: [UInt32: Int32] = [:]

  /// The slips of a file, in its order.
  static func slips(_ use: WordUse) -> [Slip] {
    guard use.count > 1, let table = use.table, !use.names.isEmpty else { return [] }
    return FrequentName(use, table).slips().sorted { $0.name.target < $1.name.target }
  }

  /// Names of which another took the place though most other segments keep them, in the order of the file.
  static func replaced(_ use: WordUse) -> [ReplacedName] {
    guard !use.replaced.isEmpty else { return [] }
    var kept: [UInt32: Int] = [:]
    var named: [UInt32: Int] = [:]
    for name in use.replaced { (kept[name.word], named[name.key]) = (0, 0) }
    for word in use.words { if let count = kept[word] { kept[word] = count + 1 } }
    for key in use.keys { if let count = named[key] { named[key] = count + 1 } }
    return use.replaced.filter {
      let count = kept[$0.word] ?? 0
      return count > 0 && count * 2 >= (named[$0.key] ?? 0) - 1
    }.sorted { $0.target < $1.target }
  }

  private init(_ use: WordUse, _ table: ConsonantTable) {
    (self.use, self.table) = (use, table)
    counts.reserveCapacity(use.words.count / 8)
    for word in use.words { counts[word, default: 0] += 1 }
  }

  private func slips() -> [Slip] {
    var candidates: [Candidate] = []
    for (word, name) in use.names.sorted(by: { $0.value.target < $1.value.target })
    where counts[word] ?? 0 <= 2 && candidates.count < FrequentName.most.candidates {
      if let found = candidate(word, name) { candidates.append(found) }
    }
    let slips = slips(candidates)
    return slips + words(but: Set(slips.map(\.name.target)))
  }

  /// Names that stand once and are words of the dictionary but for a consonant.
  private func words(but known: Set<TextRange>) -> [Slip] {
    use.names.compactMap { word, name in
      guard let due = name.word, counts[word] ?? 0 <= 1, !known.contains(name.target), let first = due.first
      else {
        return nil
      }
      return Slip(name: name, due: first.uppercased() + due.dropFirst(), count: 0)
    }
  }

  private func slips(_ candidates: [Candidate]) -> [Slip] {
    guard !candidates.isEmpty else { return [] }
    // The segments of the words that were likely meant.
    var places: [UInt32: [Int]] = [:]
    for candidate in candidates { places[candidate.usual] = [] }
    for row in 0..<use.count {
      for word in use.words(row) {
        guard let count = places[word]?.count, count < FrequentName.most.rows, places[word]?.last != row
        else { continue }
        places[word]?.append(row)
      }
    }
    var frequency: [UInt32: Int] = [:]
    for candidate in candidates {
      for key in use.keys(candidate.name.row) { frequency[key] = 0 }
      for word in use.words(candidate.name.row) { frequency[word] = 0 }
    }
    for key in use.keys { if let count = frequency[key] { frequency[key] = count + 1 } }
    for word in use.words { if let count = frequency[word] { frequency[word] = count + 1 } }
    return candidates.compactMap { candidate in
      guard isMeant(candidate, places[candidate.usual] ?? [], frequency) else { return nil }
      return Slip(
        name: candidate.name, due: FrequentName.text(candidate, use.language),
        count: Int(counts[candidate.usual] ?? 0))
    }
  }

  /// The most frequent word that a rare one is but for a slip.
  private func candidate(_ word: UInt32, _ name: WordUse.Name) -> Candidate? {
    var letters = name.text.unicodeScalars.map { WordFolding.fold($0.value) }
    let isCyrillic = letters.first.map { $0 >= 0x400 && $0 < 0x530 } ?? false
    if isCyrillic {
      letters = Array(letters.prefix(bareCount(name.text)))
    }
    guard letters.count >= 5, letters.count <= 24 else { return nil }
    let least = Int(counts[word] ?? 1)
    var best: Candidate?
    var most: Int32 = 0
    func look(_ letters: [UInt32]) {
      var hash = ByteHash()
      for letter in letters { hash.add(unit: letter) }
      let other = WordUse.short(hash.value)
      guard other != word, let count = counts[other], count > most else { return }
      most = count
      best = Candidate(rare: word, usual: other, letters: letters, name: name)
    }
    // Endings of languages differ in their last letters.
    let last = use.language == .english || isCyrillic ? letters.count - 1 : letters.count - 2
    for i in 1..<last where i + 1 < letters.count && letters[i] != letters[i + 1] {
      var other = letters
      other.swapAt(i, i + 1)
      look(other)
    }
    let alphabet: ClosedRange<UInt32> = isCyrillic ? 0x431...0x449 : 0x62...0x7A
    for i in 1..<last where isConsonant(letters[i]) {
      for letter in alphabet where areUnlike(letters[i], letter) {
        var other = letters
        other[i] = letter
        look(other)
      }
    }
    guard let best, Int(most) >= (least == 1 ? 1 : 4) else { return nil }
    return best
  }

  private func bareCount(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { p in
      WordUse.bareLength(p, TextRange(0, p.count), .cyrillic) / 2
    }
  }

  private func isConsonant(_ letter: UInt32) -> Bool { table.single(letter, use.language) != 0 }

  /// Whether no language writes one consonant for the other.
  private func areUnlike(_ a: UInt32, _ b: UInt32) -> Bool {
    let (x, y) = (table.single(a, use.language), table.single(b, use.language))
    return x != 0 && y != 0 && x != y && !NearName.areAlike(a, b)
  }

  /// Whether the source of a rare word has what the sources of the frequent one have, and hardly any other.
  private func isMeant(_ candidate: Candidate, _ rows: [Int], _ frequency: [UInt32: Int]) -> Bool {
    let own = candidate.name.row
    // Two names that one segment has are two names.
    guard !rows.contains(own), !use.words(own).contains(candidate.usual) else { return false }
    let count = Int(counts[candidate.usual] ?? 0)
    let keys = Set(use.keys(own)).union(use.words(own))
    var shared: [UInt32: Int] = [:]
    for row in rows {
      for key in Set(use.keys(row)).union(use.words(row)) where keys.contains(key) {
        shared[key, default: 0] += 1
      }
    }
    // Every noun of German has a capital.
    if use.language != .german,
      shared.contains(where: { key, hits in
        hits * 3 >= rows.count && hits * 4 > rows.count + 2 && frequency[key] ?? 0 <= count * 2 + 3
      })
    {
      return true
    }
    return sounds(candidate, rows, count, frequency)
  }

  /// The same of a name of the source that sounds like the frequent word.
  private func sounds(_ candidate: Candidate, _ rows: [Int], _ count: Int, _ frequency: [UInt32: Int]) -> Bool
  {
    let usual = consonants(candidate.letters)
    let rare = consonants(candidate.name.text.unicodeScalars.map { WordFolding.fold($0.value) })
    return use.sounds(candidate.name.row).contains { sound in
      guard FrequentName.agree(sound.consonants, usual) else { return false }
      let hits = rows.count { row in use.sounds(row).contains { $0.key == sound.key } }
      guard hits * 2 >= rows.count, hits > 0 else { return false }
      // Two spellings of one sound that are seldom both are each as good.
      return count >= 3 || !FrequentName.agree(sound.consonants, rare)
    }
  }

  private func consonants(_ letters: [UInt32]) -> UInt32 {
    var text = String(String.UnicodeScalarView(letters.compactMap(Unicode.Scalar.init)))
    let isLatin = letters.first.map { $0 < 0x400 } ?? true
    let skeleton = text.withUTF8 { NameSkeleton($0, 0..<$0.count, use.language, table, isLatin: isLatin) }
    return WordUse.consonants(skeleton)
  }

  /// Whether the consonants of one name are those of another, or begin them.
  private static func agree(_ a: UInt32, _ b: UInt32) -> Bool {
    let (x, y) = ((35 - a.leadingZeroBitCount) / 4, (35 - b.leadingZeroBitCount) / 4)
    let least = min(x, y)
    guard least >= 2, abs(x - y) <= 2 else { return false }
    return least >= 8 ? a == b : (a ^ b) & (1 << UInt32(least * 4) - 1) == 0
  }

  /// The word that was meant with the capital and the ending of the one that stands there.
  private static func text(_ candidate: Candidate, _ language: Language) -> String {
    let own = Array(candidate.name.text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (i, letter) in candidate.letters.enumerated() where i < own.count {
      if let scalar = WordFolding.fold(own[i].value) == letter ? own[i] : Unicode.Scalar(letter) {
        result.append(scalar)
      }
    }
    result.append(contentsOf: own.dropFirst(candidate.letters.count))
    return String(result)
  }
}
