import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a dateline whose city the story does not mention.
package struct DatelineCityUnsupported: Rule {
  package let info = RuleInfo(
    id: "dateline-city-unsupported",
    category: .dateline,
    severity: .note,
    isOnByDefault: false,
    summary: "The city of a dateline occurs in the story, or is the agency's own.",
    rationale:
      "A dateline says where the reporter was. A hint only: many true ones are never mentioned again.",
    examples: [
      .flags(
        "⟦LANGVIK⟧ (AP) — The council closed the old bridge of Karvik after cracks were found.", isWhole: true
      ),
      .flags("⟦Langvik⟧ (dpa) - The bridge of Karvik is closed, the mayor said on Monday.", isWhole: true),
      .allows(
        "LANGVIK (AP) — The council of Langvik closed the old bridge after cracks were found.", isWhole: true),
      .allows("Hamburg (dpa) - The bridge of Karvik is closed, the mayor said on Monday.", isWhole: true),
    ]
  )
  .reading(.dateline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let dateline = context.figures(of: article).dateline, !dateline.agencies.isEmpty else { return [] }
    let range = article.range(of: dateline.place)
    let place = article.text[range].lowercased()
    let agencies = article.vocabulary.agencies
    let isHome = dateline.agencies.contains { agency in
      agencies.fields(exact: ByteHash.of(article.text.slice(article.range(of: agency))))?.last?.lowercased()
        == place
    }
    // Every word of the name stands once in the dateline; a second time is in the story.
    let isThere = dateline.place.allSatisfy {
      !article.tokens[$0].isWord || article.forms[article.tokens[$0].form].count > 1
    }
    guard !isHome, !isThere else { return [] }
    return [
      Finding(
        at: range,
        "'\(article.text[range])' of the dateline does not occur in the story")
    ]
  }
}
