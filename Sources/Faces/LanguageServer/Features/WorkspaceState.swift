import LanguageServerProtocol
import Synchronization

/// Whether work in the background is still wanted.
final class Cancellation: Sendable {
  private let flag = Mutex(false)

  var isCancelled: Bool { flag.withLock { $0 } }
  func cancel() { flag.withLock { $0 = true } }
}

/// What the server knows of the workspace's files that are not open, and the work on them.
struct WorkspaceState {
  /// What was found in a file, while it stays as it was.
  struct Known: Sendable {
    var stamp: FileStamp
    var uri: String
    var resultID: String
    var diagnostics: [LSP.Diagnostic]
  }

  /// A run over the workspace.
  struct Run {
    var request: LSP.RequestID
    var token: LSP.JSONValue?
    var cancellation: Cancellation
  }

  /// By absolute path.
  var known: [String: Known] = [:]
  var runs: [Run] = []
  /// Progress tokens made so far.
  var tokens = 0
  /// URIs of files that were pushed diagnostics of.
  var pushed: Set<String> = []

  func cancelAll() { for run in runs { run.cancellation.cancel() } }

  func cancel(token: LSP.JSONValue) {
    for run in runs where run.token == token { run.cancellation.cancel() }
  }

  /// Whether the request is a run of these; it ends as soon as its file is done.
  func cancel(request: LSP.RequestID) -> Bool {
    guard let run = runs.first(where: { $0.request == request }) else { return false }
    run.cancellation.cancel()
    return true
  }
}
