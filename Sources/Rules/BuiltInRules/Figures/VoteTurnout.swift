import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a share that does not follow from the part and the whole beside it.
package struct VoteTurnout: Rule {
  package let info = RuleInfo(
    id: "vote-turnout",
    category: .figures,
    severity: .note,
    summary: "A share in percent follows from the part and the whole beside it.",
    rationale:
      "`17.9 million (almost 62 percent) out of 28.9 million` is right. Checked where a percentage in brackets stands beside `A of B` or `A out of B`, with half of each last digit allowed.",
    examples: [
      .flags("Some 17.9 million (⟦almost 72 percent⟧) out of 28.9 million voters came."),
      .flags("The motion won 120 of 300 votes (⟦60 percent⟧)."),
      .allows("Some 17.9 million (almost 62 percent) out of 28.9 million voters came."),
      .allows("The motion won 120 of 300 votes (40 percent)."),
      .allows("He is 3 of 10 (a 60 percent share is needed)."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    return figures.sentences.flatMap { entry -> [Finding] in
      guard entry.quantities.count >= 3 else { return [] }
      let list = Array(figures.quantities[entry.quantities])
      return (0..<list.count - 2).compactMap { k in
        if list[k + 1].unit == .percent {
          return finding(part: list[k], share: list[k + 1], whole: list[k + 2], article)
        }
        return finding(part: list[k], share: list[k + 2], whole: list[k + 1], article)
      }
    }
  }

  private func finding(part: Quantity, share: Quantity, whole: Quantity, _ article: Article) -> Finding? {
    guard share.unit == .percent, part.unit == whole.unit, part.unit == .count, !part.isLabel, !whole.isLabel,
      !part.isYearLike, !whole.isYearLike, part.value > 0, whole.value >= part.value,
      isOf(part, share, whole, article)
    else { return nil }
    let slack = (part.figure.step / part.value + whole.figure.step / whole.value) / 2
    let isWhole = part.scale == 0 && whole.scale == 0 && part.exactness == .exact
    let right = part.value / whole.value * 100
    let loose: Set<Exactness> = [.about, .over, .under, .atLeast, .atMost]
    let own = share.figure.step / 2 + (loose.contains(share.exactness) ? 1.5 : 0)
    guard abs(share.value - right) > own + (isWhole ? 0 : right * slack) + 0.01 else { return nil }
    var start = share.tokens.lowerBound
    if share.exactness != .exact {
      while start > 0, article.tokens[start - 1].isWord { start -= 1 }
    }
    let range = article.range(of: start..<share.tokens.upperBound)
    return Finding(
      at: range,
      "'\(article.excerpt(part.tokens))' of '\(article.excerpt(whole.tokens))' is \(PercentChangeArithmetic.rounded(right)) percent, not '\(article.text[range])'"
    )
  }

  /// `A (N percent) out of B`, or `A of B nouns (N percent)`.
  private func isOf(_ part: Quantity, _ share: Quantity, _ whole: Quantity, _ article: Article) -> Bool {
    let before = whole.tokens.lowerBound - 1
    guard before > 0, article.string(article.tokens[before]) == "of",
      share.tokens.upperBound < article.tokens.count,
      article.tokens[share.tokens.upperBound].kind == .closeBracket
    else { return false }
    var opener = share.tokens.lowerBound - 1
    while opener > 0, share.tokens.lowerBound - opener < 4, article.tokens[opener].isWord,
      share.exactness != .exact
    {
      opener -= 1
    }
    guard article.tokens[opener].kind == .openBracket else { return false }
    let lead =
      share.tokens.lowerBound < whole.tokens.lowerBound ? part.tokens.upperBound : whole.tokens.upperBound
    guard opener - lead <= 1, opener >= lead else { return false }
    // Nothing but `out`, the bracket or a noun between the part and its `of`.
    let gap = part.tokens.upperBound..<before
    return gap.isEmpty || share.tokens.lowerBound < whole.tokens.lowerBound
      || gap.count == 1 && article.string(article.tokens[gap.lowerBound]) == "out"
  }
}
