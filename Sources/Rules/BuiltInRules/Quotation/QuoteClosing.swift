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
