import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Where the missing mark of a quotation may belong.
struct QuoteClosing {
  private static let mostChoices = 5
  /// A place this much less likely than the likeliest (log-odds) is not worth offering.
  private static let widestGap = 5.0
  let article: Article
  let quotation: Quotation

  /// The mark that closes the quotation's style.
  var closingMark: String {
    switch quotation.style {
    case .straightDouble: "\""
    case .curlyDouble: "”"
    case .guillemets: "»"
    case .lowHigh: "“"
    case .teletype: "''"
    case .straightSingle: "'"
    case .curlySingle: "’"
    }
  }

  /// The mark that opens the quotation's style.
  var openingMark: String {
    switch quotation.style {
    case .straightDouble: "\""
    case .curlyDouble: "“"
    case .guillemets: "«"
    case .lowHigh: "„"
    case .teletype: "``"
    case .straightSingle: "'"
    case .curlySingle: "‘"
    }
  }

  /// One fix for each place where the quotation may end, the likeliest first.
  func closingFixes(_ context: RuleContext) -> [Fix] {
    // In a running quotation the mark is missing in its last paragraph.
    let opener =
      quotation.openers.last.map { article.tokenIndex(atOrAfter: $0.start) } ?? quotation.tokens.lowerBound
    let paragraph =
      article.paragraphIndex(at: article.tokens[opener].range.start) ?? quotation.paragraphs.lowerBound
    let words = article.paragraphs[paragraph].tokens
    let last = min(quotation.tokens.upperBound, words.upperBound)
    guard opener + 1 < last else { return [] }
    let clause = ClauseReader(article: article, end: last)
    let ends = QuotationEnds(
      clause: clause, opener: opener, isFirst: opener == words.lowerBound, meetsNext: last < words.upperBound,
      convention: context.shared { QuoteConvention(article) })
    return fixes(
      at: ends.places.map { (article.tokens[$0.token].range.upper, $0.score) }, inserting: closingMark,
      "Close the quotation")
  }

  /// Whether it surely ends inside its paragraph: it is part of a sentence of the reporter's, or words such as
  /// `, the mayor said.` stand in it. Without that it may be a running quotation that a later paragraph closes.
  var endsInside: Bool {
    guard let mark = quotation.openers.last else { return false }
    let opener = article.tokenIndex(atOrAfter: mark.start)
    guard let paragraph = article.paragraphIndex(at: mark.start) else { return false }
    let words = article.paragraphs[paragraph].tokens
    if !QuotationEnds.isSentence(opener, isFirst: opener == words.lowerBound, article) { return true }
    let clause = ClauseReader(article: article, end: min(quotation.tokens.upperBound, words.upperBound))
    return (opener..<max(opener, clause.end)).contains { i in
      article.tokens[i].kind == .comma && isTag(behind: i, clause)
    }
  }

  /// Whether words that say who spoke stand behind a comma and end their sentence.
  private func isTag(behind comma: Int, _ clause: ClauseReader) -> Bool {
    guard clause.isAttributed(from: comma + 1) else { return false }
    let end = (comma + 1..<clause.end).first { clause.endsSentence($0) || article.tokens[$0].kind == .comma }
    return end.map { article.isSpeechVerb($0 - 1) } ?? article.isSpeechVerb(clause.end - 1)
  }

  /// Whether a closing mark is followed by who spoke: `bridge," the mayor said`.
  func isAttributedBehind(_ closer: TextRange) -> Bool {
    let i = article.tokenIndex(atOrAfter: closer.start)
    guard i > 0, let paragraph = article.paragraphIndex(at: closer.start) else { return false }
    switch article.tokens[i - 1].kind {
    case .comma, .terminal: break
    default: return false
    }
    return ClauseReader(article: article, end: article.paragraphs[paragraph].tokens.upperBound)
      .isAttributed(from: i + 1)
  }

  /// One fix for each place where an unopened quotation may begin, the likeliest first.
  var openingFixes: [Fix] {
    let run = quotation.tokens
    let start = run.first.map { article.tokens[$0].kind == .doubleQuote ? $0 + 1 : $0 } ?? run.lowerBound
    let closer = run.upperBound - 1
    let paragraph = article.paragraphs[quotation.paragraphs.upperBound].tokens
    guard start < closer else { return [] }
    let starts = QuotationStarts(
      clause: ClauseReader(article: article, end: paragraph.upperBound), start: start, closer: closer,
      isFirst: start == paragraph.lowerBound)
    return fixes(
      at: starts.places.map { (article.tokens[$0.token].range.lower, $0.score) }, inserting: openingMark,
      "Open the quotation")
  }

  private func fixes(at places: [(place: Int, score: Double)], inserting mark: String, _ title: String)
    -> [Fix]
  {
    let sorted = places.sorted { $0.score != $1.score ? $0.score > $1.score : $0.place < $1.place }
    guard let best = sorted.first else { return [] }
    return sorted.prefix(QuoteClosing.mostChoices).prefix { best.score - $0.score < QuoteClosing.widestGap }
      .map {
        let before = article.excerpt(TextRange(startOfWord(before: $0.place), $0.place), limit: 24)
        let after = article.excerpt(TextRange($0.place, min(article.bytes.count, $0.place + 24)), limit: 12)
        let spot = mark == closingMark && !before.isEmpty ? "after '\(before)'" : "before '\(after)'"
        return Fix("\(title) \(spot)", .choice, [.insert(mark, at: $0.place)])
      }
  }

  private func startOfWord(before place: Int) -> Int {
    var i = place
    while i > 0, place - i < 20, article.bytes[i - 1] > 0x20 { i -= 1 }
    return i
  }
}
