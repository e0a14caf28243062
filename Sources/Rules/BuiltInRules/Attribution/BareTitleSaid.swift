import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags a title without article and name as the speaker.
package struct BareTitleSaid: Rule {
  package let info = RuleInfo(
    id: "bare-title-said",
    category: .attribution,
    severity: .warning,
    summary: "A title without a name takes an article before a verb of speech.",
    rationale: """
      `"…," Norwegian Foreign Minister said` is translated from a language without articles. English \
      needs the article, and then writes the title small: `the Norwegian foreign minister said`; or it \
      needs the name. Titles with names, and headlines, are left alone.
      """,
    examples: [
      .flags(
        #""The pact stands," ⟦Norwegian Foreign Minister⟧ said."#,
        fixed: #""The pact stands," the Norwegian foreign minister said."#),
      .flags(
        "⟦Iranian President⟧ stressed that the border stays open.",
        fixed: "The Iranian president stressed that the border stays open."),
      .flags(
        "⟦Minister of Fisheries⟧ said the quota stays.",
        fixed: "The minister of Fisheries said the quota stays."),
      .flags(
        "⟦Labour leader⟧ said the pact stands.", fixed: "The Labour leader said the pact stands."),
      .allows("• MP scolded for a loud sneeze in the chamber"),
      .allows(#""The pact stands," the Norwegian foreign minister said."#),
      .allows("Norwegian Foreign Minister Ola Berg said the pact stands."),
      .allows("President Berg said so. Stephen King said nothing. A spokesman said no."),
    ]
  )
  .reading(.body, quotations: false)

  /// Adjectives before a title are few; more tokens than this are no title.
  private static let longest = 16

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let plural = article.vocabulary["plural-verbs"]
    // Where paragraphs lost their first letters, some lost the article whole.
    let isClipped = !context.shared { Damage(article) }.clipped.isEmpty
    return article.places(of: article.vocabulary.speechVerbs).compactMap { verb in
      guard verb > 0, article.tokens[verb].isLowercase, !article.tokens[verb].shape.contains(.quoted),
        article.tokens[verb - 1].isWord, !article.token(verb, isIn: plural)
      else { return nil }
      let end = office(before: verb, article, context.speller)
      guard let title = title(before: end, article),
        !isClipped || !article.tokens[title.lowerBound].shape.contains(.lineBefore)
      else { return nil }
      return diagnostic(title.lowerBound..<verb, article)
    }
  }

  /// The index after the title proper: `Minister of Fisheries said` has its title before `of`.
  private func office(before verb: Int, _ article: Article, _ speller: Speller) -> Int {
    // A portfolio is made of ordinary words; a place or a person behind `of` is not.
    func isPortfolio(_ i: Int) -> Bool {
      let token = article.tokens[i]
      if article.string(token) == "and" { return true }
      return token.isCapitalised
        && speller.isLowercaseWord(formHash: article.hash(token)) { article.core(token).lowercased() }
    }
    var i = verb - 1
    while i > 0, verb - i < 6, isPortfolio(i) { i -= 1 }
    return i < verb - 1 && article.string(article.tokens[i]) == "of" ? i : verb
  }

  /// The bare title right before a place, with the adjectives before it; nil when something else stands there.
  private func title(before verb: Int, _ article: Article) -> Range<Int>? {
    let titles = article.vocabulary.titles
    var start: Int?
    for length in 1...max(1, titles.longestPhrase) where length <= verb {
      let first = verb - length
      guard article.tokens[first].isWord else { break }
      if article.phraseEnd(titles, at: first) == verb, isOffice(first..<verb, titles, article) {
        start = first
      }
    }
    guard var start else { return nil }
    let modifiers = article.vocabulary["title-modifiers"]
    let peoples = article.vocabulary["demonym-words"]
    while start > 0, verb - start < BareTitleSaid.longest, article.tokens[start - 1].isWord,
      article.tokens[start].shape.contains(.spaceBefore),
      article.token(start - 1, isIn: modifiers) || article.token(start - 1, isIn: peoples)
    {
      start -= 1
    }
    return isBare(start, article) ? start..<verb : nil
  }

  /// Honorifics and ranks stand before names only; a title in lower case is bare as well.
  private func isOffice(_ run: Range<Int>, _ titles: WordList, _ article: Article) -> Bool {
    guard let kind = titles.fields(article.phraseHash(run))?.first else { return false }
    return kind == "office" && (article.tokens[run.upperBound - 1].isCapitalised || run.count > 1)
  }

  /// Whether the title opens the sentence, or follows a quotation or a comma.
  private func isBare(_ start: Int, _ article: Article) -> Bool {
    if article.tokens[start].shape.contains(.sentenceStart) {
      // Behind the dot of a list stands a headline.
      return start == 0
        || article.tokens[start].shape.contains(.spaceBefore) && article.tokens[start - 1].kind != .symbol
    }
    guard start > 0 else { return true }
    switch article.tokens[start - 1].kind {
    case .doubleQuote: return article.tokens[start].isCapitalised
    case .comma:
      // `Ola Berg, Norwegian foreign minister, said` stands between commas; here the verb follows at once.
      return start > 1 && article.tokens[start - 2].kind == .doubleQuote
        && article.tokens[start].isCapitalised
    default: return false
    }
  }

  private func diagnostic(_ title: Range<Int>, _ article: Article) -> Finding {
    let range = article.tokens[title.lowerBound].range.union(article.tokens[title.upperBound - 1].range)
    let peoples = article.vocabulary["demonym-words"]
    let modifiers = article.vocabulary["title-modifiers"]
    let article1 =
      article.tokens[title.lowerBound].shape.contains(.sentenceStart) && title.lowerBound > 0
      || title.lowerBound == 0
    let opens =
      article1
      && (title.lowerBound == 0
        || article.tokens[title.lowerBound - 1].kind != .comma
          && article.tokens[title.lowerBound - 1].kind != .doubleQuote)
    var words: [String] = [opens ? "The" : "the"]
    for i in title {
      let word = article.string(article.tokens[i])
      let inPortfolio =
        i > title.lowerBound
        && title.lowerBound..<i ~= (title.first { article.string(article.tokens[$0]) == "of" } ?? i)
      let keeps =
        inPortfolio || article.token(i, isIn: peoples) || article.tokens[i].shape.contains(.allCapitals)
        || modifiers.fields(article.hash(article.tokens[i]))?.first == "name"
        || article.tokens[i].shape.contains(.dotted)
      words.append(keeps ? word : word.lowercased())
    }
    let right = words.joined(separator: " ")
    return Finding(
      at: range,
      "title '\(article.text[range])' without article or name: write '\(right)', or add the name",
      fixes: [.replace(range, with: right, .unsafe)])
  }
}
