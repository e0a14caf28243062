extension LSP {
  /// `workspace/executeCommand`, from the client: the user chose a command.
  package struct ExecuteCommandParams: Decodable, Sendable {
    /// The command's name, one of those in `ServerCapabilities`.
    package var command: String
    /// What it is called with, as the server put it into `Command`; nil: nothing.
    package var arguments: [JSONValue]?
    /// What progress is told under; nil: none is told.
    package var workDoneToken: JSONValue?
  }

  /// `workspace/applyEdit`, a request from the server: the client makes changes, and answers whether it did.
  package struct ApplyEditParams: Encodable, Sendable {
    /// What the client calls the change where it is undone.
    package var label: String
    /// The changes.
    package var edit: WorkspaceEdit

    /// - Parameters:
    ///   - label: What the client calls the change where it is undone.
    ///   - edit: The changes.
    package init(label: String, edit: WorkspaceEdit) {
      self.label = label
      self.edit = edit
    }
  }

  /// How a message is shown, from the loudest down; `log` is for the log alone.
  package enum MessageType: Int, Encodable, Sendable {
    /// Something failed.
    case error = 1
    /// Something may be wrong.
    case warning = 2
    /// Something is worth knowing.
    case info = 3
    /// Only the log needs it.
    case log = 4
  }

  /// `window/showMessage`, which the user sees, or `window/logMessage`, which goes to the client's log; from
  /// the server.
  package struct ShowMessageParams: Encodable, Sendable {
    /// How it is shown.
    package var type: MessageType
    /// The text, for people.
    package var message: String

    /// - Parameters:
    ///   - type: How it is shown.
    ///   - message: The text, for people.
    package init(type: MessageType, message: String) {
      self.type = type
      self.message = message
    }
  }

  /// A button under a message; the client sends back the one that was pressed.
  package struct MessageActionItem: Codable, Sendable {
    /// What stands on it.
    package var title: String

    /// `title`: what stands on it.
    package init(title: String) { self.title = title }
  }

  /// `window/showMessageRequest`, from the server: a message with buttons. The answer is null where none is
  /// pressed.
  package struct ShowMessageRequestParams: Encodable, Sendable {
    /// How it is shown.
    package var type: MessageType
    /// The text, for people.
    package var message: String
    /// The buttons, in their order.
    package var actions: [MessageActionItem]

    /// - Parameters:
    ///   - type: How it is shown.
    ///   - message: The text, for people.
    ///   - actions: The buttons, in their order.
    package init(type: MessageType, message: String, actions: [MessageActionItem]) {
      self.type = type
      self.message = message
      self.actions = actions
    }
  }

  /// `window/showDocument`, a request from the server: the client opens something for the user.
  package struct ShowDocumentParams: Encodable, Sendable {
    /// What to open: a file, or a page for a browser.
    package var uri: String
    /// Whether it gets the focus; otherwise the user goes on where he was.
    package var takeFocus: Bool

    /// - Parameters:
    ///   - uri: What to open.
    ///   - takeFocus: Whether it gets the focus.
    package init(uri: String, takeFocus: Bool) {
      self.uri = uri
      self.takeFocus = takeFocus
    }
  }

  /// `workspace/didChangeConfiguration`, from the client.
  package struct DidChangeConfigurationParams: Decodable, Sendable {
    /// The settings as they are now; nil or null where the client wants to be asked for them
    /// (`workspace/configuration`).
    package var settings: JSONValue?
  }

  /// `workspace/configuration`, a request from the server; the answer is a list with a value for each
  /// section, null where nothing is set.
  package struct ConfigurationParams: Encodable, Sendable {
    /// One value that is asked for.
    package struct Item: Encodable, Sendable {
      /// The name of the settings: `wirelint`.
      package var section: String
    }

    /// Which values are asked for; the answer has the same order.
    package var items: [Item]

    /// `sections`: the names of the settings.
    package init(sections: [String]) { items = sections.map(Item.init) }
  }

  /// A file that was made, changed or deleted.
  package struct FileEvent: Decodable, Sendable {
    /// The file.
    package var uri: String
    /// 1: made, 2: changed, 3: deleted; nil where the client does not say.
    package var type: Int?
  }

  /// `workspace/didChangeWatchedFiles`, from the client: files changed that the server registered for.
  package struct DidChangeWatchedFilesParams: Decodable, Sendable {
    /// The files, each with what became of it.
    package var changes: [FileEvent]
  }

  /// How the folders of the workspace changed.
  package struct FoldersEvent: Decodable, Sendable {
    /// Folders that were opened; nil: none.
    package var added: [WorkspaceFolder]?
    /// Folders that were closed; nil: none.
    package var removed: [WorkspaceFolder]?
  }

  /// `workspace/didChangeWorkspaceFolders`, from the client.
  package struct DidChangeFoldersParams: Decodable, Sendable {
    /// What was opened and closed.
    package var event: FoldersEvent
  }

  /// `window/workDoneProgress/create`, a request from the server: there will be progress of this name.
  package struct ProgressCreateParams: Encodable, Sendable {
    /// What the progress is told under: a text or a number that the server makes up.
    package var token: JSONValue

    /// `token`: what the progress is told under.
    package init(token: JSONValue) { self.token = token }
  }

  /// `window/workDoneProgress/cancel`, from the client: the user wants the work to end.
  package struct ProgressCancelParams: Decodable, Sendable {
    /// The progress that is meant.
    package var token: JSONValue
  }

  /// The beginning, middle or end of work that takes a while.
  package struct WorkDoneProgress: Encodable, Sendable {
    /// `begin`, `report` or `end`.
    package var kind: String
    /// What is being done; only in the beginning, nil later.
    package var title: String?
    /// Whether the client may show a button that ends the work; nil: no change, at the beginning no.
    package var cancellable: Bool?
    /// How far it is, in words; nil: as before.
    package var message: String?
    /// How much is done, of 100; never less than before. Nil: as before, and where the beginning has none,
    /// none is shown.
    package var percentage: Int?

    /// The beginning of work that the user may end; nothing is done yet.
    package static func begin(title: String) -> WorkDoneProgress {
      var value = WorkDoneProgress(kind: "begin")
      value.title = title
      value.cancellable = true
      value.percentage = 0
      return value
    }

    /// How far the work is: in words, and of 100.
    package static func report(message: String, percentage: Int) -> WorkDoneProgress {
      var value = WorkDoneProgress(kind: "report")
      value.message = message
      value.percentage = percentage
      return value
    }

    /// The end of the work, with what came of it.
    package static func end(message: String) -> WorkDoneProgress {
      var value = WorkDoneProgress(kind: "end")
      value.message = message
      return value
    }
  }

  /// `$/progress`: a part of something that takes a while, under a token; from the server.
  package struct ProgressParams<Value: Encodable & Sendable>: Encodable, Sendable {
    /// The token that the client gave with a request, or that of `window/workDoneProgress/create`.
    package var token: JSONValue
    /// The part: how far the work is.
    package var value: Value

    /// - Parameters:
    ///   - token: What the progress is told under.
    ///   - value: The part.
    package init(token: JSONValue, value: Value) {
      self.token = token
      self.value = value
    }
  }
}
