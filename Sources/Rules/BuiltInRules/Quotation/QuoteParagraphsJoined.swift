import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a running quotation whose paragraphs were joined.
package struct QuoteParagraphsJoined: Rule {
  package let info = RuleInfo(
    id: "quote-paragraphs-joined",
    category: .quotation,
    severity: .warning,
    summary: "A quotation opens its mark again only where a new paragraph begins.",
    rationale: """
      A running quotation repeats its opening mark at each paragraph and is closed at its end. Where such \
      paragraphs were joined, an opening mark stands inside the open quotation, behind a sentence of it: the \
      paragraph break is missing there, or else a closing mark. It is said once a story. Two such places or more, or \
      long paragraphs, show that the copy's paragraphs were joined throughout: a warning where the story is \
      linted by itself, a note in a run over many. quote-unclosed says nothing of them.
      """,
    examples: [
      .flags(
        """
        The mayor said: "We have to start at once and think of the winter. ⟦"Unless⟧ we do, the bridge will fall." The council meets on Monday.
        """),
      .flags(
        """
        "The ferry is full, and nobody knows what to do," the mayor said. "We asked for another. ⟦"It⟧ has not come."
        """),
      .allows(
        """
        The mayor said: "We have to start at once and think of the winter.

        "Unless we do, the bridge will fall." The council meets on Monday.
        """),
      .allows(
        #""We have to start at once, the mayor said. "Nobody doubts it," she said."#),
      .allows(#""We have the votes," he said. "Nobody doubts it," he added."#),
    ]
  )
  .reading(.body, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let joins = context.shared { JoinedQuotations(article) }.joins
    guard let first = joins.first else { return [] }
    let count = joins.count > 1 ? ", and at \(joins.count - 1) more places" : ""
    var finding = Finding(
      at: word(first.opener, article),
      "an opening mark stands inside an open quotation\(count): paragraphs were joined, or a closing mark is missing",
      related: joins.dropFirst().map { RelatedPlace(word($0.opener, article), "here too") },
      fixes: fixes(first, article, context))
    finding.isHabit = joins.count > 1 || isJoinedThroughout(article)
    return [finding]
  }

  /// Whether half of the paragraphs behind the lead are as long as paragraphs are that were joined: a collection
  /// or an archive made the copy so, and no desk mends it place by place.
  private func isJoinedThroughout(_ article: Article) -> Bool {
    let body = article.paragraphs.filter { $0.kind == .body }.dropFirst()
    let long = body.filter { paragraph in
      paragraph.tokens.count >= QuoteParagraphsJoined.fewestWords
        && paragraph.tokens.reduce(0) { $0 + (article.tokens[$1].isWord ? 1 : 0) }
          >= QuoteParagraphsJoined.fewestWords
    }
    return !long.isEmpty && long.count * 2 >= body.count
  }

  /// Newspapers' paragraphs have 20 to 35 words.
  private static let fewestWords = 45

  /// The mark with the word behind it.
  private func word(_ opener: Int, _ article: Article) -> TextRange {
    article.tokens[opener].range.union(article.tokens[opener + 1].range)
  }

  private func fixes(_ join: JoinedQuotations.Join, _ article: Article, _ context: RuleContext) -> [Fix] {
    let gap = TextRange(article.tokens[join.opener - 1].range.upper, article.tokens[join.opener].range.lower)
    let quotation = article.quotations[join.quotation]
    return [Fix("Begin a paragraph here", .choice, [Edit(gap, "\n\n")])]
      + QuoteClosing(article: article, quotation: quotation).closingFixes(context)
  }
}
