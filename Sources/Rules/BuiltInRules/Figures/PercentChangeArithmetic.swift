import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a percentage that does not follow from the two figures beside it.
package struct PercentChangeArithmetic: Rule {
  package let info = RuleInfo(
    id: "percent-change-arithmetic",
    category: .figures,
    severity: .error,
    summary: "A change in percent follows from the two figures that the sentence gives.",
    rationale: """
      From 10 to 20 is a rise of 100 percent, not of 50. Checked where a sentence says `from A to B` or `to B \
      from A` once, with one percentage and a word of change; every figure may be off by half of its last \
      printed digit. Silent where the sentence speaks of revised, adjusted, average or annual figures.
      """,
    examples: [
      .flags("Output went up from 10 to 20 tonnes, a ⟦50%⟧ rise."),
      .flags("Admissions fell from 200 to 100, down ⟦100 percent⟧."),
      .flags("Revenue rose ⟦25 percent⟧ to $3.2 billion from $3.0 billion a year earlier."),
      .allows("Output went up from 10 to 20 tonnes, a 100% rise."),
      .allows("Output rose from 1.2 to 1.4 million barrels, while prices fell 30 percent."),
      .allows("Admissions rose from 200 to 230, up about 15%."),
      .allows("The share rose from 10 to 20 percent of voters, and 30 percent abstained."),
      .allows("Revenue rose 6.7 percent to $3.2 billion from $3.0 billion a year earlier."),
      .allows("Exports fell 5.4 percent to 48.7 billion guilders from 51.5 billion in the year before."),
      .allows("Demand fell 2.4 percent to 3.20 million barrels a day from 3.28 a year ago."),
      .allows(
        "Output was down 10.8 percent in January to 12.32 million barrels, from 13.81 in January 1986."),
      .allows("The office is open from Monday to Friday, and 15 percent more people came."),
      .allows("The fleet grew from 2010 to 2020 by 40 percent."),
      .allows("Seasonally adjusted, orders rose from 100 to 110, a rise of 4 percent."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    StatedChange.all(context.figures(of: article), article).compactMap { change in
      guard change.from.unit != .percent, change.to.unit != .percent, change.percentages.count == 1,
        let percent = change.percentages.first, !percent.isLabel,
        percent.exactness == .exact || percent.exactness == .about,
        let expected = change.expected, change.isOwn(percent, article)
      else { return nil }
      let slack = max(percent.figure.step / 2, percent.exactness == .about ? percent.value * 0.05 + 0.5 : 0)
      let stated = abs(percent.value)
      let off = max(expected.lowerBound - stated - slack, stated - slack - expected.upperBound)
      guard off > 0, !PercentChangeArithmetic.areOfOtherThings(change, stated) else { return nil }
      let right = (expected.lowerBound + expected.upperBound) / 2
      let isClear = abs(stated - right) > 1 && abs(stated - right) > 0.1 * right
      let ends = "from \(article.excerpt(change.from.tokens)) to \(article.excerpt(change.to.tokens))"
      return Finding(
        isClear ? info.severity : .warning, at: article.range(of: percent.tokens),
        "\(ends) is a change of \(PercentChangeArithmetic.rounded(right)) percent, not '\(article.excerpt(percent.tokens))'"
      )
    }
  }

  /// Whether the ends lie so far apart beside a small percentage that they are figures of two things, or one of
  /// them a day: `February 1 to 25, from 774,704`.
  private static func areOfOtherThings(_ change: StatedChange, _ stated: Double) -> Bool {
    stated < 50 && (change.to.value < change.from.value * 0.05 || change.to.value > change.from.value * 11)
  }

  /// A percentage as a message shows it: to the tenth, or to the whole where it is large.
  static func rounded(_ value: Double) -> String {
    guard value.magnitude < 1e12 else { return "more than a trillion" }
    let tenths = Int64((value * 10).rounded())
    return value >= 100 || tenths % 10 == 0
      ? "\(Int64(value.rounded()))" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
