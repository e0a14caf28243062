import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags addresses of web pages in running text.
package struct BareUrl: Rule {
  package let info = RuleInfo(
    id: "bare-url",
    category: .characters,
    severity: .note,
    isOnByDefault: false,
    summary: "No address of a web page stands in a sentence.",
    rationale: """
      Clients' pages make no links of them, and readers of a paper cannot click. A house name or the \
      words `on its website` say the same.
      """,
    examples: [
      .flags("The report stands at ⟦https://example.org/reports/2020⟧ in full."),
      .flags("More at ⟦www.example.org⟧, the council said."),
      .allows("The report stands on the council's website."),
    ]
  )
  .reading([.body, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.marks.links.compactMap { i in
      let link = LinkText(article.string(article.tokens[i]))
      guard link.kind == .web else { return nil }
      return Finding(
        at: article.tokens[i].range,
        "address '\(article.excerpt(article.tokens[i].range, limit: 40))' in running text: name the site")
    }
  }
}
