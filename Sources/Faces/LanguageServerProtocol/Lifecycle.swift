extension LSP {
  package struct WorkspaceFolder: Codable, Sendable, Hashable {
    package var uri: String
    package var name: String?
  }

  package struct InitializeParams: Decodable, Sendable {
    package var processId: Int?
    package var rootUri: String?
    package var rootPath: String?
    package var workspaceFolders: [WorkspaceFolder]?
    package var capabilities: ClientCapabilities?
    package var initializationOptions: JSONValue?
    package var trace: String?
  }

  /// What the client can do, as far as the server makes use of it.
  package struct ClientCapabilities: Decodable, Sendable {
    package struct General: Decodable, Sendable {
      package var positionEncodings: [String]?
    }
    package struct Dynamic: Decodable, Sendable {
      package var dynamicRegistration: Bool?
    }
    package struct PublishDiagnostics: Decodable, Sendable {
      package var relatedInformation: Bool?
      package var versionSupport: Bool?
      package var codeDescriptionSupport: Bool?
      package var tagSupport: TagSupport?
    }
    package struct TagSupport: Decodable, Sendable {
      package var valueSet: [Int]?
    }
    package struct CodeAction: Decodable, Sendable {
      package var codeActionLiteralSupport: JSONValue?
      package var isPreferredSupport: Bool?
    }
    package struct Hover: Decodable, Sendable {
      package var contentFormat: [String]?
    }
    package struct DocumentSymbol: Decodable, Sendable {
      package var hierarchicalDocumentSymbolSupport: Bool?
    }
    package struct TextDocument: Decodable, Sendable {
      package var publishDiagnostics: PublishDiagnostics?
      package var diagnostic: Dynamic?
      package var codeAction: CodeAction?
      package var hover: Hover?
      package var documentSymbol: DocumentSymbol?
    }
    package struct Refresh: Decodable, Sendable {
      package var refreshSupport: Bool?
    }
    package struct WorkspaceEditing: Decodable, Sendable {
      package var documentChanges: Bool?
    }
    package struct Workspace: Decodable, Sendable {
      package var applyEdit: Bool?
      package var workspaceEdit: WorkspaceEditing?
      package var didChangeConfiguration: Dynamic?
      package var didChangeWatchedFiles: Dynamic?
      package var configuration: Bool?
      package var workspaceFolders: Bool?
      package var diagnostics: Refresh?
    }
    package struct ShowDocument: Decodable, Sendable {
      package var support: Bool?
    }
    package struct Window: Decodable, Sendable {
      package var workDoneProgress: Bool?
      package var showMessage: JSONValue?
      package var showDocument: ShowDocument?
    }
    package var general: General?
    package var textDocument: TextDocument?
    package var workspace: Workspace?
    package var window: Window?

    package init() {}
  }

  package struct InitializeResult: Encodable, Sendable {
    package struct ServerInfo: Encodable, Sendable {
      package var name: String
      package var version: String
    }
    package var capabilities: ServerCapabilities
    package var serverInfo: ServerInfo

    package init(capabilities: ServerCapabilities, name: String, version: String) {
      self.capabilities = capabilities
      serverInfo = ServerInfo(name: name, version: version)
    }
  }

  package struct ServerCapabilities: Encodable, Sendable {
    package struct Synchronization: Encodable, Sendable {
      package var openClose = true
      /// 2: incremental.
      package var change = 2
      package var save = Save()
    }
    package struct Save: Encodable, Sendable {
      package var includeText = false
    }
    package struct CodeActionOptions: Encodable, Sendable {
      package var codeActionKinds: [String]
      package var resolveProvider = false
    }
    package struct DiagnosticOptions: Encodable, Sendable {
      package var identifier: String
      package var interFileDependencies = false
      package var workspaceDiagnostics = true
      package var workDoneProgress = true
    }
    package struct ExecuteCommandOptions: Encodable, Sendable {
      package var commands: [String]
      package var workDoneProgress = true
    }
    package struct FolderSupport: Encodable, Sendable {
      package var supported = true
      package var changeNotifications = true
    }
    package struct Workspace: Encodable, Sendable {
      package var workspaceFolders = FolderSupport()
    }

    package var positionEncoding: PositionEncodingKind
    package var textDocumentSync = Synchronization()
    package var hoverProvider = true
    package var documentSymbolProvider = true
    package var codeActionProvider: CodeActionOptions
    package var executeCommandProvider: ExecuteCommandOptions
    package var diagnosticProvider: DiagnosticOptions
    package var workspace = Workspace()

    package init(
      positionEncoding: PositionEncodingKind, actionKinds: [String], commands: [String], identifier: String
    ) {
      self.positionEncoding = positionEncoding
      codeActionProvider = CodeActionOptions(codeActionKinds: actionKinds)
      executeCommandProvider = ExecuteCommandOptions(commands: commands)
      diagnosticProvider = DiagnosticOptions(identifier: identifier)
    }
  }

  package struct SetTraceParams: Decodable, Sendable {
    package var value: String
  }

  package struct LogTraceParams: Encodable, Sendable {
    package var message: String
    package var verbose: String?

    package init(message: String, verbose: String? = nil) {
      self.message = message
      self.verbose = verbose
    }
  }

  package struct Registration: Encodable, Sendable {
    /// What each method takes: one of the two is nil.
    package struct Options: Encodable, Sendable {
      package var watchers: [Watcher]?
      package var section: String?
    }
    package struct Watcher: Encodable, Sendable {
      package var globPattern: String
    }
    package var id: String
    package var method: String
    package var registerOptions: Options

    /// Asks to be told when files change that these globs name.
    package init(id: String, watching globs: [String]) {
      self.id = id
      method = "workspace/didChangeWatchedFiles"
      registerOptions = Options(watchers: globs.map(Watcher.init))
    }

    /// Asks to be told when a section of the client's settings changes.
    package init(id: String, section: String) {
      self.id = id
      method = "workspace/didChangeConfiguration"
      registerOptions = Options(section: section)
    }
  }

  package struct RegistrationParams: Encodable, Sendable {
    package var registrations: [Registration]

    package init(_ registrations: [Registration]) { self.registrations = registrations }
  }
}
