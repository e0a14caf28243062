import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation that is opened and never closed.
package struct QuoteUnclosed: Rule {
  package let info = RuleInfo(
    id: "quote-unclosed",
    category: .quotation,
    severity: .error,
    summary: "A quotation that is opened is closed.",
    rationale: """
      Without its closing mark a quotation runs into the reporter's own words, and readers take the \
      agency's sentence for the speaker's. Two conventions leave a paragraph without a closing mark and \
      are in order: the next paragraph begins with an opening mark again, or a later paragraph closes \
      the quotation before any other is opened.
      """,
    examples: [
      .flags(
        """
        She added: ⟦"We⟧ count on both sides to hold to the timetable.

        The council meets again on Monday.
        """,
        fixed: """
          She added: "We count on both sides to hold to the timetable."

          The council meets again on Monday.
          """),
      .flags(
        "⟦“The⟧ ferry is full, the harbour master said. The next one leaves at noon.",
        fixed: "“The ferry is full,” the harbour master said. The next one leaves at noon."),
      .flags(
        """
        ⟦"We⟧ have the votes, he said. "Nobody doubts it," he added.
        """,
        fixed: """
          "We have the votes," he said. "Nobody doubts it," he added.
          """),
      .flags(#""My father calls it ⟦'the⟧ slow flood," she told reporters."#),
      .allows(#""It was 'em or us in the '90s," she said. "The drivers' strike was 'wild.'""#),
      .allows(#""It was Rocky['s] run, and that's that," she said."#),
      .allows(
        """
        Okafor said: "We waited at the gate for an hour.

        "Nobody came to open it."
        """),
      .allows(
        """
        The letter reads: “Dear colleagues,

        I thank you for the work of this year.

        I wish you every success.”
        """),
      .allows(#"He called the plan "a trap." Nobody answered."#),
      .allows(#"The screen measures 27" across and the desk 5'10" in length."#),
    ]
  )
  .reading(onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    outer(article, context) + inner(article)
  }

  /// Single marks that open inside a double quotation in which no single mark follows that could close.
  private func inner(_ article: Article) -> [Finding] {
    let singles = article.marks.singleQuotes
    if singles.isEmpty { return [] }
    let outer = article.quotations.filter { !$0.style.isSingle && $0.ending == .closed }
    var q = 0
    return singles.indices.compactMap { place in
      let i = singles[place]
      while q < outer.count, outer[q].tokens.upperBound <= i { q += 1 }
      guard q < outer.count, outer[q].tokens.contains(i), i + 1 < article.tokens.count,
        article.opensSingle(i),
        !article.token(i + 1, isIn: article.vocabulary["contraction-tails"]),
        article.paragraphIndex(at: article.tokens[i].range.start) == outer[q].paragraphs.upperBound
      else { return nil }
      if place + 1 < singles.count, outer[q].tokens.contains(singles[place + 1]) { return nil }
      return Finding(
        .warning, at: article.tokens[i].range.union(article.tokens[i + 1].range),
        "inner quotation opened at '\(article.excerpt(i..<min(i + 6, article.tokens.count)))' is not closed",
        related: outer[q].opener.map { [RelatedPlace($0, "the outer quotation begins here")] } ?? [])
    }
  }

  /// Whether the open quotation before it begins in the same paragraph: of `a list "of boats "that wait` the second
  /// mark is the one that closes, with its space on the wrong side.
  private func goesOn(_ place: Int, _ open: [Int], _ article: Article) -> Bool {
    guard place > 0, let own = article.quotations[open[place]].openers.last,
      let before = article.quotations[open[place - 1]].openers.last
    else { return false }
    return article.paragraphIndex(at: own.start) == article.paragraphIndex(at: before.start)
  }

  private func outer(_ article: Article, _ context: RuleContext) -> [Finding] {
    let open = article.quotations.indices.filter {
      article.quotations[$0].ending == .unclosed && !article.quotations[$0].style.isSingle
    }
    if open.isEmpty { return [] }
    // Joined paragraphs are said once a story (quote-paragraphs-joined).
    let joined = context.shared { JoinedQuotations(article) }
    let wanted = open.filter { !joined.holds($0) }
    return wanted.indices.filter { !goesOn($0, wanted, article) }.map { article.quotations[wanted[$0]] }
      .compactMap {
        quotation in
        guard let first = quotation.opener, let opener = quotation.openers.last,
          !context.isFragment || QuoteClosing(article: article, quotation: quotation).endsInside
        else { return nil }
        let mark = article.tokenIndex(atOrAfter: opener.start)
        let next = mark + 1
        let isGlued = next < article.tokens.count && !article.tokens[next].shape.contains(.spaceBefore)
        let range = isGlued ? opener.union(article.tokens[next].range) : opener
        // Of a running quotation it is the last paragraph that lacks the mark.
        let related = opener == first ? [] : [RelatedPlace(first, "the quotation begins here")]
        return Finding(
          at: range,
          "quotation opened at '\(article.excerpt(mark..<min(mark + 6, article.tokens.count)))' is not closed",
          related: related, fixes: QuoteClosing(article: article, quotation: quotation).closingFixes(context))
      }
  }
}
