import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym that stands for two different things.
package struct AcronymTwoExpansions: Rule {
  package let info = RuleInfo(
    id: "acronym-two-expansions",
    category: .acronyms,
    severity: .warning,
    summary: "An acronym stands for one thing in an article.",
    rationale: """
      Where one acronym is explained in two ways, either one explanation is wrong or readers cannot know \
      which of the two a later use means. Words that differ in their endings or spelling alone are one \
      explanation.
      """,
    examples: [
      .flags(
        "The Social Democratic Party (SDP) won. The State Development Plan (⟦SDP⟧) was adopted in May."),
      .flags(
        "The National Harbour Board (NHB) met on Monday.\n\nThe Northern Heritage Bureau (⟦NHB⟧) said it would appeal."
      ),
      .allows(
        "The Fish Workers' Union (FWU) went on strike. The Fish Worker Union (FWU) has 300 members."),
      .allows("The World Health Organization (WHO) met. The World Health Organisation (WHO) said so."),
    ]
  )
  .reading([.body, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    var result: [Finding] = []
    for entry in table.entries where entry.definitions.count > 1 && entry.letters.utf8.count > 2 {
      let first = entry.definitions[0]
      guard
        let second = entry.definitions.dropFirst().first(where: {
          table.share(first.expansion, $0.expansion) < 0.5
        })
      else { continue }
      result.append(
        Finding(
          at: table.range(second.token, entry),
          "'\(entry.letters)' is explained as '\(article.excerpt(second.expansion))' here and as '\(article.excerpt(first.expansion))' before",
          related: [RelatedPlace(table.range(first.token, entry), "explained here first")]))
    }
    return result
  }
}
