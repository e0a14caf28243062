import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags handles and hashtags of social media in running text.
package struct HandleOrHashtagInBody: Rule {
  package let info = RuleInfo(
    id: "handle-or-hashtag-in-body",
    category: .characters,
    severity: .note,
    isOnByDefault: false,
    summary: "Accounts and topics of social media are named in words.",
    rationale: """
      `@mayor` and `#flood` are addresses of one service. Readers elsewhere cannot use them; inside \
      a quoted post they are part of what was said.
      """,
    examples: [
      .flags("The mayor, ⟦@mayorberg⟧, left early."),
      .flags("Posts under ⟦#flood⟧ showed the bridge."),
      .allows("The mayor wrote to her followers about the flood."),
      .allows("\"The bridge is closed. #flood,\" the mayor wrote."),
    ]
  )
  .reading([.headline, .body, .crosshead], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.marks.links.compactMap { i in
      let text = article.string(article.tokens[i])
      let kind = LinkText(text).kind
      guard kind == .handle || kind == .hashtag else { return nil }
      return Finding(
        at: article.tokens[i].range,
        "\(kind == .handle ? "handle" : "hashtag") '\(text)' in running text: say whose account or which topic"
      )
    }
  }
}
