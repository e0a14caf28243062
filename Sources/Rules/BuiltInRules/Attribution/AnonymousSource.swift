import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags sources without a name and without the reason for it.
package struct AnonymousSource: Rule {
  package let info = RuleInfo(
    id: "anonymous-source",
    category: .attribution,
    severity: .warning,
    summary: "A source without a name comes with a description and a reason.",
    rationale: """
      `Sources said` tells readers nothing. A source that cannot be named is described as closely as may be, \
      with the reason (`a source with direct knowledge of the talks, who asked not to be named because they \
      are private`). Bare `sources` before any other of the story are a warning, a described source without a \
      reason (`trade sources`, `a source close to the delegation`) is a note; each is said once a story, since later \
      ones point back. Sources whom a report cites, and sources of data, light or income, are left alone.
      """,
    examples: [
      .flags("⟦Sources⟧ said the talks had failed."),
      .flags("⟦Military sources⟧ reported that the bridge was closed."),
      .flags("The talks had failed, according to ⟦a source⟧ close to the delegation."),
      .allows(
        "A source with direct knowledge of the talks, who asked not to be named because they are private, said they had failed."
      ),
      .flags("⟦Sources⟧ said the talks had failed. The sources said envoys had left."),
      .allows("The Halden Post writes so. According to one of their sources, the mayor was pressed."),
      .allows("Some lawmakers pressed him, according to reports quoting unnamed sources."),
      .flags("The plan starts in May, ⟦farm sources⟧ said. It would cost 4 million crowns, sources said."),
      .allows("Open-source software said to be safe was not. The data source stated a range."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let nouns = article.vocabulary["source-nouns"]
    guard !nouns.phraseWords.firstIDs({ article.forms.id(of: $0) }).isEmpty else { return [] }
    guard !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    let clauses = context.shared { AttributionGraph(article) }.clauses
    // Whoever was spoken of before is pointed back to.
    var isKnown = false
    for clause in clauses.sorted(by: { $0.verb < $1.verb }) {
      guard !clause.isPassive, let speaker = clause.speaker,
        let noun = speaker.tokens.first(where: { isNoun($0, nouns, article) }),
        let start = phraseStart(noun, article), !isThing(noun, article), !isCited(start, article)
      else { continue }
      defer { isKnown = true }
      if isKnown || pointsBack(start, noun, article) || hasReason(clause.verb, article) { continue }
      return [diagnostic(start, noun, speaker, article)]
    }
    return []
  }

  /// `reports quoting unnamed sources`, `a blog claiming sources told it so`: the report says how much it knows.
  private func isCited(_ start: Int, _ article: Article) -> Bool {
    start > 0
      && (article.token(start - 1, isIn: article.vocabulary["citing-verbs"])
        || article.tokens[start - 1].isLowercase && article.isSpeechVerb(start - 1))
  }

  /// `the sources`, `the paper's sources`, `their sources`: spoken of before, or somebody's.
  private func pointsBack(_ start: Int, _ noun: Int, _ article: Article) -> Bool {
    // `their sources` are another paper's; `a source` is nobody's.
    if start + 1 == noun,
      article.vocabulary["possessors"].fields(article.hash(article.tokens[start]))?.first == "known"
    {
      return true
    }
    guard start > 0 else { return false }
    return article.tokens[start - 1].possessive > 0 || article.tokens[start - 1].kind == .singleQuote
  }

  /// `Business Insider` is none.
  private func isNoun(_ i: Int, _ nouns: WordList, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return (token.isLowercase || token.shape.contains(.sentenceStart)) && article.token(i, isIn: nouns)
  }

  /// `on condition of anonymity`, `who asked not to be named`: in this sentence or beside it.
  private func hasReason(_ verb: Int, _ article: Article) -> Bool {
    guard let s = article.sentence(holding: verb) else { return false }
    let reasons = article.vocabulary["anonymity-reasons"]
    let paragraph = article.paragraphs[article.sentences[s].paragraph].sentences
    return (max(paragraph.lowerBound, s - 1)..<min(paragraph.upperBound, s + 2)).contains { place in
      article.sentences[place].tokens.contains { i in
        article.mayBegin(reasons, at: i) && article.phraseEnd(reasons, at: i) != nil
      }
    }
  }

  private func diagnostic(_ start: Int, _ noun: Int, _ speaker: Speaker, _ article: Article) -> Finding {
    let range = article.tokens[start].range.union(article.tokens[noun].range)
    let isDescribed =
      speaker.tokens.upperBound > noun + 1 || article.bytes[article.tokens[noun].core.upper - 1] != 0x73
      || (start..<noun).contains { !article.token($0, isIn: article.vocabulary["determiners"]) }
    return Finding(
      isDescribed ? .note : .warning, at: range,
      isDescribed
        ? "'\(article.text[range])' is not named, and nothing says why"
        : "'\(article.text[range])' without description: who are they, and why are they not named?")
  }

  /// `a source of funding`
  private func isThing(_ noun: Int, _ article: Article) -> Bool {
    noun + 1 < article.tokens.count && article.tokens[noun + 1].isWord
      && article.string(article.tokens[noun + 1]) == "of"
  }

  /// The start of the noun phrase: adjectives and a determiner; nil where the noun is part of a compound
  /// such as `open-source` or `data source`.
  private func phraseStart(_ noun: Int, _ article: Article) -> Int? {
    var start = noun
    while start > 0, noun - start < 4 {
      let token = article.tokens[start - 1]
      if token.kind == .hyphen { return nil }
      guard token.isWord, article.tokens[start].shape.contains(.spaceBefore) else { break }
      if article.token(start - 1, isIn: article.vocabulary["source-compounds"]) { return nil }
      let isDeterminer = article.token(start - 1, isIn: article.vocabulary["determiners"])
      if !isDeterminer,
        article.token(start - 1, isIn: article.vocabulary["title-small-words"])
          || token.isLowercase && article.isSpeechVerb(start - 1)
          || article.string(token).lowercased() == "according"
      {
        break
      }
      start -= 1
      if isDeterminer { break }
    }
    return start
  }
}
