import SourceText

/// Which mentions of an article are people: with a title, or in full and without a word of an institution,
/// place or event; and the surnames and known given names of such ones alone.
public struct People: Sendable {
  /// For each mention.
  private let isPerson: [Bool]

  /// Looks at the article's mentions twice: for people in full, then for their surnames and given names
  /// alone.
  public init(_ article: Article) {
    let reader = FullNames(article)
    var surnames = [Bool](repeating: false, count: article.forms.count + 1)
    let given = article.vocabulary["given-names"]
    let full = article.mentions.map { mention in
      let isPerson = reader.isPerson(mention)
      if isPerson {
        surnames[Int(article.tokens[mention.surname].form)] = true
        // Features call people by their given names: `Bethany believes …`.
        let first = article.tokens[mention.tokens.lowerBound]
        if mention.isFull, given.contains(article.hash(first)) { surnames[Int(first.form)] = true }
      }
      return isPerson
    }
    isPerson = zip(article.mentions, full).map { mention, isFull in
      isFull || mention.tokens.count == 1 && surnames[Int(article.tokens[mention.surname].form)]
    }
  }

  /// Whether the mention at a place of `Article.mentions` reads as a person.
  public func isPerson(_ mention: Int) -> Bool { isPerson[mention] }
}

/// Tells full names of people from those of places, bodies and works.
private struct FullNames {
  /// More words than this are a title or a list.
  private static let mostWords = 5

  let article: Article
  let institutions: WordList
  let peoples: WordList
  let countries: WordList
  let nouns: WordList
  let placeWords: WordList

  init(_ article: Article) {
    self.article = article
    institutions = article.vocabulary["institution-words"]
    peoples = article.vocabulary["demonym-words"]
    countries = article.vocabulary["country-names"]
    nouns = article.vocabulary["people-nouns"]
    placeWords = article.vocabulary["place-prepositions"]
  }

  /// Whether a mention names a person with a title or in full.
  func isPerson(_ mention: Mention) -> Bool {
    // `Foreign Ministry` has no title, but `General Assembly` begins with one.
    if !mention.title.isEmpty { return !institutions.contains(article.hash(article.tokens[mention.surname])) }
    guard isInFull(mention), !isPlace(mention) else { return false }
    var words = 0
    for i in mention.tokens where article.tokens[i].isWord {
      words += 1
      let token = article.tokens[i]
      if institutions.contains(article.hash(token)) || isCamel(token) { return false }
    }
    // `European Union`, `New Delhi` and other phrases that begin like a people or a sentence.
    let first = article.tokens[mention.tokens.lowerBound]
    if words > FullNames.mostWords || peoples.contains(article.hash(first))
      || first.shape.contains(.allCapitals)
    {
      return false
    }
    if mention.startsSentence, article.vocabulary.sentenceStarters.contains(article.hash(first)) {
      return words > 2
    }
    return !countries.contains(article.phraseHash(mention.tokens))
  }

  /// Two words or more; parts that hyphens join are one.
  private func isInFull(_ mention: Mention) -> Bool {
    mention.tokens.dropFirst().contains {
      article.tokens[$0].isCapitalised && article.tokens[$0].shape.contains(.spaceBefore)
    }
  }

  /// `in Punta Alta`, `the Rock Garden`, `the market of Sidi Amrane`, but `the mother of Ana Diaz`.
  private func isPlace(_ mention: Mention) -> Bool {
    let before = mention.tokens.lowerBound - 1
    guard before >= 0, article.tokens[before].isWord,
      let kind = placeWords.fields(article.hash(article.tokens[before]))?.first
    else { return false }
    guard kind == "of", before > 0 else { return true }
    let noun = article.hash(article.tokens[before - 1])
    return !nouns.contains(noun) && !article.vocabulary.titles.contains(noun)
  }

  /// `EuroAsia`; `McKay` and `DeVito` are names.
  private func isCamel(_ token: Token) -> Bool {
    guard token.shape.contains(.innerCapital) else { return false }
    let text = article.core(token)
    let second = text.indices.dropFirst().first { text[$0].isUppercase }
    return !article.vocabulary["camel-beginnings"].contains(exactly: text[..<(second ?? text.endIndex)])
  }
}
