import ArticleModel
import Calendars
import Diagnostics
import Foundation
import Lexicon
import Readers
import RuleKit
import SourceText

/// Lints one file after the other on one thread: one parse per article, then every selected rule.
package final class ArticleLinter {
  private let parser: ArticleParser
  let rules: [(rule: any Rule, severity: Severity?)]
  private let call: RuleCall
  let settings: LintSettings
  private let speller: Speller
  /// What translation rules read with; nil where bilingual files are read as text.
  let bilingual: BilingualData?
  private let cache: ResultCache?
  private var isStale: () -> Bool = { false }
  private var wasDropped = false
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
    parser = ArticleParser(vocabulary: vocabulary)
    speller = Speller(lexicon)
    self.rules = LintPlan.active(rules, minimum: settings.minimum)
    call = RuleCall(self.rules.map(\.rule))
    self.settings = settings
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
    report.failOn = settings.failOn
    // Filters see what is not reported as well: a suppression that hides a note does hide something.
    for filter in settings.filters { filter.filter(&report) }
    report.diagnostics.removeAll { $0.severity < settings.minimum }
    return report
  }

  /// The report on one file; nil where `isStale` says between two rules that nobody wants it any more.
  package func lint(_ file: SourceText, unless isStale: @escaping () -> Bool) -> FileReport? {
    self.isStale = isStale
    wasDropped = false
    defer { self.isStale = { false } }
    let report = lint(file)
    return wasDropped ? nil : report
  }

  /// Problems of readers that make an input one that could not be read.
  private static let unreadable: Set<String> = [
    "binary-file", "malformed-json", "malformed-html", "malformed-xml",
  ]

  /// Everything that is found in a file.
  private func unfiltered(_ file: SourceText) -> FileReport {
    if bilingual != nil, let format = settings.inputFormat ?? BilingualReader.format(of: file),
      format.isBilingual
    {
      return bilingualReport(file, format)
    }
    let started = settings.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
    let read = DocumentReader.read(file, as: settings.inputFormat)
    let article = parser.parse(read.document)
    parses += 1
    if settings.measuresTime { timing["parse", default: 0] += DispatchTime.now().uptimeNanoseconds - started }
    var found = read.problems.map { problem in
      Diagnostic(problem.rule, problem.isError ? .error : .note, at: problem.range, problem.message)
    }
    found += diagnostics(of: article).map { onFile($0, article) }
    found.sort(by: Diagnostic.inOrder)
    let failed = read.problems.first { $0.isError && ArticleLinter.unreadable.contains($0.rule) }
    return FileReport(
      file: file, diagnostics: found,
      failure: failed.map { InputFailure(path: file.name, reason: $0.message) }, article: article)
  }

  /// Every selected rule's diagnostics, ranges in the article's text.
  private func diagnostics(of article: Article) -> [Diagnostic] {
    let context = RuleContext(
      speller: speller, profile: settings.profile,
      storyDate: settings.date ?? article.metadata.date.flatMap { CalendarDate(iso: $0) },
      zones: SystemZones.shared, options: settings.options)
    var found: [Diagnostic] = []
    for index in call.indices(for: article, context) {
      if isStale() {
        wasDropped = true
        return []
      }
      let (rule, severity) = rules[index]
      let started = settings.measuresTime ? DispatchTime.now().uptimeNanoseconds : 0
      var own = RuleRunner.run(rule, on: article, in: context)
      if settings.measuresTime {
        timing[rule.info.id, default: 0] += DispatchTime.now().uptimeNanoseconds - started
      }
      if let severity { for i in own.indices { own[i].severity = severity } }
      found += own.isEmpty ? own : own.filter { isWanted($0, of: rule.info.category, in: article) }
    }
    return found
  }

  /// Categories that say something of single words and names.
  private static let wordCategories: Set<Category> = [.names, .spelling, .acronyms, .terms]

  /// Whether the configuration keeps a diagnostic: its text is not accepted, its region not left out.
  private func isWanted(_ diagnostic: Diagnostic, of category: Category, in article: Article) -> Bool {
    if !settings.skippedRegions.isEmpty,
      settings.skippedRegions.contains(article.region(at: diagnostic.range.start))
    {
      return false
    }
    if article.verbatim.contains(where: { $0.overlaps(diagnostic.range) }) { return false }
    guard !settings.accepted.isEmpty, ArticleLinter.wordCategories.contains(category) else { return true }
    return !settings.accepted.accepts(article.text[diagnostic.range])
  }

  /// A diagnostic with its ranges in the file and its suggestions looked up; fixes that cannot be
  /// written there are left out.
  private func onFile(_ diagnostic: Diagnostic, _ article: Article) -> Diagnostic {
    var result = diagnostic
    // A note on an unknown word offers nothing: as a rule the word is right.
    if settings.wantsSuggestions, diagnostic.severity > .note, diagnostic.severity >= settings.minimum,
      let word = diagnostic.suggestFor
    {
      let words = speller.suggestions(for: word)
      result.fixes += words.map { .replace(diagnostic.range, with: $0, words.count == 1 ? .unsafe : .choice) }
    }
    if article.origin.isIdentity { return result }
    result.range = article.origin.fileRange(diagnostic.range)
    result.related = diagnostic.related.map { RelatedPlace(article.origin.fileRange($0.range), $0.message) }
    result.fixes = result.fixes.compactMap { onFile($0, article.origin) }
    return result
  }

  func onFile(_ fix: Fix, _ origin: OriginMap) -> Fix? {
    var edits: [Edit] = []
    for edit in fix.edits {
      guard origin.isWritable(edit.range), let text = origin.written(edit.text) else { return nil }
      edits.append(Edit(origin.fileRange(edit.range), text))
    }
    return Fix(fix.title, fix.safety, edits)
  }
}
