import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags the place of a dateline that is not in capitals.
package struct DatelineCase: Rule {
  package let info = RuleInfo(
    id: "dateline-case",
    category: .dateline,
    severity: .note,
    isOnByDefault: false,
    summary: "The place of a dateline is set in capitals where its agency does so.",
    rationale:
      "AP, Reuters, AFP and Xinhua write `MOSCOW (AP)`, dpa `Berlin (dpa)`. Agencies that set capitals are listed; a place that mixes both is flagged whoever writes it.",
    fixSafety:
      "Safe: the letters are the same; only their case changes to that of the story's other datelines.",
    examples: [
      .flags(
        "⟦Langvik⟧ (AP) — The council closed the old bridge after cracks were found.",
        fixed: "LANGVIK (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
      .flags(
        "⟦NEW Langvik⟧ (dpa) - The council closed the old bridge after cracks were found.",
        fixed: "NEW LANGVIK (dpa) - The council closed the old bridge after cracks were found.", isWhole: true
      ),
      .allows("LANGVIK (AP) — The council closed the old bridge after cracks were found.", isWhole: true),
      .allows("Langvik (dpa) - The council closed the old bridge after cracks were found.", isWhole: true),
    ]
  )
  .reading(.dateline)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let dateline = context.figures(of: article).dateline else { return [] }
    let range = article.range(of: dateline.place)
    let words = dateline.place.filter { article.tokens[$0].isWord && article.tokens[$0].core.count > 2 }
    let capitals = words.count { article.tokens[$0].shape.contains(.allCapitals) }
    let list = article.vocabulary["capital-dateline-agencies"]
    let wantsCapitals = dateline.agencies.contains {
      list.contains(exactly: article.text[article.range(of: $0)])
    }
    guard capitals < words.count, wantsCapitals || capitals > 0 else { return [] }
    let right = article.text[range].uppercased()
    return [
      Finding(
        at: range, "place '\(article.text[range])' of the dateline is set '\(right)'",
        fixes: [.replace(range, with: right, .safe)])
    ]
  }
}
