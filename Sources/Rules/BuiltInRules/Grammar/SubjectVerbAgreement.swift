import ArticleModel
import Diagnostics
import RuleKit

/// Flags faults of the kind: the verb agrees with its subject.
package struct SubjectVerbAgreement: SentencePatternRule {
  package let info = RuleInfo(
    id: "subject-verb-agreement",
    category: .grammar,
    severity: .warning,
    summary: "The verb agrees with its subject.",
    rationale: """
      `The minister have` and `the list of candidates were` have a verb in another number than the \
      head of the subject. Only subjects that surely end where the verb begins are read. Collective \
      nouns (`the team are`), which British English takes as plural, and words of number (`a number \
      of officials are`) are left alone.
      """,
    examples: [
      .flags("The minister ⟦have⟧ left the hall.", fixed: "The minister has left the hall."),
      .flags("They ⟦was⟧ told to wait at the gate.", fixed: "They were told to wait at the gate."),
      .flags(
        "The list of candidates ⟦were⟧ published on Monday.",
        fixed: "The list of candidates was published on Monday."),
      .allows("The minister has left the hall."),
      .flags(
        "The analysts who ⟦has⟧ read it were pleased.", fixed: "The analysts who have read it were pleased."),
      .allows("Holm, an adviser for analysts who has a firm of his own, was pleased."),
      .allows("The team are in the city, and a number of officials are there."),
      .allows("The crime the police are looking at is old."),
      .allows("If it were true, they were told, he would go."),
    ]
  )
  .reading(quotations: true)

  package init() {}
}
