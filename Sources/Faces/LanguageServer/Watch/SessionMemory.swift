import LanguageServerProtocol

/// What an editor and a server have said to each other, as far as another server has to know it to go on with the
/// session: how it began, the documents that are open with their texts, and the requests that wait.
package struct SessionMemory {
  /// A document as it stands.
  private struct Open {
    var item: LSP.TextDocumentItem
    var buffer: TextBuffer
  }

  /// Notifications of which the last one holds.
  private static let lasting = ["initialized", "$/setTrace", "workspace/didChangeConfiguration"]

  private var reader = FrameReader()
  /// The request that began the session, and its id.
  private var start: (id: LSP.RequestID, body: [UInt8])?
  private var encoding = LSP.PositionEncodingKind.utf16
  /// By method.
  private var lasting: [String: [UInt8]] = [:]
  /// Changes of the workspace's folders, in order.
  private var folders: [[UInt8]] = []
  private var documents: [String: Open] = [:]
  /// Requests without an answer, in order.
  private var waiting: [LSP.RequestID] = []
  /// Requests that were asked once more, whose answers the editor has.
  private var asked: Set<LSP.RequestID> = []
  /// Whether the editor said that the session ends.
  package private(set) var isEnding = false

  package init() {}

  // MARK: What is said

  /// Takes in bytes of the editor.
  package mutating func heard(_ bytes: ArraySlice<UInt8>) {
    reader.feed(bytes)
    while let frame = reader.next() {
      guard case .message(let body) = frame else { continue }
      if let incoming = try? Incoming(body) {
        note(incoming)
      } else if let header = FrameReader.headerInside(body) {
        // As `InputThread` does: a length that was too large took the next message with it.
        reader.putBack(body[header...])
      }
    }
  }

  /// Takes in a message of the server; whether the editor is to have it.
  package mutating func said(_ body: [UInt8]) -> Bool {
    guard !waiting.isEmpty || !asked.isEmpty, let head = try? Incoming(body).head, head.method == nil,
      let id = head.id
    else { return true }
    if asked.remove(id) != nil { return false }
    if let place = waiting.firstIndex(of: id) { waiting.remove(at: place) }
    return true
  }

  private mutating func note(_ incoming: Incoming) {
    guard let method = incoming.head.method else { return }
    if let id = incoming.head.id {
      waiting.append(id)
      if method == "initialize", start == nil { begin(id, incoming) }
      if method == "shutdown" { isEnding = true }
      return
    }
    switch method {
    case _ where SessionMemory.lasting.contains(method): lasting[method] = incoming.body
    case "workspace/didChangeWorkspaceFolders": folders.append(incoming.body)
    case "textDocument/didOpen":
      guard let item = try? incoming.parameters(LSP.DidOpenParams.self).textDocument else { return }
      documents[item.uri] = Open(item: item, buffer: TextBuffer(item.text, encoding: encoding))
      documents[item.uri]?.item.text = ""
    case "textDocument/didChange":
      guard let change = try? incoming.parameters(LSP.DidChangeParams.self) else { return }
      let uri = change.textDocument.uri
      for one in change.contentChanges { documents[uri]?.buffer.apply(one) }
      if let version = change.textDocument.version { documents[uri]?.item.version = version }
    case "textDocument/didClose":
      guard let closed = try? incoming.parameters(LSP.DocumentParams.self) else { return }
      documents[closed.textDocument.uri] = nil
    case "exit": isEnding = true
    default: break
    }
  }

  private mutating func begin(_ id: LSP.RequestID, _ incoming: Incoming) {
    start = (id, incoming.body)
    let client = try? incoming.parameters(LSP.InitializeParams.self).capabilities
    encoding = Server.encoding(for: client ?? LSP.ClientCapabilities())
  }

  // MARK: Another server

  /// What another server is told so that it can go on, in bytes: how the session began, the open documents, and
  /// what was sent of a message that is not whole.
  package mutating func replay() -> [UInt8] {
    guard let start else { return reader.rest }
    // Who waits for the first answer still does; who has it would have it twice.
    if !waiting.contains(start.id) { asked.insert(start.id) }
    var bytes = FrameReader.framed(start.body)
    for method in SessionMemory.lasting { bytes += lasting[method].map(FrameReader.framed) ?? [] }
    for body in folders { bytes += FrameReader.framed(body) }
    for (_, open) in documents.sorted(by: { $0.key < $1.key }) {
      var item = open.item
      item.text = String(decoding: open.buffer.bytes, as: UTF8.self)
      bytes += Outbox.framed(
        LSP.Notification(method: "textDocument/didOpen", params: LSP.DidOpenParams(textDocument: item)))
    }
    return bytes + reader.rest
  }

  /// Tells the editor's user of a server that is gone, in bytes.
  package func notice(_ message: String) -> [UInt8] {
    guard start != nil, !isEnding else { return [] }
    return Outbox.framed(
      LSP.Notification(
        method: "window/showMessage", params: LSP.ShowMessageParams(type: .error, message: message)))
  }

  /// Answers, in bytes, to the requests that the server which is gone leaves behind.
  package mutating func excuses(_ reason: String) -> [UInt8] {
    let left = waiting.filter { $0 != start?.id }
    waiting.removeAll { $0 != start?.id }
    return left.flatMap { id in
      Outbox.framed(LSP.ErrorResponse(id: id, error: LSP.ResponseError(.internalError, reason)))
    }
  }
}
