import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a story whose paragraphs begin inside a word or sentence.
package struct ParagraphClipped: Rule {
  package let info = RuleInfo(
    id: "paragraph-clipped",
    category: .repetition,
    severity: .warning,
    summary: "A paragraph begins with its first letter.",
    rationale: """
      A paragraph with a small letter at its start, below one that has ended, lost its beginning when it was \
      copied: an initial that was a picture, a link or a name that the export dropped. It is said once a story, \
      with the other places, and no other rule speaks of the word that is left: it would be taken for a \
      misspelling of another one. So it is with an age that stands for a person without its article (`23-year-old \
      from Halden said`), and with a word in capitals that stands elsewhere in the story with one letter before it. Two paragraphs or more whose first name has lost the article that it has elsewhere \
      in the story are said likewise. Items of lists, the second half of a paragraph that was cut in two, and names \
      that are written small are left alone.
      """,
    examples: [
      .flags(
        "The council closed the old bridge on Monday.\n\n⟦uncil⟧ members said the ferry would run until the spring."
      ),
      .flags(
        "The council closed the old bridge on Monday.\n\n⟦mayor⟧ said it would stay shut for a year at least.\n\npairs will take eight months, a clerk told reporters."
      ),
      .flags(
        "The council closed the old bridge on Monday.\n\n⟦father⟧-of-three Per Ilves said the ferry would run until the spring."
      ),
      .flags(
        "The council closed the old bridge on Monday.\n\n⟦23⟧-year-old from Halden said the ferry would run until the spring."
      ),
      .allows(
        "The council closed the old bridge on Monday.\n\n23-year-old Per Ilves said the ferry would run until the spring."
      ),
      .flags(
        "The council closed the old bridge on Monday, and the HBA agreed.\n\n⟦uncil⟧ members said the ferry would run until the spring.\n\nHBA and Halden have asked for a ferry."
      ),
      .flags(
        "⟦ALD⟧ has closed the old bridge on Monday after a storm. The mayor asked HALD for a ferry, and a clerk said HALD had none."
      ),
      .allows(
        "EAST has closed the old bridge on Monday after a storm. The mayor asked BEAST for a ferry; EAST and BEAST had none."
      ),
      .allows(
        "Lorries take the ferry.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars\n\nand opened the ferry again on Tuesday, a clerk told reporters."
      ),
      .flags(
        "The mayor met the Harbour Board, and the HBA, on Monday.\n\n⟦Harbour⟧ Board has asked for a ferry.\n\nHBA said it would not pay."
      ),
      .allows(
        "The mayor met the Harbour Board, and Halden, on Monday.\n\nHarbour Board has asked for a ferry.\n\nHalden said it would not pay."
      ),
      .allows(
        "The mayor met the fishermen and the pilots on Monday.\n\nFishermen have asked for a ferry.\n\nPilots said they would not pay."
      ),
      .allows(
        "The council will:\n\n- close the old bridge on Monday, and all roads to it;\n\n- open the ferry again on the day after, a clerk told reporters."
      ),
      .flags(
        """
        Pilots of the Harbour Board met the mayor, and the Halden council told them that it would pay.

        ⟦ayor⟧ did not say how the ferry would be paid for until the spring.

        Harbour Board last week asked for a new boat, and had no answer from the town.

        Halden council said that it would pay for the boat, and that it had asked nobody.
        """),
      .allows(
        "The council closed the old bridge on Monday.\n\nal-Hamid said the ferry would run until the spring."),
    ]
  )
  .reading(.body)

  package init() {}

  package var readsDamage: Bool { true }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let clipped = context.shared { Damage(article) }.clipped
    guard let first = clipped.first else {
      let articles = lostArticles(article)
      return articles.isEmpty ? lostInitial(article) : articles
    }
    let range = article.tokens[article.paragraphs[first].tokens.lowerBound].range
    // Where others are clipped, one name without its article is no headline's way of writing.
    let lost = LostArticle(article: article)
    let more = clipped.dropFirst() + article.paragraphs.indices.filter { lost.begins($0, isClipped: true) }
    let others = more.prefix(ParagraphClipped.mostPlaces).sorted().map {
      RelatedPlace(article.tokens[article.paragraphs[$0].tokens.lowerBound].range, "another one begins here")
    }
    let count =
      more.isEmpty ? "" : ", as \(more.count > 1 ? "do" : "does") \(more.count) more of this story"
    let isAge = !article.tokens[article.paragraphs[first].tokens.lowerBound].isWord
    let start = isAge ? "an age without its article" : "small '\(article.text[range])'"
    return [
      Finding(
        at: range, "the paragraph begins with \(start)\(count): its beginning seems to be lost",
        related: others)
    ]
  }

  /// Paragraphs that begin with a name which has its article wherever else it stands (`Harbour Board has asked`
  /// beside `of the Harbour Board`), two and more of them: one may be a headline's way of writing.
  private func lostArticles(_ article: Article) -> [Finding] {
    let lost = LostArticle(article: article)
    let places = article.paragraphs.indices.dropFirst().filter { lost.begins($0) }
    guard places.count > 1 else { return [] }
    let ranges = places.map { article.tokens[article.paragraphs[$0].tokens.lowerBound].range }
    return [
      Finding(
        at: ranges[0],
        "\(places.count) paragraphs begin with a name that has lost its article, the first with "
          + "'\(article.text[ranges[0]])': their beginnings seem to be lost",
        related: ranges.dropFirst().prefix(ParagraphClipped.mostPlaces).map {
          RelatedPlace($0, "another one begins here")
        })
    ]
  }

  /// A paragraph whose first word, in capitals, stands nowhere else, but with a letter before it does, twice and
  /// more: `SIS has …` in a story about ISIS.
  private func lostInitial(_ article: Article) -> [Finding] {
    let starts = article.paragraphs.filter { $0.kind != .dateline && $0.tokens.count > 3 }
      .map(\.tokens.lowerBound).filter { first in
        let token = article.tokens[first]
        return token.isWord && token.shape.contains(.allCapitals) && token.core.count >= 3
          && article.forms[token.form].count == 1 && article.tokens[first + 1].isLowercase
      }
    if starts.isEmpty { return [] }
    let wholes = wholes(article)
    for first in starts {
      let token = article.tokens[first]
      guard let whole = wholes[article.folded(token.core)] else { continue }
      return [
        Finding(
          at: token.core,
          "the paragraph begins with '\(article.core(token))', and the story has '\(whole)' elsewhere: its first letter seems to be lost"
        )
      ]
    }
    return []
  }

  /// The words in capitals that stand twice and more, by what they are without their first letter, folded.
  private func wholes(_ article: Article) -> [String: String] {
    var wholes: [String: String] = [:]
    for id in 1..<UInt32(article.forms.count + 1) {
      let form = article.forms[id]
      guard form.count > 1, form.lowercaseCount == 0, form.first.count > 3,
        article.tokens[Int(form.firstToken)].shape.contains(.allCapitals)
      else { continue }
      let rest = String(article.folded(form.first).dropFirst())
      if wholes[rest] == nil { wholes[rest] = String(article.text[form.first]) }
    }
    return wholes
  }

  private static let mostPlaces = 20
}
