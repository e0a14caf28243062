import CheckServer
import Glibc
import Lexicon
import LintEngine

/// `wirelint serve`.
enum HTTPServerCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.isEmpty else {
      throw UsageError("'wirelint serve' takes no path; clients send texts")
    }
    CacheFolder.staysOpen()
    // What is wrong with the command line ends the program before it begins to serve.
    let maker = try PlanMaker(
      DataFolder.find(), LintOptions.planSources(arguments), LintOptions.overrides(arguments))
    var limits = CheckServer.Limits()
    limits.jobs = try LintOptions.jobs(arguments)
    limits.origins = arguments.all("--allow-origin")
    if let size = try number(arguments, "--max-body", 1...64, "MiB") { limits.body = size << 20 }
    if let seconds = try number(arguments, "--timeout", 1...600, "seconds") { limits.seconds = seconds }
    let port = try number(arguments, "--port", 0...65535, "port") ?? 8081
    limits.address = arguments.value("--address") ?? limits.address
    limits.pages = try LintOptions.pages(arguments)
    if let count = try number(arguments, "--queue", 0...10_000, "texts") { limits.waiting = count }
    if let minutes = try number(arguments, "--remember", 1...1440, "minutes") { limits.remembers = minutes }
    limits.readsFragments = arguments.value("--fragments") != "never"
    limits.words = arguments.value("--words")
    if arguments.has("--access-log") { limits.log = { say("\(Clock.now()) \($0.line)") } }
    let bounds = limits
    return try ServerWatch.run(port: UInt16(port)) { (watch) throws(UsageError) in
      try serve(maker, bounds, watch)
    }
  }

  private static func serve(
    _ maker: PlanMaker, _ limits: CheckServer.Limits, _ watch: ServerWatch
  ) throws(UsageError) -> Int32 {
    let address = limits.address
    let data = maker.data
    let server = try CheckServer(maker, version: Session.version, limits, watch: watch.run) {
      // A guide that cannot be read is not there; the rest of the server works without it.
      (try? SiteCommand.site(data, leadsToForm: true).pages) ?? []
    }
    let signals = blockedSignals()
    try server.serve(port: watch.port) { port in
      watch.listens(on: port)
      let host = address.contains(":") ? "[\(address)]" : address
      if watch.isFirst { say("wirelint: serving http://\(host):\(port)/ (Ctrl+C ends it)") }
    } wait: {
      wait(for: signals)
    }
    return 0
  }

  private static func number(
    _ arguments: ParsedArguments, _ option: String, _ range: ClosedRange<Int>, _ unit: String
  ) throws(UsageError) -> Int? {
    guard let text = arguments.value(option) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        "'\(text)' is no value of \(option); write \(range.lowerBound) to \(range.upperBound) (\(unit))")
    }
    return number
  }

  /// The signals that end the server, kept from ending the program at once: requests are answered first.
  private static func blockedSignals() -> sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    // Threads that are started from here on inherit this.
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    return signals
  }

  private static func wait(for signals: sigset_t) {
    var signals = signals
    var signal: Int32 = 0
    sigwait(&signals, &signal)
  }
}
