import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags addresses of link shorteners.
package struct ShortenedUrl: Rule {
  package let info = RuleInfo(
    id: "shortened-url",
    category: .characters,
    severity: .note,
    summary: "No shortened address stands in the copy.",
    rationale: """
      Nobody can tell where `bit.ly/…` leads, shorteners go out of service, and what they led to can \
      be exchanged after publication.
      """,
    examples: [
      .flags("The report stands at ⟦https://bit.ly/3xYz⟧ in full."),
      .flags("The video is at ⟦http://t.co/AbC⟧."),
      .allows("The report stands at https://example.org/reports in full."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let hosts = article.vocabulary["link-shorteners"]
    return article.marks.links.compactMap { i in
      let link = LinkText(article.string(article.tokens[i]))
      guard link.kind == .web, hosts.contains(folded: link.host), link.path.count > 1 else { return nil }
      return Finding(
        at: article.tokens[i].range,
        "'\(link.host)' hides where the link leads: give the address itself")
    }
  }
}
