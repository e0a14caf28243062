import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags `he said` before anybody was named.
package struct PronounBeforeIntroduction: Rule {
  package let info = RuleInfo(
    id: "pronoun-before-introduction",
    category: .attribution,
    severity: .warning,
    summary: "`He` and `she` stand for somebody who was named before.",
    rationale: """
      A story that opens with `He said the talks failed` lost its first paragraph, or a translator kept the \
      order of the original. A noun is an introduction as well (`a 23-year-old man`), and so is a name in \
      the headline. Under a crosshead that names somebody else, `she added` goes back to nobody.
      """,
    examples: [
      .flags(
        "⟦He⟧ said the talks had failed. Ines Okafor, the mediator, left on Monday.", isWhole: true),
      .flags(
        """
        The harbour was closed for a week. On Monday ⟦she⟧ told reporters that it would open again.

        Mayor Ines Okafor had ordered it shut.
        """, isWhole: true),
      .flags(
        """
        The mediator Ines Okafor left the talks on Monday and said that they had failed for good.

        Ola Berg

        ⟦She⟧ added that the border would stay closed to lorries from both of the countries until June.
        """),
      .allows("Ines Okafor left. She said the talks had failed.", isWhole: true),
      .allows("A 23-year-old man was found alive. He said he had eaten snow.", isWhole: true),
      .allows("Before she spoke to reporters, Ines Okafor met the board.", isWhole: true),
      .allows(
        "Okafor leaves the talks\n\nShe said that the talks had failed and that nobody was to blame for it.",
        isWhole: true),
    ]
  )
  .reading(.body, quotations: false).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    return lead(article) + underCrossheads(article, context)
  }

  // MARK: The lead

  /// The first `he` or `she` with a verb of speech, where nothing before it could be meant.
  private func lead(_ article: Article) -> [Finding] {
    let pronouns = article.vocabulary["speaking-pronouns"]
    for i in article.tokens.indices where article.tokens[i].isWord {
      let token = article.tokens[i]
      if token.shape.contains(.quoted) {
        // Whoever is quoted may be meant.
        return []
      }
      if pronouns.fields(article.hash(token))?.first == "one", article.string(token).lowercased() != "who" {
        return speaks(i, article) && region(i, article) == .body && !isNamedBehind(i, article)
          ? [finding(i, "nobody has been named yet", article)] : []
      }
      if introduces(i, article) { return [] }
    }
    return []
  }

  private func region(_ i: Int, _ article: Article) -> RegionKind {
    article.region(at: article.tokens[i].range.start)
  }

  /// A name or a noun for a person. Capitals at the start of a sentence may be anything.
  private func introduces(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    if region(i, article) == .dateline { return false }
    let hash = article.hash(token)
    if article.vocabulary["people-nouns"].contains(hash) || article.vocabulary.titles.contains(hash) {
      return true
    }
    guard token.isCapitalised, !article.vocabulary.weekdays.contains(hash),
      !article.vocabulary.months.contains(hash)
    else { return false }
    return !token.shape.contains(.sentenceStart) || !article.vocabulary.sentenceStarters.contains(hash)
  }

  /// A verb of speech within three words.
  private func speaks(_ i: Int, _ article: Article) -> Bool {
    ((i + 1)..<min(i + 4, article.tokens.count)).contains {
      article.isSpeechVerb($0) && article.tokens[$0].isLowercase
    } || i > 0 && article.isSpeechVerb(i - 1)
  }

  /// `Before she spoke to reporters, Ines Okafor …`: a comma and a name in the same sentence.
  private func isNamedBehind(_ i: Int, _ article: Article) -> Bool {
    guard let s = article.sentence(holding: i) else { return false }
    let end = article.sentences[s].tokens.upperBound
    guard let comma = (i..<end).first(where: { article.tokens[$0].kind == .comma }) else { return false }
    return (comma..<min(comma + 4, end)).contains { article.tokens[$0].isCapitalised }
  }

  // MARK: Crossheads

  /// A paragraph that begins with `She added` under a crosshead that names a person other than the last one.
  private func underCrossheads(_ article: Article, _ context: RuleContext) -> [Finding] {
    article.paragraphs.indices.compactMap { i in
      guard article.paragraphs[i].kind == .crosshead, i + 1 < article.paragraphs.count,
        article.paragraphs[i + 1].kind == .body
      else { return nil }
      let first = article.paragraphs[i + 1].tokens.lowerBound
      guard
        article.vocabulary["speaking-pronouns"].fields(article.hash(article.tokens[first]))?.first == "one",
        article.tokens[first].isCapitalised, speaks(first, article)
      else { return nil }
      let graph = context.shared { AttributionGraph(article) }
      guard let named = article.mentions(in: article.paragraphs[i].range).last,
        let last = graph.personNamed(before: article.paragraphs[i].tokens.lowerBound, in: article),
        named.isFull, article.tokens[named.surname].form != article.tokens[last.surname].form
      else { return nil }
      return finding(
        first,
        "the crosshead names '\(article.text[named.range])', the paragraph before '\(article.text[last.range])'",
        article)
    }
  }

  private func finding(_ i: Int, _ why: String, _ article: Article) -> Finding {
    Finding(
      at: article.tokens[i].range,
      "'\(article.string(article.tokens[i]))' stands for whom? \(why)")
  }
}
