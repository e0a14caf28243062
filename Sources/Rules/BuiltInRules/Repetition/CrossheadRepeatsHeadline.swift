import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a crosshead that says what the headline says.
package struct CrossheadRepeatsHeadline: Rule {
  package let info = RuleInfo(
    id: "crosshead-repeats-headline",
    category: .repetition,
    severity: .note,
    isOnByDefault: false,
    summary: "A crosshead does not repeat the headline.",
    rationale: """
      A crosshead breaks the grey and says what comes next; the headline's words say nothing new \
      there.
      """,
    examples: [
      .flags(
        "Council closes old bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\n⟦Council closes old bridge⟧\n\nThe mayor did not attend the meeting, a clerk said. The ferry takes lorries of the district now.",
        isWhole: true),
      .flags(
        "Council closes old bridge for good\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\n⟦The council closes bridge⟧\n\nThe mayor did not attend the meeting, a clerk said. The ferry takes lorries of the district now.",
        isWhole: true),
      .allows(
        "Council closes old bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nFerry takes lorries\n\nThe mayor did not attend the meeting, a clerk said. The ferry takes lorries of the district now.",
        isWhole: true),
    ]
  )
  .reading(.crosshead).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let headline = article.paragraph(.headline) else { return [] }
    let known = Set(forms(headline, article))
    return article.paragraphs.compactMap { paragraph in
      guard paragraph.kind == .crosshead else { return nil }
      let words = forms(paragraph, article)
      guard words.count > 2, words.allSatisfy(known.contains) else { return nil }
      return Finding(at: paragraph.range, "the crosshead repeats the headline")
    }
  }

  /// The forms of the longer words.
  private func forms(_ paragraph: Paragraph, _ article: Article) -> [UInt32] {
    article.words(paragraph.tokens).filter { article.tokens[$0].core.count > 3 }.map {
      article.tokens[$0].form
    }
  }
}
