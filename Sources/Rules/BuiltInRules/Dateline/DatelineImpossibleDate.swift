import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a date in a dateline that no calendar has.
package struct DatelineImpossibleDate: Rule {
  package let info = RuleInfo(
    id: "dateline-impossible-date",
    category: .dateline,
    severity: .error,
    summary: "The date of a dateline is a day of the calendar.",
    rationale: "`Feb. 30` in a dateline files the story nowhere.",
    examples: [
      .flags(
        "LANGVIK, ⟦Feb. 30⟧ (Reuters) - The council closed the old bridge after cracks were found.",
        isWhole: true),
      .flags(
        "LANGVIK, ⟦June 31, 2020⟧ (AFP) - The council closed the old bridge after cracks were found.",
        isWhole: true),
      .allows(
        "LANGVIK, Feb. 29 (Reuters) - The council closed the old bridge after cracks were found.",
        isWhole: true),
      .allows("LANGVIK (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
    ]
  )
  .reading(.dateline)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).dates.compactMap { ImpossibleDate.finding(info, $0, article) }
  }
}
