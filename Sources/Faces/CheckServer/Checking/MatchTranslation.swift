import ArticleModel
import Diagnostics
import LintEngine
import RuleKit
import SourceText

/// Turns findings into LanguageTool's matches.
package struct MatchTranslation {
  /// Bytes shown on each side of a finding.
  private static let context = 40
  /// A replacement may change this many bytes around a finding; what is further away is no replacement of
  /// one place.
  private static let farthest = 200
  private static let mostReplacements = 8
  /// Bytes of a sentence, of a marked passage in its context, of a message and of a replacement.
  private static let longestText = 500
  /// Matches of an answer, and bytes of all their texts.
  package static let mostMatches = 1000
  private static let largest = 4 << 20

  let rules: [String: RuleInfo]
  let text: AnnotatedText
  let report: FileReport
  /// The address of the site of the rules' pages; nil: matches do not link to them.
  var pages: String?
  /// Where the client's text begins in what was linted.
  var start = 0
  /// Whether matches say how severe they are and which replacements are safe.
  var tellsDetails = false

  /// The matches of some findings, as many as an answer may hold; `isWhole`: whether that is all of them. Nil
  /// once `isLate` says that nobody waits any more.
  func matches(
    of found: some Sequence<Diagnostic>, unless isLate: () -> Bool
  ) -> (matches: [CheckAnswer.Match], isWhole: Bool)? {
    var matches: [CheckAnswer.Match] = []
    var size = 0
    for diagnostic in found {
      if matches.count.isMultiple(of: 16), isLate() { return nil }
      guard matches.count < MatchTranslation.mostMatches, size < MatchTranslation.largest else {
        return (matches, false)
      }
      let match = match(diagnostic)
      size += match.size
      matches.append(match)
    }
    return (matches, true)
  }

  /// The match of a finding.
  func match(_ diagnostic: Diagnostic) -> CheckAnswer.Match {
    let info = rules[diagnostic.rule]
    let category = info?.category ?? .usage
    let replaced = range(of: diagnostic)
    let place = text.place(replaced.lower - start, replaced.upper - start)
    let values = place.isText ? replacements(diagnostic, over: replaced) : []
    return CheckAnswer.Match(
      message: cut(diagnostic.message), shortMessage: MatchTranslation.phrase(diagnostic.rule),
      replacements: values, severity: tellsDetails ? diagnostic.severity.rawValue : nil, offset: place.offset,
      length: place.length,
      context: context(around: replaced), sentence: sentence(around: replaced),
      rule: CheckAnswer.Rule(
        id: diagnostic.rule, description: info?.summary ?? diagnostic.rule,
        issueType: MatchTranslation.issueType(category), urls: urls(info),
        category: CheckAnswer.Category(id: category.rawValue.uppercased(), name: category.rawValue)))
  }

  /// Where the rule is explained; nil where no address is known.
  private func urls(_ info: RuleInfo?) -> [CheckAnswer.Address]? {
    guard let info, let pages, let address = RulePage.address(of: info, below: pages) else { return nil }
    return [CheckAnswer.Address(value: address)]
  }

  /// What is marked: the finding, with what its fixes change beside it. A client replaces what is marked.
  private func range(of diagnostic: Diagnostic) -> TextRange {
    let edits = near(diagnostic).flatMap(\.edits)
    return edits.reduce(diagnostic.range) { $0.union($1.range) }
  }

  /// The fixes that change one place, about where the finding is.
  private func near(_ diagnostic: Diagnostic) -> [Fix] {
    let (low, high) = (
      max(start, diagnostic.range.lower - MatchTranslation.farthest),
      diagnostic.range.upper + MatchTranslation.farthest
    )
    return diagnostic.fixes.prefix(MatchTranslation.mostReplacements).filter { fix in
      fix.edits.allSatisfy { low <= $0.range.lower && $0.range.upper <= high }
    }
  }

  /// A message without what is too much of it.
  private func cut(_ message: String) -> String {
    guard message.utf8.count > MatchTranslation.longestText else { return message }
    return String(message.prefix(MatchTranslation.longestText / 2)) + "…"
  }

  /// The texts that stand in a range after each fix; none of those that are too long to be read.
  private func replacements(_ diagnostic: Diagnostic, over range: TextRange) -> [CheckAnswer.Replacement] {
    near(diagnostic).compactMap { fix in
      let kept = range.count - fix.edits.reduce(0) { $0 + $1.range.count }
      let written = fix.edits.reduce(0) { $0 + $1.text.utf8.count }
      guard kept + written <= 2 * MatchTranslation.longestText else { return nil }
      var out = ""
      var at = range.lower
      for edit in fix.edits {
        out += report.file[TextRange(at, edit.range.lower)] + edit.text
        at = edit.range.upper
      }
      return CheckAnswer.Replacement(
        value: out + report.file[TextRange(at, range.upper)], safe: tellsDetails ? fix.safety == .safe : nil)
    }
  }

  /// Some text before and behind, in one line.
  private func context(around range: TextRange) -> CheckAnswer.Context {
    let bytes = report.file.bytes
    let low = start(ofCharacterAt: max(start, range.lower - MatchTranslation.context))
    let high = start(ofCharacterAt: min(bytes.count, range.upper + MatchTranslation.context))
    func line(_ lower: Int, _ upper: Int) -> String {
      String(report.file[TextRange(lower, upper)].map { $0.isNewline ? " " : $0 })
    }
    let before = (low > start ? "..." : "") + line(low, range.lower)
    // Of a long passage its beginning.
    let isCut = range.count > MatchTranslation.longestText
    let end = isCut ? start(ofCharacterAt: range.lower + MatchTranslation.longestText) : range.upper
    let inside = line(range.lower, end)
    let behind = isCut ? "..." : line(range.upper, high) + (high < bytes.count ? "..." : "")
    return CheckAnswer.Context(
      text: before + inside + behind,
      offset: before.utf16.count, length: inside.utf16.count)
  }

  private func start(ofCharacterAt offset: Int) -> Int {
    var i = offset
    while i > 0, i < report.file.bytes.count, report.file.bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  /// The sentence in which a range begins; of a long one what stands around the range.
  private func sentence(around range: TextRange) -> String {
    guard let article = report.article, article.origin.isIdentity else { return "" }
    let next = article.sentences.partitioningIndex { $0.range.lower > range.lower }
    guard next > 0 else { return "" }
    let sentence = article.sentences[next - 1].range
    guard sentence.count > MatchTranslation.longestText else { return report.file[sentence] }
    let from = max(sentence.lower, min(range.lower, sentence.upper) - MatchTranslation.longestText / 2)
    let to = min(sentence.upper, from + MatchTranslation.longestText)
    return report.file[TextRange(start(ofCharacterAt: from), start(ofCharacterAt: to))]
  }

  /// The name of a rule in words, which word processors show as the kind of fault: `Quote unclosed`.
  static func phrase(_ id: String) -> String {
    let name = id.split(separator: ".").last.map(String.init) ?? id
    return name.prefix(1).uppercased() + name.dropFirst().map { $0 == "-" || $0 == "_" ? " " : $0 }
  }

  /// The kind of fault, in words of the Internationalization Tag Set 2.0 (W3C, section 8.19), which LanguageTool
  /// uses. Only those that every client keeps: Superdesk's plugin (superdesk-core,
  /// text_checkers/spellcheckers/languagetool.py) shows `misspelling`, `whitespace`, `other`, `grammar`,
  /// `characters`, `typographical` and `locale-violation`, and throws any other match away.
  static func issueType(_ category: Category) -> String {
    switch category {
    case .spelling: "misspelling"
    case .dateline, .punctuation, .quotation: "typographical"
    case .characters: "characters"
    case .usage, .grammar, .repetition: "grammar"
    case .names, .residue, .dates, .figures, .acronyms, .terms, .sensitive, .translation, .attribution,
      .headline, .input:
      "other"
    }
  }
}
