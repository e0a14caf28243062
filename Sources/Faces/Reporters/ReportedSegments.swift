import SourceText

/// The segments of a bilingual file, for reports that show source and target beside each other.
package struct ReportedSegments: Sendable {
  /// One segment, as it stands in the file.
  package struct Entry: Sendable {
    /// As the file calls it, or its number.
    package var id: String
    /// Bytes of the file.
    package var source: TextRange
    /// Bytes of the file; empty where there is no translation, at the place where it is due.
    package var target: TextRange
    /// `locked`, `unfinished`; empty for a translation that is finished.
    package var state: String

    /// - Parameters:
    ///   - id: As the file calls it, or its number.
    ///   - source: Bytes of the file.
    ///   - target: Bytes of the file; empty where there is no translation.
    ///   - state: `locked`, `unfinished`; empty for a translation that is finished.
    package init(id: String, source: TextRange, target: TextRange, state: String) {
      self.id = id
      self.source = source
      self.target = target
      self.state = state
    }
  }

  /// In the order of the file.
  package var entries: [Entry]
  /// Codes of the languages; empty where they are not known.
  package var languages: (source: String, target: String)
  /// Whether tags and references stand in the text.
  package var isMarkup: Bool
  /// Where each side of each segment begins, ascending.
  private let starts: [(place: TextRange, entry: Int)]
  private let byID: [String: Int]

  /// - Parameters:
  ///   - entries: In the order of the file.
  ///   - languages: Their codes; empty where they are not known.
  ///   - isMarkup: Whether tags and references stand in the text.
  package init(_ entries: [Entry], languages: (source: String, target: String), isMarkup: Bool) {
    self.entries = entries
    self.languages = languages
    self.isMarkup = isMarkup
    starts = entries.enumerated().flatMap {
      [($0.element.source, $0.offset), ($0.element.target, $0.offset)]
    }
    .sorted { $0.0.lower < $1.0.lower }
    byID = Dictionary(entries.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
  }

  /// The segment that a place of the file lies in, or that is called so; nil where there is none.
  func entry(at place: TextRange, called id: String?) -> Int? {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].place.lower <= place.lower { low = middle + 1 } else { high = middle }
    }
    // An empty side may begin where another one does.
    for k in stride(from: low - 1, through: max(0, low - 3), by: -1) where k >= 0 {
      if place.lower <= starts[k].place.upper { return starts[k].entry }
    }
    return id.flatMap { byID[$0] }
  }
}
