import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags crossheads in title case in an article whose other crossheads are in sentence case, or the other way round.
package struct HeadingCaseMixed: Rule {
  package let info = RuleInfo(
    id: "heading-case-mixed",
    category: .headline,
    severity: .note,
    summary: "The crossheads of a story are all in sentence case, or all in title case.",
    rationale: """
      `What the Council Wants` above one part and `How the money is spent` above the next come from two hands. A crosshead \
      counts where it is a plain line and its words show its case: in title case by two ordinary words with capitals beside the first, in sentence \
      case by two long words without; names say nothing. The rarer case is flagged once with all of its places, the later \
      one where both stand equally often.
      """,
    examples: [
      .flags(
        "The town voted on its harbour on Monday, and the count took all night.\n\nWhat the council wants to build\n\nThe plan has three parts, a clerk said. The first is the quay.\n\n⟦Where the Harbour Money Goes⟧\n\nHalf of it is for cranes, and the rest for sheds.\n\nHow the voters see it\n\nMost of them like it, a poll says.",
        isWhole: true),
      .flags(
        "The town voted on its harbour on Monday, and the count took all night.\n\nWhat the Council Wants to Build\n\nThe plan has three parts, a clerk said. The first is the quay.\n\n⟦Where the harbour money goes⟧\n\nHalf of it is for cranes, and the rest for sheds.\n\nHow the Voters See Their Council\n\nMost of the voters like it, a poll says. They build a harbour.",
        isWhole: true),
      .allows(
        "The town voted on its harbour on Monday, and the count took all night.\n\nWhat the council wants to build\n\nThe plan has three parts, a clerk said. The first is the quay.\n\nWhere the harbour money goes\n\nHalf of it is for cranes, and the rest for sheds.\n\nHow Ines Okafor and Per Holm vote\n\nMost of them like it, a poll says.",
        isWhole: true),
    ]
  )
  .reading(.crosshead)

  package init() {}

  /// Longer lines are captions and links.
  private static let mostWords = 12

  private enum Case { case title, sentence }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let heads = article.paragraphs.filter { $0.kind == .crosshead }
      .filter { isPlain($0.tokens, article) }
    guard heads.count > 2 else { return [] }
    var titles: [TextRange] = []
    var sentences: [TextRange] = []
    for head in heads {
      switch letterCase(head.tokens, article, context) {
      case .title: titles.append(head.range)
      case .sentence: sentences.append(head.range)
      case nil: continue
      }
    }
    guard let title = titles.first, let sentence = sentences.first else { return [] }
    let keepsTitle =
      titles.count != sentences.count ? titles.count > sentences.count : title.start < sentence.start
    let others = keepsTitle ? sentences : titles
    return [
      Finding(
        at: others[0],
        keepsTitle
          ? "crosshead in sentence case, others of this story in title case"
          : "crosshead in title case, others of this story in sentence case",
        related: [RelatedPlace(keepsTitle ? title : sentence, "the story's other way")]
          + others.dropFirst().prefix(20).map { RelatedPlace($0, "also so") })
    ]
  }

  /// Words without marks and figures, and no more than a line of them: no speaker's turn, row of a table or list.
  private func isPlain(_ run: Range<Int>, _ article: Article) -> Bool {
    run.count <= HeadingCaseMixed.mostWords
      && run.allSatisfy { article.tokens[$0].isWord || article.tokens[$0].kind == .hyphen }
  }

  /// The case of a crosshead; nil where its words do not show it.
  private func letterCase(_ run: Range<Int>, _ article: Article, _ context: RuleContext) -> Case? {
    let small = article.vocabulary["title-small-words"]
    let words = run.filter {
      article.tokens[$0].isWord && article.tokens[$0].core.count > 3 && !article.token($0, isIn: small)
        && article.tokens[$0].shape.isDisjoint(with: [.allCapitals, .hasDigit, .quoted])
    }
    let counted = words.filter { $0 > (run.first { article.tokens[$0].isWord } ?? $0) }
    let lower = counted.filter { article.tokens[$0].isLowercase }
    if lower.count > 1 { return .sentence }
    guard lower.isEmpty else { return nil }
    let ordinary = counted.filter { i in
      article.tokens[i].isCapitalised
        && (article.forms[article.tokens[i].form].lowercaseCount > 0
          || context.speller.isFrequent(Array(article.folded(article.tokens[i].core).utf8)[...]))
    }
    return ordinary.count > 1 ? .title : nil
  }
}
