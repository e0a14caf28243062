import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a dateline city without its state or country, or with one that it does not need.
package struct DatelineStandaloneCity: Rule {
  package let info = RuleInfo(
    id: "dateline-standalone-city",
    category: .dateline,
    severity: .note,
    isOnByDefault: false,
    summary: "Well-known cities stand alone in a dateline, all others with their state or country.",
    rationale: "The way of AP: `BOSTON (AP)`, but `SPRINGFIELD, Ill. (AP)`. The list of cities is a file.",
    examples: [
      .flags(
        "BOSTON⟦, Mass.⟧ (AP) — The council closed the old bridge after cracks were found.",
        fixed: "BOSTON (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
      .flags(
        "⟦SPRINGFIELD⟧ (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
      .allows("BOSTON (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
      .allows(
        "SPRINGFIELD, Ill. (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
    ]
  )
  .reading(.dateline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let dateline = context.figures(of: article).dateline, !dateline.agencies.isEmpty else { return [] }
    let cities = article.vocabulary["standalone-cities"]
    let place = article.range(of: dateline.place)
    let isKnown = cities.contains(folded: article.text[place])
    if isKnown, let region = dateline.region {
      let cut = TextRange(place.upper, article.range(of: region).upper)
      return [
        Finding(
          at: cut, "'\(article.text[place])' stands alone in a dateline",
          fixes: [Fix("Remove '\(article.text[article.range(of: region)])'", .unsafe, [.delete(cut)])])
      ]
    }
    guard !isKnown, dateline.region == nil else { return [] }
    return [
      Finding(
        at: place, "'\(article.text[place])' needs its state or country in a dateline"
      )
    ]
  }
}
