import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation that is a paragraph of its own and has no speaker near it.
package struct MissingAttribution: Rule {
  package let info = RuleInfo(
    id: "missing-attribution",
    category: .attribution,
    severity: .warning,
    summary: "A quotation has a speaker in its paragraph or in the one beside it.",
    rationale: """
      A quotation of whole sentences needs its speaker in its own paragraph or in the one before. A \
      paragraph that continues a quotation, follows a colon, has a credit line below it or stands in a \
      transcript is in order; so is one that the next paragraph points back to (`Okafor said this in a \
      letter`), and a lead whose speaker the second paragraph introduces. Words behind a closing mark that follows a comma name the speaker whatever their verb is \
      (`"…," smiled Okafor`). `wirelint explain-quotes` shows \
      whom each quotation is taken to come from.
      """,
    examples: [
      .flags(
        """
        The bridge was closed to lorries on Friday after cracks were found in two pillars.

        ⟦"We cannot wait for another winter. The town needs an answer now."⟧

        Repairs are expected to take eight months and to cost 4 million crowns.
        """),
      .flags(
        """
        ⟦"The river took everything we had. We will not come back here."⟧

        Floods in the north of the country have left 2,000 homes empty since Monday.
        """, isWhole: true),
      .flags(
        """
        The plant closed in May. ⟦"They promised us three more years and gave us three more weeks."⟧ It had made tiles since 1911.
        """, isWhole: true),
      .allows(
        """
        Mayor Ines Okafor told reporters that the bridge would stay closed.

        "We cannot wait for another winter. The town needs an answer now."
        """),
      .allows(
        """
        The bridge was closed to lorries on Friday after cracks were found in two pillars.

        "We cannot wait for another winter. The town needs an answer now."

        Mayor Ines Okafor said this in a letter to the ministry.
        """),
      .allows(
        """
        The bridge was closed to lorries on Friday after cracks were found in two pillars.

        "We cannot wait for another winter. The town needs an answer now."

        – Ines Okafor, mayor

        Repairs are expected to take eight months and to cost 4 million crowns.
        """),
      .allows(
        """
        The bridge was closed to lorries on Friday after cracks were found in two pillars.

        "We cannot wait for another winter," Okafor said. "The town needs an answer now."
        """),
      .flags(
        """
        The old pier was closed to lorries on Friday after cracks were found.

        ⟦"In bad weeks the board can close the harbour and send the ships away as soon as possible."⟧

        "Yesterday we had two calls of that kind, since there was ice on the quay."

        "With the first one we did manage to bring the crew in."

        The next pier is expected to open in May.
        """),
      .allows(
        """
        The river was low. "I thought, 'that is a boat,' Okafor said. "It had glazed eyes on stalks and it moved."

        The next flood is expected in May.
        """),
      .allows(
        """
        Halden won the cup on Sunday.

        "I did not see the ball go in," smiled Okafor.

        "I saw the crowd jump. Then I knew who had won it."

        The next game is on Friday.
        """),
      .allows(
        """
        The tape of their talk was played in court on Monday.

        "How many weeks do we have? I want to know."

        "Three more weeks is all. Then it is over."

        "They had promised us three years. Nobody told us."

        The plant had made tiles since 1911.
        """),
      .allows(
        """
        The plant closed in May.

        "They gave us three more weeks. We had planned for three years."

        Speaking about the tiles, Ms Okafor said the last had been sold.
        """),
      .allows(
        """
        The plant closed in May.

        "They gave us three more weeks," the 54-year-old continued.

        "It is not what they had promised us in the spring."

        It had made tiles since 1911.
        """),
    ]
  )
  .reading(.body).needing(.story)

  package init() {}

  /// Shorter quotations are slogans, titles and cries.
  private static let fewestWords = 5
  /// A story with this many is a collection of voices, which names its speakers in its own way.
  private static let collection = 4
  /// More than this are not looked up elsewhere in the story, which would take time for each.
  private static let mostLookedUp = 12

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let candidates = article.quotations.indices.filter { isCandidate(article.quotations[$0], article) }
    guard !candidates.isEmpty else { return [] }
    let graph = context.shared { AttributionGraph(article) }
    guard !graph.isTranscript else { return [] }
    var last = -1
    var found = candidates.filter { place in
      let paragraph = article.quotations[place].paragraphs.lowerBound
      guard graph.attributions[place].place == .nowhere, paragraph > last else { return false }
      last = paragraph
      return true
    }
    guard found.count < MissingAttribution.mostLookedUp else { return [] }
    found.removeAll { isDialogue(article.quotations[$0], article) }
    found.removeAll { isPullQuote(article.quotations[$0], article) }
    found.removeAll { isBelowCaption(article.quotations[$0], article, graph) || followsBroken($0, article) }
    guard found.count < MissingAttribution.collection else { return [] }
    return found.map { place in
      let range = article.quotations[place].range
      return Finding(
        at: range,
        "quotation '\(article.excerpt(range, limit: 40))' has no speaker in this paragraph or beside it")
    }
  }

  /// A closed quotation of whole sentences that stands as a sentence of its own.
  private func isCandidate(_ quotation: Quotation, _ article: Article) -> Bool {
    quotation.depth == 1 && quotation.ending == .closed && quotation.running != .openedOnce
      && article.paragraphs[quotation.paragraphs.lowerBound].kind == .body
      && article.isFullQuotation(quotation)
      && article.holdsWords(quotation, atLeast: MissingAttribution.fewestWords)
      && !(quotation.style.isSingle && runsOn(quotation, article)) && !followsTag(quotation, article)
  }

  /// `… a bit of driftwood,' Okafor said. "It had …"`: a speaker with a verb right before it, of a quotation whose
  /// marks are not in order.
  private func followsTag(_ quotation: Quotation, _ article: Article) -> Bool {
    let opener = quotation.tokens.lowerBound
    guard opener > 3, article.tokens[opener - 1].kind == .stop else { return false }
    let (last, before) = (opener - 2, opener - 3)
    return article.isSpeechVerb(last) && article.tokens[before].isCapitalised
      || article.isSpeechVerb(before) && article.tokens[last].isCapitalised
  }

  /// The last paragraph of a running quotation in single marks, which are not read over paragraphs: the one
  /// before begins with such a mark too.
  private func runsOn(_ quotation: Quotation, _ article: Article) -> Bool {
    guard let before = article.bodyParagraph(before: quotation.paragraphs.lowerBound) else { return false }
    return article.tokens[article.paragraphs[before].tokens.lowerBound].kind == .singleQuote
  }

  /// Whether two more paragraphs follow that are a closed quotation and nothing else, and a question is among them: a
  /// conversation word for word, in which the lines take turns. Without one they are a speaker's, closed each time.
  private func isDialogue(_ quotation: Quotation, _ article: Article) -> Bool {
    var paragraph = quotation.paragraphs.upperBound
    var asks = holdsQuestion(quotation.paragraphs.lowerBound, article)
    guard article.isOnlyQuotation(quotation.paragraphs.lowerBound), endsClosed(paragraph, article) else {
      return false
    }
    for _ in 0..<2 {
      guard let next = article.bodyParagraph(after: paragraph), article.isOnlyQuotation(next),
        endsClosed(next, article)
      else { return false }
      asks = asks || holdsQuestion(next, article)
      paragraph = next
    }
    return asks
  }

  private func holdsQuestion(_ paragraph: Int, _ article: Article) -> Bool {
    article.paragraphs[paragraph].tokens.contains {
      article.tokens[$0].kind == .terminal && article.byte(at: article.tokens[$0].range.lower) == 0x3F
    }
  }

  private func endsClosed(_ paragraph: Int, _ article: Article) -> Bool {
    article.tokens[article.paragraphs[paragraph].tokens.upperBound - 1].kind == .doubleQuote
  }

  private static let nearParagraphs = 2

  /// Whether the line above is a caption, without a stop, and begins with a person.
  private func isBelowCaption(
    _ quotation: Quotation, _ article: Article, _ graph: AttributionGraph
  ) -> Bool {
    let i = quotation.paragraphs.lowerBound - 1
    guard i > 0, !article.endsSentence(article.paragraphs[i].tokens),
      let place = article.mentionPlace(holding: article.paragraphs[i].tokens.lowerBound)
    else { return false }
    return graph.people.isPerson(place)
  }

  /// Whether the quotation before it, a paragraph or two above, has lost a mark: it is the same speaker's.
  private func followsBroken(_ place: Int, _ article: Article) -> Bool {
    guard place > 0 else { return false }
    let before = article.quotations[place - 1]
    return before.ending == .unopened
      && article.quotations[place].paragraphs.lowerBound - before.paragraphs.upperBound
        <= MissingAttribution.nearParagraphs
  }

  /// Whether the same words stand elsewhere in the article, as those of a highlighted passage do.
  private func isPullQuote(_ quotation: Quotation, _ article: Article) -> Bool {
    let words = quotation.tokens.filter { article.tokens[$0].isWord }.prefix(MissingAttribution.fewestWords)
    guard let first = words.first, let last = words.last else { return false }
    let wanted = article.tokens[first...last].map(\.form)
    return article.forms.tokens(of: wanted[0]).contains { word in
      let place = Int(word)
      guard place != first, article.tokens[place].isWord,
        place + wanted.count <= article.tokens.count
      else { return false }
      return wanted.indices.allSatisfy { article.tokens[place + $0].form == wanted[$0] }
    }
  }
}
