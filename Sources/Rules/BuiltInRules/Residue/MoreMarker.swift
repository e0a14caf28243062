import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags the mark at the end of a take that says more is to come.
package struct MoreMarker: Rule {
  package let info = RuleInfo(
    id: "more-marker",
    category: .residue,
    severity: .error,
    summary: "No `(MORE)` of an unfinished take stands in the copy.",
    rationale: """
      `(MORE)` ends a take on the wire. In a joined story it stands between paragraphs, and readers take \
      it for part of the text.
      """,
    fixSafety:
      "Safe where the marker stands alone on its line; inside a paragraph it is unsafe.",
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦(MORE)⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday. ⟦(more)⟧",
        fixed: "The council will meet again on Monday."),
      .allows("The council has members (more than ten) from the coast."),
      .allows("The council wants more."),
    ]
  )
  .reading(.all)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    MarkerLine.markers(article.vocabulary["more-markers"], in: article).map { found in
      let text = article.text[found.range]
      return Finding(
        at: found.range, "take marker '\(text)' left in the copy",
        fixes: [Fix("Remove '\(text)'", found.isSafe ? .safe : .unsafe, [.delete(found.removal)])])
    }
  }
}
