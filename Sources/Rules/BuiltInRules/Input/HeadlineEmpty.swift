import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a story whose headline is there and holds nothing.
package struct HeadlineEmpty: Rule {
  package let info = RuleInfo(
    id: "headline-empty",
    category: .input,
    severity: .warning,
    summary: "The headline of a story is filled in.",
    rationale: """
      An item with a text and an empty `headline`, or an item of a feed with an empty `title`, shows nothing where \
      readers click. Items without the field are no fault: pictures and notes have none.
      """,
    examples: [
      .flags(
        #"{"headline": "⟦⟧", "body_text": "The council closed the old bridge on Monday after cracks were found."}"#,
        in: "item.json"),
      .flags(
        #"{"headline": "⟦ ⟧", "body_html": "<p>The council closed the old bridge on Monday after cracks were found.</p>"}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed", "body_text": "The council closed the old bridge on Monday after cracks were found."}"#,
        in: "item.json"),
      .allows(
        #"{"body_text": "The council closed the old bridge on Monday after cracks were found."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "", "headline_main": "Bridge closed", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let field = article.metadata.field(.emptyHeadline), article.paragraph(.headline) == nil,
      article.paragraph(.body) != nil
    else { return [] }
    return [.at(field, of: article, "the headline is empty")]
  }
}
