extension LSP {
  /// A diagnostic as a client sends it back: by its code and place.
  package struct ContextDiagnostic: Decodable, Sendable {
    package var range: Range
    package var code: JSONValue?
    package var message: String?
  }

  package struct CodeActionContext: Decodable, Sendable {
    package var diagnostics: [ContextDiagnostic]?
    package var only: [String]?
  }

  package struct CodeActionParams: Decodable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var range: Range
    package var context: CodeActionContext?
  }

  package struct Command: Encodable, Sendable {
    package var title: String
    package var command: String
    package var arguments: [JSONValue]

    package init(title: String, command: String, arguments: [JSONValue]) {
      self.title = title
      self.command = command
      self.arguments = arguments
    }
  }

  package struct CodeAction: Encodable, Sendable {
    package var title: String
    package var kind: String
    package var diagnostics: [Diagnostic]?
    package var isPreferred: Bool?
    package var edit: WorkspaceEdit?
    package var command: Command?

    package init(title: String, kind: String, diagnostics: [Diagnostic]? = nil) {
      self.title = title
      self.kind = kind
      self.diagnostics = diagnostics
    }
  }

  package struct MarkupContent: Encodable, Sendable {
    package var kind: String
    package var value: String

    package init(kind: String, value: String) {
      self.kind = kind
      self.value = value
    }
  }

  package struct Hover: Encodable, Sendable {
    package var contents: MarkupContent
    package var range: Range?

    package init(contents: MarkupContent, range: Range?) {
      self.contents = contents
      self.range = range
    }
  }

  /// Kinds of symbols, as far as articles have what they stand for.
  package enum SymbolKind: Int, Encodable, Sendable {
    case file = 1
    case namespace = 3
    case string = 15
    case key = 20
    case event = 24
  }

  package struct DocumentSymbol: Encodable, Sendable {
    package var name: String
    package var detail: String?
    package var kind: SymbolKind
    package var range: Range
    package var selectionRange: Range
    package var children: [DocumentSymbol]

    package init(name: String, detail: String?, kind: SymbolKind, range: Range, selectionRange: Range) {
      self.name = name
      self.detail = detail
      self.kind = kind
      self.range = range
      self.selectionRange = selectionRange
      children = []
    }
  }

  /// The flat form for clients that know no trees.
  package struct SymbolInformation: Encodable, Sendable {
    package var name: String
    package var kind: SymbolKind
    package var location: Location
    package var containerName: String?

    package init(name: String, kind: SymbolKind, location: Location, containerName: String?) {
      self.name = name
      self.kind = kind
      self.location = location
      self.containerName = containerName
    }
  }
}
