import ArticleModel
import Diagnostics
import SourceText

/// What a run says of one input.
package struct FileReport: Sendable {
  /// The file as it is on disk.
  package var file: SourceText
  /// In order, ranges in bytes of the file.
  package var diagnostics: [Diagnostic]
  /// Why the input could not be read, wholly or in part; its diagnostics stand all the same.
  package var failure: InputFailure?
  /// Whether nothing or not all of the file was read.
  package var isUnread = false
  /// How many diagnostics filters took out.
  package var suppressed = 0
  /// How many findings are not listed, by rule: those beyond `LintSettings.maxFindings`.
  package var leftOut: [String: Int] = [:]
  /// Rules whose finding is a habit of the desk, and a note here because the run has many stories.
  package var habits: [String] = []
  /// Whether the file was not looked at again because nothing changed since it last was.
  package var isFromCache = false
  /// Whether the story is in another language than English, so that rules for English were not asked.
  package var isInOtherLanguage = false
  /// The severity from which on a diagnostic makes the run end with 1; nil: none does.
  package var failOn: Severity?
  /// Fixes that are not offered because of what they would do to the file.
  package var refused: [RefusedFix] = []
  /// What was compared in a bilingual file.
  package var comparison: Comparison?
  /// The parsed articles of the file, kept only when a caller asks for them: of a file of very many the first.
  package var articles: [Article] = []
  /// What need not be found again in the next version of a long text, where one is expected.
  package var kept: KeptFindings?

  /// A report on one file, with its only article where the caller keeps articles.
  package init(
    file: SourceText, diagnostics: [Diagnostic], failure: InputFailure? = nil, article: Article? = nil
  ) {
    self.file = file
    self.diagnostics = diagnostics
    self.failure = failure
    articles = article.map { [$0] } ?? []
  }

  /// Whether there was a report on an earlier part of the same file.
  package var isContinuation: Bool { file.start.map { $0.bytes > 0 } ?? false }

  /// The first article.
  package var article: Article? { articles.first }

  /// The article whose text comes from a place in the file: the last that begins at it or before.
  package func article(at offset: Int) -> Article? {
    articles.last { $0.origin.fileRange(TextRange(at: 0)).lower <= offset } ?? articles.first
  }

  /// Whether something found makes the run end with 1.
  package var isFailing: Bool {
    guard let failOn else { return false }
    return diagnostics.contains { $0.severity >= failOn }
  }

  /// Keeps the diagnostics for which `isKept` holds, and counts the others.
  package mutating func keep(where isKept: (Diagnostic) -> Bool) {
    let before = diagnostics.count
    diagnostics.removeAll { !isKept($0) }
    suppressed += before - diagnostics.count
  }
}

/// Takes diagnostics out of reports: suppressions, baselines, lines that did not change.
package protocol ReportFilter: Sendable {
  /// Removes what is not to be reported. Called from several threads, for each file once, or once a pass
  /// where it is fixed.
  func filter(_ report: inout FileReport)
}
