import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a running quotation that looks like two quotations with a mark missing between them.
package struct QuoteRunningSuspect: Rule {
  package let info = RuleInfo(
    id: "quote-running-suspect",
    category: .quotation,
    severity: .warning,
    summary: "A quotation that runs over paragraphs has one speaker.",
    rationale: """
      A paragraph without closing mark is in order when the next one begins with an opening mark. But when \
      that one is attributed to somebody else, or the first ends with an attribution of its own (`"Should \
      we? he asked.`), a closing mark was lost, and the next opening mark hides it.
      """,
    examples: [
      .flags(
        """
        ⟦"Should⟧ we wait? he asked.

        "Yes," said Ines Okafor.
        """),
      .flags(
        """
        Ana Diaz said: ⟦"It⟧ is over.

        "It is not," replied Li Chen.
        """),
      .flags(
        """
        "It is over," Ana Diaz said. "We go home now.

        ⟦Nobody⟧ will stop us."
        """,
        fixed: """
          "It is over," Ana Diaz said. "We go home now.

          "Nobody will stop us."
          """),
      .flags(
        """
        Ana Diaz called the pact ⟦"a⟧ trap for small ports.

        "It is over," she said.
        """),
      .allows(
        """
        Ana Diaz said the pact had a "long way to go, and big ports to win over. We will stumble.

        "It is not over," she said.
        """),
      .allows(
        """
        Ana Diaz said: "It is over.

        "We go home now," she added.
        """),
      .allows(
        """
        Ana Diaz said: "It is over.

        "We go home now, and nobody will stop us."
        """),
    ]
  )
  .reading(.body, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let running = article.quotations.indices.filter {
      article.quotations[$0].running == .repeated && article.quotations[$0].openers.count > 1
    }
    let forgotten = article.quotations.compactMap { unmarked($0, article) }
    guard !running.isEmpty else { return forgotten }
    let graph = context.shared { AttributionGraph(article) }
    return forgotten
      + running.compactMap { place in
        let quotation = article.quotations[place]
        if let opener = quotation.opener, isFragment(quotation, article) {
          return finding(opener, "it is only part of a sentence", quotation, article)
        }
        if let opener = openerWithAttribution(quotation, article) {
          return finding(opener, "this paragraph ends with an attribution", quotation, article)
        }
        guard let opener = quotation.openers.first, changesSpeaker(quotation, graph, article) else {
          return nil
        }
        return finding(opener, "another speaker is named where it ends", quotation, article)
      }
  }

  /// `called it "a trap. ⏎⏎ "We left`: some words of a sentence do not run on.
  private func isFragment(_ quotation: Quotation, _ article: Article) -> Bool {
    let first = quotation.tokens.lowerBound
    guard first > 0, first + 1 < article.tokens.count, article.tokens[first + 1].isLowercase else {
      return false
    }
    let paragraph = article.paragraphs[quotation.paragraphs.lowerBound].tokens
    let isFirst = paragraph.lowerBound == first
    // More than a few words, or the speaker's own sentence behind them, may well run on: `has a "long way to go. We …`
    let run = first..<paragraph.upperBound
    let end = run.first { article.tokens[$0].kind == .stop || article.tokens[$0].kind == .terminal }
    let own = article.vocabulary["first-person-words"]
    guard (end ?? run.upperBound) - first <= QuoteRunningSuspect.mostOfFragment,
      !run.contains(where: { article.token($0, isIn: own) })
    else { return false }
    let before = article.tokens[first - 1]
    return !isFirst && before.isLowercase && !article.isSpeechVerb(first - 1)
  }

  /// Tokens of a quoted part of a sentence with its marks.
  private static let mostOfFragment = 10

  /// A quotation that begins behind a sentence of its paragraph, runs over the next one and is closed there,
  /// though that one does not begin with a mark. Letters and statements begin behind a colon.
  private func unmarked(_ quotation: Quotation, _ article: Article) -> Finding? {
    let first = quotation.tokens.lowerBound
    let paragraph = article.paragraphs[quotation.paragraphs.lowerBound]
    guard quotation.running == .openedOnce, quotation.ending == .closed, !quotation.style.isSingle,
      first > paragraph.tokens.lowerBound,
      [.stop, .terminal, .doubleQuote].contains(article.tokens[first - 1].kind),
      article.bodyParagraph(after: quotation.paragraphs.lowerBound) == quotation.paragraphs.upperBound,
      let opener = quotation.opener
    else { return nil }
    let next = article.paragraphs[quotation.paragraphs.upperBound].tokens.lowerBound
    let marks = QuoteClosing(article: article, quotation: quotation)
    let start = article.tokens[next].range
    return Finding(
      at: start,
      "this paragraph ends a quotation that it does not begin with '\(marks.openingMark)'",
      related: [RelatedPlace(opener, "the quotation begins here")],
      fixes: [
        Fix(
          "Begin the paragraph with '\(marks.openingMark)'", .unsafe,
          [.insert(marks.openingMark, at: start.lower)])
      ])
  }

  /// The opening mark of a paragraph that ends with `? he asked.` inside the quotation, not the last one.
  private func openerWithAttribution(_ quotation: Quotation, _ article: Article) -> TextRange? {
    quotation.openers.dropLast().first { opener in
      guard let paragraph = article.paragraphIndex(at: opener.start) else { return false }
      let run = article.paragraphs[paragraph].tokens
      guard let stop = run.last, article.tokens[stop].kind == .stop else { return false }
      return endsWithAttribution(run, article)
    }
  }

  /// A mark, a pronoun or name, a verb of speech, a stop.
  private func endsWithAttribution(_ run: Range<Int>, _ article: Article) -> Bool {
    let stop = run.upperBound - 1
    guard
      let mark = (max(run.lowerBound + 1, stop - 5)..<max(run.lowerBound + 1, stop)).last(where: {
        article.tokens[$0].kind == .comma || article.tokens[$0].kind == .terminal
      }), mark + 2 < stop
    else { return false }
    let words = (mark + 1)..<stop
    guard words.allSatisfy({ article.tokens[$0].isWord }) else { return false }
    let verb = words.contains { article.token($0, isIn: article.vocabulary["saying-verbs"]) }
    let speaker = words.contains {
      article.token($0, isIn: article.vocabulary["speaking-pronouns"]) || article.tokens[$0].isCapitalised
    }
    return verb && speaker && words.count <= 4
  }

  /// Whether the clauses before the quotation and right behind it name two people.
  private func changesSpeaker(_ quotation: Quotation, _ graph: AttributionGraph, _ article: Article) -> Bool {
    guard let opener = quotation.openers.first,
      let first = article.paragraphIndex(at: opener.start)
    else { return false }
    let before = article.paragraphs[first].tokens.lowerBound..<quotation.tokens.lowerBound
    let end = quotation.tokens.upperBound
    guard let sentence = article.sentence(holding: max(0, end - 1)) else { return false }
    let behind = end..<max(end, article.sentences[sentence].tokens.upperBound)
    guard let a = surname(in: before, graph, article), let b = surname(in: behind, graph, article) else {
      return false
    }
    return a != b
  }

  /// The surname's form of the person who speaks in the last clause of a run.
  private func surname(in run: Range<Int>, _ graph: AttributionGraph, _ article: Article) -> UInt32? {
    let clause = graph.clauses(in: run).last { $0.speaker?.kind == .person && !$0.isPassive }
    guard let last = clause?.speaker?.tokens.last(where: { article.tokens[$0].isCapitalised }) else {
      return nil
    }
    return article.tokens[last].form
  }

  private func finding(
    _ opener: TextRange, _ reason: String, _ quotation: Quotation, _ article: Article
  ) -> Finding {
    let i = article.tokenIndex(atOrAfter: opener.start)
    let next = article.tokens[min(i + 1, article.tokens.count - 1)].range
    let following = quotation.openers.first { $0.start > opener.start }
    return Finding(
      at: opener.union(next),
      "quotation opened at '\(article.excerpt(i..<min(i + 5, article.tokens.count)))' runs into the next paragraph, but \(reason): a closing mark may be missing",
      related: following.map { [RelatedPlace($0, "it is taken up here")] } ?? [])
  }
}
