import ArticleModel
import WrittenFigures

extension Quantity {
  /// What happened to the people that are counted (`17 people were killed`, `killed 17 people`, `15 dead`).
  func toll(in article: Article) -> Substring? {
    let tolls = article.vocabulary["toll-words"]
    func kind(_ i: Int) -> Substring? {
      guard i >= 0, i < article.tokens.count, article.tokens[i].isWord else { return nil }
      return tolls.fields(article.hash(article.tokens[i]))?.first
    }
    // The words between the figure and its verb: `people were`, `more have been`; `17 people and hurt 40` goes on.
    var k = tokens.upperBound
    var steps = 0
    while k < article.tokens.count, steps < 5, article.tokens[k].isLowercase {
      if let found = kind(k) { return found }
      if article.string(article.tokens[k]) == "and" { break }
      k += 1
      steps += 1
    }
    k = tokens.lowerBound - 1
    // `a family of five`
    if k >= 0, article.string(article.tokens[k]) == "of" { return nil }
    steps = 0
    while k >= 0, steps < 4, article.tokens[k].isLowercase {
      if let found = kind(k) { return found }
      k -= 1
      steps += 1
    }
    return nil
  }
}
