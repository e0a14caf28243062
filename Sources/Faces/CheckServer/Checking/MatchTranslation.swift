import ArticleModel
import Diagnostics
import LintEngine
import RuleKit
import SourceText

/// Turns findings into LanguageTool's matches.
struct MatchTranslation {
  /// Bytes shown on each side of a finding.
  private static let context = 40
  /// A replacement may change this many bytes around a finding; what is further away is no replacement of
  /// one place.
  private static let farthest = 200
  private static let mostReplacements = 8

  let rules: [String: RuleInfo]
  let text: AnnotatedText
  let report: FileReport

  /// The match of a finding.
  func match(_ diagnostic: Diagnostic) -> CheckAnswer.Match {
    let info = rules[diagnostic.rule]
    let category = info?.category ?? .usage
    let replaced = range(of: diagnostic)
    let place = text.place(replaced.lower, replaced.upper)
    let values = place.isText ? replacements(diagnostic, over: replaced) : []
    return CheckAnswer.Match(
      message: diagnostic.message, shortMessage: diagnostic.rule,
      replacements: values.map(CheckAnswer.Replacement.init), offset: place.offset, length: place.length,
      context: context(around: replaced), sentence: sentence(at: replaced.lower),
      rule: CheckAnswer.Rule(
        id: diagnostic.rule, description: info?.summary ?? diagnostic.rule,
        issueType: MatchTranslation.issueType(category),
        category: CheckAnswer.Category(id: category.rawValue.uppercased(), name: category.rawValue)))
  }

  /// What is marked: the finding, with what its fixes change beside it. A client replaces what is marked.
  private func range(of diagnostic: Diagnostic) -> TextRange {
    let edits = near(diagnostic).flatMap(\.edits)
    return edits.reduce(diagnostic.range) { $0.union($1.range) }
  }

  /// The fixes that change one place, about where the finding is.
  private func near(_ diagnostic: Diagnostic) -> [Fix] {
    let (low, high) = (
      diagnostic.range.lower - MatchTranslation.farthest, diagnostic.range.upper + MatchTranslation.farthest
    )
    return diagnostic.fixes.prefix(MatchTranslation.mostReplacements).filter { fix in
      fix.edits.allSatisfy { low <= $0.range.lower && $0.range.upper <= high }
    }
  }

  /// The texts that stand in a range after each fix.
  private func replacements(_ diagnostic: Diagnostic, over range: TextRange) -> [String] {
    near(diagnostic).map { fix in
      var out = ""
      var at = range.lower
      for edit in fix.edits {
        out += report.file[TextRange(at, edit.range.lower)] + edit.text
        at = edit.range.upper
      }
      return out + report.file[TextRange(at, range.upper)]
    }
  }

  /// Some text before and behind, in one line.
  private func context(around range: TextRange) -> CheckAnswer.Context {
    let bytes = report.file.bytes
    let low = start(ofCharacterAt: max(0, range.lower - MatchTranslation.context))
    let high = start(ofCharacterAt: min(bytes.count, range.upper + MatchTranslation.context))
    func line(_ lower: Int, _ upper: Int) -> String {
      String(report.file[TextRange(lower, upper)].map { $0.isNewline ? " " : $0 })
    }
    let before = (low > 0 ? "..." : "") + line(low, range.lower)
    let inside = line(range.lower, range.upper)
    return CheckAnswer.Context(
      text: before + inside + line(range.upper, high) + (high < bytes.count ? "..." : ""),
      offset: before.utf16.count, length: inside.utf16.count)
  }

  private func start(ofCharacterAt offset: Int) -> Int {
    var i = offset
    while i > 0, i < report.file.bytes.count, report.file.bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  private func sentence(at offset: Int) -> String {
    guard let article = report.article, article.origin.isIdentity,
      let sentence = article.sentences.last(where: { $0.range.lower <= offset })
    else { return "" }
    return report.file[sentence.range]
  }

  /// The kind of fault in the words of the Internationalization Tag Set 2.0 (W3C, section 8.19), which
  /// LanguageTool uses.
  static func issueType(_ category: Category) -> String {
    switch category {
    case .spelling: "misspelling"
    case .names: "inconsistent-entities"
    case .residue: "addition"
    case .dateline, .punctuation: "typographical"
    case .dates, .figures: "numbers"
    case .acronyms, .terms: "terminology"
    case .repetition: "duplication"
    case .characters: "characters"
    case .usage: "grammar"
    case .sensitive: "register"
    case .translation: "mistranslation"
    case .quotation, .attribution, .headline: "style"
    }
  }
}
