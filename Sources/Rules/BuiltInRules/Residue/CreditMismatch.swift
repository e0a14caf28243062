import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a story whose dateline and sign-off name different agencies.
package struct CreditMismatch: Rule {
  package let info = RuleInfo(
    id: "credit-mismatch",
    category: .residue,
    severity: .warning,
    isOnByDefault: false,
    summary: "Dateline and sign-off name the same agency.",
    rationale: """
      A relayed story that is signed by another agency than its dateline names was pasted together, \
      or its credit was changed in one place only. Copy of several agencies is common, so the rule \
      is off unless asked for.
      """,
    examples: [
      .flags(
        "LANGVIK, Oct. 12 (AFP) - The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.\n\n⟦(Yonhap)⟧",
        isWhole: true),
      .flags(
        "LANGVIK, Oct. 12 (Reuters) - The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.\n\n⟦dpa wsz npr⟧",
        isWhole: true),
      .allows(
        "LANGVIK, Oct. 12 (Yonhap) - The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.\n\n(Yonhap)",
        isWhole: true),
    ]
  )
  .reading(.all).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let opening = StoryCredit.dateline(of: article)
    guard !opening.isEmpty, let last = StoryCredit.signOff(of: article), opening.isDisjoint(with: last.names)
    else {
      return []
    }
    return [
      Finding(
        at: last.range,
        "'\(article.excerpt(last.range, limit: 30))' signs a story of \(opening.sorted().joined(separator: "/"))"
      )
    ]
  }
}
