import ArticleModel
import Bitext
import Calendars
import Diagnostics
import Dispatch
import FoundationEssentials
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
  let pipeline: FindingPipeline
  private let call: RuleCall
  private let lexicon: Lexicon
  let speller: Speller
  private var furtherSpellers: [Speller] = []
  /// What translation rules read with; nil where bilingual files are read as text.
  let bilingual: BilingualData?
  private let cache: ResultCache?
  private var isStale: @Sendable () -> Bool = { false }
  private var before: FileReport?
  /// Whether another version of the text will follow.
  private var isEdited = false
  /// A number that no other linter has.
  private let number = ArticleLinter.made.wrappingAdd(1, ordering: .relaxed).newValue
  private static let made = Atomic<Int>(0)
  private var wasDropped = false
  /// The rules that run.
  var rules: [(rule: any Rule, severity: Severity?)] { pipeline.rules }
  var settings: LintSettings { pipeline.settings }
  /// Fixes of the file that is being linted that are not offered.
  var refused: [RefusedFix] = []
  /// Processor time that rules took over the last long article, in nanoseconds by their index.
  private var costs: [Int: UInt64] = [:]
  /// Nanoseconds by rule id, when time is measured; `parse` for reading and parsing.
  package private(set) var timing: [String: UInt64] = [:]
  /// Articles parsed so far.
  package private(set) var parses = 0

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
    if let cache {
      let key = ContentHash(file.bytes, seed: ByteHash.of(DocumentReader.fileExtension(of: file.name)))
      if let known = cache.result(key, size: file.bytes.count) {
        report = FileReport(
          file: file, diagnostics: known.diagnostics,
          failure: known.failure.map { InputFailure(path: file.name, reason: $0) })
        report.isFromCache = true
      } else {
        report = unfiltered(file)
        if !wasDropped {
          cache.add(
            CachedResult(diagnostics: report.diagnostics, failure: report.failure?.reason), for: key)
        }
      }
    } else {
      report = unfiltered(file)
    }
    pipeline.filter(&report)
    return report
  }

  /// Adds what was measured elsewhere to the time by rule.
  func addTime(_ more: [String: UInt64]) { timing.merge(more, uniquingKeysWith: +) }

  /// The report on one file; nil where `isStale` says between two rules that nobody wants it any more.
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
    if let bilingual, let format = settings.inputFormat ?? FileFormat.of(file),
      format.isBilingual
    {
      return bilingualReport(file, format, bilingual)
    }
    let started = settings.runtime.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
    let scoped = settings.inputFormat == nil ? settings.valeMarkup?.options : nil
    let read =
      scoped.flatMap { ScopeReader.read(file, $0) } ?? DocumentReader.read(file, as: settings.inputFormat)
    let article = parser.parse(read.document, after: before?.article)
    parses += 1
    if settings.runtime.measuresTime {
      timing["parse", default: 0] += DispatchTime.now().uptimeNanoseconds - started
    }
    let outcome = outcome(of: article)
    var found =
      pipeline.placed(read.problems)
      + pipeline.placed(outcome.findings + outcome.nearby, Placement(article), speller) {
        refused.append($0)
      }
    Diagnostic.sort(&found)
    let failed = read.problems.first { $0.isError && $0.kind.makesUnreadable }
    var report = FileReport(
      file: file, diagnostics: found,
      failure: failed.map { InputFailure(path: file.name, reason: $0.message) }, article: article)
    report.refused = refused
    if isWorthKeeping(article), !wasDropped {
      report.kept = outcome.kept(by: number, article)
    }
    return report
  }

  /// Whether findings are kept for the next version of a text; a short one is linted anew as quickly.
  private func isWorthKeeping(_ article: Article) -> Bool {
    isEdited && !settings.runtime.measuresTime && article.tokens.count >= settings.runtime.longArticle
  }

  /// Every selected rule's findings in an article.
  func findings(in article: Article) -> [RuleFinding] {
    let outcome = outcome(of: article)
    return outcome.findings + outcome.nearby
  }

  private func outcome(of article: Article) -> RuleRun.Outcome {
    let keeps = isWorthKeeping(article)
    let kept = keeps && before?.kept?.linter == number ? before?.kept : nil
    let outcome = RuleRun(
      article: article, pipeline: pipeline, call: call, spellers: spellers(for: article),
      costs: costs, keepsNearby: keeps, kept: kept, isStale: isStale
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
