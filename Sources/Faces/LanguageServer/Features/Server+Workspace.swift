import Glibc
import LanguageServerProtocol
import LintEngine
import Readers
import SourceText

/// All files of the workspace: `workspace/diagnostic` and the command that lints them.
extension Server {
  /// `workspace/diagnostic`: a report on every file of the workspace's folders.
  func workspaceDiagnostics(
    _ id: LSP.RequestID, _ parameters: LSP.WorkspaceDiagnosticParams
  ) throws(LSP.ResponseError) {
    var previous: [String: String] = [:]
    for result in parameters.previousResultIds ?? [] { previous[result.uri] = result.value }
    lintFiles(id, token: parameters.workDoneToken) { server, files in
      let items = files.map { file in
        LSP.DiagnosticReport(
          resultId: file.resultID, items: file.diagnostics, previous: previous[file.uri]
        ).of(uri: file.uri, version: server.documents[file.uri]?.version)
      }
      server.respond(id, LSP.WorkspaceDiagnosticReport(items: items))
    }
  }

  /// The command: pushes what is found, and says how much it was.
  func lintWorkspace(_ id: LSP.RequestID, token: LSP.JSONValue?) {
    lintFiles(id, token: token) { server, files in
      var left = server.workspace.pushed
      for file in files where server.documents[file.uri] == nil {
        guard !file.diagnostics.isEmpty || left.contains(file.uri) else { continue }
        left.remove(file.uri)
        server.workspace.pushed.insert(file.uri)
        server.publish(file.uri, file.diagnostics)
      }
      // Files that are no longer there.
      for uri in left where server.documents[uri] == nil {
        server.workspace.pushed.remove(uri)
        server.publish(uri, [])
      }
      let count = files.reduce(0) { $0 + $1.diagnostics.count }
      server.respond(
        id,
        LSP.JSONValue.object(["files": .number(Double(files.count)), "diagnostics": .number(Double(count))]))
    }
  }

  private func publish(_ uri: String, _ diagnostics: [LSP.Diagnostic]) {
    notify(
      "textDocument/publishDiagnostics",
      LSP.PublishDiagnosticsParams(uri: uri, version: nil, diagnostics: diagnostics))
  }

  /// One file of the workspace that has to be linted.
  private struct Work: Sendable {
    var path: String
    var stamp: FileStamp
    var plan: PlanTicket
  }

  /// Lints all files of the workspace on a thread of its own, with progress, and hands over what was
  /// found, unless the client cancels.
  private func lintFiles(
    _ id: LSP.RequestID, token stated: LSP.JSONValue?,
    finish: @escaping (Server, [WorkspaceState.Known]) -> Void
  ) {
    guard let translation else { return }
    let cancellation = Cancellation()
    let token = stated ?? newToken()
    workspace.runs.append(
      WorkspaceState.Run(request: id, token: token, cancellation: cancellation))
    let (known, work) = split(InputWalk(paths: folders, standardInputName: "").inputs)
    let report = progress(token, total: work.count, all: known.count + work.count)
    let done = MainOnly(finish)
    SystemThread.start(stackSize: 8 << 20) { [mailbox] in
      let found = Server.lint(work, translation, cancellation, report)
      mailbox.post(
        .finished { server in
          server.workspace.runs.removeAll { $0.request == id }
          guard !cancellation.isCancelled else {
            report(nil)
            return server.fail(id, .requestCancelled, "cancelled by the client")
          }
          for (work, file) in zip(work, found) { server.workspace.known[work.path] = file }
          report(nil)
          done.value(server, (known + found).sorted { $0.uri < $1.uri })
        })
    }
  }

  /// The files whose findings are known, and those that have to be linted.
  private func split(_ inputs: [InputWalk.Input]) -> ([WorkspaceState.Known], [Work]) {
    var known: [WorkspaceState.Known] = []
    var work: [Work] = []
    let open = Dictionary(documents.values.map { ($0.path, $0) }) { first, _ in first }
    for input in inputs {
      let path = AbsolutePath.of(input.path)
      guard let stamp = FileStamp(path) else { continue }
      if let document = open[path], let linted = document.linted {
        // What the editor has is newer than the file.
        known.append(
          WorkspaceState.Known(
            stamp: stamp, uri: document.uri, resultID: linted.resultID,
            diagnostics: linted.report.diagnostics.indices.map(linted.shown)))
      } else if let file = workspace.known[path], file.stamp == stamp {
        known.append(file)
      } else if let plan = try? plans.plan(for: path) {
        work.append(Work(path: path, stamp: stamp, plan: plan))
      }
    }
    return (known, work)
  }

  private static func lint(
    _ work: [Work], _ translation: DiagnosticTranslation, _ cancellation: Cancellation,
    _ report: @Sendable (Int?) -> Void
  ) -> [WorkspaceState.Known] {
    var linters: [Int: ArticleLinter] = [:]
    var found: [WorkspaceState.Known] = []
    for (number, file) in work.enumerated() {
      if cancellation.isCancelled { break }
      let linter = linters[file.plan.number] ?? file.plan.plan.linter()
      linters[file.plan.number] = linter
      let uri = DocumentURI.of(path: file.path)
      var diagnostics: [LSP.Diagnostic] = []
      var items: [UInt8] = []
      if let read = try? InputReading.read(.file(file.path)) {
        // As an editor would open it: other encodings are read as UTF-8 from here on.
        let text = DocumentReader.decoded(read)
        let lines = ClientLines(text, translation.encoding)
        let found = linter.lint(text).diagnostics
        diagnostics = found.map { translation.diagnostic($0, lines, uri) }
        items = DiagnosticsWriter.items(of: found, translation, lines, uri: uri)
      }
      found.append(
        WorkspaceState.Known(
          stamp: file.stamp, uri: uri, resultID: DiagnosticTranslation.resultID(items),
          diagnostics: diagnostics))
      report(number + 1)
    }
    return found
  }

  // MARK: Progress

  /// A token for progress that the client did not ask for, where it shows such.
  private func newToken() -> LSP.JSONValue? {
    guard client.window?.workDoneProgress == true else { return nil }
    workspace.tokens += 1
    let token = LSP.JSONValue.text("wirelint-workspace-\(workspace.tokens)")
    request("window/workDoneProgress/create", LSP.ProgressCreateParams(token: token))
    return token
  }

  /// Begins progress under a token; the closure reports how many files are done, or with nil the end.
  private func progress(_ token: LSP.JSONValue?, total: Int, all: Int) -> @Sendable (Int?) -> Void {
    guard let token else { return { _ in } }
    let outbox = outbox
    func send(_ value: LSP.WorkDoneProgress) {
      outbox.send(
        LSP.Notification(
          method: "$/progress", params: LSP.ProgressParams(token: token, value: value)))
    }
    send(.begin(title: "wirelint"))
    return { done in
      func send(_ value: LSP.WorkDoneProgress) {
        outbox.send(
          LSP.Notification(
            method: "$/progress", params: LSP.ProgressParams(token: token, value: value)))
      }
      guard let done else { return send(.end(message: "\(all) file\(all == 1 ? "" : "s")")) }
      // A report for each percent, not for each file.
      let step = max(1, total / 100)
      guard done % step == 0 else { return }
      send(.report(message: "\(done) of \(total) files", percentage: done * 100 / max(1, total)))
    }
  }
}
