import ArticleModel

/// Quantities that say something together.
extension QuantityReader {
  /// `5 feet 10 inches` and `3 pounds 4 ounces` are one quantity.
  func joinCompounds(_ list: inout [Quantity]) {
    var kept = 0
    for k in list.indices {
      if kept > 0, let joined = joined(list[kept - 1], list[k]) {
        list[kept - 1] = joined
      } else {
        if kept < k { list[kept] = list[k] }
        kept += 1
      }
    }
    list.removeLast(list.count - kept)
  }

  /// Two quantities as one, in the unit of the second; nil where they are two.
  private func joined(_ first: Quantity, _ second: Quantity) -> Quantity? {
    guard let large = first.unit.measure, let small = second.unit.measure,
      large.dimension == small.dimension, large.factor > small.factor, large.offset == 0,
      second.tokens.lowerBound - first.tokens.upperBound <= 1,
      first.tokens.upperBound == second.tokens.lowerBound
        || [.hyphen, .comma].contains(article.tokens[first.tokens.upperBound].kind)
        || article.string(article.tokens[first.tokens.upperBound]) == "and"
    else { return nil }
    var joined = second
    let sum = first.value * large.factor / small.factor + second.value
    joined.figure = DecimalFigure(digits: Int64(sum.rounded()), exponent: 0)
    joined.printed = joined.figure
    joined.exactness = first.exactness
    joined.tokens = first.tokens.lowerBound..<second.tokens.upperBound
    joined.number = first.number
    return joined
  }

  /// `10-20`, `10 to 20`, `between 10 and 20`: the first end takes scale and unit of the second.
  func markRanges(_ list: inout [Quantity]) {
    for k in list.indices.dropFirst() {
      let (a, b) = (list[k - 1].tokens.upperBound, list[k].tokens.lowerBound)
      guard b - a == 1, list[k - 1].unit == .count || list[k - 1].unit == list[k].unit else { continue }
      let token = article.tokens[a]
      let isDash = token.kind == .hyphen || token.kind == .dash
      let text = token.isWord ? article.string(token) : ""
      let before = list[k - 1].tokens.lowerBound - 1
      let opener = before >= 0 && article.tokens[before].isWord ? article.core(article.tokens[before]) : ""
      guard
        isDash || text == "to" && opener != "from" && opener != "From"
          || text == "and" && opener.lowercased() == "between" || text == "or"
      else { continue }
      list[k - 1].isRange = true
      list[k].isRange = true
    }
  }
}
