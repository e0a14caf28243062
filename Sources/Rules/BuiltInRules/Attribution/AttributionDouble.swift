import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a sentence that attributes the same words twice.
package struct AttributionDouble: Rule {
  package let info = RuleInfo(
    id: "attribution-double",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "A sentence names its speaker once.",
    rationale: """
      `According to Kim, he said the talks …` and `Lavrov said: "…," Lavrov said` attribute twice, as \
      happens when two takes are joined. One of the two is enough.
      """,
    examples: [
      .flags("According to Ola Berg, he ⟦said⟧ the talks had failed."),
      .flags("Ola Berg said: \"The talks have failed,\" Berg ⟦said⟧."),
      .allows("According to Ola Berg, the talks had failed."),
      .allows("\"The talks have failed,\" Ola Berg said, adding: \"Nobody is to blame.\""),
      .allows("Ola Berg said that Ines Okafor said nothing."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let graph = context.shared { AttributionGraph(article) }
    let saying = article.vocabulary["saying-verbs"]
    return zip(graph.clauses, graph.clauses.dropFirst()).compactMap { first, second in
      guard let a = first.speaker, let b = second.speaker, second.shape != .source,
        first.shape != .label, article.token(second.verb, isIn: saying),
        first.shape == .source || article.tokens[first.verb].form == article.tokens[second.verb].form,
        let sentence = article.sentence(holding: first.verb),
        article.sentences[sentence].tokens.contains(second.verb), isSame(a, b, first, article)
      else { return nil }
      return Finding(
        at: article.tokens[second.verb].range,
        "'\(article.excerpt(b.tokens)) \(article.string(article.tokens[second.verb]))' attributes again what is attributed before",
        related: [RelatedPlace(article.tokens[first.verb].range, "attributed here")])
    }
  }

  /// The same surname, or a pronoun behind `according to`.
  private func isSame(_ a: Speaker, _ b: Speaker, _ first: SpeechClause, _ article: Article) -> Bool {
    if b.kind == .pronoun {
      return first.shape == .source && a.kind == .person
        && article.string(article.tokens[b.tokens.lowerBound]) != "who"
    }
    guard a.kind == .person, b.kind == .person, let x = a.tokens.last, let y = b.tokens.last else {
      return false
    }
    return article.tokens[x].form == article.tokens[y].form
  }
}
