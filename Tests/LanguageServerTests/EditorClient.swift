import Foundation
import LanguageServer
import LanguageServerProtocol
import LintEngine
import RuleTestSupport
import Synchronization
import Testing

/// A client of a server in the same process: messages go through the server's own threads and framing.
final class EditorClient: Sendable {
  private let mailbox = Mailbox()
  private let input: InputThread
  private let inbox = Mutex<[LSP.JSONValue]>([])
  private let arrived = DispatchSemaphore(value: 0)
  private let exit = Mutex<Int32?>(nil)
  private let ended = DispatchSemaphore(value: 0)
  private let last = Mutex(0)

  /// Starts a server; it is not initialized.
  init(_ maker: PlanMaker = TestDesk.maker) {
    input = InputThread(mailbox)
    let thread = Thread { [self, maker] in
      let reader = Mutex(FrameReader())
      let outbox = Outbox { [self] bytes in
        reader.withLock { reader in
          reader.feed(bytes[...])
          while case .message(let body)? = reader.next() { receive(body) }
        }
        return true
      }
      let server = Server(
        maker, version: "test", mailbox: mailbox, outbox: outbox, input: input)
      let code = server.run()
      exit.withLock { $0 = code }
      ended.signal()
    }
    thread.stackSize = 8 << 20
    thread.start()
  }

  private func receive(_ body: [UInt8]) {
    guard let value = try? JSONDecoder().decode(LSP.JSONValue.self, from: Data(body)) else { return }
    inbox.withLock { $0.append(value) }
    arrived.signal()
  }

  /// Sends bytes as they are.
  func send(_ bytes: [UInt8]) {
    var reader = FrameReader()
    reader.feed(bytes[...])
    input.pass(&reader)
  }

  func send(_ message: [String: LSP.JSONValue]) {
    let body = (try? JSONEncoder().encode(message)) ?? Data()
    send(Array("Content-Length: \(body.count)\r\n\r\n".utf8) + Array(body))
  }

  func notify(_ method: String, _ parameters: LSP.JSONValue) {
    send(["jsonrpc": "2.0", "method": .text(method), "params": parameters])
  }

  /// Sends a request; its id.
  func begin(_ method: String, _ parameters: LSP.JSONValue) -> LSP.JSONValue {
    let id = LSP.JSONValue.number(
      Double(
        last.withLock {
          $0 += 1
          return $0
        }))
    send(["jsonrpc": "2.0", "id": id, "method": .text(method), "params": parameters])
    return id
  }

  /// The whole answer to a request.
  func answer(to id: LSP.JSONValue) throws -> LSP.JSONValue {
    try wait { $0["id"] == id && $0["method"] == nil }
  }

  /// Sends a request and waits for its result.
  func request(_ method: String, _ parameters: LSP.JSONValue) throws -> LSP.JSONValue {
    let answer = try answer(to: begin(method, parameters))
    return try #require(answer["result"], "\(answer)")
  }

  /// Sends a request that must fail; the code of the error.
  func failure(_ method: String, _ parameters: LSP.JSONValue = .null) throws -> Int {
    let answer = try answer(to: begin(method, parameters))
    guard case .number(let code)? = answer["error"]?["code"] else {
      throw Missing(what: "an error of \(method)", inbox: [answer])
    }
    return Int(code)
  }

  struct Missing: Error {
    var what: String
    var inbox: [LSP.JSONValue]
  }

  /// Takes the first message for which `isMeant` holds out of the inbox; waits for it.
  func wait(_ what: String = "a message", for isMeant: (LSP.JSONValue) -> Bool) throws -> LSP.JSONValue {
    let deadline = DispatchTime.now() + .seconds(60)
    while true {
      let found = inbox.withLock { inbox in
        inbox.firstIndex(where: isMeant).map { inbox.remove(at: $0) }
      }
      if let found { return found }
      guard arrived.wait(timeout: deadline) == .success else {
        throw Missing(what: what, inbox: inbox.withLock { $0 })
      }
    }
  }

  /// A message of the server by its method.
  func message(_ method: String) throws -> LSP.JSONValue {
    try wait(method) { $0["method"]?.text == method }
  }

  /// The diagnostics that are published of a version.
  func published(_ uri: String, _ version: Int?) throws -> [LSP.JSONValue] {
    let message = try wait("diagnostics of version \(version ?? 0)") { message in
      message["method"]?.text == "textDocument/publishDiagnostics" && message["params"]?["uri"]?.text == uri
        && message["params"]?["version"] == version.map { .number(Double($0)) }
    }
    return message["params"]?["diagnostics"]?.list ?? []
  }

  /// Whether a message of this kind is there; nothing is waited for.
  func has(_ method: String) -> Bool { inbox.withLock { $0.contains { $0["method"]?.text == method } } }

  @discardableResult
  func initialize(_ capabilities: LSP.JSONValue = .object([:]), _ more: [String: LSP.JSONValue] = [:]) throws
    -> LSP.JSONValue
  {
    let parameters = ["processId": .null, "rootUri": .null, "capabilities": capabilities].merging(more) { $1 }
    let result = try request("initialize", .object(parameters))
    notify("initialized", .object([:]))
    return result
  }

  func open(_ uri: String, _ text: String, version: Int = 1, language: String = "plaintext") {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .text(uri), "languageId": .text(language), "version": .of(version), "text": .text(text),
        ]
      ])
  }

  func change(_ uri: String, version: Int, _ changes: [LSP.JSONValue]) {
    notify(
      "textDocument/didChange",
      ["textDocument": ["uri": .text(uri), "version": .of(version)], "contentChanges": .list(changes)])
  }

  /// Ends the session in order; the exit code.
  func stop() throws -> Int32 {
    _ = try request("shutdown", .null)
    notify("exit", .null)
    return try exitCode()
  }

  /// The client goes away without a word.
  func hangUp() throws -> Int32 {
    mailbox.post(.ended)
    return try exitCode()
  }

  func exitCode() throws -> Int32 {
    guard ended.wait(timeout: .now() + .seconds(60)) == .success else {
      throw Missing(what: "the end of the server", inbox: inbox.withLock { $0 })
    }
    return try #require(exit.withLock { $0 })
  }
}

extension LSP.JSONValue {
  static func of(_ number: Int) -> LSP.JSONValue { .number(Double(number)) }

  /// A range by lines and characters.
  static func range(_ line: Int, _ character: Int, _ endLine: Int, _ endCharacter: Int) -> LSP.JSONValue {
    [
      "start": ["line": .of(line), "character": .of(character)],
      "end": ["line": .of(endLine), "character": .of(endCharacter)],
    ]
  }

  var list: [LSP.JSONValue]? {
    if case .list(let list) = self { return list }
    return nil
  }
}

extension LSP.JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  package init(dictionaryLiteral elements: (String, LSP.JSONValue)...) {
    self = .object(Dictionary(elements) { $1 })
  }
  package init(arrayLiteral elements: LSP.JSONValue...) { self = .list(elements) }
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
}
