extension LSP {
  package struct TextDocumentItem: Codable, Sendable {
    package var uri: String
    package var languageId: String?
    package var version: Int?
    package var text: String
  }

  package struct DidOpenParams: Codable, Sendable {
    package var textDocument: TextDocumentItem

    package init(textDocument: TextDocumentItem) { self.textDocument = textDocument }
  }

  /// A change of a stretch, or of the whole document where it names none.
  package struct ContentChange: Decodable, Sendable {
    package var range: Range?
    package var text: String

    package init(range: Range?, text: String) {
      self.range = range
      self.text = text
    }
  }

  package struct DidChangeParams: Decodable, Sendable {
    package var textDocument: VersionedTextDocumentIdentifier
    package var contentChanges: [ContentChange]
  }

  /// `didClose`, `didSave`, and every request that only names a document.
  package struct DocumentParams: Decodable, Sendable {
    package var textDocument: TextDocumentIdentifier
  }

  package struct PositionParams: Decodable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var position: Position
  }
}
