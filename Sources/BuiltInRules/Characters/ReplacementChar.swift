import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags the replacement character of a failed conversion.
package struct ReplacementChar: Rule {
  package let info = RuleInfo(
    id: "replacement-char",
    category: .characters,
    severity: .error,
    regions: .all,
    summary: "No U+FFFD stands in the copy.",
    rationale: """
      The replacement character says that a program could not read a letter and threw it away. What \
      stood there cannot be told from the file; the source has it.
      """,
    examples: [
      .flags("The minister⟦\u{FFFD}⟧s boat is late."),
      .flags("He met Atal⟦\u{FFFD}\u{FFFD}⟧s on Monday."),
      .allows("The minister's boat is late."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    CharacterScan.of(article, in: context).runs(of: .replacement).map {
      Diagnostic(
        info.id, info.severity, at: $0.range,
        "a character was lost in a conversion here: look it up in the source")
    }
  }
}
