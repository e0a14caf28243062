import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a difference of two percentages that is called percent.
package struct PercentVsPoints: Rule {
  package let info = RuleInfo(
    id: "percent-vs-points",
    category: .figures,
    severity: .warning,
    summary: "The difference of two percentages is counted in percentage points.",
    rationale: """
      From 5 to 7 percent is a rise of 2 percentage points, and of 40 percent. Flagged where the percentage is \
      the difference of the two ends and not their ratio, and where a rate, share or yield changes `by X \
      percent to Y percent`.
      """,
    examples: [
      .flags(
        "Unemployment rose from 5% to 7%, up ⟦2%⟧.",
        fixed: "Unemployment rose from 5% to 7%, up 2 percentage points."),
      .flags(
        "The rate rose by ⟦0.25 percent⟧ to 1.75 percent on Monday.",
        fixed: "The rate rose by 0.25 percentage points to 1.75 percent on Monday."),
      .flags(
        "Turnout was 68 percent, up ⟦7 percent⟧ from 61 percent four years ago.",
        fixed: "Turnout was 68 percent, up 7 percentage points from 61 percent four years ago."),
      .allows("Turnout was 60 percent, up 20 percent from 50 percent four years ago."),
      .allows("Unemployment rose from 5% to 7%, up 40%."),
      .allows("Unemployment rose from 5% to 7%, up 2 percentage points."),
      .allows("Taxes rise from 20 percent to 21 percent, costing households 1 percent of income."),
      .allows("Sales rose by 3 percent to 40 million euros, and 5 percent came from abroad."),
      .allows("Turnout fell from 61 percent to 58 percent, and 12 percent of ballots were void."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    let stated = StatedChange.all(figures, article).compactMap { difference($0, article) }
    return stated
      + figures.sentences.flatMap { steps($0, figures, article) + levels($0, figures, article) }
  }

  private func difference(_ change: StatedChange, _ article: Article) -> Finding? {
    guard change.from.unit == .percent, change.to.unit == .percent, change.percentages.count == 1,
      let percent = change.percentages.first, change.isOwn(percent, article)
    else { return nil }
    let points = abs(change.to.value - change.from.value)
    let slack = percent.figure.step / 2 + 1e-9
    guard abs(percent.value - points) <= slack, points > 0 else { return nil }
    if let expected = change.expected, expected.lowerBound - slack <= percent.value,
      percent.value <= expected.upperBound + slack
    {
      return nil
    }
    return finding(percent, article)
  }

  /// `the rate rose by 0.25 percent to 1.75 percent`
  private func steps(_ entry: FigureTable.SentenceFigures, _ figures: FigureTable, _ article: Article)
    -> [Finding]
  {
    guard entry.quantities.count >= 2 else { return [] }
    let list = figures.quantities[entry.quantities]
    return zip(list, list.dropFirst()).compactMap { step, level in
      guard step.unit == .percent, level.unit == .percent, step.tokens.lowerBound > 1,
        level.tokens.lowerBound == step.tokens.upperBound + 1, step.value < level.value,
        article.string(article.tokens[step.tokens.upperBound]) == "to",
        article.string(article.tokens[step.tokens.lowerBound - 1]) == "by"
      else { return nil }
      let rates = article.vocabulary["rate-words"]
      let start = article.sentences[entry.sentence].tokens.lowerBound
      let subject = max(start, step.tokens.lowerBound - 8)..<step.tokens.lowerBound
      guard subject.contains(where: { article.token($0, isIn: rates) }) else { return nil }
      return finding(step, article)
    }
  }

  /// `68 percent, up 7 percent from 61 percent`
  private func levels(_ entry: FigureTable.SentenceFigures, _ figures: FigureTable, _ article: Article)
    -> [Finding]
  {
    guard entry.quantities.count >= 3 else { return [] }
    let list = figures.quantities[entry.quantities].filter { $0.unit == .percent }
    guard list.count >= 3 else { return [] }
    return (1..<list.count - 1).compactMap { k in
      let (level, step, before) = (list[k - 1], list[k], list[k + 1])
      guard [level, step, before].allSatisfy(\.isExact), before.value > 0,
        before.tokens.lowerBound == step.tokens.upperBound + 1,
        article.string(article.tokens[step.tokens.upperBound]) == "from"
      else { return nil }
      let slack = step.figure.step / 2 + 1e-9
      let points = abs(level.value - before.value)
      let ratio = points / before.value * 100
      guard points > 0, abs(step.value - points) <= slack, abs(step.value - ratio) > slack else { return nil }
      return finding(step, article)
    }
  }

  private func finding(_ percent: Quantity, _ article: Article) -> Finding {
    let unit = TextRange(
      article.tokens[percent.number.upperBound - 1].range.upper,
      article.tokens[percent.tokens.upperBound - 1].range.upper)
    let name = percent.value == 1 ? " percentage point" : " percentage points"
    return Finding(
      at: article.range(of: percent.tokens),
      "'\(article.excerpt(percent.tokens))' is the difference of two percentages: percentage points",
      fixes: [Fix("Write '\(name.dropFirst())'", .unsafe, [Edit(unit, name)])])
  }
}
