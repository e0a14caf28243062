import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags end-of-story markers of agencies.
package struct EndMarker: Rule {
  package let info = RuleInfo(
    id: "end-marker",
    category: .residue,
    severity: .warning,
    summary: "No end-of-story marker stands in the copy.",
    rationale: """
      `Enditem`, `-30-`, `(END)` and their like tell the wire that the story is over. Glued to the last \
      sentence or in the middle of a story they are residue. On a line of its own under the story a \
      marker is in order on the wire and is flagged for the web and the archive only; so is the rule `___` that \
      parts a story in an agency's message (NITF, NewsML, ANPA, IPTC 7901).
      """,
    fixSafety:
      "Safe where the marker stands alone on the last line; inside a paragraph it is unsafe.",
    examples: [
      .flags(
        "The council will meet again on Monday. ⟦Enditem⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦-30-⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday. ⟦(end) ibi⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦___⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .allows("The council will meet again on Monday.\n\n-30-"),
      .allows("Nobody knows how the story ends."),
      .allows(
        "<nitf><body><body.content><p>The council will meet again.</p><p>___</p><p>Ann Doe reported from Langvik.</p></body.content></body></nitf>",
        in: "item.xml"),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    MarkerLine.markers(article.vocabulary.endMarkers, in: article).compactMap { found in
      let text = article.text[found.range]
      if context.profile == .wire, found.isOwnLine,
        found.isLast || article.metadata.isAgencyMessage && text.allSatisfy({ $0 == "_" })
      {
        return nil
      }
      return Finding(
        at: found.range, "end marker '\(text)' left in the copy",
        fixes: [Fix("Remove '\(text)'", found.isSafe ? .safe : .unsafe, [.delete(found.removal)])])
    }
  }
}
