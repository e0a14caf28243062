import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags links to other stories that stayed behind in the text.
package struct RelatedLinksLeftover: Rule {
  package let info = RuleInfo(
    id: "related-links-leftover",
    category: .residue,
    severity: .warning,
    summary: "No links to other stories stand in the copy.",
    rationale: """
      `Read more:` and the headlines below it belong to the page that the text was copied from. In the \
      copy they read as paragraphs without a verb. A sentence about reading more is left alone.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦Read more:⟧\n\nMayor opens new bridge\n\nFerry fares to rise in May",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦See also: Mayor opens new bridge⟧",
        fixed: "The council will meet again on Monday."),
      .allows(
        "The council will meet again on Monday.\n\nRead more slowly, the teacher told the class of the coastal school."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦RelatedMayor Opens New BridgeFerry Fares to Rise in May⟧",
        fixed: "The council will meet again on Monday."),
      .allows("Pupils read more. Related costs fell.\n\nRelatedWorks, a firm of the town, sells links."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    LeftoverLine.findings(
      kinds: ["related"], what: "a link to other stories, left in the copy",
      in: article, context)
  }
}
