import Dispatch
import Glibc
import LintEngine
import Synchronization

/// A line on standard error that counts files once a run passes one second.
final class ProgressLine: Sendable {
  private let total: Int
  /// What is counted.
  private let noun: String
  private let isShown: Bool
  private let started = DispatchTime.now().uptimeNanoseconds
  private let state = Mutex((done: 0, drawn: UInt64(0)))

  init(total: Int, of noun: String = "files", _ arguments: ParsedArguments) {
    self.total = total
    self.noun = noun
    isShown = !arguments.has("--no-progress") && (arguments.has("--progress") || isatty(2) == 1)
  }

  /// For a run over inputs of which long ones are read in parts.
  convenience init(over inputs: [InputWalk.Input], of run: LintRun, _ arguments: ParsedArguments) {
    let steps = run.steps(inputs)
    self.init(total: steps, of: steps > inputs.count ? "parts of files" : "files", arguments)
  }

  /// Counts one file, or part of one.
  func step() {
    guard isShown else { return }
    state.withLock { state in
      state.done += 1
      let now = DispatchTime.now().uptimeNanoseconds
      guard now - started > 1_000_000_000, now - state.drawn > 100_000_000 else { return }
      state.drawn = now
      write(Array("\r\u{1B}[K\(state.done) of \(total) \(noun)".utf8), to: 2, isRouted: false)
    }
  }

  /// Shows what is being done instead of a count.
  func show(_ text: String) {
    guard isShown else { return }
    state.withLock { state in
      state.drawn = DispatchTime.now().uptimeNanoseconds
      write(Array("\r\u{1B}[K\(text)".utf8), to: 2, isRouted: false)
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { if $0.drawn > 0 { write(Array("\r\u{1B}[K".utf8), to: 2, isRouted: false) } }
  }
}
