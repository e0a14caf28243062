import ArticleModel
import SourceText

/// A problem that a reader met; the engine reports it as a diagnostic.
package struct ReadProblem: Sendable {
  /// What can be wrong with a file; the raw value is the id that reports give it.
  package enum Kind: String, Sendable, CaseIterable {
    case assumedEncoding = "assumed-encoding"
    case binaryFile = "binary-file"
    case encodingMismatch = "encoding-mismatch"
    case malformedData = "malformed-data"
    case malformedHTML = "malformed-html"
    case malformedJSON = "malformed-json"
    case malformedCatalogue = "malformed-po"
    case malformedTable = "malformed-table"
    case malformedXML = "malformed-xml"
    case noLanguages = "no-languages"
    case nothingToRead = "nothing-to-read"
    case undecodableBytes = "undecodable-bytes"

    /// Whether an article with such an error counts as one that could not be read.
    package var makesUnreadable: Bool {
      switch self {
      case .binaryFile, .malformedData, .malformedHTML, .malformedJSON, .malformedXML: true
      case .assumedEncoding, .encodingMismatch, .malformedCatalogue, .malformedTable, .noLanguages,
        .nothingToRead,
        .undecodableBytes:
        false
      }
    }
  }

  /// What is wrong; its raw value is the id of the diagnostic.
  package var kind: Kind
  /// False for a note, and for the warning that nothing was read.
  package var isError: Bool
  /// Bytes of the file, not of the text that was taken out of it.
  package var range: TextRange
  /// A lower-case fragment without a full stop.
  package var message: String

  /// The id that reports give it.
  package var rule: String { kind.rawValue }

  /// Whether the file counts as one that was not read, wholly or in part.
  package var isUnread: Bool { kind == .nothingToRead || isError && kind.makesUnreadable }
}

/// What came of reading one file: always a document, empty where nothing could be read.
package struct ReadResult: Sendable {
  /// The texts of the file's articles and their ways back to the file, in its order; one at least.
  package let documents: [ReadDocument]
  /// In the order of the file, as far as the reader went.
  package var problems: [ReadProblem]

  /// The text in which places are told, where the file's own bytes are none: a line for each paragraph of a word
  /// processor's document; nil: the file.
  package var shown: SourceText?

  /// A file of one article.
  package init(document: ReadDocument, problems: [ReadProblem]) {
    documents = [document]
    self.problems = problems
  }

  /// A file of several articles; without any it is an empty one of that name.
  package init(documents: [ReadDocument], name: String, problems: [ReadProblem]) {
    self.documents =
      documents.isEmpty ? [ReadDocument(text: SourceText(name: name, bytes: []))] : documents
    self.problems = problems
  }

  /// The first article's text.
  package var document: ReadDocument { documents[0] }
}
