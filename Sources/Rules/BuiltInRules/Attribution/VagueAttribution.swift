import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags sources that are nobody in particular.
package struct VagueAttribution: Rule {
  package let info = RuleInfo(
    id: "vague-attribution",
    category: .attribution,
    severity: .note,
    summary: "A source is somebody in particular.",
    rationale: """
      `Observers believe`, `some people say` and `according to reports` could be the reporter. Name who \
      said it, or say whose report it was. A phrase behind which names follow (`observers such as …`, \
      `reports by …`) is left alone.
      """,
    examples: [
      .flags("⟦Observers believe⟧ the pact will hold."),
      .flags("⟦According to reports⟧, the bridge was closed."),
      .flags("The pact, ⟦some people say⟧, will hold."),
      .allows("According to a Reuters report, the bridge was closed."),
      .allows("According to reports in Aftonposten, the bridge was closed."),
      .allows("Some people say hello. Observers from the EU believe the pact will hold."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let found = article.phrases(of: article.vocabulary["vague-attributions"])
    guard !found.isEmpty, !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    return found.compactMap { run in
      guard !article.tokens[run.lowerBound].shape.contains(.quoted), stands(run, article) else { return nil }
      let range = article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].range)
      return Finding(at: range, "'\(article.text[range])' is nobody in particular: who says so?")
    }
  }

  /// Not where a name follows, and not in the middle of a longer phrase.
  private func stands(_ run: Range<Int>, _ article: Article) -> Bool {
    if run.lowerBound > 0, !article.tokens[run.lowerBound].shape.contains(.sentenceStart) {
      let before = article.tokens[run.lowerBound - 1]
      if before.isWord, article.token(run.lowerBound - 1, isIn: article.vocabulary["determiners"]) {
        return false
      }
      if before.kind == .hyphen { return false }
      if before.isWord, !article.token(run.lowerBound - 1, isIn: article.vocabulary["vague-openers"]) {
        return false
      }
    }
    guard run.upperBound < article.tokens.count else { return true }
    let next = article.tokens[run.upperBound]
    guard next.isWord else { return true }
    return !article.token(run.upperBound, isIn: article.vocabulary["naming-words"])
  }
}
