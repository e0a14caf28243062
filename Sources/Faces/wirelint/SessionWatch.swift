import CLinux
import Glibc
import LanguageServer
import LintEngine

/// Keeps an editor's session going: the language server runs in a process of its own, this one hands on what editor
/// and server say. Where a text ends the server, another one takes its place, is told what the editor has open, and
/// passes that text over.
struct SessionWatch {
  /// Servers that ended without a text to blame, after which nobody tries again.
  private static let mostUnexplained = 5
  /// Texts that are remembered.
  private static let mostTexts = 1_000
  /// Bytes that wait on one side before no more are read from the other.
  private static let mostWaiting = 8 << 20
  /// What a pipe that can be written takes without making the writer wait: PIPE_BUF.
  private static let chunk = 4_096

  private var run: RunWatch
  private var memory = SessionMemory()
  private var unexplained = 0
  private var server: pid_t = 0
  /// Our ends of the pipes to and from the server; -1 when closed.
  private var toServer: Int32 = -1
  private var fromServer: Int32 = -1
  /// What waits to be written to either side.
  private var forServer: [UInt8] = []
  private var forEditor: [UInt8] = []
  private var frames = FrameReader()
  private var editorIsThere = true

  /// Runs `body`, which serves standard input and output, in a process of its own as often as is needed; the exit
  /// code.
  static func run(
    body: (RunWatch?) throws(UsageError) -> Int32
  ) throws(UsageError) -> Int32 {
    guard Supervisor.hasOneThread, let marks = WorkMarks() else { return try body(nil) }
    var watch = SessionWatch(marks)
    while true {
      guard try watch.start(body) else { return try body(nil) }
      let status = watch.handOn()
      let signal = status & 0x7F
      guard signal != 0 else { return (status >> 8) & 0xFF }
      guard watch.goesOn(behind: signal) else { return 3 }
    }
  }

  private init(_ marks: WorkMarks) { run = RunWatch(marks) }

  /// Starts a server and tells it what it has to know; false where none can be started.
  private mutating func start(_ body: (RunWatch?) throws(UsageError) -> Int32) throws(UsageError) -> Bool {
    run.marks.clear()
    guard let input = SessionWatch.pipe() else { return false }
    guard let output = SessionWatch.pipe() else {
      for end in [input.reading, input.writing] { close(end) }
      return false
    }
    let parent = getpid()
    server = wirelint_fork()
    if server == 0 {
      for (from, to) in [(input.reading, 0), (output.writing, 1)] { dup2(from, Int32(to)) }
      for end in [input.reading, input.writing, output.reading, output.writing] { close(end) }
      exit(SystemThread.afterFork { [run] in SessionWatch.serve(run, parent, body) })
    }
    for end in [input.reading, output.writing] { close(end) }
    (toServer, fromServer) = (input.writing, output.reading)
    guard server > 0 else {
      for end in [toServer, fromServer] { close(end) }
      return false
    }
    forServer = memory.replay()
    frames = FrameReader()
    return true
  }

  /// What a server does, to its end.
  private static func serve(
    _ run: RunWatch, _ parent: pid_t, _ body: (RunWatch?) throws(UsageError) -> Int32
  ) -> Int32 {
    run.marks.tellTraps()
    _ = wirelint_end_with_parent(SIGTERM)
    // It may have ended before this was asked for.
    if getppid() != parent { return 1 }
    do throws(UsageError) {
      return try body(run)
    } catch {
      say("wirelint: \(error.description)")
      return 2
    }
  }

  private static func pipe() -> (reading: Int32, writing: Int32)? {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    // Programs that a server starts do not hold it open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Whether another server is to go on behind one that a signal ended; excuses what it did not answer.
  private mutating func goesOn(behind signal: Int32) -> Bool {
    let how = RunWatch.Ending.described(signal)
    if let text = run.marks.suspect, signal != SIGKILL {
      if run.passedOver.count >= SessionWatch.mostTexts { run.passedOver = [:] }
      run.passedOver[text.input] = RunWatch.Ending(signal: signal, rule: text.rule, version: Session.version)
    } else {
      unexplained += 1
    }
    forEditor += memory.excuses("the process that served this was ended (\(how))")
    guard !memory.isEnding, editorIsThere, unexplained < SessionWatch.mostUnexplained else {
      say("wirelint: the process that served was ended (\(how))")
      flushAll()
      return false
    }
    let message = "the process that served was ended (\(how)); another one serves on"
    say("wirelint: \(message)")
    forEditor += memory.notice("\(InputRules.internalError.id): \(message)")
    return true
  }

  // MARK: Handing on

  /// Hands on what both sides say until the server is gone: how it ended.
  private mutating func handOn() -> Int32 {
    while fromServer >= 0 {
      var waits = [
        pollfd(
          fd: editorIsThere && forServer.count < SessionWatch.mostWaiting ? 0 : -1, events: Int16(POLLIN),
          revents: 0),
        pollfd(fd: forServer.isEmpty ? -1 : toServer, events: Int16(POLLOUT), revents: 0),
        pollfd(
          fd: forEditor.count < SessionWatch.mostWaiting ? fromServer : -1, events: Int16(POLLIN), revents: 0),
        pollfd(fd: forEditor.isEmpty ? -1 : 1, events: Int16(POLLOUT), revents: 0),
      ]
      guard poll(&waits, nfds_t(waits.count), -1) >= 0 || errno == EINTR else { break }
      if waits[1].revents != 0, !SessionWatch.write(&forServer, to: toServer) { forServer = [] }
      if waits[3].revents != 0, !SessionWatch.write(&forEditor, to: 1) { leave() }
      if waits[2].revents != 0 { hearServer() }
      if waits[0].revents != 0 { hearEditor() }
      if !editorIsThere, forServer.isEmpty, toServer >= 0 {
        close(toServer)
        toServer = -1
      }
    }
    flushAll()
    if toServer >= 0 { close(toServer) }
    toServer = -1
    var status: Int32 = 0
    while waitpid(server, &status, 0) < 0, errno == EINTR {}
    return status
  }

  private mutating func hearEditor() {
    guard let bytes = SessionWatch.read(0) else {
      editorIsThere = false
      return
    }
    forServer += bytes
    // Before it is looked at: the server need not wait for that.
    _ = SessionWatch.write(&forServer, to: toServer)
    memory.heard(bytes[...])
  }

  private mutating func hearServer() {
    guard let bytes = SessionWatch.read(fromServer) else {
      close(fromServer)
      fromServer = -1
      return
    }
    frames.feed(bytes[...])
    while let frame = frames.next() {
      guard case .message(let body) = frame, memory.said(body) else { continue }
      forEditor += FrameReader.framed(body)
    }
    if !SessionWatch.write(&forEditor, to: 1) { leave() }
  }

  /// Nobody reads any more.
  private mutating func leave() {
    forEditor = []
    editorIsThere = false
  }

  private mutating func flushAll() {
    while !forEditor.isEmpty {
      var wait = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
      guard poll(&wait, 1, 5_000) > 0, SessionWatch.write(&forEditor, to: 1) else { return leave() }
    }
  }

  /// What there is to be read; nil at the end.
  private static func read(_ descriptor: Int32) -> [UInt8]? {
    while true {
      var got = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        count = max(0, got)
      }
      if got < 0, errno == EINTR { continue }
      return got > 0 ? bytes : nil
    }
  }

  /// Writes as much as nobody has to wait for; false where nobody reads.
  private static func write(_ bytes: inout [UInt8], to descriptor: Int32) -> Bool {
    var at = 0
    defer { bytes.removeFirst(at) }
    while at < bytes.count {
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&wait, 1, 0) > 0 else { return true }
      if wait.revents & Int16(POLLERR) != 0 { return false }
      let size = min(chunk, bytes.count - at)
      let wrote = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress.map { $0 + at }, size) }
      if wrote < 0, errno == EINTR { continue }
      if wrote <= 0 { return false }
      at += wrote
    }
    return true
  }
}
