import SourceText

/// Which mentions of an article are people, and which words are their surnames.
package struct People: Sendable {
  /// For each form id whether some full or titled mention of a person has it as surname.
  private let surnames: [Bool]
  /// For each mention whether it reads as a person: with a title, in full and without a word of an
  /// institution, place or event, or the surname of such a one.
  private let isPerson: [Bool]

  package init(_ article: Article) {
    let institutions = article.vocabulary["institution-words"]
    let peoples = article.vocabulary["demonym-words"]
    let countries = article.vocabulary["country-names"]
    let placeWords = article.vocabulary["place-prepositions"]
    var surnames = [Bool](repeating: false, count: article.forms.count + 1)
    func isInFull(_ mention: Mention) -> Bool {
      if !mention.title.isEmpty {
        // `Foreign Ministry` has no title; `General Assembly` begins with one.
        return !institutions.contains(article.hash(article.tokens[mention.surname]))
      }
      guard mention.isFull else { return false }
      let start = mention.tokens.lowerBound
      if start > 0, article.token(start - 1, isIn: placeWords) { return false }
      let words = mention.tokens.filter { article.tokens[$0].isWord }
      guard words.count <= 5,
        !words.contains(where: { institutions.contains(article.hash(article.tokens[$0])) })
      else { return false }
      // `European Union`, `New Delhi` and other phrases that begin like a people or a sentence.
      let first = article.tokens[mention.tokens.lowerBound]
      if peoples.contains(article.hash(first)) || first.shape.contains(.allCapitals) { return false }
      if mention.startsSentence, article.vocabulary.sentenceStarters.contains(article.hash(first)) {
        return mention.tokens.count > 2
      }
      return !countries.contains(article.phraseHash(mention.tokens))
    }
    var full = [Bool](repeating: false, count: article.mentions.count)
    for (i, mention) in article.mentions.enumerated() where isInFull(mention) {
      full[i] = true
      surnames[Int(article.tokens[mention.surname].form)] = true
    }
    isPerson = article.mentions.indices.map {
      full[$0]
        || article.mentions[$0].tokens.count == 1
          && surnames[Int(article.tokens[article.mentions[$0].surname].form)]
    }
    self.surnames = surnames
  }

  /// Whether the mention at a place of `Article.mentions` reads as a person.
  package func isPerson(_ mention: Int) -> Bool { isPerson[mention] }

  /// Whether a word is the surname of a person whom the article names in full or with a title.
  package func isSurname(_ token: Token) -> Bool { token.isCapitalised && surnames[Int(token.form)] }
}
