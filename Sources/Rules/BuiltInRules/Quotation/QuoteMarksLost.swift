import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation of its own paragraph whose marks are lost, or a lead-in whose quotation is.
package struct QuoteMarksLost: Rule {
  package let info = RuleInfo(
    id: "quote-marks-lost",
    category: .quotation,
    severity: .warning,
    summary: "Behind `The report said:` a quotation stands in its marks.",
    rationale: """
      A page sets long quotations in a block of their own and needs no marks for them, and posts in a frame. When the \
      text is copied, the block is lost and what it held reads as the reporter's words, or the frame is gone and the \
      paragraph ends with `The board added:` and nothing behind it. A paragraph that ends with a verb of speech and a \
      colon is flagged where the next one opens no mark, and so are paragraphs that say `I` where the reporter never does; behind another colon it is where the next paragraph is the first of the \
      story in which somebody says `I`. Lists, tables, transcripts, letters that are given whole and \
      paragraphs whose first words are in marks are left alone.
      """,
    examples: [
      .flags(
        """
        The council closed the old bridge on Monday.

        In a letter to the council the Harbour Board ⟦wrote:⟧

        The bridge is older than the town, and nobody has counted its stones.

        The mayor did not attend the meeting, a clerk said.
        """),
      .flags(
        """
        The council closed the old bridge on Monday.

        The Harbour Post ⟦adds:⟧

        A clerk told reporters that the ferry is "known for its delays" in winter.

        The mayor did not attend the meeting, a clerk said.
        """),
      .flags(
        """
        The council closed the old bridge on Monday. The mayor gave reasons on the page of the ⟦town:⟧

        The bridge is older than the town, and I have counted its stones.

        Lorries take the ferry.
        """),
      .flags(
        """
        The council closed the old bridge on Monday.

        ⟦Here is Ines Okafor of the Harbour Post:⟧

        The bridge is older than the town, and nobody has counted its stones since the war.

        The mayor did not attend the meeting, a clerk said.
        """),
      .flags(
        """
        The council closed the old bridge on Monday. "It is old," the mayor said.

        "Nobody has told the pilots," Per Ilves, who steers the ferry, wrote on his page. "Here is what happened."

        ⟦I came to the quay at noon and saw that nobody was there, and I waited for the ferry in the snow until my boots froze.⟧

        A clerk said that the ferry had been "full of lorries" since the spring.

        Lorries take the ferry.

        The mayor did not attend the meeting, a clerk said.
        """),
      .allows(
        """
        I crossed the old bridge on Monday. The mayor gave these reasons on the page of the town:

        The bridge is older than the town, and I have counted its stones.
        """),
      .allows(
        """
        The council closed the old bridge on Monday.

        In a letter to the council the Harbour Board wrote:

        "The bridge is older than the town, and nobody has counted its stones."
        """),
      .allows(
        """
        The council closed the old bridge on Monday. These roads stay open, a clerk said:

        The northern road

        The road to the harbour
        """),
      .allows(
        """
        The council closed the old bridge on Monday. The mayor said on Tuesday its new rules will:

        Keep lorries away from the town, and let no boat wait at the quay in the night.
        """),
      .allows(
        """
        The council closed the old bridge on Monday. The mayor said:

        – The bridge is older than the town, and nobody has counted its stones.
        """),
      .allows(
        """
        The council closed the old bridge on Monday. The mayor said:

        1. The bridge is older than the town, and nobody has counted its stones.
        """),
    ]
  )
  .reading(.body).onTargets(.runningTextOnly).needing(.story)

  package init() {}

  /// More are a story's way of setting its quotations, or a transcript.
  private static let most = 3
  /// Shorter paragraphs are items of a list.
  private static let fewestWords = 8
  /// Tokens between the verb and the colon: `said in a letter:`
  private static let mostBehindVerb = 6

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let behindLeads = behindLeads(article, context)
    return behindLeads.isEmpty ? statements(article, context) : behindLeads
  }

  /// Paragraphs that say `I` in a story in which nobody else does outside of marks.
  private func statements(_ article: Article, _ context: RuleContext) -> [Finding] {
    guard article.isEnglish, let first = firstSpeaker(article),
      article.paragraphIndex(at: article.tokens[first].range.start).map({ $0 > 0 }) ?? false
    else { return [] }
    let places = LostStatement(article).paragraphs
    guard let first = places.first, !context.shared({ StoryVoice(article) }).isTranscript else { return [] }
    let more = places.dropFirst().map { RelatedPlace(article.paragraphs[$0].range, "also so") }
    return [
      Finding(
        at: article.paragraphs[first].range,
        "somebody says 'I' here without marks\(more.isEmpty ? "" : ", and in \(more.count) more paragraphs"): those of a quotation seem to be lost",
        related: more)
    ]
  }

  /// Leads that announce a quotation which does not follow.
  private func behindLeads(_ article: Article, _ context: RuleContext) -> [Finding] {
    let leads = article.paragraphs.indices.filter { p in
      article.paragraphs[p].tokens.last.map { article.byte(at: article.tokens[$0].range.lower) == 0x3A }
        ?? false
    }
    if leads.isEmpty { return [] }
    let speaker = firstSpeaker(article) ?? -1
    let places = leads.compactMap { p -> (Int, Int)? in
      guard let colon = article.paragraphs[p].tokens.last,
        let verb = verb(of: colon, article) ?? wordBeforeSpeaker(p, speaker, article)
      else { return nil }
      return (verb, colon)
    }
    guard !places.isEmpty, !context.shared({ StoryVoice(article) }).isTranscript else { return [] }
    let found = places.filter { opensNoMark(behind: $0.1, article) }
    guard found.count <= QuoteMarksLost.most else { return [] }
    return found.map { verb, colon in
      let word = article.string(article.tokens[verb])
      return Finding(
        at: article.tokens[verb].range.union(article.tokens[colon].range),
        article.token(verb, isIn: article.vocabulary["quoting-verbs"])
          || article.tokens[verb].isCapitalised
          ? "no quotation follows '\(word)': its marks, or itself, seem to be lost"
          : "behind '\(word):' somebody says 'I' without marks: those of a quotation seem to be lost")
    }
  }

  /// The verb of speech of the clause that a colon at the end of a paragraph closes.
  private func verb(of colon: Int, _ article: Article) -> Int? {
    let token = article.tokens[colon]
    guard article.byte(at: token.range.lower) == UInt8(ascii: ":"), token.shape.isDisjoint(with: .quoted),
      let p = article.paragraphIndex(at: token.range.start),
      article.paragraphs[p].kind == .body || article.paragraphs[p].kind == .crosshead,
      article.paragraphs[p].tokens.upperBound == colon + 1, colon > 2
    else { return nil }
    let start = max(article.paragraphs[p].tokens.lowerBound, colon - 1 - QuoteMarksLost.mostBehindVerb)
    if let opener = presenter(before: colon, article.paragraphs[p].tokens.lowerBound, article) {
      return opener
    }
    let finite = article.vocabulary["finite-verbs"]
    for k in stride(from: colon - 1, through: start, by: -1) {
      let token = article.tokens[k]
      guard token.isWord || token.kind == .number else { return nil }
      if token.isLowercase, article.token(k, isIn: article.vocabulary["quoting-verbs"]) { return k }
      // `said its amendments will:` announces a list.
      if article.token(k, isIn: finite) { return nil }
    }
    return nil
  }

  /// `Here is Ines Okafor of the Harbour Post:`: the first word of a paragraph that presents somebody's words and says no more.
  private func presenter(before colon: Int, _ first: Int, _ article: Article) -> Int? {
    guard (3...QuoteMarksLost.mostOfPresenting).contains(colon - first), article.tokens[first].isCapitalised,
      article.token(first, isIn: article.vocabulary["presenting-words"]),
      article.tokens[colon - 1].isCapitalised,
      !(first..<colon).contains(where: {
        article.tokens[$0].kind == .comma || article.tokens[$0].kind == .stop
      })
    else { return nil }
    let named = first + (article.tokens[first + 1].isCapitalised ? 1 : 2)
    return article.tokens[named].isCapitalised ? first : nil
  }

  private static let mostOfPresenting = 12

  /// The word before a colon behind which somebody speaks of himself, which the reporter has not done so far.
  private func wordBeforeSpeaker(_ p: Int, _ speaker: Int, _ article: Article) -> Int? {
    let run = article.paragraphs[p].tokens
    guard let colon = run.last, article.byte(at: article.tokens[colon].range.lower) == UInt8(ascii: ":"),
      article.tokens[colon].shape.isDisjoint(with: .quoted), article.paragraphs[p].kind == .body,
      run.count > QuoteMarksLost.fewestWords, article.tokens[colon - 1].isLowercase,
      p + 1 < article.paragraphs.count
    else { return nil }
    // `Let's see what she wore:` is the reporter's own way of talking.
    let own = article.vocabulary["first-person-words"]
    let speaks = run.contains {
      article.token($0, isIn: own) && article.tokens[$0].shape.isDisjoint(with: .quoted)
        || article.tokens[$0].possessive > 0 && article.core(article.tokens[$0]).lowercased() == "let"
    }
    return !speaks && article.paragraphs[p + 1].tokens.contains(speaker) ? colon - 1 : nil
  }

  /// The first `I`, `my` or the like that stands in no marks.
  private func firstSpeaker(_ article: Article) -> Int? {
    func speaks(_ i: Int) -> Bool {
      article.tokens[i].isWord && article.tokens[i].shape.isDisjoint(with: .quoted)
    }
    let word = article.places(of: article.vocabulary["singular-first-person"]).first(where: speaks)
    let letter = article.forms.id(of: QuoteMarksLost.letter).flatMap { form in
      article.forms.tokens(of: form).map { Int($0) }.first {
        speaks($0) && article.bytes[article.tokens[$0].core.lower] == UInt8(ascii: "I")
      }
    }
    return [word, letter].compactMap { $0 }.min()
  }

  private static let letter = ByteHash.of("i")

  /// Whether the next paragraph is prose, with no mark of a quotation or of a list at its start.
  private func opensNoMark(behind colon: Int, _ article: Article) -> Bool {
    guard let p = article.paragraphIndex(at: article.tokens[colon].range.start),
      p + 1 < article.paragraphs.count
    else { return false }
    let next = article.paragraphs[p + 1]
    let first = article.tokens[next.tokens.lowerBound]
    guard next.kind == .body, first.isCapitalised, !first.shape.contains(.quoted),
      article.endsSentence(next.tokens), next.tokens.count > QuoteMarksLost.fewestWords,
      !isListed(next, article)
    else { return false }
    // A quotation in its first words, a label (`Speaker: …`), a post's address.
    return !next.tokens.prefix(QuoteMarksLost.fewestWords).contains {
      [.doubleQuote, .singleQuote, .colon, .link].contains(article.tokens[$0].kind)
    }
  }

  /// Whether the mark of a list stands before a paragraph, outside its tokens.
  private func isListed(_ paragraph: Paragraph, _ article: Article) -> Bool {
    article.tokens[paragraph.tokens.lowerBound].range.lower > paragraph.range.lower
  }
}
