import ArticleModel
import Bitext
import Calendars
import Diagnostics
import Dispatch
import Glibc
import Lexicon
import Readers
import RuleKit
import SourceText
import Synchronization
import TranslationRules

/// Lints one file after the other on one thread: one parse per article, then every selected rule.
package final class ArticleLinter {
  let parser: ArticleParser
  var pipeline: FindingPipeline
  private let call: RuleCall
  private let lexicon: Lexicon
  let speller: Speller
  private var furtherSpellers: [Speller] = []
  /// What translation rules read with; nil where bilingual files are read as text.
  let bilingual: BilingualData?
  private let cache: ResultCache?
  /// Whether nobody wants the report that is being made any more.
  var isStale: @Sendable () -> Bool = { false }
  /// Where it is said which rule is run; nil where nobody asks.
  var marks: RuleMarks?
  private var before: FileReport?
  /// Whether another version of the text will follow.
  var isEdited = false
  /// A number that no other linter has.
  private let number = ArticleLinter.made.wrappingAdd(1, ordering: .relaxed).newValue
  private static let made = Atomic<Int>(0)
  var wasDropped = false
  /// The rules that run.
  var rules: [(rule: any Rule, severity: Severity?)] { pipeline.rules }
  var settings: LintSettings { pipeline.settings }
  /// Whether reports hold the articles of a file that has several; they hold the first in any case.
  package var keepsArticles = true
  /// Is shown each article of a file, however many there are; on several threads, in any order, where files of several
  /// articles are shared among these.
  package var visitor: (@Sendable (Article) -> Void)?
  /// Fixes of the file that is being linted that are not offered.
  var refused: [RefusedFix] = []
  /// Processor time that rules took over the last long article, in nanoseconds by their index.
  private var costs: [Int: UInt64] = [:]
  /// Nanoseconds by rule id, when time is measured; `parse` for reading and parsing.
  package private(set) var timing: [String: UInt64] = [:]
  /// Articles parsed so far.
  package var parses = 0

  /// - Parameters:
  ///   - vocabulary: The word lists.
  ///   - lexicon: The spelling dictionaries.
  ///   - rules: Those that run, each with the severity that its findings are given; nil keeps the finding's
  ///     own.
  ///   - settings: What decides what is found and kept.
  ///   - cache: Where results of unchanged files are kept; nil: nowhere.
  ///   - bilingual: What bilingual files are checked with; nil: they are read as text.
  package init(
    vocabulary: Vocabulary, lexicon: Lexicon, rules: [(rule: any Rule, severity: Severity?)],
    settings: LintSettings, cache: ResultCache? = nil, bilingual: BilingualData? = nil
  ) {
    self.bilingual = bilingual
    self.cache = cache
    // Who names dictionaries of another language wants its stories looked at as well.
    parser = ArticleParser(vocabulary: vocabulary, assumesEnglish: settings.languages != nil)
    self.lexicon = lexicon
    speller = Speller(lexicon)
    let active = LintPlan.active(rules, minimum: settings.minimum)
    pipeline = FindingPipeline(rules: active, settings: settings)
    call = RuleCall(active.map(\.rule))
  }

  /// The report on one file.
  ///
  /// Where results are cached, an unchanged file is not parsed again, and its report is without an article.
  package func lint(_ file: SourceText) -> FileReport {
    var report: FileReport
    // What is kept of a result is placed in the file; of a document's text there is none.
    if let cache, !PackedDocument.isPacked(file, as: settings.inputFormat) {
      let key = ContentHash(file.bytes, seed: seed(of: file))
      if let known = cache.result(key, size: file.bytes.count) {
        report = FileReport(
          file: file, diagnostics: known.diagnostics,
          failure: known.failure.map { InputFailure(path: file.name, reason: $0) })
        report.isFromCache = true
        report.leftOut = known.leftOut
      } else {
        report = unfiltered(file)
        if !wasDropped {
          cache.add(
            CachedResult(
              diagnostics: report.diagnostics, failure: report.failure?.reason, leftOut: report.leftOut),
            for: key)
        }
      }
    } else {
      report = unfiltered(file)
    }
    if !report.diagnostics.isEmpty { report.file = DocumentReader.coded(report.file) }
    pipeline.filter(&report)
    return report
  }

  /// Says from now on which rule is run.
  package func tell(_ mark: ThreadMark?) { marks = mark.map { RuleMarks($0, rules) } }

  /// What a result depends on beside the file's bytes: its ending, and whether it was named itself.
  private func seed(of file: SourceText) -> UInt64 {
    // In a part of a file stories without a name are numbered from its beginning on.
    let rows = UInt64(truncatingIfNeeded: file.start?.rows ?? 0)
    let ending = ByteHash.of(DocumentReader.fileExtension(of: file.name)) ^ rows
    return settings.runtime.named?.contains(file.name) == false ? ~ending : ending
  }

  /// Adds what was measured elsewhere to the time by rule.
  func addTime(_ more: [String: UInt64]) { timing.merge(more, uniquingKeysWith: +) }

  /// The report on one file; nil where `isStale` says, between two rules or inside of a long one, that nobody
  /// wants it any more.
  ///
  /// `before`: the report on an earlier version of the file, which saves work and changes nothing.
  package func lint(
    _ file: SourceText, after before: FileReport?, unless isStale: @escaping @Sendable () -> Bool
  ) -> FileReport? {
    self.isStale = isStale
    self.before = before
    isEdited = true
    wasDropped = false
    defer {
      isEdited = false
      self.isStale = { false }
      self.before = nil
    }
    let report = lint(file)
    return wasDropped ? nil : report
  }

  /// Everything that is found in a file.
  private func unfiltered(_ file: SourceText) -> FileReport {
    refused = []
    if let bilingual, let format = settings.inputFormat ?? FileFormat.bilingual(file),
      format.isBilingual
    {
      return bilingualReport(file, format, bilingual)
    }
    // Files that a .vale.ini is in force for are read block by block, with the scopes of its styles.
    let scoped = settings.inputFormat == nil ? settings.valeMarkup?.options : nil
    let stream = measured {
      scoped.flatMap { ScopeReader.read(file, $0) }.map { ArticleStream($0) }
        ?? DocumentReader.open(file, as: settings.inputFormat)
    }
    var report = FileReport(file: stream.shown ?? file, diagnostics: [])
    let ahead = measured { [stream.next(), stream.next()].compactMap { $0 } }
    if ahead.count == 1, file.start == nil {
      lint(ahead[0], into: &report)
    } else {
      lint(stream, ahead: ahead, into: &report)
    }
    var problems = stream.problems
    // Who has begun a new text in an editor knows that nothing stands in it yet.
    if isEdited, DocumentReader.isBlank(file) { problems.removeAll { $0.kind == .nothingToRead } }
    let isNamed = settings.runtime.named?.contains(file.name) ?? true
    report.failure = pipeline.failure(problems, isNamed: isNamed).map {
      InputFailure(path: report.file.name, reason: $0.message)
    }
    report.diagnostics = pipeline.placed(problems, isNamed: isNamed) + report.diagnostics
    Diagnostic.sort(&report.diagnostics)
    report.refused = refused
    return report
  }

  /// Lints the one article of a file.
  private func lint(_ document: ReadDocument, into report: inout FileReport) {
    let article = measured { parser.parse(document, after: before?.article) }
    parses += 1
    visitor?(article)
    let outcome = outcome(of: article)
    report.diagnostics = placed(outcome, in: article)
    report.leftOut = outcome.leftOut
    report.articles = [article]
    if isWorthKeeping(article), !wasDropped { report.kept = outcome.kept(by: number, article) }
  }

  /// Lints one of several articles of a file; what was found has its label.
  func lint(_ document: ReadDocument) -> (article: Article, found: [Diagnostic], leftOut: [String: Int]) {
    let article = measured { parser.parse(document) }
    parses += 1
    visitor?(article)
    let outcome = outcome(of: article)
    var found = placed(outcome, in: article)
    for i in found.indices { found[i].article = article.metadata.label }
    return (article, found, outcome.leftOut)
  }

  private func placed(_ outcome: RuleRun.Outcome, in article: Article) -> [Diagnostic] {
    pipeline.placed(outcome.findings + outcome.nearby, Placement(article), speller) { refused.append($0) }
  }

  /// A linter of the same rules for another thread that works on the same file.
  func twin() -> @Sendable () -> ArticleLinter {
    twin(rules: rules)
  }

  /// Makes linters for other threads, of some rules.
  func twin(rules: [(rule: any Rule, severity: Severity?)]) -> @Sendable () -> ArticleLinter {
    let (vocabulary, lexicon, settings) = (parser.vocabulary, speller.lexicon, settings)
    let (isStale, cap) = (isStale, pipeline.cap)
    return {
      let twin = ArticleLinter(vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings)
      twin.isStale = isStale
      twin.pipeline.cap = cap
      return twin
    }
  }

  /// Does something, and counts its time as that of reading where time is measured.
  func measured<Value>(_ work: () -> Value) -> Value {
    guard settings.runtime.measuresTime else { return work() }
    let started = DispatchTime.now().uptimeNanoseconds
    defer { timing["parse", default: 0] += DispatchTime.now().uptimeNanoseconds - started }
    return work()
  }

  /// Whether findings are kept for the next version of a text; a short one is linted anew as quickly.
  private func isWorthKeeping(_ article: Article) -> Bool {
    isEdited && !settings.runtime.measuresTime && article.tokens.count >= settings.runtime.longArticle
  }

  /// What every selected rule finds in an article.
  func outcome(of article: Article) -> RuleRun.Outcome {
    let keeps = isWorthKeeping(article)
    let kept = keeps && before?.kept?.linter == number ? before?.kept : nil
    let spellers = spellers(for: article)
    let outcome = RuleRun(
      article: article, pipeline: pipeline, call: call, spellers: spellers,
      costs: costs, keepsNearby: keeps, kept: kept, isStale: isStale,
      marks: spellers.count == 1 ? marks : nil
    ).run()
    wasDropped = outcome.wasDropped
    costs.merge(outcome.costs) { $1 }
    timing.merge(outcome.timing, uniquingKeysWith: +)
    return outcome
  }

  /// A speller for each thread that runs rules over an article: one, but for long articles where nobody
  /// else needs the machine.
  private func spellers(for article: Article) -> [Speller] {
    let threads = article.tokens.count < settings.runtime.longArticle ? 1 : settings.runtime.threadsPerArticle
    while furtherSpellers.count + 1 < threads { furtherSpellers.append(Speller(lexicon)) }
    return [speller] + furtherSpellers.prefix(threads - 1)
  }
}
