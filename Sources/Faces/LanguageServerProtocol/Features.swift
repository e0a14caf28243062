extension LSP {
  /// A diagnostic as a client sends it back: by its code and place.
  package struct ContextDiagnostic: Decodable, Sendable {
    /// Where the client has it: lines and characters from 0, the end not part of it.
    package var range: Range
    /// The id of the rule in diagnostics of this server; others may send a number, or none.
    package var code: JSONValue?
    /// What was said; nil where the client leaves it out.
    package var message: String?
  }

  /// What the client knows of a range for which it asks what to do.
  package struct CodeActionContext: Decodable, Sendable {
    /// The diagnostics that it shows there, those of other servers among them; nil is read as none.
    package var diagnostics: [ContextDiagnostic]?
    /// The kinds of actions that it wants, each with all that begins with it and a stop, as `source` stands
    /// for `source.fixAll`; nil: all.
    package var only: [String]?
  }

  /// `textDocument/codeAction`, from the client: what can be done about a range?
  package struct CodeActionParams: Decodable, Sendable {
    /// The document that is asked about.
    package var textDocument: TextDocumentIdentifier
    /// What is selected, or the place of the caret as an empty range; lines and characters from 0.
    package var range: Range
    /// What the client knows of the range; nil is read as nothing.
    package var context: CodeActionContext?
  }

  /// Something for the server to do when the user wants it: the client sends it back with
  /// `workspace/executeCommand`.
  package struct Command: Encodable, Sendable {
    /// What the user is shown.
    package var title: String
    /// The command's name, one of those in `ServerCapabilities`.
    package var command: String
    /// What the command is called with, in its order.
    package var arguments: [JSONValue]

    /// - Parameters:
    ///   - title: What the user is shown.
    ///   - command: The command's name.
    ///   - arguments: What the command is called with, in its order.
    package init(title: String, command: String, arguments: [JSONValue]) {
      self.title = title
      self.command = command
      self.arguments = arguments
    }
  }

  /// Something that can be done about a range: a change of documents, a command, or the one and then the
  /// other.
  package struct CodeAction: Encodable, Sendable {
    /// What the user is shown.
    package var title: String
    /// `quickfix`, `source.fixAll.wirelint`: clients group actions by it, and ask for some kinds alone.
    package var kind: String
    /// The diagnostics that it would end; nil where it is about none.
    package var diagnostics: [Diagnostic]?
    /// Whether it is the one to take where several are offered, as an editor's key for fixes does; nil: no.
    package var isPreferred: Bool?
    /// What it changes; nil where it only runs a command.
    package var edit: WorkspaceEdit?
    /// What is run behind the change; nil where it only changes documents.
    package var command: Command?

    /// - Parameters:
    ///   - title: What the user is shown.
    ///   - kind: `quickfix`, `source.fixAll.wirelint`.
    ///   - diagnostics: Those that it would end; nil where it is about none.
    package init(title: String, kind: String, diagnostics: [Diagnostic]? = nil) {
      self.title = title
      self.kind = kind
      self.diagnostics = diagnostics
    }
  }

  /// A text to be shown as mark-up or as it stands.
  package struct MarkupContent: Encodable, Sendable {
    /// `markdown` or `plaintext`.
    package var kind: String
    /// The text, in Markdown where `kind` says so.
    package var value: String

    /// - Parameters:
    ///   - kind: `markdown` or `plaintext`.
    ///   - value: The text.
    package init(kind: String, value: String) {
      self.kind = kind
      self.value = value
    }
  }

  /// The answer to `textDocument/hover`: what is to be said of a place.
  package struct Hover: Encodable, Sendable {
    /// What the client shows beside the place.
    package var contents: MarkupContent
    /// The stretch that it is about, which the client marks; nil: the client finds the word.
    package var range: Range?

    /// - Parameters:
    ///   - contents: What the client shows.
    ///   - range: The stretch that it is about; nil: the client finds the word.
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

  /// A part of a document in a tree of its parts: an answer to `textDocument/documentSymbol`.
  package struct DocumentSymbol: Encodable, Sendable {
    /// What outlines call it; never empty.
    package var name: String
    /// What outlines show behind the name; nil: nothing.
    package var detail: String?
    /// What the part is, which decides on its icon.
    package var kind: SymbolKind
    /// All of the part: lines and characters from 0, the end not part of it.
    package var range: Range
    /// Where the caret goes when the part is chosen; lies within `range`.
    package var selectionRange: Range
    /// The parts within it, in their order.
    package var children: [DocumentSymbol]

    /// A part that has no parts yet; `selectionRange` lies within `range`.
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
    /// What outlines call it.
    package var name: String
    /// What the part is, which decides on its icon.
    package var kind: SymbolKind
    /// All of the part, with its document.
    package var location: Location
    /// The name of the part that holds it; nil for the outermost.
    package var containerName: String?

    /// - Parameters:
    ///   - name: What outlines call it.
    ///   - kind: What the part is.
    ///   - location: All of the part.
    ///   - containerName: The name of the part that holds it; nil for the outermost.
    package init(name: String, kind: SymbolKind, location: Location, containerName: String?) {
      self.name = name
      self.kind = kind
      self.location = location
      self.containerName = containerName
    }
  }
}
