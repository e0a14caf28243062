extension LSP {
  package struct ExecuteCommandParams: Decodable, Sendable {
    package var command: String
    package var arguments: [JSONValue]?
    package var workDoneToken: JSONValue?
  }

  package struct ApplyEditParams: Encodable, Sendable {
    package var label: String
    package var edit: WorkspaceEdit

    package init(label: String, edit: WorkspaceEdit) {
      self.label = label
      self.edit = edit
    }
  }

  package enum MessageType: Int, Encodable, Sendable {
    case error = 1
    case warning = 2
    case info = 3
    case log = 4
  }

  package struct ShowMessageParams: Encodable, Sendable {
    package var type: MessageType
    package var message: String

    package init(type: MessageType, message: String) {
      self.type = type
      self.message = message
    }
  }

  package struct MessageActionItem: Codable, Sendable {
    package var title: String

    package init(title: String) { self.title = title }
  }

  package struct ShowMessageRequestParams: Encodable, Sendable {
    package var type: MessageType
    package var message: String
    package var actions: [MessageActionItem]

    package init(type: MessageType, message: String, actions: [MessageActionItem]) {
      self.type = type
      self.message = message
      self.actions = actions
    }
  }

  package struct ShowDocumentParams: Encodable, Sendable {
    package var uri: String
    package var takeFocus: Bool

    package init(uri: String, takeFocus: Bool) {
      self.uri = uri
      self.takeFocus = takeFocus
    }
  }

  package struct DidChangeConfigurationParams: Decodable, Sendable {
    package var settings: JSONValue?
  }

  package struct ConfigurationParams: Encodable, Sendable {
    package struct Item: Encodable, Sendable {
      package var section: String
    }
    package var items: [Item]

    package init(sections: [String]) { items = sections.map(Item.init) }
  }

  package struct FileEvent: Decodable, Sendable {
    package var uri: String
    package var type: Int?
  }

  package struct DidChangeWatchedFilesParams: Decodable, Sendable {
    package var changes: [FileEvent]
  }

  package struct FoldersEvent: Decodable, Sendable {
    package var added: [WorkspaceFolder]?
    package var removed: [WorkspaceFolder]?
  }

  package struct DidChangeFoldersParams: Decodable, Sendable {
    package var event: FoldersEvent
  }

  package struct ProgressCreateParams: Encodable, Sendable {
    package var token: JSONValue

    package init(token: JSONValue) { self.token = token }
  }

  package struct ProgressCancelParams: Decodable, Sendable {
    package var token: JSONValue
  }

  /// The beginning, middle or end of work that takes a while.
  package struct WorkDoneProgress: Encodable, Sendable {
    package var kind: String
    package var title: String?
    package var cancellable: Bool?
    package var message: String?
    package var percentage: Int?

    package static func begin(title: String) -> WorkDoneProgress {
      var value = WorkDoneProgress(kind: "begin")
      value.title = title
      value.cancellable = true
      value.percentage = 0
      return value
    }

    package static func report(message: String, percentage: Int) -> WorkDoneProgress {
      var value = WorkDoneProgress(kind: "report")
      value.message = message
      value.percentage = percentage
      return value
    }

    package static func end(message: String) -> WorkDoneProgress {
      var value = WorkDoneProgress(kind: "end")
      value.message = message
      return value
    }
  }

  package struct ProgressParams<Value: Encodable & Sendable>: Encodable, Sendable {
    package var token: JSONValue
    package var value: Value

    package init(token: JSONValue, value: Value) {
      self.token = token
      self.value = value
    }
  }
}
