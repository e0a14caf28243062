extension LSP {
  /// What the server can do, as it tells the client in its answer to `initialize`.
  package struct ServerCapabilities: Encodable, Sendable {
    /// Which changes of open documents the server is to be told of.
    package struct Synchronization: Encodable, Sendable {
      /// True: the client sends `textDocument/didOpen` and `didClose`.
      package var openClose = true
      /// 2: incremental.
      package var change = 2
      /// What comes with `textDocument/didSave`.
      package var save = Save()
    }

    /// What comes with `textDocument/didSave`.
    package struct Save: Encodable, Sendable {
      /// False: the text is not sent again when it is saved, since the server has it.
      package var includeText = false
    }

    /// What the server offers to do about a range.
    package struct CodeActionOptions: Encodable, Sendable {
      /// The kinds of actions that it may offer: `quickfix` and what begins with `source.fixAll`.
      package var codeActionKinds: [String]
      /// False: an action is sent whole, and `codeAction/resolve` is not answered.
      package var resolveProvider = false
    }

    /// How the client may ask for diagnostics.
    package struct DiagnosticOptions: Encodable, Sendable {
      /// What the client keeps the server's diagnostics under, beside those of others.
      package var identifier: String
      /// False: a change in one document never changes the diagnostics of another.
      package var interFileDependencies = false
      /// True: `workspace/diagnostic` is answered, for files that are not open.
      package var workspaceDiagnostics = true
      /// True: where the client gives a token, the server tells how far it is.
      package var workDoneProgress = true
    }

    /// The commands that the client may call by name.
    package struct ExecuteCommandOptions: Encodable, Sendable {
      /// Their names, for `workspace/executeCommand`.
      package var commands: [String]
      /// True: where the client gives a token, the server tells how far it is.
      package var workDoneProgress = true
    }

    /// How the server deals with several folders.
    package struct FolderSupport: Encodable, Sendable {
      /// True: the workspace may have several.
      package var supported = true
      /// True: the client sends `workspace/didChangeWorkspaceFolders`.
      package var changeNotifications = true
    }

    /// What the server can do with all folders.
    package struct Workspace: Encodable, Sendable {
      /// How it deals with several folders.
      package var workspaceFolders = FolderSupport()
    }

    /// What characters of positions count from now on: one of the units that the client named, or UTF-16.
    package var positionEncoding: PositionEncodingKind
    /// Which changes of open documents the client is to tell of.
    package var textDocumentSync = Synchronization()
    /// True: `textDocument/hover` is answered.
    package var hoverProvider = true
    /// True: `textDocument/documentSymbol` is answered.
    package var documentSymbolProvider = true
    /// What is offered about a range (`textDocument/codeAction`).
    package var codeActionProvider: CodeActionOptions
    /// The commands that may be called.
    package var executeCommandProvider: ExecuteCommandOptions
    /// How diagnostics may be asked for.
    package var diagnosticProvider: DiagnosticOptions
    /// What is done with all folders.
    package var workspace = Workspace()

    /// - Parameters:
    ///   - positionEncoding: One of the units that the client named, or UTF-16.
    ///   - actionKinds: The kinds of actions that are offered.
    ///   - commands: The names of the commands.
    ///   - identifier: What the client keeps the server's diagnostics under.
    package init(
      positionEncoding: PositionEncodingKind, actionKinds: [String], commands: [String], identifier: String
    ) {
      self.positionEncoding = positionEncoding
      codeActionProvider = CodeActionOptions(codeActionKinds: actionKinds)
      executeCommandProvider = ExecuteCommandOptions(commands: commands)
      diagnosticProvider = DiagnosticOptions(identifier: identifier)
    }
  }
}
