import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a headline that calls an arrested person guilty.
package struct HeadlineCrimeCertainty: Rule {
  package let info = RuleInfo(
    id: "headline-crime-certainty",
    category: .headline,
    severity: .warning,
    summary: "Nobody is called a killer or thief before a court has said so.",
    rationale: """
      `Police arrest killer` decides the trial. Before a verdict the person is a suspect, or accused \
      of the deed. Where the story speaks of a verdict, sentence or confession, the word is in \
      order.
      """,
    examples: [
      .flags(
        "Police arrest ⟦killer⟧ of ferry master\n\nPolice arrested a man on Monday in the case of the ferry master, who was found dead in June.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Bank ⟦robbers⟧ held after chase\n\nPolice held two men on Monday after a chase through the harbour, a clerk said at noon.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Police arrest suspected killer of ferry master\n\nPolice arrested a man on Monday in the case of the ferry master, who was found dead in June.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Killer of ferry master held\n\nA man who was convicted on Monday of the murder of the ferry master is held in the harbour prison.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "Killer whales caught in net\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let nouns = article.vocabulary["crime-nouns"]
    let arrests = article.vocabulary["arrest-words"]
    return article.headlines.compactMap { headline in
      guard let noun = headline.tokens.first(where: { article.token($0, isIn: nouns) }),
        !article.tokens[noun].shape.contains(.quoted), !isModifier(noun, headline, article),
        headline.tokens.contains(where: { article.token($0, isIn: arrests) }),
        !headline.tokens.contains(where: {
          article.token($0, isIn: article.vocabulary["allegation-words"]) && !isPolice($0, article)
        }),
        !isDecided(article)
      else { return nil }
      return Finding(
        at: article.tokens[noun].range,
        "'\(article.string(article.tokens[noun]))' of somebody who is not convicted: write 'suspect' or 'accused'"
      )
    }
  }

  /// `killer whales`, `terrorist attack`: the noun tells what kind another is.
  private func isModifier(_ i: Int, _ headline: Paragraph, _ article: Article) -> Bool {
    guard i + 1 < headline.tokens.upperBound, article.tokens[i + 1].isWord else { return false }
    let next = article.tokens[i + 1]
    let small = article.vocabulary["title-small-words"]
    return !small.contains(article.hash(next))
      && !article.token(i + 1, isIn: article.vocabulary["arrest-words"])
  }

  private func isPolice(_ i: Int, _ article: Article) -> Bool {
    article.hash(article.tokens[i]) == ByteHash.of("police")
  }

  private func isDecided(_ article: Article) -> Bool {
    !article.vocabulary["verdict-words"].phraseWords.firstIDs { article.forms.id(of: $0) }.isEmpty
  }
}
