import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an abstract or a caption that is the headline once more.
package struct AbstractRepeatsHeadline: Rule {
  package let info = RuleInfo(
    id: "abstract-repeats-headline",
    category: .input,
    severity: .note,
    summary: "An abstract says more than the headline.",
    rationale: """
      Systems fill an empty description with the title. On a page both stand one below the other, and say the same \
      twice. Asked of fields that hold an abstract or a caption; upper and lower case and marks do not count.
      """,
    examples: [
      .flags(
        #"{"headline": "Bridge closed in Langvik", "description_text": "⟦Bridge closed in Langvik.⟧", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .flags(
        #"<rss version="2.0"><channel><item><title>Bridge closed in Langvik</title><description>⟦Bridge closed in Langvik...⟧</description></item></channel></rss>"#,
        in: "feed.rss"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "description_text": "The old bridge is closed.", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed", "headline_short": "Bridge closed", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.metadata.format != "plain", let headline = article.paragraph(.headline) else { return [] }
    let title = words(headline, article)
    guard title.count >= 2 else { return [] }
    return article.paragraphs.filter { $0.kind == .abstract || $0.kind == .caption }.compactMap { paragraph in
      guard words(paragraph, article) == title else { return nil }
      return Finding(at: paragraph.range, "the \(paragraph.kind.name) is the headline once more")
    }
  }

  private func words(_ paragraph: Paragraph, _ article: Article) -> [UInt64] {
    paragraph.tokens.filter { article.tokens[$0].isWord }.map { article.hash(article.tokens[$0]) }
  }
}
