extension LSP {
  /// A document as the client hands it over when it is opened.
  package struct TextDocumentItem: Codable, Sendable {
    /// The document's URI: `file:` for a file, another scheme for a text that was never saved.
    package var uri: String
    /// What the client's editor calls the language or format, such as `plaintext` or `markdown`; nil where it
    /// does not say.
    package var languageId: String?
    /// A number that rises with each change, undoing too; nil where the client does not count.
    package var version: Int?
    /// All of the text, with whatever line ends it has.
    package var text: String
  }

  /// `textDocument/didOpen`, from the client: until `didClose` its text holds, not that of the file on disk.
  package struct DidOpenParams: Codable, Sendable {
    /// The document with its text.
    package var textDocument: TextDocumentItem

    /// `textDocument`: the document with its text.
    package init(textDocument: TextDocumentItem) { self.textDocument = textDocument }
  }

  /// A change of a stretch, or of the whole document where it names none.
  package struct ContentChange: Decodable, Sendable {
    /// The stretch that is replaced, in the document as the changes before this one left it; nil: all of it.
    package var range: Range?
    /// What stands there afterwards.
    package var text: String

    /// - Parameters:
    ///   - range: The stretch that is replaced; nil: the whole document.
    ///   - text: What stands there afterwards.
    package init(range: Range?, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// `textDocument/didChange`, from the client.
  package struct DidChangeParams: Decodable, Sendable {
    /// The document, with its version after all of the changes.
    package var textDocument: VersionedTextDocumentIdentifier
    /// One after the other: places of each are those of the text that the one before left.
    package var contentChanges: [ContentChange]
  }

  /// `didClose`, `didSave`, and every request that only names a document.
  package struct DocumentParams: Decodable, Sendable {
    /// The document that is meant.
    package var textDocument: TextDocumentIdentifier
  }

  /// A request about one place, such as `textDocument/hover`, from the client.
  package struct PositionParams: Decodable, Sendable {
    /// The document that is meant.
    package var textDocument: TextDocumentIdentifier
    /// Where the mouse or the caret is; line and character from 0.
    package var position: Position
  }
}
