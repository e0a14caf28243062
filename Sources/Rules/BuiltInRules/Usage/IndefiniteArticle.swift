import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags `a` before a vowel sound and `an` before a consonant sound.
package struct IndefiniteArticle: Rule {
  package let info = RuleInfo(
    id: "indefinite-article",
    category: .usage,
    severity: .warning,
    summary: "The article is 'an' before a vowel sound and 'a' before any other.",
    rationale: """
      Sound decides, not spelling: an hour, a university, an MRI, a US envoy, an 8th man. Words that are \
      said both ways (`historic`, `hotel`) are left alone, and so are capitals and letters as names.
      """,
    examples: [
      .flags("He met ⟦a envoy⟧ of the bank.", fixed: "He met an envoy of the bank."),
      .flags(
        "It was ⟦an long⟧ day in ⟦an university⟧ town.", fixed: "It was a long day in a university town."),
      .flags("He waited ⟦a hour⟧ for ⟦an decision⟧.", fixed: "He waited an hour for a decision."),
      .flags(
        "It was ⟦an US⟧ envoy with ⟦a MRI⟧ scan on ⟦a 8th⟧ day.",
        fixed: "It was a US envoy with an MRI scan on an 8th day."),
      .flags(
        "He met ⟦a Iranian⟧ envoy and ⟦an European⟧ one in ⟦a 18⟧-hour talk.",
        fixed: "He met an Iranian envoy and a European one in an 18-hour talk."),
      .flags("The ferry will wait ⟦a another⟧ hour.", fixed: "The ferry will wait another hour."),
      .allows("After the fire, a okesman of the mayor said no one was hurt."),
      .allows(
        "It was a UN envoy, an EU one, a NATO one, an FBI one, an ROTC one, a 1-1 draw and an 1800s house."),
      .allows(
        "A US envoy met an Ngo and a Ngo, an SUV, a U.S. one and an 11th-hour deal on a 100-mile road."),
      .allows("He waited an hour at a university for a European envoy and a one-off deal."),
      .allows(
        "It was a historic day and an historic night at a hotel, with an 8 percent rise and an 18-hole course."
      ),
      .flags(
        "It was ⟦a \"independent⟧\" voice for ⟦a $8⟧ fee and ⟦an £5⟧ voucher.",
        fixed: "It was an \"independent\" voice for an $8 fee and a £5 voucher."),
      .flags("It met ⟦an UN⟧ envoy.", fixed: "It met a UN envoy."),
      .allows("It was an onerous task for an Uzbek, an honorarium, a usufruct, a unibody and an xlsx file."),
      .allows("It was a \"bold\" plan for an $8 fee, a €7 one and a $ sign."),
      .allows("Vitamin A is good, and plan A failed; sections 4.a and 5.a are not."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let places = ["a", "an"].compactMap { article.forms.id(of: ByteHash.of($0)) }
      .flatMap { article.forms.tokens(of: $0) }.sorted()
    if places.isEmpty { return [] }
    let sound = SpokenStart(article) { context.speller.isWord($0) }
    var result: [Finding] = []
    for i in places.lazy.map({ Int($0) }) where i + 1 < article.tokens.count {
      let word = article.tokens[i]
      guard isArticle(word), !isLabel(i, article), article.tokens[i + 1].shape.contains(.spaceBefore),
        let place = spoken(behind: i, article)
      else { continue }
      let next = article.tokens[place]
      guard let vowel = sound.isVowel(next), vowel != (word.range.count == 2),
        next.isLowercase || isEnglish(before: i, article, context), !isUnknown(next, article, context)
      else { continue }
      result.append(
        diagnostic(word, article.tokens[i + 1].range.union(next.range), next, vowel ? "an" : "a", article))
    }
    return result
  }

  /// The token that is said first behind an article: a quotation mark is passed over, and so is the sign of a
  /// currency, which is said behind its figure (`an $8 fee`).
  private func spoken(behind i: Int, _ article: Article) -> Int? {
    let mark = article.tokens[i + 1]
    let isPassed =
      mark.kind == .doubleQuote || mark.kind == .singleQuote
      || mark.kind == .symbol
        && article.vocabulary["currency-marks"].contains(exactly: article.text[mark.range])
    guard isPassed else { return i + 1 }
    guard i + 2 < article.tokens.count, !article.tokens[i + 2].shape.contains(.spaceBefore),
      mark.kind != .symbol || article.tokens[i + 2].kind == .number
    else { return nil }
    return i + 2
  }

  /// Not a letter as a name (`plan A`), nor a headline in capitals.
  private func isArticle(_ word: Token) -> Bool {
    guard word.isWord, word.possessive == 0, !word.shape.contains(.dotted) else { return false }
    return word.range.count == 1
      ? !word.isCapitalised || word.shape.contains(.sentenceStart) : !word.shape.contains(.allCapitals)
  }

  /// Whether it is the letter of a part behind its number: `4.a and 5.b`.
  private func isLabel(_ i: Int, _ article: Article) -> Bool {
    guard i > 0, !article.tokens[i].shape.contains(.spaceBefore) else { return false }
    return article.tokens[i - 1].kind == .stop || article.tokens[i - 1].kind == .number
  }

  /// `a okesman`: a word in small letters that no dictionary has is a slip itself, and the article may be right.
  private func isUnknown(_ next: Token, _ article: Article, _ context: RuleContext) -> Bool {
    guard context.speller.hasDictionary, next.isWord, next.isLowercase,
      next.shape.isDisjoint(with: [.hasDigit, .dotted, .innerCapital]), next.core.count > 3
    else { return false }
    return !context.speller.isWord(article.core(next))
  }

  /// Whether the word before is one of English: `viaja a Italia` is none.
  private func isEnglish(before i: Int, _ article: Article, _ context: RuleContext) -> Bool {
    guard i > 0, article.tokens[i - 1].isLowercase else { return true }
    return context.speller.isWord(article.core(article.tokens[i - 1]))
  }

  private func diagnostic(
    _ word: Token, _ behind: TextRange, _ next: Token, _ right: String, _ article: Article
  ) -> Finding {
    // `another` is `an other` written as one word.
    if article.string(next).lowercased() == "another" {
      let fixed = Edit(TextRange(word.range.lower, next.range.lower), "")
      return Finding(
        at: word.range.union(next.range),
        "'\(article.string(word))' before '\(article.string(next))', which holds the article already",
        fixes: [Fix("Remove '\(article.string(word))'", .unsafe, [fixed])])
    }
    let written = word.isCapitalised ? right.prefix(1).uppercased() + right.dropFirst() : right
    let following = article.text[behind]
    return Finding(
      at: word.range.union(behind),
      "'\(article.string(word))' before '\(following)': write '\(written) \(following)'",
      fixes: [Fix("Replace with '\(written)'", .unsafe, [Edit(word.range, String(written))])])
  }
}
