import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation inside another in the same marks.
package struct QuoteNestedSame: Rule {
  package let info = RuleInfo(
    id: "quote-nested-same",
    category: .quotation,
    severity: .warning,
    summary: "A quotation inside another stands in other marks.",
    rationale: """
      `"He told me "leave" and I left"` closes where it should open: a quotation inside another takes \
      single marks inside double ones (or double inside single), so that readers see who is quoted by whom.
      """,
    examples: [
      .flags(
        #""The guard told me ⟦"leave"⟧ and I left," Okafor said."#,
        fixed: #""The guard told me 'leave' and I left," Okafor said."#),
      .flags(
        "“They call it ⟦“the long winter”⟧ up here,” the harbour master said.",
        fixed: "“They call it ‘the long winter’ up here,” the harbour master said."),
      .allows(#""The guard told me 'leave' and I left," Okafor said."#),
      .allows(#""We left," she said, "and nobody stopped us." It was "over"."#),
      .allows(#"The sign read: "Closed". "Nobody knew," she said."#),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.quotations.compactMap { quotation in
      guard let opener = quotation.nestedSame, quotation.ending == .closed, !quotation.style.isSingle,
        let closer = quotation.nestedCloser
      else { return nil }
      let marks = context.shared { StoryMarks(article) }
      let range = opener.union(closer)
      return Finding(
        at: range,
        "'\(article.excerpt(range, limit: 40))' stands in the same marks as the quotation around it",
        related: quotation.opener.map { [RelatedPlace($0, "the outer quotation begins here")] } ?? [],
        fixes: [
          Fix(
            "Write single marks inside", .unsafe,
            [Edit(opener, marks.single(opens: true)), Edit(closer, marks.single(opens: false))])
        ])
    }
  }
}
