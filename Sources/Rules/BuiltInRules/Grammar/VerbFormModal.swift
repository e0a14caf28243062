import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: a modal verb is followed by the base form.
package struct VerbFormModal: SentencePatternRule {
  package let info = RuleInfo(
    id: "verb-form-modal",
    category: .grammar,
    severity: .warning,
    summary: "A modal verb is followed by the base form.",
    rationale: """
      `will given` lacks a word or has the wrong form: behind `will`, `can`, `must` and their kin \
      stands the base form (`will give`) or `be` and a participle (`will be given`). Such slips come \
      from hasty rewriting and from languages that inflect the second verb. Nouns that look like \
      modals (`his will`, `a can`) and questions are left alone.
      """,
    examples: [
      .flags(
        "The council will ⟦made⟧ a decision on Friday.", fixed: "The council will make a decision on Friday."),
      .flags(
        "Residents could not ⟦reached⟧ the shelter in time.",
        fixed: "Residents could not reach the shelter in time."),
      .allows("The council will make a decision on Friday."),
      .allows("The prize will be given on Friday, and the will left by the mayor was read."),
      .allows("Can armed guards protect the port in winter?"),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
