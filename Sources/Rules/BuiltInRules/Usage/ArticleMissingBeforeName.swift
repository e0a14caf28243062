import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags names such as `United States` and `UN` that stand behind a preposition without their article.
package struct ArticleMissingBeforeName: Rule {
  package let info = RuleInfo(
    id: "article-missing-before-name",
    category: .usage,
    severity: .warning,
    summary: "Names such as the United States, the UN and the Netherlands take their article.",
    rationale: """
      Copy that was translated from a language without articles drops them: `talks in United States`. \
      Before a noun the name is an adjective and may stand alone (`of United Nations officials`), so the \
      name is flagged only where the phrase ends with it. Headlines drop articles and are left alone, and \
      so is what a speaker says.
      """,
    examples: [
      .flags(
        "The envoys met in ⟦United States⟧ on Monday.",
        fixed: "The envoys met in the United States on Monday."),
      .flags(
        "A delegation of ⟦EU⟧ and clerks from ⟦Netherlands⟧ were late.",
        fixed: "A delegation of the EU and clerks from the Netherlands were late."),
      .flags("The ship sailed into ⟦Persian Gulf⟧.", fixed: "The ship sailed into the Persian Gulf."),
      .allows("The envoys met in the United States and in its United Nations office."),
      .allows("Officials of United Nations agencies and of EU states wrote to us and to UN bodies."),
      .allows("She told us in Vatican City of EU, Asian and US, Japanese plans, and of EU-wide ones."),
      .allows("It was a year of UK and Irish golf, of EU or US tests, and of US or allied targets."),
      .allows("Envoys meet in United States\n\nThe mayor said the pact stands.", isWhole: true),
      .allows("“We met in United States,” the envoy said."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let openers = article.vocabulary["article-openers"]
    let followers = article.vocabulary["phrase-enders"]
    return article.phrases(of: article.vocabulary["article-names"]).compactMap { name in
      guard name.lowerBound > 0, isName(name, article),
        article.token(name.lowerBound - 1, isIn: openers), article.tokens[name.lowerBound - 1].isLowercase,
        ends(name.upperBound, followers, article)
      else { return nil }
      let range = article.range(of: name)
      let words = article.text[range]
      return Finding(
        at: range, "'\(words)' without its article: write 'the \(words)'",
        fixes: [Fix("Write 'the' before it", .unsafe, [.insert("the ", at: range.lower)])])
    }
  }

  /// Written as a name, in the copy's own words: `us` is a pronoun, and `US` none.
  private func isName(_ name: Range<Int>, _ article: Article) -> Bool {
    name.allSatisfy { i in
      let token = article.tokens[i]
      guard token.isCapitalised, token.possessive == 0, !token.shape.contains(.quoted) else { return false }
      return token.range.count > 3 || token.shape.contains(.allCapitals)
    }
  }

  /// Whether the phrase is over: a mark that ends it, or a word that is no noun.
  private func ends(_ next: Int, _ followers: WordList, _ article: Article) -> Bool {
    guard next < article.tokens.count else { return true }
    let token = article.tokens[next]
    switch token.kind {
    case .stop, .terminal, .colon, .closeBracket: return true
    // `US, Japanese and other plans`: a row of adjectives.
    case .comma: return next + 1 < article.tokens.count && article.tokens[next + 1].isLowercase
    case .word:
      return token.isLowercase && followers.contains(article.hash(token))
        && !isPaired(next, followers, article)
    default: return false
    }
  }

  /// `UK and Irish golf`, `EU or US tests`: two adjectives of one noun.
  private func isPaired(_ link: Int, _ followers: WordList, _ article: Article) -> Bool {
    let word = article.string(article.tokens[link])
    guard word == "and" || word == "or", link + 2 < article.tokens.count, article.tokens[link + 1].isWord,
      article.tokens[link + 2].isLowercase, !followers.contains(article.hash(article.tokens[link + 2])),
      !article.isSpeechVerb(link + 2)
    else { return false }
    return article.tokens[link + 1].isCapitalised
      || article.byte(before: article.tokens[link + 1].core.upper) != 0x73
  }
}
