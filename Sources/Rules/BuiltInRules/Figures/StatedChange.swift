import ArticleModel
import SourceText
import WrittenFigures

/// A change that a sentence states by both ends: `from 10 to 20`, or `to 20 from 10`.
struct StatedChange {
  var from: Quantity
  var to: Quantity
  /// Percentages of the sentence that stand beside neither end.
  var percentages: [Quantity]
  /// The sentence's tokens.
  var sentence: Range<Int>

  /// The changes of an article, one a sentence at most: where several pairs stand, nothing says which
  /// percentage belongs to which.
  static func all(_ figures: FigureTable, _ article: Article) -> [StatedChange] {
    let (changes, doubts) = (article.vocabulary["change-words"], article.vocabulary["arithmetic-doubts"])
    return figures.sentences.compactMap { entry in
      guard entry.quantities.count >= 3 else { return nil }
      // `from $2 billion in 2018 to $3 billion in 2019`
      let list = figures.quantities[entry.quantities].filter { !($0.isYearLike && $0.unit == .count) }
      let tokens = article.sentences[entry.sentence].tokens
      let pairs = zip(list, list.dropFirst()).compactMap { ends($0, $1, article) }
      guard pairs.count == 1, let pair = pairs.first,
        tokens.contains(where: { article.token($0, isIn: changes) }),
        !tokens.contains(where: { article.token($0, isIn: doubts) })
      else { return nil }
      let used = [pair.from.tokens, pair.to.tokens]
      let rest = list.filter { $0.unit == .percent && !used.contains($0.tokens) && !$0.isRange }
      return StatedChange(from: pair.from, to: pair.to, percentages: rest, sentence: tokens)
    }
  }

  private static func ends(_ a: Quantity, _ b: Quantity, _ article: Article) -> (
    from: Quantity, to: Quantity
  )? {
    guard a.unit == b.unit || a.unit == .count && a.noun == nil || b.unit == .count && b.noun == nil,
      !a.isLabel, !b.isLabel, !(a.isYearLike && b.isYearLike && a.unit == .count),
      b.tokens.lowerBound - a.tokens.upperBound <= 5
    else { return nil }
    let (first, second) = (word(before: a, article), word(before: b, article))
    var pair: (from: Quantity, to: Quantity)
    switch (first, second) {
    case ("from", "to"): pair = (a, b)
    case ("to", "from"): pair = (b, a)
    default: return nil
    }
    // `from 10 to 20 million` and `to 48.7 billion from 51.5`: one end takes scale and unit of the other.
    if pair.from.scale == 0, pair.to.scale > 0, pair.from.value < 1000 {
      pair.from.figure = pair.from.printed.scaled(by: pair.to.scale)
    } else if pair.to.scale == 0, pair.from.scale > 0, pair.to.value < 1000 {
      pair.to.figure = pair.to.printed.scaled(by: pair.from.scale)
    }
    if pair.from.unit == .count { pair.from.unit = pair.to.unit }
    return pair
  }

  /// The word before a quantity and its words of exactness.
  private static func word(before quantity: Quantity, _ article: Article) -> String {
    var k = quantity.tokens.lowerBound - 1
    if quantity.exactness != .exact {
      while k > 0, quantity.tokens.lowerBound - k < 4, article.string(article.tokens[k]) != "from",
        article.string(article.tokens[k]) != "to"
      {
        k -= 1
      }
    }
    return k >= 0 && article.tokens[k].isWord ? article.string(article.tokens[k]).lowercased() : ""
  }

  /// Whether a percentage is this change itself: a word of change stands within three words of it, no `of`
  /// makes it a share of something, and no new clause parts it from the two ends.
  func isOwn(_ percent: Quantity, _ article: Article) -> Bool {
    let words = article.vocabulary["change-words"]
    let next = percent.tokens.upperBound
    let near = max(0, percent.tokens.lowerBound - 4)..<min(article.tokens.count, next + 3)
    guard near.contains(where: { article.token($0, isIn: words) }),
      next >= article.tokens.count || article.string(article.tokens[next]) != "of"
    else { return false }
    let (first, last) = (
      min(from.tokens.lowerBound, to.tokens.lowerBound), max(from.tokens.upperBound, to.tokens.upperBound)
    )
    let gap = percent.tokens.lowerBound >= last ? last..<percent.tokens.lowerBound : next..<max(next, first)
    let openers = article.vocabulary["change-breaks"]
    return gap.count <= 16 && !gap.contains { article.token($0, isIn: openers) }
  }

  /// The smallest and largest percentage that the two ends allow, as printed; nil where the first end may
  /// be 0.
  var expected: ClosedRange<Double>? {
    let (a, b) = (from.value, to.value)
    let (da, db) = (StatedChange.slack(from), StatedChange.slack(to))
    guard a - da > 0, b >= 0 else { return nil }
    let values = [(a - da, b - db), (a - da, b + db), (a + da, b - db), (a + da, b + db)].map {
      ($1 - $0) / $0 * 100
    }
    guard let low = values.min(), let high = values.max() else { return nil }
    if low <= 0, high >= 0 { return ClosedRange(between: 0, and: max(-low, high)) }
    return ClosedRange(between: abs(low), and: abs(high))
  }

  /// How far an end may be off: half of its last digit, or more where it is only about.
  private static func slack(_ quantity: Quantity) -> Double {
    let digit = quantity.printed.exponent < 0 || quantity.scale > 0 ? quantity.figure.step / 2 : 0
    return quantity.exactness == .exact ? digit : max(quantity.figure.halfStep, quantity.value * 0.05)
  }
}
