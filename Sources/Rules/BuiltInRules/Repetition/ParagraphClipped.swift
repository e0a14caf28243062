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
    regions: .body,
    summary: "A paragraph begins with its first letter.",
    rationale: """
      A paragraph with a small letter at its start, below one that has ended, lost its beginning when it was \
      copied: an initial that was a picture, a link or a name that the export dropped. It is said once a story, \
      with the other places, and no other rule speaks of the word that is left: it would be taken for a \
      misspelling of another one. Items of lists, the second half of a paragraph that was cut in two, and names \
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
      .allows(
        "Lorries take the ferry.\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars\n\nand opened the ferry again on Tuesday, a clerk told reporters."
      ),
      .allows(
        "The council will:\n\n- close the old bridge on Monday, and all roads to it;\n\n- open the ferry again on the day after, a clerk told reporters."
      ),
      .allows(
        "The council closed the old bridge on Monday.\n\nal-Hamid said the ferry would run until the spring."),
    ])

  package init() {}

  package var readsDamage: Bool { true }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let clipped = context.shared { Damage(article) }.clipped
    guard let first = clipped.first else { return [] }
    let range = article.tokens[article.paragraphs[first].tokens.lowerBound].range
    let others = clipped.dropFirst().prefix(ParagraphClipped.mostPlaces).map {
      RelatedPlace(article.tokens[article.paragraphs[$0].tokens.lowerBound].range, "another one begins here")
    }
    let count = clipped.count > 1 ? ", as do \(clipped.count - 1) more of this story" : ""
    return [
      Finding(
        at: range,
        "the paragraph begins with small '\(article.text[range])'\(count): its beginning seems to be lost",
        related: others)
    ]
  }

  private static let mostPlaces = 20
}
