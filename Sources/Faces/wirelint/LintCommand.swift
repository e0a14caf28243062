import Diagnostics
import Glibc
import LintEngine
import Reporters
import RuleKit
import SourceText
import Synchronization

/// `wirelint lint`.
enum LintCommand {
  /// What gathers while reports come in, one at a time.
  private struct Output {
    var reporter: any Reporter
    var totals = ReportTotals()
    var failures: [InputFailure] = []
    /// The report, when it goes to a file.
    var kept: [UInt8] = []
    var isFailing = false
    /// With `--stats`.
    var statistics: RunStatistics?
    /// What was compared, one line a file, with `--stats`.
    var comparisons: [String] = []
    /// What could not be compared of files in languages that are not known.
    var unknown: [String] = []
    /// In how many files a habit is a note because the run has many stories, by rule.
    var habits: [String: Int] = [:]
    /// Files in another language.
    var foreign: [String] = []
    /// Reads the segments of a file again, where the format shows them.
    var segments: (@Sendable (SourceText) -> ReportedSegments?)?
    /// Whether what is said of files and rules is said on standard error.
    var tellsApart = false
  }

  private static let inputRules = Set(InputRules.all.map(\.id))

  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    if arguments.has("--watch") { return try WatchCommand.run(arguments) }
    let walk = try LintOptions.inputs(arguments, for: "lint")
    return try Supervisor.run(over: walk, .again) { (watch) throws(UsageError) in
      var session = try Session(arguments, walk)
      session.run.watch = watch
      // The process ends behind this: giving the rules and their patterns back piece by piece would take a
      // tenth of the time that a short story takes.
      _ = Unmanaged.passRetained(Kept(session))
      return try run(arguments, walk, session)
    }
  }

  private final class Kept {
    private let session: Session

    init(_ session: Session) { self.session = session }
  }

  /// Lints the inputs of a session and reports as the options say.
  static func run(_ arguments: ParsedArguments, _ walk: InputWalk, _ session: Session) throws(UsageError)
    -> Int32
  {
    if arguments.has("--show-files") { return showFiles(walk, session) }
    if arguments.has("--explain-format") { return dump("format", walk, session, isColored: false) }
    if let what = arguments.value("--dump") {
      return dump(what, walk, session, isColored: Session.isColored(arguments, 1))
    }
    if let file = arguments.value("--write-baseline") { return writeBaseline(file, walk, session) }
    let path = try LintOptions.output(arguments)
    let named = LintOptions.valeOutputs[arguments.value("--output") ?? ""]
    var options = reportOptions(arguments, toFile: path != nil)
    let format =
      (arguments.value("--format") ?? named).flatMap(ReportFormat.init)
      ?? (path == nil && isatty(1) == 1 ? .pretty : .compiler)
    if format.describesRules { options.rules = session.reportedRules }
    let output = Mutex(Output(reporter: format.reporter(options)))
    if format.showsSegments {
      let overrides = try LintOptions.overrides(arguments)
      let (stated, sides) = (overrides.inputFormat, overrides.sides)
      output.withLock { $0.segments = { ReviewSegments.of($0, as: stated, sides) } }
    }
    // Who reads Vale's reports asks what styles say; the rest is for people.
    let tellsApart = format.isVales && session.run.plans.contains { $0.settings.valeMarkup != nil }
    output.withLock { $0.tellsApart = tellsApart }
    if arguments.has("--stats") { output.withLock { $0.statistics = session.statistics } }
    // An entry of a baseline stands for one finding of a whole file.
    let inParts = session.filters.baseline == nil
    let progress =
      inParts
      ? ProgressLine(over: session.inputs, of: session.run, arguments)
      : ProgressLine(total: session.inputs.count, arguments)
    output.withLock { $0.reporter.begin() }
    let timing = session.run.run(session.inputs, inParts: inParts) { report in
      output.withLock { add(report, to: &$0, keep: path != nil) }
      progress.step()
    }
    progress.clear()
    for report in session.filters.unusedSuppressions(session.run, roots: arguments.operands) {
      output.withLock { add(report, to: &$0, keep: path != nil) }
    }
    return output.withLock { finish(&$0, walk, timing, path, session) }
  }

  private static func add(_ report: FileReport, to output: inout Output, keep: Bool) {
    var report = report
    if output.tellsApart {
      let lines = LineIndex(report.file)
      for remark in report.diagnostics where inputRules.contains(remark.rule) {
        let place = lines.position(at: remark.range.lower)
        say(
          "wirelint: \(OfferText.shown(report.file.name)):\(place.line):\(place.column): note: \(remark.message) [\(remark.rule)]"
        )
      }
      report.diagnostics.removeAll { inputRules.contains($0.rule) }
    }
    if let comparison = report.comparison {
      output.comparisons.append("\(report.file.name): " + PairCommand.line(comparison))
      if let notice = PairCommand.notice(comparison) {
        output.unknown.append("\(report.file.name): " + notice)
      }
    }
    if let failure = report.failure { output.failures.append(failure) }
    for rule in Set(report.habits) { output.habits[rule, default: 0] += 1 }
    output.statistics?.add(report)
    if report.isInOtherLanguage, !report.isContinuation { output.foreign.append(report.file.name) }
    if report.failure == nil || !report.diagnostics.isEmpty {
      var file = ReportedFile(
        path: report.file.name, text: report.file, diagnostics: report.diagnostics, leftOut: report.leftOut)
      if !report.diagnostics.isEmpty { file.segments = output.segments?(report.file) }
      output.reporter.add(file)
      output.totals.add(report.diagnostics, isNewFile: !report.isContinuation)
      if report.isUnread, !report.isContinuation { output.totals.unread += 1 }
      output.totals.leftOut += report.leftOut.values.reduce(0, +)
      output.isFailing = output.isFailing || report.isFailing
    }
    flush(&output, keep)
  }

  private static func flush(_ output: inout Output, _ keep: Bool) {
    let bytes = output.reporter.take()
    if keep { output.kept += bytes } else { write(bytes, to: 1) }
  }

  private static func finish(
    _ output: inout Output, _ walk: InputWalk, _ timing: [String: UInt64], _ path: String?,
    _ session: Session
  ) -> Int32 {
    let (baseline, linted) = (session.filters.baseline, session.inputs)
    output.reporter.finish(output.totals)
    flush(&output, path != nil)
    if let path {
      do throws(InputFailure) {
        try AtomicWrite.write(output.kept, to: path)
      } catch {
        say("wirelint: \(error.path): \(error.reason)")
        return 3
      }
    }
    for (rule, time) in timing.sorted(by: { $0.value > $1.value }) {
      say("\(rule)\t\(Double(time / 1000) / 1000) ms")
    }
    for line in output.statistics?.lines ?? [] { say(line) }
    let failures = walk.failures + output.failures
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    for notice in session.notices { say("wirelint: \(notice)") }
    let asksEnglish = session.run.plans.contains { $0.rules.contains { $0.rule.info.isForEnglish } }
    if asksEnglish, let notice = Coverage.foreign(output.foreign) { say("wirelint: \(notice)") }
    for (rule, files) in output.habits.sorted(by: { $0.key < $1.key }) {
      say(
        "wirelint: \(rule): a habit in \(files) \(files == 1 ? "file" : "files"), a note each; --min-severity note shows them"
      )
    }
    if session.showsComparisons {
      for line in output.comparisons { say(line) }
    } else {
      for line in output.unknown.prefix(10) { say("wirelint: \(line)") }
    }
    say(output.totals.line)
    sayRemovable(baseline?.fixed(in: linted.map(\.path)) ?? [])
    if !failures.isEmpty { return 3 }
    return output.isFailing ? 1 : 0
  }

  /// Names the entries of a baseline that stand for nothing any more.
  private static func sayRemovable(_ entries: [Baseline.Entry]) {
    if entries.isEmpty { return }
    let most = 20
    for entry in entries.prefix(most) {
      say("removable: \(OfferText.shown(entry.path)): \(entry.rule): '\(OfferText.shown(entry.text))'")
    }
    if entries.count > most { say("removable: and \(entries.count - most) more") }
    say(
      "\(entries.count) known diagnostic\(entries.count == 1 ? "" : "s") of the baseline no longer there; --write-baseline takes \(entries.count == 1 ? "it" : "them") out"
    )
  }

  private static func reportOptions(_ arguments: ParsedArguments, toFile: Bool) -> ReportOptions {
    var options = ReportOptions()
    options.columnUnit = arguments.value("--column-unit").flatMap(ColumnUnit.init) ?? .scalar
    options.parseableFixits = arguments.has("--parseable-fixits")
    options.color = !toFile && Session.isColored(arguments, 1)
    options.isInWorkflow = StandardStreams.areReadAsCommands
    options.toolVersion = Session.version
    options.workingDirectory = FileSystem.workingDirectory
    options.sitePages = arguments.value("--pages") ?? ""
    if !toFile, let columns = Terminal.columns(of: 1) { options.width = columns }
    return options
  }

  /// Prints what would be linted, one path a line, and on standard error what would not.
  private static func showFiles(_ walk: InputWalk, _ session: Session) -> Int32 {
    for input in session.inputs { write(Array((input.path + "\n").utf8), to: 1) }
    for input in session.ignored {
      say("skipped: \(OfferText.shown(input.path)): the configuration ignores it")
    }
    for skipped in walk.skipped { say("skipped: \(OfferText.shown(skipped.path)): \(skipped.reason)") }
    for failure in walk.failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return walk.failures.isEmpty ? 0 : 3
  }

  /// `wirelint explain-quotes`.
  static func explainQuotes(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let walk = try LintOptions.inputs(arguments, for: "explain-quotes")
    return dump("quotes", walk, try Session(arguments, walk), isColored: false)
  }

  /// Prints each parsed article, the table of its quotations, or what each file was read as, instead of linting it.
  private static func dump(_ what: String, _ walk: InputWalk, _ session: Session, isColored: Bool) -> Int32 {
    let print =
      what == "quotes" ? QuotationTable.text : what == "grammar" ? GrammarDump.text : ArticleDump.text
    let failed = Mutex(walk.failures)
    let stated = Dictionary(
      session.inputs.map { ($0.path, session.run.plan(for: $0).settings.inputFormat) },
      uniquingKeysWith: { $1 })
    session.run.run(session.inputs, keepsArticles: true) { report in
      if let failure = report.failure { failed.withLock { $0.append(failure) } }
      if what == "format" {
        let text = FormatExplanation.text(report, stated: stated[report.file.name] ?? nil)
        write(Array(text.utf8), to: 1)
        return
      }
      for article in report.articles {
        let text = print(article)
        write(Array((isColored && what == "article" ? ArticlePaint.painted(text) : text).utf8), to: 1)
      }
    }
    let failures = failed.withLock { $0 }
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return failures.isEmpty ? 0 : 3
  }

  /// Writes everything that is found, whatever its severity would have been reported at. What a baseline of
  /// that name knows of files that are not linted now stays in it.
  private static func writeBaseline(_ file: String, _ walk: InputWalk, _ session: Session) -> Int32 {
    let folder = AbsolutePath.folder(of: AbsolutePath.of(file))
    let gathered = Mutex<(entries: [Baseline.Entry], failures: [InputFailure])>(([], walk.failures))
    session.run.run(session.inputs) { report in
      gathered.withLock { gathered in
        gathered.entries += Baseline.entries(of: report, in: folder)
        if let failure = report.failure { gathered.failures.append(failure) }
      }
    }
    let before = FileSystem.exists(file) ? try? Baseline(file: file) : nil
    let kept = before?.others(than: session.inputs.map(\.path)) ?? []
    let entries = gathered.withLock(\.entries) + kept
    var failures = gathered.withLock(\.failures)
    do throws(InputFailure) {
      try AtomicWrite.write(Baseline.content(entries), to: file)
      say(
        "\(entries.count) known diagnostic\(entries.count == 1 ? "" : "s") written to \(file)\(kept.isEmpty ? "" : ", \(kept.count) of them of files that were not linted")"
      )
    } catch {
      failures.append(error)
    }
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return failures.isEmpty ? 0 : 3
  }
}
