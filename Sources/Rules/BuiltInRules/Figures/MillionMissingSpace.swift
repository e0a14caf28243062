import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a scale word that sticks to its figure.
package struct MillionMissingSpace: Rule {
  package let info = RuleInfo(
    id: "million-missing-space",
    category: .figures,
    severity: .warning,
    summary: "A space stands between a figure and million, billion or thousand.",
    rationale: "`5million` is a slip of the keys. Short forms stick by right: `$5m`, `5bn`.",
    fixSafety: "Safe: a space is set between a figure and its scale word.",
    examples: [
      .flags("The dam cost ⟦5million⟧ euros.", fixed: "The dam cost 5 million euros."),
      .flags("Some ⟦1.2billion⟧ people watched.", fixed: "Some 1.2 billion people watched."),
      .allows("The dam cost 5 million euros, or $6m, and 5bn yen."),
      .allows("It is a 5-million project."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).words.numbers.compactMap { i in
      guard article.tokens[i].kind == .number, article.tokens[i].range.count > 7,
        let number = PrintedNumber(article.tokens[i], article),
        number.suffix.count >= 7,
        let fields = article.vocabulary["figure-words"].fields(
          ByteHash.ofFolded(article.text[number.suffix])),
        fields.first == "scale"
      else { return nil }
      let text = article.string(article.tokens[i])
      return Finding(
        at: article.tokens[i].range, "'\(text)' lacks its space",
        fixes: [Fix("Set a space", .safe, [.insert(" ", at: number.suffix.lower)])])
    }.saidOnce(in: article, above: 3)
  }
}
