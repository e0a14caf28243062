import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline that the lead repeats word by word.
package struct HeadlineDuplicateOfLead: Rule {
  package let info = RuleInfo(
    id: "headline-duplicate-of-lead",
    category: .headline,
    severity: .note,
    summary: "The lead says more than the headline.",
    rationale: "Readers read the headline twice, and one of the two lines is lost to the story.",
    examples: [
      .flags(
        "⟦Council closes old bridge after cracks are found⟧\n\nCouncil closes old bridge after cracks are found, a clerk said on Monday at noon.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "⟦Ferry takes lorries of the whole district from Monday⟧\n\nThe ferry takes lorries of the whole district from Monday. Nobody objected to it.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Council closes old bridge\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Old bridge closed\n\nThe old bridge is closed, the council said on Monday, and lorries take the ferry.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  /// Shorter headlines may well stand in the lead.
  private static let fewestWords = 5

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let headline = article.paragraph(.headline), let lead = article.paragraph(.body) else { return [] }
    let words = forms(headline.tokens, article)
    guard words.count >= HeadlineDuplicateOfLead.fewestWords,
      forms(lead.tokens, article).starts(with: words)
    else { return [] }
    return [
      Finding(at: headline.range, "the lead repeats the headline word by word")
    ]
  }

  /// The forms of the words, without articles.
  private func forms(_ run: Range<Int>, _ article: Article) -> [UInt32] {
    let articles = ["a", "an", "the"].compactMap { article.forms.id(of: ByteHash.of($0)) }
    return run.lazy.map { article.tokens[$0].form }.filter { $0 != 0 && !articles.contains($0) }
  }
}
