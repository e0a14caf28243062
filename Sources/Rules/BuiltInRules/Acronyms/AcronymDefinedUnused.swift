import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym in brackets that is never used.
package struct AcronymDefinedUnused: Rule {
  package let info = RuleInfo(
    id: "acronym-defined-unused",
    category: .acronyms,
    severity: .note,
    summary: "An acronym is given in brackets only where the story goes on to use it.",
    rationale: """
      An acronym in brackets asks readers to remember it; where the story never uses it again, the \
      brackets can go. A use in a headline or caption counts.
      """,
    examples: [
      .flags(
        "The National Harbour Board⟦ (NHB)⟧ met on Monday. It did not agree.",
        fixed: "The National Harbour Board met on Monday. It did not agree."),
      .flags(
        "Members of the Fish Workers' Union⟦ (FWU)⟧, who began a strike in May, marched on.",
        fixed: "Members of the Fish Workers' Union, who began a strike in May, marched on."),
      .allows("The National Harbour Board (NHB) met on Monday. The NHB did not agree."),
    ]
  )
  .reading(.body).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    var result: [Finding] = []
    for entry in table.entries where entry.uses.count == 1 {
      guard let definition = entry.definitions.first, definition.isBracketed,
        entry.isBracketed, article.tokens[definition.token].possessive == 0
      else { continue }
      let before = article.tokens[definition.token - 2].range.upper
      let range = TextRange(before, article.tokens[definition.token + 1].range.upper)
      result.append(
        Finding(
          at: range,
          "'\(entry.letters)' is explained but not used in this article",
          fixes: [Fix("Remove '(\(entry.letters))'", .unsafe, [.delete(range)])]))
    }
    return result
  }
}
