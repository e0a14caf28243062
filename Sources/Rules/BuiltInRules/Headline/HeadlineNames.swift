import ArticleModel
import SourceText

/// Names in headlines that stand for something else, or in another form in the story.
enum HeadlineNames {
  /// Lists whose names headlines use for governments, bodies and papers.
  private static let lists: [StaticString] = [
    "country-names", "demonym-words", "agencies", "entity-aliases", "institution-names", "transliterations",
    "accepted-words", "headline-shorthand",
  ]

  /// Whether a word is a place, a body or an outlet.
  static func isPlaceOrBody(_ word: String, _ article: Article) -> Bool {
    lists.contains { article.vocabulary[$0].contains(folded: word) }
  }

  /// Whether the story has a word that begins alike: `Chechens` for `Chechnya`, `Borrell` for `Borrel`,
  /// which is name-variant's business.
  static func hasKin(_ word: String, of headline: Paragraph, _ article: Article) -> Bool {
    let start = Folding.fold(Array(word.utf8).prefix(4))
    return article.forms.forms.dropFirst().contains { form in
      form.first.count >= 4 && !headline.range.contains(form.first)
        && Folding.fold(article.text.slice(form.first).prefix(4)) == start
    }
  }
}
