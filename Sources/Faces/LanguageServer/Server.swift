import Dispatch
import Glibc
import LanguageServerProtocol
import Lexicon
import LintEngine
import RuleKit
import Synchronization

/// The language server: takes the client's messages one after the other, on one thread, and lints on
/// another.
///
/// Everything here runs on the thread that calls `run`; other threads reach it through the mailbox.
package final class Server {
  enum Phase {
    /// Before `initialize`.
    case new
    case running
    /// After `shutdown`.
    case shutDown
  }

  let maker: PlanMaker
  let version: String
  /// The address of the site of the rules' pages; nil: clients are led to the files that are installed.
  private(set) var pages: String?
  let mailbox: Mailbox
  let outbox: Outbox
  private let input: InputThread
  let plans: PlanCache
  /// Where another process watches this one; nil where none does.
  let watch: RunWatch?

  var phase = Phase.new
  var client = LSP.ClientCapabilities()
  var encoding = LSP.PositionEncodingKind.utf16
  /// Set by `initialize`.
  var translation: DiagnosticTranslation?
  var worker: LintWorker?
  var documents: [String: Document] = [:]
  private var lastSerial = 0
  /// Absolute paths.
  var folders: [String] = []
  var workspace = WorkspaceState()
  var trace = "off"
  /// What to do with the client's answers, by the ids of our requests.
  private var pending: [LSP.RequestID: (Incoming) -> Void] = [:]
  private var lastRequest = 0
  private var exitCode: Int32?
  /// Messages that were shown, so that one mistake is told once.
  var shown: Set<String> = []
  private var spellers: [Int: Speller] = [:]

  /// `version`: of the program, as clients show it.
  package init(
    _ maker: PlanMaker, version: String, mailbox: Mailbox, outbox: Outbox, input: InputThread,
    watch: RunWatch? = nil
  ) {
    self.watch = watch
    self.maker = maker
    self.version = version
    self.mailbox = mailbox
    self.outbox = outbox
    self.input = input
    plans = PlanCache(maker)
  }

  /// Serves standard input and output until the client says `exit` or is gone; the exit code.
  ///
  /// - Parameters:
  ///   - watch: Where another process watches this one: what it is told of the texts that are linted, by
  ///     `RunWatch.number`.
  ///   - pages: The address of the site of the rules' pages; nil: diagnostics link to the files that are installed.
  package static func serve(
    _ maker: PlanMaker, version: String, watch: RunWatch? = nil, pages: String?
  ) -> Int32 {
    let mailbox = Mailbox()
    let input = InputThread(mailbox)
    let server = Server(
      maker, version: version, mailbox: mailbox, outbox: Outbox(descriptor: 1), input: input,
      watch: watch)
    server.pages = pages
    input.start(descriptor: 0)
    return server.run()
  }

  /// Handles events until the session ends. 0 after `shutdown`, else 1, as the protocol says.
  package func run() -> Int32 {
    while exitCode == nil {
      guard let event = mailbox.take() else { continue }
      handle(event)
      if !outbox.isReaderThere { exitCode = exitCode ?? 1 }
    }
    workspace.cancelAll()
    return exitCode ?? 1
  }

  private func handle(_ event: Event) {
    switch event {
    case .message(let incoming): handle(incoming)
    case .fault(let error):
      outbox.send(LSP.ErrorResponse(id: nil, error: error))
      log(.error, error.message)
    case .linted(let linted): take(linted)
    case .finished(let finish): finish(self)
    case .ended: end()
    }
  }

  /// The client said all that it will say; what it is owed is still sent, as long as somebody reads.
  private func end() {
    let deadline = DispatchTime.now() + .seconds(5)
    while let worker, !worker.isIdle, DispatchTime.now() < deadline {
      guard let event = mailbox.take(until: .now() + .milliseconds(20)) else { continue }
      if case .linted(let linted) = event { take(linted) }
      if case .finished(let finish) = event { finish(self) }
    }
    while let event = mailbox.take(until: .now()) {
      if case .linted(let linted) = event { take(linted) }
      if case .finished(let finish) = event { finish(self) }
    }
    stop()
  }

  func stop() { exitCode = phase == .shutDown ? 0 : 1 }

  /// A number for a change of a document, larger than all before.
  func nextSerial() -> Int {
    lastSerial += 1
    return lastSerial
  }

  // MARK: Messages

  private func handle(_ incoming: Incoming) {
    guard let method = incoming.head.method else {
      // An answer to one of our requests.
      if let id = incoming.head.id, let answer = pending.removeValue(forKey: id) { answer(incoming) }
      return
    }
    let started = trace == "off" ? 0 : DispatchTime.now().uptimeNanoseconds
    if let id = incoming.head.id {
      handle(request: method, id, incoming)
    } else {
      handle(notification: method, incoming)
    }
    if trace != "off" { traced(method, incoming, since: started) }
  }

  private func handle(request method: String, _ id: LSP.RequestID, _ incoming: Incoming) {
    if input.takeCancelled(id) { return fail(id, .requestCancelled, "cancelled by the client") }
    switch phase {
    case .new where method != "initialize":
      return fail(id, .serverNotInitialized, "'\(method)' came before 'initialize'")
    case .running where method == "initialize":
      return fail(id, .invalidRequest, "'initialize' comes once only")
    case .shutDown:
      return fail(id, .invalidRequest, "'\(method)' came after 'shutdown'; only 'exit' may")
    default: break
    }
    do throws(LSP.ResponseError) {
      try serve(method, id, incoming)
    } catch {
      outbox.send(LSP.ErrorResponse(id: id, error: error))
    }
  }

  private func serve(
    _ method: String, _ id: LSP.RequestID, _ incoming: Incoming
  ) throws(LSP.ResponseError) {
    switch method {
    case "initialize": try initialize(id, try incoming.parameters())
    case "shutdown":
      phase = .shutDown
      workspace.cancelAll()
      respond(id, LSP.JSONValue.null)
    case "textDocument/codeAction": try codeActions(id, try incoming.parameters())
    case "textDocument/hover": try hover(id, try incoming.parameters())
    case "textDocument/documentSymbol": try symbols(id, try incoming.parameters())
    case "textDocument/diagnostic": try diagnostics(id, try incoming.parameters())
    case "workspace/diagnostic": try workspaceDiagnostics(id, try incoming.parameters())
    case "workspace/executeCommand": try execute(id, try incoming.parameters())
    default:
      throw LSP.ResponseError(.methodNotFound, "there is no method '\(method)'")
    }
  }

  private func handle(notification method: String, _ incoming: Incoming) {
    if method == "exit" { return stop() }
    // Before `initialize` and after `shutdown` notifications are dropped, as the protocol says.
    guard phase == .running else { return }
    do throws(LSP.ResponseError) {
      try note(method, incoming)
    } catch {
      // There is no answer to a notification, and what it should have changed is not changed.
      log(.error, error.message)
    }
  }

  private func note(_ method: String, _ incoming: Incoming) throws(LSP.ResponseError) {
    switch method {
    case "initialized": initialized()
    case "textDocument/didOpen": open(try incoming.parameters())
    case "textDocument/didChange": change(try incoming.parameters())
    case "textDocument/didClose": close(try incoming.parameters())
    case "textDocument/didSave": saved(try incoming.parameters())
    case "workspace/didChangeConfiguration": configurationChanged(try incoming.parameters())
    case "workspace/didChangeWatchedFiles": filesChanged(try incoming.parameters())
    case "workspace/didChangeWorkspaceFolders": foldersChanged(try incoming.parameters())
    case "window/workDoneProgress/cancel":
      workspace.cancel(token: (try incoming.parameters(LSP.ProgressCancelParams.self)).token)
    case "$/setTrace": trace = (try incoming.parameters(LSP.SetTraceParams.self)).value
    case "$/cancelRequest": cancel((try incoming.parameters(LSP.CancelParams.self)).id)
    case _ where method.hasPrefix("$/"): break
    default: log(.log, "no notification '\(method)' is known; it is passed over")
    }
  }

  /// Ends a request that waits; one that is served already has its answer.
  private func cancel(_ id: LSP.RequestID) {
    _ = input.takeCancelled(id)
    if workspace.cancel(request: id) { return }
    for document in documents.values {
      guard let place = document.waiting.firstIndex(where: { $0.id == id }) else { continue }
      document.waiting.remove(at: place)
      return fail(id, .requestCancelled, "cancelled by the client")
    }
  }

  // MARK: What is sent

  func respond(_ id: LSP.RequestID, _ result: some Encodable) {
    outbox.send(LSP.Response(id: id, result: result))
  }

  func fail(_ id: LSP.RequestID, _ code: LSP.ErrorCode, _ message: String) {
    outbox.send(LSP.ErrorResponse(id: id, error: LSP.ResponseError(code, message)))
  }

  func notify(_ method: String, _ parameters: some Encodable) {
    outbox.send(LSP.Notification(method: method, params: parameters))
  }

  /// Asks the client for something; `answer` gets its result, nil where it has none.
  func request<Result: Decodable>(
    _ method: String, _ parameters: some Encodable, _ type: Result.Type,
    answer: @escaping (Result?) -> Void
  ) {
    lastRequest += 1
    let id = LSP.RequestID.text("wirelint-\(lastRequest)")
    pending[id] = { answer($0.result(type)) }
    outbox.send(LSP.Request(id: id, method: method, params: parameters))
  }

  /// Asks the client for something whose result does not matter.
  func request(_ method: String, _ parameters: some Encodable) {
    request(method, parameters, LSP.JSONValue.self) { _ in }
  }

  /// A line for the client's log.
  func log(_ type: LSP.MessageType, _ message: String) {
    guard phase == .running else { return }
    notify("window/logMessage", LSP.ShowMessageParams(type: type, message: message))
  }

  /// Tells the user of something; the same thing once, until what it is about changes.
  func show(_ type: LSP.MessageType, _ message: String) {
    guard shown.insert(message).inserted else { return }
    notify("window/showMessage", LSP.ShowMessageParams(type: type, message: message))
  }

  private func traced(_ method: String, _ incoming: Incoming, since started: UInt64) {
    let taken = (DispatchTime.now().uptimeNanoseconds - started) / 1000
    notify(
      "$/logTrace",
      LSP.LogTraceParams(
        message: "'\(method)' took \(taken) µs",
        verbose: trace == "verbose" ? String(decoding: incoming.body.prefix(4096), as: UTF8.self) : nil))
  }

  /// The speller of a plan, for the thread that serves.
  func speller(of plan: PlanTicket) -> Speller {
    if let known = spellers[plan.number] { return known }
    if spellers.count >= 4 { spellers.removeAll() }
    let made = Speller(plan.plan.lexicon)
    spellers[plan.number] = made
    return made
  }
}
