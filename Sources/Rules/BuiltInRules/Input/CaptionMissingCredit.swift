import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a picture that says nowhere whose it is.
package struct CaptionMissingCredit: Rule {
  package let info = RuleInfo(
    id: "caption-missing-credit",
    category: .input,
    severity: .note,
    summary: "A picture has a credit, in its own field or at the end of its caption.",
    rationale: """
      Who prints a picture must name its photographer or agency. The credit stands in `creditline`, or in brackets \
      behind the caption: `(ABC Photo/Ann Doe)`. Said of items that are pictures, films or drawings and have neither.
      """,
    examples: [
      .flags(
        #"{"type": "⟦picture⟧", "headline": "Bridge in Langvik", "description_text": "The old bridge in Langvik on Monday."}"#,
        in: "item.json"),
      .flags(
        #"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>⟦<itemClass qcode="ninat:picture"/>⟧</itemMeta><contentMeta><headline>Bridge in Langvik</headline><description>The old bridge in Langvik on Monday.</description></contentMeta></newsItem>"#,
        in: "item.xml"),
      .allows(
        #"{"type": "picture", "headline": "Bridge in Langvik", "creditline": "ABC", "description_text": "The old bridge in Langvik on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"type": "picture", "headline": "Bridge in Langvik", "description_text": "The old bridge in Langvik on Monday. (ABC Photo/Ann Doe)"}"#,
        in: "item.json"),
      .allows(
        #"{"type": "text", "headline": "Bridge in Langvik", "description_text": "The old bridge in Langvik on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let field = article.metadata.field(.picture), article.metadata.field(.credit) == nil,
      article.paragraph(.byline) == nil,
      let caption = article.paragraphs.last(where: { $0.kind == .caption }),
      !names(caption, article)
    else { return [] }
    return [.at(field, of: article, "neither the caption nor a field of its own says whose picture this is")]
  }

  /// Whether a caption ends in brackets, or holds a slash between two names.
  private func names(_ caption: Paragraph, _ article: Article) -> Bool {
    let text = article.text[caption.range]
    return text.hasSuffix(")") || text.hasSuffix(").") || text.contains("/") || text.contains("©")
  }
}
