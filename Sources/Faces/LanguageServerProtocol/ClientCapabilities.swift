extension LSP {
  /// What the client can do, as far as the server makes use of it.
  package struct ClientCapabilities: Decodable, Sendable {
    /// What holds for all documents.
    package struct General: Decodable, Sendable {
      /// The units in which the client can count characters of positions, the one that it likes best first:
      /// `utf-16`, `utf-8`; nil: UTF-16 alone.
      package var positionEncodings: [String]?
    }

    /// What is known of a feature that the server may register for while it runs.
    package struct Dynamic: Decodable, Sendable {
      /// Whether `client/registerCapability` may name the feature; nil: no.
      package var dynamicRegistration: Bool?
    }

    /// What of the diagnostics that the server sends the client shows.
    package struct PublishDiagnostics: Decodable, Sendable {
      /// Whether it shows the other places of a diagnostic; nil where it does not say.
      package var relatedInformation: Bool?
      /// Which tags of diagnostics it knows; nil: none.
      package var tagSupport: TagSupport?
    }

    /// Tags of diagnostics.
    package struct TagSupport: Decodable, Sendable {
      /// Values of `DiagnosticTag` that the client shows; nil is read as none.
      package var valueSet: [Int]?
    }

    /// How texts beside a place are shown.
    package struct Hover: Decodable, Sendable {
      /// `plaintext` and `markdown`, the one that the client likes best first; nil where it does not say.
      package var contentFormat: [String]?
    }

    /// How the parts of a document are shown.
    package struct DocumentSymbol: Decodable, Sendable {
      /// Whether it takes a tree of `DocumentSymbol`; otherwise, and where this is nil, a flat list of
      /// `SymbolInformation`.
      package var hierarchicalDocumentSymbolSupport: Bool?
    }

    /// What the client can do with one document.
    package struct TextDocument: Decodable, Sendable {
      /// How it shows diagnostics that are sent to it; nil where it does not say.
      package var publishDiagnostics: PublishDiagnostics?
      /// Whether it asks for diagnostics itself (`textDocument/diagnostic`): nil where it waits for them.
      package var diagnostic: Dynamic?
      /// How it shows hovers; nil where it does not say.
      package var hover: Hover?
      /// How it shows the parts of a document; nil where it does not say.
      package var documentSymbol: DocumentSymbol?
    }

    /// Whether diagnostics can be called out of date.
    package struct Refresh: Decodable, Sendable {
      /// Whether the server may send `workspace/diagnostic/refresh`, upon which the client asks anew; nil:
      /// no.
      package var refreshSupport: Bool?
    }

    /// What changes of documents the client makes for the server.
    package struct WorkspaceEditing: Decodable, Sendable {
      /// Whether it takes `WorkspaceEdit.documentChanges`, with versions; nil: `changes` alone.
      package var documentChanges: Bool?
    }

    /// What the client can do with all folders and files.
    package struct Workspace: Decodable, Sendable {
      /// What changes of documents it makes; nil where it does not say.
      package var workspaceEdit: WorkspaceEditing?
      /// Whether the server may register for changes of settings; nil: no.
      package var didChangeConfiguration: Dynamic?
      /// Whether the server may register for changes of files; nil: no.
      package var didChangeWatchedFiles: Dynamic?
      /// Whether the server may ask for settings with `workspace/configuration`; nil: no.
      package var configuration: Bool?
      /// Whether diagnostics can be called out of date; nil: no.
      package var diagnostics: Refresh?
    }

    /// Whether the client opens what the server names.
    package struct ShowDocument: Decodable, Sendable {
      /// Whether `window/showDocument` is understood; nil: no.
      package var support: Bool?
    }

    /// What the client shows beside documents.
    package struct Window: Decodable, Sendable {
      /// Whether the server may begin progress of its own with `window/workDoneProgress/create`; nil: no.
      package var workDoneProgress: Bool?
      /// Whether the client opens what the server names; nil: no.
      package var showDocument: ShowDocument?
    }

    /// What holds for all documents; nil where the client does not say.
    package var general: General?
    /// What it can do with one document; nil where it does not say.
    package var textDocument: TextDocument?
    /// What it can do with all folders and files; nil where it does not say.
    package var workspace: Workspace?
    /// What it shows beside documents; nil where it does not say.
    package var window: Window?

    package init() {}
  }
}
