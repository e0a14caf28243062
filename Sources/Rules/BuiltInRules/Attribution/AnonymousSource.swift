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
    regions: .body,
    readsQuotations: false,
    summary: "A source without a name comes with a description and a reason.",
    rationale: """
      `Sources said` tells readers nothing. A source that cannot be named is described as closely as may be, \
      with the reason (`a source with direct knowledge of the talks, who asked not to be named because they \
      are private`). Bare `sources` are a warning, a described source without a reason is a note. `The sources` \
      of which the story has spoken before and sources of data, light or income are left alone.
      """,
    examples: [
      .flags("⟦Sources⟧ said the talks had failed."),
      .flags("⟦Military sources⟧ reported that the bridge was closed."),
      .flags("The talks had failed, according to ⟦a source⟧ close to the delegation."),
      .allows(
        "A source with direct knowledge of the talks, who asked not to be named because they are private, said they had failed."
      ),
      .flags("⟦Sources⟧ said the talks had failed. The sources said envoys had left."),
      .allows("Open-source software said to be safe was not. The data source stated a range."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let nouns = article.vocabulary["source-nouns"]
    guard !nouns.phraseWords.firstIDs({ article.forms.id(of: $0) }).isEmpty else { return [] }
    guard !context.shared({ StoryVoice(article) }).isPersonal else { return [] }
    let clauses = context.shared { AttributionGraph(article) }.clauses
    var isKnown = false
    return clauses.sorted { $0.verb < $1.verb }.compactMap { clause in
      guard !clause.isPassive, let speaker = clause.speaker,
        let noun = speaker.tokens.first(where: { isNoun($0, nouns, article) })
      else { return nil }
      // `The sources said` are those that were spoken of before.
      let isSaidBefore = isKnown && isDefinite(noun, article)
      isKnown = true
      return isSaidBefore || hasReason(clause.verb, article) ? nil : finding(noun, speaker, article)
    }
  }

  /// Whether `the` stands right before a noun.
  private func isDefinite(_ noun: Int, _ article: Article) -> Bool {
    noun > 0 && article.tokens[noun - 1].isWord
      && article.string(article.tokens[noun - 1]).lowercased() == "the"
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

  private func finding(_ noun: Int, _ speaker: Speaker, _ article: Article) -> Finding? {
    guard let start = phraseStart(noun, article), !isThing(noun, article) else { return nil }
    let range = article.tokens[start].range.union(article.tokens[noun].range)
    let isBare =
      speaker.tokens.upperBound <= noun + 1
      && article.bytes[article.tokens[noun].core.upper - 1] == 0x73
    return Finding(
      isBare ? .warning : .note, at: range,
      isBare
        ? "'\(article.text[range])' without description: who are they, and why are they not named?"
        : "'\(article.text[range])' is not named, and nothing says why")
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
