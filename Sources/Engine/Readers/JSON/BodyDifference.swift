import SourceText

/// Where two forms of one body say different things.
enum BodyDifference {
  /// How much of the shorter form must stand in the longer one, in hundredths: with less it is another text, such as a
  /// summary.
  private static let likeness = 90

  /// The first words in which the two differ, as `'12 ships' against '14 ships'`; nil where they are in the same words,
  /// or are not two forms of one text.
  static func first(_ ours: some Sequence<UInt8>, _ theirs: some Sequence<UInt8>) -> String? {
    let (a, b) = (words(ours), words(theirs))
    guard !a.isEmpty, !b.isEmpty, a != b else { return nil }
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for word in a { counts[word, default: 0] += 1 }
    var common = 0
    for word in b {
      if let left = counts[word], left > 0 {
        common += 1
        counts[word] = left - 1
      }
    }
    guard common * 100 >= max(a.count, b.count) * likeness else { return nil }
    let at = zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
    func shown(_ words: [ArraySlice<UInt8>]) -> String {
      at < words.count
        ? "'"
          + words[at..<min(words.count, at + 3)].map { String(decoding: $0, as: UTF8.self) }.joined(
            separator: " ")
          + "'" : "nothing more"
    }
    return "\(shown(a)) against \(shown(b))"
  }

  /// Runs of letters and figures; marks and spaces each form sets as it likes.
  private static func words(_ text: some Sequence<UInt8>) -> [ArraySlice<UInt8>] {
    Array(text).split { byte in
      !((byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0xC3)
    }
  }
}
