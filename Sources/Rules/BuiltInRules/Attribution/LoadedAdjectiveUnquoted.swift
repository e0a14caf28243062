import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a speaker's loaded words that the reporter took over without quotation marks.
package struct LoadedAdjectiveUnquoted: Rule {
  package let info = RuleInfo(
    id: "loaded-adjective-unquoted",
    category: .attribution,
    severity: .warning,
    isOnByDefault: false,
    summary: "A speaker's loaded words stand in quotation marks.",
    rationale: """
      In `Okafor noted that the illegal sanctions seem inhuman` the agency calls the sanctions illegal and \
      inhuman. Words that judge belong to the speaker: in quotation marks, or in a form that shows whose \
      they are. Only sentences of indirect speech are read. Plain uses (`illegal parking`) are left alone. \
      Off by default: much of it is a matter of judgement.
      """,
    examples: [
      .flags("Ola Berg said that the ⟦illegal⟧ sanctions must end."),
      .flags("Ola Berg noted that the crimes of the ⟦tyrannical⟧ regime were known."),
      .allows("Ola Berg said that the \"illegal\" sanctions must end."),
      .allows("Ola Berg said that illegal parking must end. The illegal sanctions went on."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let found = article.phrases(of: article.vocabulary["loaded-adjectives"])
    guard !found.isEmpty, !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    return found.compactMap { run in
      guard !article.tokens[run.lowerBound].shape.contains(.quoted),
        let s = article.sentence(holding: run.lowerBound),
        graph.clauses(in: article.sentences[s].tokens).contains(where: {
          $0.verb < run.lowerBound && $0.speaker != nil
        }),
        !isPlain(run, article)
      else { return nil }
      let range = article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].range)
      return Finding(
        at: range,
        "'\(article.text[range])' is the speaker's word: put it in quotation marks or leave it out")
    }
  }

  /// `illegal parking`, `terrorist attack`: the plain word for the thing.
  private func isPlain(_ run: Range<Int>, _ article: Article) -> Bool {
    run.upperBound < article.tokens.count
      && article.token(run.upperBound, isIn: article.vocabulary["plain-behind-loaded"])
  }
}
