import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags forms of one body that are in different words.
package struct VariantsDiffer: Rule {
  package let info = RuleInfo(
    id: "variants-differ",
    category: .input,
    severity: .warning,
    summary: "The forms in which an item holds its body are in the same words.",
    rationale: """
      An item of ninjs holds its text plain, as HTML, or in both; clients take whichever they like. Where one was \
      corrected and the other was not, two versions of the story are out. Forms that share less than nine tenths of \
      their words are different texts, such as a summary, and are left alone; so are marks and spaces.
      """,
    examples: [
      .flags(
        #"{"headline": "Bridge closed", "body_text": "The council closed the old bridge on Monday after 12 cracks were found in two of its pillars, a clerk said.", "body_html": "⟦<p>The council closed the old bridge on Monday after 14 cracks were found in two of its pillars, a clerk said.</p>⟧"}"#,
        in: "item.json"),
      .flags(
        #"{"headline": "Bridge closed", "bodies": [{"contentType": "text/plain", "value": "The council closed the old bridge on Monday after cracks were found in its pillars."}, {"contentType": "text/html", "value": "⟦<p>The council closed the old bridge on Sunday after cracks were found in its pillars.</p>⟧"}]}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed", "body_text": "The council closed the old bridge on Monday, after cracks were found.", "body_html": "<p>The council closed the <b>old bridge</b> on Monday after cracks were found.</p>"}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed", "body_text": "The old bridge is closed.", "body_html": "<p>The council closed the old bridge on Monday after cracks were found in two of its pillars.</p>"}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.metadata.fields.filter { $0.meaning == .otherBody }.map { field in
      Finding.at(field, of: article, "another form of the body says otherwise: \(field.value)")
    }
  }
}
