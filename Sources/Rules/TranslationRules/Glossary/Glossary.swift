import Bitext
import SourceText

/// Terms with what they are in the other language, ready to be found in texts.
///
/// A word of a term is found in its inflected forms: with endings behind it, and in Arabic with particles
/// before it. A word that ends in `*` is found with any ending, one that ends in `=` as it stands only.
package struct Glossary: Sendable {
  struct Word: Sendable {
    /// Folded scalars of the part that does not change.
    var stem: [UInt32]
    /// How many scalars may follow the stem.
    var room: Int
  }

  struct Term: Sendable {
    var words: [Word]
    var text: String
    /// Whether it is written with a capital or in capitals only, as acronyms are.
    var isExact: Bool
  }

  struct Entry: Sendable {
    var sourceLanguage: Language?
    var targetLanguage: Language?
    var source: [Term]
    var allowed: [Term]
    var preferred: String
    var forbidden: [Term]
  }

  private(set) var entries: [Entry] = []
  /// Entries by the first two scalars of the first words of their source forms.
  private var bySource: [UInt64: [Int]] = [:]
  /// A bit for the first scalars of every source form, so that most texts are told to have none at once.
  private var firsts: [UInt64] = Array(repeating: 0, count: 64)
  /// Entries that hold whatever the source says.
  private(set) var free: [Int] = []

  /// A glossary of some entries, in the order in which they are to have their say.
  package init(_ entries: [GlossaryEntry] = []) {
    for entry in entries { add(entry) }
  }

  /// Whether there is no entry, so that nothing need be looked for.
  package var isEmpty: Bool { entries.isEmpty }

  /// Adds an entry.
  package mutating func add(_ entry: GlossaryEntry) {
    func terms(_ forms: [String], _ language: Language?) -> [Term] {
      forms.compactMap { Glossary.term($0, language) }
    }
    let made = Entry(
      sourceLanguage: entry.sourceLanguage, targetLanguage: entry.targetLanguage,
      source: terms(entry.source, entry.sourceLanguage),
      allowed: entry.isRequired ? terms(entry.preferred + entry.admitted, entry.targetLanguage) : [],
      preferred: entry.preferred.first ?? "",
      forbidden: terms(entry.forbidden, entry.targetLanguage))
    entries.append(made)
    let index = entries.count - 1
    if made.source.isEmpty { free.append(index) }
    for term in made.source {
      guard let first = term.words.first else { continue }
      let key = Glossary.key(first.stem)
      // A stem of one scalar may be followed by any other.
      let bit = Glossary.bit(first.stem.first ?? 0, first.stem.count > 1 ? first.stem[1] : 0)
      firsts[bit >> 6] |= 1 << UInt64(bit & 63)
      if bySource[key]?.last != index { bySource[key, default: []].append(index) }
    }
  }

  private static func term(_ form: String, _ language: Language?) -> Term? {
    var tokens: [SideToken] = []
    let bytes = Array(form.utf8)
    let words = bytes.withUnsafeBufferPointer { p in
      SideTokenizer(p, end: p.count, language: language ?? .other).tokenize(from: 0, into: &tokens)
      return tokens.filter { $0.kind != .mark }.map { token in
        let scalars = folded(p, token.range)
        let mark = Int(token.end) < bytes.count ? bytes[Int(token.end)] : 0
        if mark == UInt8(ascii: "*") { return Word(stem: scalars, room: 40) }
        if mark == UInt8(ascii: "=") { return Word(stem: scalars, room: 0) }
        return word(scalars, token, language)
      }
    }
    guard !words.isEmpty else { return nil }
    return Term(
      words: words, text: form, isExact: tokens.count == 1 && tokens[0].flags.contains(.allCapitals))
  }

  /// A word of a term, with the ending off that its inflection may change.
  private static func word(_ scalars: [UInt32], _ token: SideToken, _ language: Language?) -> Word {
    guard token.kind == .word, scalars.count > 3, !token.flags.contains(.allCapitals) else {
      return Word(stem: scalars, room: token.kind == .word && language == .turkish ? 4 : 0)
    }
    switch language {
    case .russian: return Word(stem: Array(scalars.dropLast(scalars.count > 5 ? 2 : 1)), room: 5)
    case .german, .spanish, .french:
      return Word(stem: Array(scalars.dropLast(scalars.count > 5 ? 1 : 0)), room: 4)
    case .turkish: return Word(stem: Array(scalars.dropLast(1)), room: 7)
    case .persian: return Word(stem: scalars, room: 4)
    case .arabic: return Word(stem: Array(scalars.dropLast(scalars.last == 0x647 ? 1 : 0)), room: 3)
    case .english: return Word(stem: scalars, room: 2)
    default: return Word(stem: scalars, room: 3)
    }
  }

  static func folded(_ p: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> [UInt32] {
    var scalars: [UInt32] = []
    var i = range.lower
    while i < range.upper {
      let (value, length) = Scalars.decode(p, at: i)
      let folded = WordFolding.fold(value)
      if folded != 0 { scalars.append(folded) }
      i += length
    }
    return scalars
  }

  @inline(__always)
  private static func bit(_ first: UInt32, _ second: UInt32) -> Int {
    Int(truncatingIfNeeded: (first &* 0x9E37_79B1) ^ (second &* 0x85EB_CA77)) >> 7 & 4095
  }

  /// A quick no for most words. Arabic writes particles before its words and is always looked through.
  func mayBeginTerm(_ side: SideReading, _ token: SideToken) -> Bool {
    guard token.kind != .mark else { return false }
    if side.language == .arabic { return true }
    let (first, length) = Scalars.decode(side.p, at: Int(token.start))
    let after = Int(token.start) + length
    let second = after < Int(token.end) ? WordFolding.fold(Scalars.decode(side.p, at: after).value) : 0
    // A mark that is dropped may stand second.
    if second == 0, after < Int(token.end) { return true }
    let folded = WordFolding.fold(first)
    return isFirst(folded, second) || second != 0 && isFirst(folded, 0)
  }

  @inline(__always)
  private func isFirst(_ first: UInt32, _ second: UInt32) -> Bool {
    let bit = Glossary.bit(first, second)
    return firsts[bit >> 6] & 1 << UInt64(bit & 63) != 0
  }

  static func key(_ scalars: [UInt32]) -> UInt64 {
    UInt64(scalars.first ?? 0) << 32 | UInt64(scalars.count > 1 ? scalars[1] : 0)
  }

  /// Entries of which a source form may begin with these scalars.
  func candidates(_ scalars: [UInt32]) -> [Int] {
    var found = bySource[Glossary.key(scalars)] ?? []
    if scalars.count > 1 { found += bySource[Glossary.key([scalars[0]])] ?? [] }
    return found
  }
}
