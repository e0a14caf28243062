import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags headlines of one item that give different figures.
package struct HeadlineVariantMismatch: Rule {
  package let info = RuleInfo(
    id: "headline-variant-mismatch",
    category: .input,
    severity: .note,
    summary: "Headlines of one item give the same figures.",
    rationale: """
      Items carry a headline for the wire, a short one for telephones, one for search. A toll that rises is changed in \
      the first and forgotten in the others. Said where each of two headlines has one figure, and they differ.
      """,
    examples: [
      .flags(
        #"{"headline": "14 hurt as bridge closes in Langvik", "headline_short": "⟦12 hurt in Langvik⟧", "body_text": "The council closed the old bridge on Monday, and 14 people were hurt."}"#,
        in: "item.json"),
      .flags(
        #"{"headlines": [{"role": "main", "value": "Ferry sinks off Langvik with 30 aboard"}, {"role": "short", "value": "⟦Ferry with 20 aboard sinks⟧"}], "body_text": "A ferry with 30 people aboard sank on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "14 hurt as bridge closes in Langvik", "headline_short": "14 hurt in Langvik", "body_text": "The council closed the old bridge on Monday, and 14 people were hurt."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "14 hurt as bridge closes in Langvik", "headline_short": "Bridge closes in Langvik", "body_text": "The council closed the old bridge on Monday, and 14 people were hurt."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let main = article.paragraph(.headline),
      let figure = HeadlineVariantMismatch.only(article.text[main.range])
    else { return [] }
    return article.metadata.fields.filter { $0.meaning == .otherHeadline }.compactMap { field -> Finding? in
      guard let other = HeadlineVariantMismatch.only(field.value), other != figure else { return nil }
      return Finding.at(field, of: article, "'\(other)' in this headline, '\(figure)' in the main one")
    }
  }

  /// The figure of a headline that has one; nil where it has none or several.
  private static func only(_ headline: String) -> Substring? {
    let runs = headline.split { !$0.isNumber && $0 != "." && $0 != "," }
      .map { $0.drop { !$0.isNumber } }.filter { $0.contains { $0.isNumber } }
    guard runs.count == 1, var only = runs.first else { return nil }
    while let last = only.last, !last.isNumber { only.removeLast() }
    return only
  }
}
