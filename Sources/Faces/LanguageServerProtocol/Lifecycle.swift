extension LSP {
  /// A folder that is open in the client.
  package struct WorkspaceFolder: Codable, Sendable, Hashable {
    /// The folder's URI: `file:///home/ana/stories`.
    package var uri: String
    /// What the client shows the folder as; nil where it sends no name.
    package var name: String?
  }

  /// `initialize`, the client's first request: who it is, what is open in it and what it can do.
  package struct InitializeParams: Decodable, Sendable {
    /// The id of the process that started the server: when it is gone, the server ends. Nil where none is to
    /// be watched.
    package var processId: Int?
    /// The URI of the one folder that is open; nil without one. Older clients send it, `workspaceFolders`
    /// goes before it.
    package var rootUri: String?
    /// The path of that folder, not a URI; of still older clients, read where `rootUri` is nil.
    package var rootPath: String?
    /// The folders that are open; nil where none is, or the client knows of one at most.
    package var workspaceFolders: [WorkspaceFolder]?
    /// What the client can do; nil is read as nothing.
    package var capabilities: ClientCapabilities?
    /// What the user set for this server, of whatever shape; nil where nothing is sent.
    package var initializationOptions: JSONValue?
    /// How much the server logs in `$/logTrace`: `off`, `messages` or `verbose`; nil is `off`.
    package var trace: String?
  }

  /// The answer to `initialize`: what the server can do, and what it is.
  package struct InitializeResult: Encodable, Sendable {
    /// What the server is called, for the client's own log.
    package struct ServerInfo: Encodable, Sendable {
      /// `wirelint`.
      package var name: String
      /// The version of the program.
      package var version: String
    }

    /// What the client may ask for from now on.
    package var capabilities: ServerCapabilities
    /// The name and version of the program.
    package var serverInfo: ServerInfo

    /// - Parameters:
    ///   - capabilities: What the client may ask for.
    ///   - name: What the server is called.
    ///   - version: The version of the program.
    package init(capabilities: ServerCapabilities, name: String, version: String) {
      self.capabilities = capabilities
      serverInfo = ServerInfo(name: name, version: version)
    }
  }

  /// `$/setTrace`, from the client: how much the server logs from now on.
  package struct SetTraceParams: Decodable, Sendable {
    /// `off`, `messages` or `verbose`.
    package var value: String
  }

  /// `$/logTrace`, from the server: one line of its log. None is sent while the trace is `off`.
  package struct LogTraceParams: Encodable, Sendable {
    /// What happened, in a line.
    package var message: String
    /// What more there is to say of it; sent only while the trace is `verbose`, nil otherwise.
    package var verbose: String?

    /// `verbose`: what more there is to say, only while the trace is `verbose`.
    package init(message: String, verbose: String? = nil) {
      self.message = message
      self.verbose = verbose
    }
  }

  /// One thing of which the server asks, after `initialize`, to be told: of files or of settings that change.
  package struct Registration: Encodable, Sendable {
    /// What each method takes: one of the two is nil.
    package struct Options: Encodable, Sendable {
      /// Globs of files, for `workspace/didChangeWatchedFiles`; nil for the other method.
      package var watchers: [Watcher]?
      /// A section of the client's settings, for `workspace/didChangeConfiguration`; nil for the other
      /// method.
      package var section: String?
    }

    /// A glob of files; without kinds of events, as here, all are told: made, changed and deleted.
    package struct Watcher: Encodable, Sendable {
      /// Relative to the workspace's folders, `**/*.yml`: `**` is any number of folders, `{a,b}` either.
      package var globPattern: String
    }

    /// What the server calls the registration, should it take it back; no other has the same.
    package var id: String
    /// The method of the notifications that are asked for.
    package var method: String
    /// What the method is asked for: which files, or which settings.
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

  /// `client/registerCapability`, a request from the server, sent only to clients that have
  /// `dynamicRegistration` of the methods.
  package struct RegistrationParams: Encodable, Sendable {
    /// All that the server asks for at once.
    package var registrations: [Registration]

    /// All that the server asks for at once.
    package init(_ registrations: [Registration]) { self.registrations = registrations }
  }
}
