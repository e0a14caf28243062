import Bitext

/// The words of `speech.tsv`, by which direct and indirect speech are told apart.
struct SpeechWords: Sendable {
  enum Kind: String, Sendable {
    /// The speaker of himself: `I`, `unsere`.
    case first
    /// Joins reported speech to its verb: `that`, `que`.
    case that
    /// A mood that only reports: German `sei`.
    case reported
  }

  private var words: [Language: [Kind: Set<UInt64>]] = [:]

  /// Reads rows of a language, a kind and the words.
  init(rows: [[String]]) {
    for row in rows where row.count == 3 {
      guard let language = Language(tag: row[0]), let kind = Kind(rawValue: row[1]) else { continue }
      words[language, default: [:]][kind, default: []]
        .formUnion(row[2].split(separator: "|").map { WordFolding.hash($0) })
    }
  }

  /// Whether a side has a word of a kind among its tokens; nil where the language's list has none.
  func has(_ kind: Kind, _ side: SideReading, in tokens: Range<Int>? = nil) -> Bool? {
    guard let words = words[side.language]?[kind] else { return nil }
    return (tokens ?? side.tokens.indices).contains { words.contains(side.tokens[$0].hash) }
  }
}
