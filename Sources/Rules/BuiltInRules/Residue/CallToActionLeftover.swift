import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags invitations to click, share, subscribe or follow that stayed behind in the text.
package struct CallToActionLeftover: Rule {
  package let info = RuleInfo(
    id: "call-to-action-leftover",
    category: .residue,
    severity: .warning,
    regions: .all,
    summary: "No invitation to click, share, follow or subscribe stands in the copy.",
    rationale: "Buttons of a web page come along when its text is copied; in the copy nobody can press them.",
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦Click here to subscribe⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Share this article⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦We use cookies on our website to remember your visits.⟧",
        fixed: "The council will meet again on Monday."),
      .allows(
        "The bank warned of messages that ask customers to click here, and told them not to share this article with strangers."
      ),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    LeftoverLine.findings(
      kinds: ["cta", "share"], what: "a button of a web page, left in the copy",
      in: article, context)
  }
}
