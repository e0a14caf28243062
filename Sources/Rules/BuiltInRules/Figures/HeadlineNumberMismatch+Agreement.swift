import ArticleModel
import SourceText
import WrittenFigures

/// Whether figures of headline and body may be one.
extension HeadlineNumberMismatch {
  func agrees(_ headline: Quantity, _ body: Quantity) -> Bool {
    let (a, b) = (headline.value, body.value)
    if a == b { return true }
    if headline.unit != body.unit, headline.unit.currency == nil || body.unit.currency == nil { return false }
    switch headline.exactness {
    // `At least 12` is a count like another; only round figures are floors.
    case .over: if b >= a { return true }
    case .atLeast:
      if b >= a, headline.printed.significant.digits < Int64(a) || headline.scale > 0 { return true }
    case .under, .atMost: if b <= a { return true }
    case .about: if abs(a - b) <= 0.1 * max(a, b) { return true }
    case .exact: break
    }
    // Headlines round: to the last digit that they print.
    return headline.scale > 0 || a >= 100 ? abs(a - b) <= max(headline.figure.halfStep, 0.01 * a) : false
  }

  /// Whether some of the body's figures add up to the headline's.
  func isSum(_ figure: Quantity, of parts: [Quantity]) -> Bool {
    var sums: Set<Int64> = [0]
    for part in parts.prefix(10) where part.value < 1e6 {
      sums.formUnion(sums.map { $0 + Int64(part.value) })
    }
    return figure.value < 1e12 && sums.contains(Int64(figure.value))
  }

  /// Whether a sentence adds people without a figure: `a family of five and a neighbour`.
  func countsOneMore(_ figure: Quantity, _ other: Quantity, _ article: Article) -> Bool {
    guard figure.value > other.value, figure.value - other.value <= 3,
      let sentence = article.sentenceIndex(ofToken: other.number.lowerBound)
    else { return false }
    let run = article.sentences[sentence].tokens
    let openers = article.vocabulary["determiners"]
    return run.dropLast().contains {
      article.string(article.tokens[$0]) == "and" && article.token($0 + 1, isIn: openers)
    }
  }

  /// The other counts of a sentence: `killed nine at a market and six at a station`.
  func mates(of figure: Quantity, _ body: [Quantity], _ article: Article) -> [Quantity] {
    guard let sentence = article.sentenceIndex(ofToken: figure.number.lowerBound) else { return [] }
    return body.filter {
      $0.unit == .count && $0.number != figure.number
        && article.sentences[sentence].tokens.contains($0.number.lowerBound)
    }
  }

  func isSlip(_ a: Int64, _ b: Int64) -> Bool {
    a == b || String(a).count > 1 && String(a).sorted() == String(b).sorted()
  }
}
