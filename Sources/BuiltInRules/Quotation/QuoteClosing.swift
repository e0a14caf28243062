import ArticleModel
import Diagnostics
import SourceText

/// Where the missing mark of a quotation may belong.
struct QuoteClosing {
  private static let mostChoices = 5
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

  /// One fix for each place where the quotation may end, the likeliest first: before an attribution,
  /// at the paragraph's end, at the end of a sentence, before a comma.
  var closingFixes: [Fix] {
    var places: [Int] = []
    // In a running quotation the mark is missing in its last paragraph.
    let opener =
      quotation.openers.last.map { article.tokenIndex(atOrAfter: $0.start) } ?? quotation.tokens.lowerBound
    let paragraph =
      article.paragraphIndex(at: article.tokens[opener].range.start) ?? quotation.paragraphs.lowerBound
    let last = min(quotation.tokens.upperBound, article.paragraphs[paragraph].tokens.upperBound)
    let run = (opener + 1)..<max(opener + 1, last)
    for i in run where endsQuotedClause(i) && attributionFollows(i + 1, in: run) { places.append(end(of: i)) }
    if let i = run.last { places.append(end(of: i)) }
    for i in run where article.tokens[i].kind == .stop || article.tokens[i].kind == .terminal {
      places.append(end(of: i))
    }
    for i in run where article.tokens[i].kind == .comma { places.append(end(of: i)) }
    if let i = run.first(where: { article.tokens[$0].kind == .word && attributionFollows($0 + 1, in: run) }) {
      places.append(end(of: i))
    }
    return fixes(at: places, inserting: closingMark, "Close the quotation")
  }

  /// One fix for each place where an unopened quotation may begin.
  var openingFixes: [Fix] {
    var places: [Int] = []
    let run = quotation.tokens
    let start = run.first.map { article.tokens[$0].kind == .doubleQuote ? $0 + 1 : $0 } ?? run.lowerBound
    for i in run where i > start && article.tokens[i - 1].kind == .colon {
      places.append(article.tokens[i].range.lower)
    }
    for i in run where i > start + 1 && article.tokens[i - 1].kind == .comma && article.isSpeechVerb(i - 2) {
      places.append(article.tokens[i].range.lower)
    }
    for i in run.reversed() where article.tokens[i].shape.contains(.sentenceStart) {
      places.append(article.tokens[i].range.lower)
    }
    for i in run where i > start && article.tokens[i - 1].isWord && article.isSpeechVerb(i - 1) {
      places.append(article.tokens[i].range.lower)
    }
    if start < article.tokens.count { places.append(article.tokens[start].range.lower) }
    return fixes(at: places, inserting: openingMark, "Open the quotation")
  }

  private func fixes(at places: [Int], inserting mark: String, _ title: String) -> [Fix] {
    var seen: Set<Int> = []
    var result: [Fix] = []
    for place in places where seen.insert(place).inserted && result.count < QuoteClosing.mostChoices {
      let before = article.excerpt(TextRange(max(0, startOfWord(before: place)), place), limit: 24)
      let after = article.excerpt(TextRange(place, min(article.bytes.count, place + 24)), limit: 12)
      let spot = mark == closingMark && !before.isEmpty ? "after '\(before)'" : "before '\(after)'"
      result.append(Fix("\(title) \(spot)", .choice, [.insert(mark, at: place)]))
    }
    return result
  }

  private func startOfWord(before place: Int) -> Int {
    var i = place
    while i > 0, place - i < 20, article.bytes[i - 1] > 0x20 { i -= 1 }
    return i
  }

  private func end(of i: Int) -> Int { article.tokens[i].range.upper }

  private func endsQuotedClause(_ i: Int) -> Bool {
    switch article.tokens[i].kind {
    case .comma, .terminal, .stop: true
    default: false
    }
  }

  /// Whether a speech verb stands among the next few words, before another comma or stop.
  private func attributionFollows(_ i: Int, in run: Range<Int>) -> Bool {
    for k in i..<min(i + 7, run.upperBound) where k >= i {
      switch article.tokens[k].kind {
      case .word: if article.isSpeechVerb(k) { return true }
      case .comma, .stop, .terminal, .colon: return false
      default: break
      }
    }
    return false
  }
}
