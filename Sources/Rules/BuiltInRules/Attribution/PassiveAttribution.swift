import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags reports that nobody is said to have made.
package struct PassiveAttribution: Rule {
  package let info = RuleInfo(
    id: "passive-attribution",
    category: .attribution,
    severity: .note,
    summary: "A report has somebody who made it.",
    rationale: """
      `It was reported that …` and `it has been learned that …` hide where the agency knows it from. Name \
      the source. Where the sentence names it after all (`it was announced by the ministry`, `according to`), \
      nothing is flagged.
      """,
    examples: [
      .flags("⟦It was reported that⟧ the bridge had been closed."),
      .flags("⟦It is understood that⟧ the talks will go on, and nobody denies it."),
      .allows("Xinhua reported that the bridge had been closed."),
      .allows("It was announced by the ministry that the bridge would close. It was clear that it must."),
      .allows("It was reported that the bridge had closed, according to the harbour board."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let found = article.phrases(of: article.vocabulary["passive-attributions"])
    guard !found.isEmpty, !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    return found.compactMap { run in
      guard !article.tokens[run.lowerBound].shape.contains(.quoted),
        let s = article.sentence(holding: run.lowerBound)
      else { return nil }
      let sentence = article.sentences[s].tokens
      // `Okafor said it was reported that`: somebody does say so.
      guard !sentence.contains(where: { !run.contains($0) && namesSource($0, run, article) }) else {
        return nil
      }
      let range = article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].range)
      return Finding(at: range, "'\(article.text[range])' names no source: who says so?")
    }
  }

  private func namesSource(_ i: Int, _ run: Range<Int>, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.isWord, !token.shape.contains(.quoted) else { return false }
    return article.hash(token) == PassiveAttribution.according
      || article.token(i, isIn: article.vocabulary["saying-verbs"])
  }

  private static let according = ByteHash.of("according")
}
