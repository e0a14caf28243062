import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags `you` outside quotation marks in a news story.
package struct SecondPersonOutsideQuote: Rule {
  package let info = RuleInfo(
    id: "second-person-outside-quote",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "A news story does not address its reader.",
    rationale: """
      `You can see the dome` and `as you know` are the tone of a guide or an advertisement, or quotation \
      marks were lost. Service pieces and columns address readers with reason, so that the rule is off by \
      default; stories with many such sentences are left alone.
      """,
    examples: [
      .flags("The dome stands on a hill. ⟦You⟧ can see it from the harbour. It was built in 1911."),
      .flags("As ⟦you⟧ know, the ferry stopped in May. The town had run it for a century."),
      .allows("\"You can see it from the harbour,\" the guide said. The dome was built in 1911."),
      .allows("You mix the flour. You add water. You wait. You bake it, and then you eat."),
    ]
  )
  .reading(.body, quotations: false).needing(.story)

  package init() {}

  private static let mostSlips = 3

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let found = article.phrases(of: article.vocabulary["second-person-words"]).map(\.lowerBound).filter {
      !article.tokens[$0].shape.contains(.quoted)
        && article.region(at: article.tokens[$0].range.start) == .body
    }
    guard !found.isEmpty, found.count <= SecondPersonOutsideQuote.mostSlips,
      !context.shared({ StoryVoice(article) }).isPersonal
    else { return [] }
    return found.map { i in
      Finding(
        at: article.tokens[i].range,
        "'\(article.string(article.tokens[i]))' outside quotation marks addresses the reader")
    }
  }
}
