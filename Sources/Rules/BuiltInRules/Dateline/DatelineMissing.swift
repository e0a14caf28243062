import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a wire story without a dateline.
package struct DatelineMissing: Rule {
  package let info = RuleInfo(
    id: "dateline-missing",
    category: .dateline,
    severity: .warning,
    isOnByDefault: false,
    summary: "A wire story opens with its place and agency.",
    rationale:
      "Clients file stories by their dateline. Off by default, as websites do without, and silent in the profiles `web` and `archive`; columns and other signed pieces are left alone.",
    examples: [
      .flags(
        "⟦The⟧ council closed the old bridge on Monday after cracks were found, the mayor said.",
        isWhole: true),
      .flags(
        "Bridge closed in Langvik\n\n⟦The⟧ council closed the old bridge on Monday after cracks were found.",
        isWhole: true),
      .allows(
        "LANGVIK (AP) — The council closed the old bridge on Monday after cracks were found.", isWhole: true),
      .allows(
        "Why I miss the bridge\n\nBy Ines Okafor\n\nThe council closed the old bridge on Monday after cracks were found.",
        isWhole: true),
    ]
  )
  .reading([.body, .dateline]).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.profile == .wire, let lead = article.paragraph(.body), article.endsSentence(lead.tokens),
      !article.paragraphs.contains(where: { $0.kind == .byline }),
      context.figures(of: article).dateline == nil, let first = lead.tokens.first
    else { return [] }
    return [
      Finding(
        at: article.tokens[first].range,
        "the story has no dateline: a place and an agency")
    ]
  }
}
