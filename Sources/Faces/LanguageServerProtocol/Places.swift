extension LSP {
  /// A place in a document. Lines and characters count from 0; what a character is was agreed on by
  /// `PositionEncodingKind`.
  package struct Position: Codable, Sendable, Hashable {
    package var line: Int
    package var character: Int

    package init(line: Int, character: Int) {
      self.line = line
      self.character = character
    }
  }

  /// A stretch of a document; the end is not part of it.
  package struct Range: Codable, Sendable, Hashable {
    package var start: Position
    package var end: Position

    package init(start: Position, end: Position) {
      self.start = start
      self.end = end
    }
  }

  /// A stretch of some document.
  package struct Location: Codable, Sendable, Hashable {
    package var uri: String
    package var range: Range

    package init(uri: String, range: Range) {
      self.uri = uri
      self.range = range
    }
  }

  /// What characters of positions count.
  package enum PositionEncodingKind: String, Codable, Sendable {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf32 = "utf-32"
  }

  package struct TextDocumentIdentifier: Codable, Sendable {
    package var uri: String
  }

  package struct VersionedTextDocumentIdentifier: Codable, Sendable {
    package var uri: String
    package var version: Int?

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

  package struct TextEdit: Codable, Sendable, Hashable {
    package var range: Range
    package var newText: String

    package init(range: Range, newText: String) {
      self.range = range
      self.newText = newText
    }
  }

  package struct TextDocumentEdit: Encodable, Sendable {
    package var textDocument: VersionedTextDocumentIdentifier
    package var edits: [TextEdit]

    package init(textDocument: VersionedTextDocumentIdentifier, edits: [TextEdit]) {
      self.textDocument = textDocument
      self.edits = edits
    }
  }

  /// Edits of documents: with versions where the client takes them, else by URI.
  package struct WorkspaceEdit: Encodable, Sendable {
    package var changes: [String: [TextEdit]]?
    package var documentChanges: [TextDocumentEdit]?

    package init(changes: [String: [TextEdit]]) { self.changes = changes }
    package init(documentChanges: [TextDocumentEdit]) { self.documentChanges = documentChanges }
  }
}
