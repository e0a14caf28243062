import ArticleModel
import Glibc
import Grammar
import Lexicon
import LintEngine
import SourceText

/// `wirelint learn`: what a desk's own archive says of which words fit where.
enum LearnCommand {
  /// Two stories in ten are kept apart to judge by, in two halves.
  private static let share = 10
  private static let fewestWords = 20_000

  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard let folder = arguments.value("--output") else {
      throw UsageError("say where to write: wirelint learn --output DIR ARCHIVE")
    }
    let alarms = try number(arguments, "--alarms", 0.01...100) ?? 0.5
    let most = Int(try number(arguments, "--most-words", 1...10_000_000_000) ?? 20_000_000)
    guard mkdir(folder, 0o777) == 0 || FileSystem.isFolder(folder) else {
      throw UsageError("no folder can be made at '\(folder)': \(String(cString: strerror(errno)))")
    }
    let data = try DataFolder.find()
    let vocabulary = try data.vocabulary(useCache: !arguments.has("--no-cache"))
    guard let base = vocabulary.grammar.flatMap({ GrammarModel.of(folder: $0.folder) }) else {
      throw UsageError("the data folder has no grammar to add to: install wirelint again")
    }
    let archive = StoryTally(try Archive())
    let failures = try read(arguments, archive, most)
    let progress = ProgressLine(total: 0, arguments)
    let (text, result) = try archive.withLock { (archive) throws(UsageError) -> (String, LearnedResult) in
      let learned = ContextLearning.learn(archive.learned, keeping: archive.kept, over: base, alarms: alarms)
      {
        progress.show($0)
      }
      guard let learned else { throw UsageError("the temporary files cannot be read again") }
      return (report(learned, archive, folder), learned)
    }
    progress.clear()
    try write(result, to: folder)
    wirelint.write(Array(text.utf8), to: 1)
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return failures.isEmpty ? 0 : 3
  }

  private static func number(
    _ arguments: ParsedArguments, _ option: String, _ range: ClosedRange<Double>
  ) throws(UsageError) -> Double? {
    guard let text = arguments.value(option) else { return nil }
    guard let number = Double(text), range.contains(number) else {
      throw UsageError("'\(text)' is no number for \(option)")
    }
    return number
  }

  // MARK: Reading

  /// The copy of an archive, and what was left out of it.
  private struct Archive {
    let learned: DescribedCopy
    let kept: (DescribedCopy, DescribedCopy)
    var stories = 0
    /// Stories that are not in English.
    var others = 0
    /// Stories beyond the words that are read at most.
    var beyond = 0
    var hasFailed = false

    var words: Int { learned.words + kept.0.words + kept.1.words }

    init() throws(UsageError) {
      guard let learned = DescribedCopy(folder: LearnCommand.temporary),
        let first = DescribedCopy(folder: LearnCommand.temporary),
        let second = DescribedCopy(folder: LearnCommand.temporary)
      else {
        throw UsageError(
          "no temporary file can be made in '\(LearnCommand.temporary)'; TMPDIR names another folder")
      }
      self.learned = learned
      kept = (first, second)
    }
  }

  private static var temporary: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// Reads the archive; returns what could not be read.
  private static func read(
    _ arguments: ParsedArguments, _ archive: StoryTally<Archive>, _ most: Int
  ) throws(UsageError) -> [InputFailure] {
    var settings = LintSettings()
    settings.inputFormat = try LintOptions.inputFormat(arguments)
    // One story after the other: what is learned depends on their order.
    settings.runtime.jobs = 1
    let vocabulary = try DataFolder.find().vocabulary(useCache: !arguments.has("--no-cache"))
    let lexicon = Lexicon(dictionaries: [], accepted: WordList())
    let run = LintRun(vocabulary: vocabulary, lexicon: lexicon, rules: [], settings: settings)
    let walk = try LintOptions.inputs(arguments, for: "learn")
    let failures = StoryTally(walk.failures)
    let progress = ProgressLine(over: walk.inputs, of: run, arguments)
    run.run(
      walk.inputs, inParts: true,
      visitor: { article, _ in archive.withLock { add(article, to: &$0, most) } },
      sink: { report in
        progress.step()
        if let failure = report.failure { failures.withLock { $0.append(failure) } }
      })
    progress.clear()
    try archive.withLock { (archive) throws(UsageError) in
      if archive.hasFailed { throw UsageError("'\(temporary)' is full; TMPDIR names another folder") }
      guard archive.words >= fewestWords, archive.kept.0.words > 0, archive.kept.1.words > 0 else {
        throw UsageError(
          "\(archive.stories) English stories have \(archive.words) words of prose; \(fewestWords) are the least to learn from"
        )
      }
    }
    return failures.withLock { $0 }
  }

  private static func add(_ article: Article, to archive: inout Archive, _ most: Int) {
    guard article.isEnglish else {
      archive.others += 1
      return
    }
    guard archive.words < most else {
      archive.beyond += 1
      return
    }
    archive.stories += 1
    let copy =
      switch archive.stories % share {
      case 0: archive.kept.0
      case share / 2: archive.kept.1
      default: archive.learned
      }
    if !copy.add(article) { archive.hasFailed = true }
  }

  // MARK: Writing

  private static func write(_ result: LearnedResult, to folder: String) throws(UsageError) {
    let files = [
      (LearnedContexts.weightsName, result.weights), (LearnedContexts.limitsName, Array(result.limits.utf8)),
    ]
    for (name, bytes) in files {
      do throws(InputFailure) { try AtomicWrite.write(bytes, to: folder + "/" + name) } catch {
        throw UsageError("'\(folder)/\(name)': \(error.reason)")
      }
    }
  }

  private static func report(_ result: LearnedResult, _ archive: Archive, _ folder: String) -> String {
    let thousands = Double(result.words) / 1000
    var text = """
      learned from \(archive.stories) stories with \(archive.words) words; \(result.words) \
      of them kept apart to judge by

      """
    if archive.others > 0 { text += "left out: \(archive.others) stories that are not in English\n" }
    if archive.beyond > 0 {
      text += "left out: \(archive.beyond) stories beyond --most-words\n"
    }
    text += """
                                  before   after
        the word that stands fits \(percent(result.right.before, result.places))  \(percent(result.right.after, result.places))
        alarms per 1,000 words    \(fixed(Double(result.alarms.before) / thousands))  \(fixed(Double(result.alarms.after) / thousands))
      (each half of what was kept apart with limits that the other half set; all limits times \(RunStatistics.decimal(result.factor, 2)))

      """
    if result.scale == 0 {
      text += "what was learned does not help on the stories kept apart: the weights stay as they are\n"
    } else {
      text +=
        "weights of \(result.keys.small) contexts of small words, \(result.keys.pairs) of words that are confused\n"
    }
    text += changes(result)
    text +=
      "wrote \(folder)/contexts.bin and \(folder)/contexts.txt; in .wirelint.yml: 'learned: \(folder)'\n"
    return text
  }

  private static func changes(_ result: LearnedResult) -> String {
    let raised = result.changes.filter { $0.after > $0.before }
    guard !raised.isEmpty else { return "" }
    var text = "\(raised.count) limits went up; the most:\n"
    for change in raised.prefix(8) {
      let written = change.written == "-" ? "nothing" : "'\(change.written)'"
      let fitting = change.fitting == "-" ? "nothing" : "'\(change.fitting)'"
      text += "  \(fitting) for \(written): \(change.before) -> \(change.after)\n"
    }
    return text
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    padded(RunStatistics.decimal(100 * Double(part) / Double(max(whole, 1))) + " %")
  }

  private static func fixed(_ number: Double) -> String { padded(RunStatistics.decimal(number, 2)) }

  /// Set to the right, under its heading.
  private static func padded(_ text: String) -> String {
    String(repeating: " ", count: max(0, 7 - text.count)) + text
  }
}
