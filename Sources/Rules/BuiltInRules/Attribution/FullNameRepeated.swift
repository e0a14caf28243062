import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a full name that was given before.
package struct FullNameRepeated: Rule {
  package let info = RuleInfo(
    id: "full-name-repeated",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "After the first reference a person goes by the surname.",
    rationale: """
      Most agencies give the full name once and the surname afterwards. Full names are needed where two \
      people share the surname, and may be repeated after many paragraphs. House styles differ, so that the \
      rule is off by default.
      """,
    examples: [
      .flags(
        "Ines Okafor called the talks. They had failed, ⟦Ines Okafor⟧ said on Monday.",
        fixed: "Ines Okafor called the talks. They had failed, Okafor said on Monday."),
      .flags(
        "The mayor, Ola Berghaug, left on Monday. A day later ⟦Ola Berghaug⟧ came back.",
        fixed: "The mayor, Ola Berghaug, left on Monday. A day later Berghaug came back."),
      .allows("Ines Okafor called the talks. They had failed, Okafor said on Monday."),
      .allows("Ines Okafor met Tom Okafor. Ines Okafor said nothing, Tom Okafor said less."),
    ]
  )
  .reading(.body, quotations: false)
  .taking([
    .number("paragraphs", default: 15, "After this many paragraphs a full name may stand again.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let paragraphs = context.number("paragraphs", of: info)
    let people = context.shared { AttributionGraph(article) }.people
    let full = article.mentions.indices.filter {
      article.mentions[$0].isFull && people.isPerson($0) && isInBody(article.mentions[$0], article)
    }
    var givenNames: [UInt32: Set<UInt32>] = [:]
    for place in full {
      let mention = article.mentions[place]
      givenNames[article.tokens[mention.surname].form, default: []].insert(
        article.tokens[mention.tokens.lowerBound].form)
    }
    var lastIn: [UInt32: Int] = [:]
    return full.compactMap { place in
      let mention = article.mentions[place]
      let surname = article.tokens[mention.surname]
      let paragraph = article.paragraphIndex(at: mention.range.start) ?? 0
      defer { lastIn[surname.form] = paragraph }
      guard let last = lastIn[surname.form], paragraph - last < paragraphs,
        givenNames[surname.form]?.count == 1
      else { return nil }
      let name = article.text[TextRange(surname.range.lower, mention.range.upper)]
      return Finding(
        at: mention.range,
        "'\(article.text[mention.range])' was named in full before: '\(name)' is enough",
        fixes: [
          Fix(
            "Replace with '\(name)'", .unsafe,
            [.delete(TextRange(mention.range.lower, surname.range.lower))])
        ])
    }
  }

  private func isInBody(_ mention: Mention, _ article: Article) -> Bool {
    article.region(at: mention.range.start) == .body && mention.title.isEmpty
      && !article.tokens[mention.surname].shape.contains(.quoted)
  }
}
