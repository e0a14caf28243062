import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a story that names no agency as its source.
package struct CreditMissing: Rule {
  package let info = RuleInfo(
    id: "credit-missing",
    category: .residue,
    severity: .warning,
    isOnByDefault: false,
    summary: "Dateline, byline or sign-off name the agency that the story is from.",
    rationale: """
      Clients must give the source with the story. Desks that keep the credit in a field of their \
      system do without, so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "Bridge closed on Monday\n\n⟦The council⟧ closed the bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Ferry late again\n\nBy Ines Holm\n\n⟦The ferry⟧ was late on Monday, the third time this week, its master said.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "LANGVIK, Oct. 12 (AFP) - The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Bridge closed on Monday\n\nThe council closed the bridge on Monday after cracks were found.\n\nThe mayor did not attend the meeting, a clerk said.\n\n(Yonhap)",
        isWhole: true),
    ]
  )
  .reading(.body).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard StoryCredit.dateline(of: article).isEmpty, StoryCredit.signOff(of: article) == nil,
      StoryCredit.names(in: article.paragraph(.byline)?.range, of: article).isEmpty,
      let lead = article.paragraphs.first(where: { $0.kind == .body }), lead.tokens.count > 1
    else { return [] }
    let run = lead.tokens.lowerBound..<(lead.tokens.lowerBound + 2)
    return [
      Finding(at: article.range(of: run), "the story names no agency as its source")
    ]
  }
}
