import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: `has`, `have` and `had` take the past participle.
package struct VerbFormPerfect: SentencePatternRule {
  package let info = RuleInfo(
    id: "verb-form-perfect",
    category: .grammar,
    severity: .warning,
    summary: "`has`, `have` and `had` take the past participle.",
    rationale: """
      `has went` and `has make` are no forms of English: behind `has`, `have` and `had` stands the \
      past participle (`has gone`, `has made`). Nouns that a person has (`had cause to complain`) \
      are left alone.
      """,
    examples: [
      .flags("The ferry had ⟦went⟧ down before dawn.", fixed: "The ferry had gone down before dawn."),
      .flags(
        "The ministry has already ⟦continue⟧ the work.", fixed: "The ministry has already continued the work."
      ),
      .allows("The ferry had gone down before dawn."),
      .allows("The crew had cause to complain about the work."),
      .allows("The port has need of a new crane."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
