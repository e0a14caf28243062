import CLinux
import Glibc
import LintEngine

/// Keeps a server going: it runs in a process of its own, and where a text ends that process, another one takes
/// its place on the same port, which refuses that text. The connections of the first are lost, the server is not.
struct ServerWatch {
  /// The port to listen on; 0 for any.
  private(set) var port: UInt16
  /// Whether no process served before this one.
  private(set) var isFirst = true
  /// Where a process says which text it checks, and those that ended one, by their numbers; nil where there is one
  /// process only.
  private(set) var run: RunWatch?
  /// Texts that are remembered.
  private static let mostTexts = 10_000

  /// Runs `body` in a process of its own until it ends by itself or somebody ends this one: its exit code.
  static func run(
    port: UInt16, body: (ServerWatch) throws(UsageError) -> Int32
  ) throws(UsageError) -> Int32 {
    guard Supervisor.hasOneThread, let marks = WorkMarks() else {
      return try body(ServerWatch(port: port))
    }
    var watch = ServerWatch(port: port, run: RunWatch(marks))
    let signals = blockedSignals()
    let parent = getpid()
    while true {
      marks.clear()
      marks.done = 0
      let started = time(nil)
      let child = wirelint_fork()
      if child == 0 { exit(SystemThread.afterFork { serve(watch, parent, body) }) }
      guard child > 0 else {
        if watch.isFirst { return try body(watch) }
        throw UsageError("no process can be started that serves on (\(String(cString: strerror(errno))))")
      }
      let status = status(of: child, signals)
      let signal = status & 0x7F
      if signal == 0 { return (status >> 8) & 0xFF }
      let reason = RunWatch.Ending.described(signal)
      // What ends it before it serves ends it each time.
      guard marks.done > 0 else {
        say("wirelint: the process that should serve was ended (\(reason))")
        return 3
      }
      say("wirelint: a request ended the process that answered it (\(reason)); another one serves on")
      // Who was ended from outside was ended by no text.
      if signal != SIGKILL, let text = marks.suspect {
        if watch.run?.passedOver.count ?? 0 >= mostTexts { watch.run?.passedOver = [:] }
        watch.run?.passedOver[text.input] = RunWatch.Ending(
          signal: signal, rule: text.rule, version: Session.version)
      }
      if time(nil) - started < 2 { usleep(100_000) }
      watch.port = UInt16(truncatingIfNeeded: marks.done)
      watch.isFirst = false
    }
  }

  /// Says on which port this process listens.
  func listens(on port: UInt16) { run?.marks.done = Int(port) }

  private static func serve(
    _ watch: ServerWatch, _ parent: pid_t, _ body: (ServerWatch) throws(UsageError) -> Int32
  ) -> Int32 {
    watch.run?.marks.tellTraps()
    _ = wirelint_end_with_parent(SIGTERM)
    // It may have ended before this was asked for.
    if getppid() != parent { return 0 }
    do throws(UsageError) {
      return try body(watch)
    } catch {
      say("wirelint: \(error.description)")
      return 2
    }
  }

  private static func blockedSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGCHLD] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
  }

  /// How a child ended; who asks this process to end asks the child.
  private static func status(of child: pid_t, _ signals: sigset_t) -> Int32 {
    var signals = signals
    while true {
      var status: Int32 = 0
      if waitpid(child, &status, WNOHANG) == child { return status }
      var signal: Int32 = 0
      guard sigwait(&signals, &signal) == 0, signal != SIGCHLD else { continue }
      kill(child, signal)
    }
  }
}
