import ArticleModel
import SourceText

/// A problem that a reader met; the engine reports it as a diagnostic.
package struct ReadProblem: Sendable {
  /// `undecodable-bytes`, `assumed-encoding`, `malformed-json`, `malformed-xml`, `malformed-table`,
  /// `malformed-po`, `no-languages`, `binary-file` or `nothing-to-read`.
  package var rule: String
  /// False for a note.
  package var isError: Bool
  /// Bytes of the file, not of the text that was taken out of it.
  package var range: TextRange
  /// A lower-case fragment without a full stop.
  package var message: String
}

/// What came of reading one file: always a document, empty where nothing could be read.
package struct ReadResult: Sendable {
  /// The article's text and its way back to the file.
  package var document: ReadDocument
  /// In the order of the file, as far as the reader went.
  package var problems: [ReadProblem]
}
