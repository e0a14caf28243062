extension LSP {
  /// A place in a document. Lines and characters count from 0; what a character is was agreed on by
  /// `PositionEncodingKind`.
  package struct Position: Codable, Sendable, Hashable {
    /// From 0; LF, CRLF and a lone CR end lines.
    package var line: Int
    /// From 0, counted within the line: UTF-16 units, or UTF-8 bytes where client and server agreed on them.
    /// What lies behind the line's end means its end.
    package var character: Int

    /// Both count from 0.
    package init(line: Int, character: Int) {
      self.line = line
      self.character = character
    }
  }

  /// A stretch of a document; the end is not part of it.
  package struct Range: Codable, Sendable, Hashable {
    /// The first place of the stretch.
    package var start: Position
    /// The place behind the stretch; that of a whole line with its end is the start of the next line.
    package var end: Position

    /// - Parameters:
    ///   - start: The first place of the stretch.
    ///   - end: The place behind it.
    package init(start: Position, end: Position) {
      self.start = start
      self.end = end
    }
  }

  /// A stretch of some document.
  package struct Location: Codable, Sendable, Hashable {
    /// The document.
    package var uri: String
    /// The stretch of it.
    package var range: Range

    /// - Parameters:
    ///   - uri: The document.
    ///   - range: The stretch of it.
    package init(uri: String, range: Range) {
      self.uri = uri
      self.range = range
    }
  }

  /// What characters of positions count.
  package enum PositionEncodingKind: String, Codable, Sendable {
    /// Bytes of UTF-8.
    case utf8 = "utf-8"
    /// Units of UTF-16, which every client and server knows.
    case utf16 = "utf-16"
    /// Unicode scalars.
    case utf32 = "utf-32"
  }

  /// Which document is meant.
  package struct TextDocumentIdentifier: Codable, Sendable {
    /// The document's URI, as the client wrote it when it was opened.
    package var uri: String
  }

  /// Which document is meant, and which state of it.
  package struct VersionedTextDocumentIdentifier: Codable, Sendable {
    /// The document's URI, as the client wrote it when it was opened.
    package var uri: String
    /// The number that the client gave that state; nil where it is not known, as of a file that is not open.
    package var version: Int?

    /// - Parameters:
    ///   - uri: The document's URI.
    ///   - version: The number that the client gave that state; nil where it is not known.
    package init(uri: String, version: Int?) {
      self.uri = uri
      self.version = version
    }

    /// A version that is not known is written as `null`.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(uri, forKey: .uri)
      try container.encode(version, forKey: .version)
    }

    private enum CodingKeys: CodingKey { case uri, version }
  }

  /// One change of a document: an insertion where the range is empty, a deletion where the text is.
  package struct TextEdit: Codable, Sendable, Hashable {
    /// What is replaced. Places of all edits of one document are those before any of them, and none overlaps
    /// another.
    package var range: Range
    /// What stands there afterwards.
    package var newText: String

    /// - Parameters:
    ///   - range: What is replaced.
    ///   - newText: What stands there afterwards.
    package init(range: Range, newText: String) {
      self.range = range
      self.newText = newText
    }
  }

  /// Changes of one state of a document: a client that has another by now does not make them.
  package struct TextDocumentEdit: Encodable, Sendable {
    /// The document and the version that the changes were made for.
    package var textDocument: VersionedTextDocumentIdentifier
    /// None overlaps another; their order counts for insertions at one place alone.
    package var edits: [TextEdit]

    /// - Parameters:
    ///   - textDocument: The document and the version that the changes were made for.
    ///   - edits: None overlaps another.
    package init(textDocument: VersionedTextDocumentIdentifier, edits: [TextEdit]) {
      self.textDocument = textDocument
      self.edits = edits
    }
  }

  /// Edits of documents: with versions where the client takes them, else by URI.
  package struct WorkspaceEdit: Encodable, Sendable {
    /// Edits by the URI of the document; nil where `documentChanges` has them.
    package var changes: [String: [TextEdit]]?
    /// Edits with the version of each document; nil for clients that do not take it.
    package var documentChanges: [TextDocumentEdit]?

    /// For clients that take no versions: edits by the URI of the document.
    package init(changes: [String: [TextEdit]]) { self.changes = changes }
    /// For clients that take versions.
    package init(documentChanges: [TextDocumentEdit]) { self.documentChanges = documentChanges }
  }
}
