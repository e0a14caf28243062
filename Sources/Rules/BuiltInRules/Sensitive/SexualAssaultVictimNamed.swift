import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags somebody who is named as the victim of a sexual crime.
package struct SexualAssaultVictimNamed: Rule {
  package let info = RuleInfo(
    id: "sexual-assault-victim-named",
    category: .sensitive,
    severity: .warning,
    isOnByDefault: false,
    summary: "Nobody is named as the victim of a sexual crime.",
    rationale: """
      Agencies do not name people who say they were raped or abused unless these want to be named, and the \
      law of many countries forbids it. A name as the object of such a verb (`raped Ana Lind`), before it \
      (`Ana Lind, who was raped`) or behind its noun (`the rape of Ana Lind`) is flagged.
      """,
    examples: [
      .flags("He is accused of having raped ⟦Ludmila Brandvold⟧ in the port."),
      .flags("⟦Ludmila Brandvold⟧, who was sexually assaulted in 2019, left the city."),
      .flags("The trial in the rape of ⟦Maria Brandvold⟧ began on Monday."),
      .allows("He is accused of having raped a woman, his lawyer Ludmila Brandvold said."),
      .allows("Ludmila Brandvold was accused of rape, and Halvard Brekkestad was assaulted in the port."),
      .allows("Ludmila Brandvold raped the ore with a file."),
      .allows("The rape of Nanking and the Rape of the Sabine Women were shown."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let crimes = article.vocabulary["sexual-crimes"]
    guard !crimes.phraseWords.firstIDs({ article.forms.id(of: $0) }).isEmpty else { return [] }
    let people = People(article)
    var found: [Finding] = []
    for (place, mention) in article.mentions.enumerated() where mention.isFull {
      guard let crime = crime(beside: mention, crimes, article),
        people.isPerson(place) || beginsWithGivenName(mention, article)
      else { continue }
      found.append(
        Finding(
          at: mention.range,
          "'\(article.text[mention.range])' is named as the victim of a sexual crime ('\(crime)'): leave the name out unless the person wants it"
        ))
    }
    return found
  }

  /// A phrase behind `of` reads as a place, unless a person's name begins it.
  private func beginsWithGivenName(_ mention: Mention, _ article: Article) -> Bool {
    article.token(mention.tokens.lowerBound, isIn: article.vocabulary["given-names"])
  }

  /// The word of the crime that a name is the victim of; nil without one.
  private func crime(beside mention: Mention, _ crimes: WordList, _ article: Article) -> String? {
    let start = mention.title.isEmpty ? mention.tokens.lowerBound : mention.title.lowerBound
    if start >= 1, isVerb(start - 1, crimes, article), !isPassive(start - 1, article) {
      return article.string(article.tokens[start - 1])
    }
    if start >= 2, article.string(article.tokens[start - 1]) == "of", isNoun(start - 2, crimes, article) {
      return article.string(article.tokens[start - 2])
    }
    // `Ana Lind was raped`, `Ana Lind, who had been sexually assaulted`.
    var i = mention.tokens.upperBound
    if i + 1 < article.tokens.count, article.tokens[i].kind == .comma {
      guard article.string(article.tokens[i + 1]) == "who" else { return nil }
      i += 2
    }
    var hasBeing = false
    for k in i..<min(i + 4, article.tokens.count) {
      guard article.tokens[k].isLowercase else { return nil }
      if hasBeing, isVerb(k, crimes, article) { return article.string(article.tokens[k]) }
      hasBeing = hasBeing || article.token(k, isIn: article.vocabulary["being-forms"])
    }
    return nil
  }

  private func isVerb(_ i: Int, _ crimes: WordList, _ article: Article) -> Bool {
    guard article.tokens[i].isLowercase else { return false }
    switch crimes.fields(article.hash(article.tokens[i]))?.first {
    case "verb": return true
    case "adverbial": return i > 0 && article.string(article.tokens[i - 1]) == "sexually"
    default: return false
    }
  }

  /// `was raped` before a name is of somebody else.
  private func isPassive(_ i: Int, _ article: Article) -> Bool {
    i > 0 && article.token(i - 1, isIn: article.vocabulary["being-forms"])
  }

  private func isNoun(_ i: Int, _ crimes: WordList, _ article: Article) -> Bool {
    guard article.tokens[i].isLowercase,
      crimes.fields(article.hash(article.tokens[i]))?.first == "noun"
    else { return false }
    return article.string(article.tokens[i]) != "assault"
      || i > 0 && article.string(article.tokens[i - 1]) == "sexual"
  }
}
