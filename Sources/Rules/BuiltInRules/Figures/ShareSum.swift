import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags shares of one whole that are more than it.
package struct ShareSum: Rule {
  package let info = RuleInfo(
    id: "share-sum",
    category: .figures,
    severity: .warning,
    summary: "The shares of a poll or vote are not more than 100 percent together.",
    rationale:
      "Three or more percentages in a row, in a sentence about a vote, poll or survey, add up to more than 102 percent (rounding allowed). Silent where several answers were allowed.",
    examples: [
      .flags("In the poll the three parties stand at ⟦48%, 42% and 15%⟧."),
      .flags("The candidates won ⟦52 percent, 31 percent and 24 percent⟧ of the vote."),
      .flags("In the poll the left got ⟦45 percent, the right 38 percent and the greens 25 percent⟧."),
      .allows("In the survey, 60 percent trust the press, 55 percent the police and 40 percent the courts."),
      .allows("In the poll the three parties stand at 48%, 42% and 10%."),
      .allows("In the survey, which allowed multiple answers, they chose it by 48%, 42% and 35%."),
      .allows("Prices rose 48%, 42% and 15% in the three years."),
      .allows("The poll found support of 60 percent in May, and 70 percent and 80 percent later."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    return figures.sentences.flatMap { entry -> [Finding] in
      guard entry.quantities.count >= 3, isPoll(article.sentences[entry.sentence].tokens, article) else {
        return []
      }
      return runs(Array(figures.quantities[entry.quantities]), article).compactMap { run in
        let sum = run.reduce(0) { $0 + $1.value }
        guard let first = run.first, let last = run.last, sum > 102, sum < 250 else { return nil }
        let range = article.range(of: first.tokens.lowerBound..<last.tokens.upperBound)
        return Finding(
          at: range,
          "'\(article.excerpt(range))' add up to \(PercentChangeArithmetic.rounded(sum)) percent")
      }
    }
  }

  /// Runs of three or more percentages with only commas, `and` and names between.
  private func runs(_ list: [Quantity], _ article: Article) -> [[Quantity]] {
    var result: [[Quantity]] = []
    var run: [Quantity] = []
    for quantity in list {
      let isShare = quantity.unit == .percent && quantity.value <= 100
      if isShare, let last = run.last, isListed(quantity, after: last, article) {
        run.append(quantity)
      } else {
        if run.count >= 3 { result.append(run) }
        run = isShare ? [quantity] : []
      }
    }
    if run.count >= 3 { result.append(run) }
    return result
  }

  private func isListed(_ quantity: Quantity, after last: Quantity, _ article: Article) -> Bool {
    let gap = last.tokens.upperBound..<quantity.tokens.lowerBound
    let breaks = article.vocabulary["share-breaks"]
    return (1...6).contains(gap.count)
      && (article.tokens[gap.lowerBound].kind == .comma
        || article.string(article.tokens[gap.lowerBound]) == "and")
      && gap.dropFirst().allSatisfy {
        article.tokens[$0].kind == .comma || article.tokens[$0].isWord && !article.token($0, isIn: breaks)
      }
  }

  private func isPoll(_ tokens: Range<Int>, _ article: Article) -> Bool {
    let words = article.vocabulary["poll-words"]
    var found = false
    for i in tokens where article.tokens[i].isWord {
      guard let kind = words.fields(article.hash(article.tokens[i]))?.first else { continue }
      if kind == "doubt" { return false }
      found = true
    }
    return found
  }
}
