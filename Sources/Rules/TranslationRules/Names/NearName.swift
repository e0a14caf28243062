import Bitext
import SourceText

/// Names of two languages in Latin script that differ by one consonant, as misspelled ones do.
enum NearName {
  /// Consonants that languages write for one another, so that a name may have either. General knowledge.
  private static let alike: [Set<UInt32>] = [
    Set("ckqgx".unicodeScalars.map(\.value)), Set("vwfb".unicodeScalars.map(\.value)),
    Set("szxc".unicodeScalars.map(\.value)), Set("gj".unicodeScalars.map(\.value)),
    Set("dt".unicodeScalars.map(\.value)), Set("tcs".unicodeScalars.map(\.value)),
    // Polish `sz` and `cz` are `sh` and `ch`.
    Set("hz".unicodeScalars.map(\.value)),
  ]

  /// The word of the source that a name of the target is but for one consonant; nil where there is none.
  static func twin(
    of name: NameWord, _ sources: [NameWord], _ pair: SegmentPair, _ context: TranslationContext
  ) -> NameWord? {
    guard name.token.range.count >= 5, !context.isWord(name.text),
      !pair.source.has(name.token.hash)
    else { return nil }
    // Without the English genitive.
    let own = Glossary.folded(
      pair.target.p, TextRange(name.token.range.lower, name.token.range.lower + name.text.utf8.count))
    return sources.first { other in
      let text = pair.source.text(other.token.range)
      // Ireland is Ierland elsewhere.
      // An English name that the dictionary has is no other in an English text that does not have it so.
      let isEnglish = pair.target.language == .english && context.isWord(text)
      let isPlace = pair.lexicon.places.contains(other.token.hash)
      guard isEnglish || !isPlace || other.token.range.count >= 7, other.token.range.count >= 5,
        abs(other.token.range.count - name.token.range.count) <= 2
      else { return false }
      var due = Glossary.folded(pair.source.p, other.token.range)
      if !differ(due, own) {
        // The genitive of German has no apostrophe.
        guard pair.source.language == .german, due.count > 6, due.removeLast() == 0x73, differ(due, own)
        else {
          return false
        }
        return !pair.target.tokens.contains { Glossary.folded(pair.target.p, $0.range) == due }
      }
      if isEnglish { return !pair.target.has(other.token.hash) }
      // What the target has as it is was not misspelled; what the dictionary has may be called otherwise elsewhere,
      // but for a person whose other name is the same.
      guard !pair.target.has(other.token.hash) else { return false }
      if isPlace { return due.count == own.count && !isLabialNasal(due, own) }
      if isLong(due, own) { return true }
      guard !context.isCommonWord(text.lowercased()) else { return false }
      // Names have forms in other languages, but hardly with another consonant in the place of one: Thomas is no Tholas.
      return !context.isWord(text) || due.count == own.count && own.count >= 6
        || sharesNeighbour(name, other, pair)
    }
  }

  /// Whether names differ by `m` and `n`, as languages write the same sound before `b` and `p`: Istanbul and Istambul.
  private static func isLabialNasal(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    zip(a, b).contains { $0 != $1 && [0x6D, 0x6E].contains($0) && [0x6D, 0x6E].contains($1) }
  }

  /// Whether names are so long that another consonant of them is no other language's name of the same.
  private static func isLong(_ a: [UInt32], _ b: [UInt32]) -> Bool { a.count == b.count && a.count >= 9 }

  /// Whether the words before or behind both names are the same other name.
  private static func sharesNeighbour(_ name: NameWord, _ other: NameWord, _ pair: SegmentPair) -> Bool {
    guard let place = pair.source.tokens.firstIndex(where: { $0.start == other.token.start }) else {
      return false
    }
    return [-1, 1].contains { step in
      let (s, t) = (place + step, name.place + step)
      guard pair.source.tokens.indices.contains(s), pair.target.tokens.indices.contains(t) else {
        return false
      }
      let (a, b) = (pair.source.tokens[s], pair.target.tokens[t])
      return a.kind == .word && a.hash == b.hash && a.flags.contains(.capital) && a.range.count >= 4
    }
  }

  /// Whether two neighbouring letters of a name changed places, not the last two, which languages write either way
  /// (`Center` and `Centre`).
  static func isSwapped(_ name: NameWord, _ other: NameWord, _ pair: SegmentPair) -> Bool {
    let a = Array(name.text.lowercased().unicodeScalars)
    let b = Array(pair.source.text(other.token.range).lowercased().unicodeScalars)
    guard a.count >= 6, a.count == b.count, let i = a.indices.first(where: { a[$0] != b[$0] }),
      i + 2 < a.count
    else { return false }
    // Places have such names in other languages: Ireland and Ierland, Naples and Napels.
    if pair.lexicon.places.contains(other.token.hash),
      a[i] == "r" || a[i] == "l" || b[i] == "r" || b[i] == "l"
    {
      return false
    }
    return a[i] == b[i + 1] && a[i + 1] == b[i] && a[(i + 2)...] == b[(i + 2)...]
  }

  /// Whether two folded words differ by one consonant inside, which no two languages write for one another.
  static func differ(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    guard min(a.count, b.count) >= 5, abs(a.count - b.count) <= 1 else { return false }
    let front = zip(a, b).prefix { $0 == $1 }.count
    let limit = min(a.count, b.count) - front
    let back = zip(a.reversed(), b.reversed()).prefix(limit, while: { $0.0 == $0.1 })
    let (x, y) = (a.count - front - back, b.count - front - back)
    guard front > 0, back > 0 else { return false }
    switch (x, y) {
    case (1, 1):
      return isConsonant(a[front]) && isConsonant(b[front])
        && !areAlike(a[front], b[front])
    case (1, 0): return isLost(a, front)
    case (0, 1): return isLost(b, front)
    default: return false
    }
  }

  /// Whether languages write one consonant for the other.
  static func areAlike(_ a: UInt32, _ b: UInt32) -> Bool {
    alike.contains { $0.contains(a) && $0.contains(b) }
  }

  /// Whether a consonant that one word lacks is heard: no `h`, and none that is doubled.
  private static func isLost(_ word: [UInt32], _ i: Int) -> Bool {
    isConsonant(word[i]) && word[i] != 0x68 && word[i - 1] != word[i] && word[i + 1] != word[i]
      // `ck`, `cz`, `dj`, `tch`: two letters for one sound.
      && ![0x63, 0x64, 0x74, 0x6A, 0x77].contains(word[i])
  }

  private static func isConsonant(_ value: UInt32) -> Bool {
    value &- 0x61 < 26 && ![0x61, 0x65, 0x69, 0x6F, 0x75, 0x79].contains(value)
  }
}

extension Sequence {
  /// How many elements in a row from the start hold, at most so many.
  fileprivate func prefix(_ most: Int, while holds: (Element) -> Bool) -> Int {
    var count = 0
    for element in self {
      guard count < most, holds(element) else { break }
      count += 1
    }
    return count
  }
}
