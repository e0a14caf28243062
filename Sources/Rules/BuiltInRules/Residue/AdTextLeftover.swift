import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags labels of advertisements that stayed behind in the text.
package struct AdTextLeftover: Rule {
  package let info = RuleInfo(
    id: "ad-text-leftover",
    category: .residue,
    severity: .warning,
    summary: "No label of an advertisement stands in the copy.",
    rationale:
      "`Advertisement` and `Story continues below` mark a gap on a web page; in the copy the gap is gone.",
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦Advertisement⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦Story continues below⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .allows("The company placed an advertisement for drivers in the paper."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    LeftoverLine.findings(
      kinds: ["ad"], what: "the label of an advertisement, left in the copy",
      in: article, context)
  }
}
