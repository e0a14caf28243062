import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags claims about aims and effects in the agency's own voice.
package struct UnattributedClaimVerb: Rule {
  package let info = RuleInfo(
    id: "unattributed-claim-verb",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "A claim about aims or effects has somebody who makes it.",
    rationale: """
      `The law will destabilise the region` and `the visit is aimed at splitting the alliance` are opinions. \
      A sentence that names who holds them is left alone. Off by default: an opt-in list.
      """,
    examples: [
      .flags("The law ⟦will destabilise⟧ the region. It was passed on Monday."),
      .flags("The visit ⟦is aimed at⟧ splitting the alliance."),
      .allows("The law will destabilise the region, Ola Berg said."),
      .allows("According to Ola Berg, the visit is aimed at splitting the alliance."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let found = article.phrases(of: article.vocabulary["claim-phrases"])
    guard !found.isEmpty, !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    return found.compactMap { run in
      guard !article.tokens[run.lowerBound].shape.contains(.quoted),
        let s = article.sentence(holding: run.lowerBound),
        graph.clauses(in: article.sentences[s].tokens).isEmpty
      else { return nil }
      let range = article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].range)
      return Finding(at: range, "'\(article.text[range])' in the agency's own voice: who says so?")
    }
  }
}
