import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a segment without a translation.
package struct TranslationEmpty: TranslationRule {
  package let info = RuleInfo(
    id: "translation-empty",
    category: .translation,
    severity: .error,
    summary: "A segment has a translation.",
    rationale:
      "Text that is not translated is missing in the story. Where the format says that nobody has begun yet (state new, needs-translation or initial), it is a warning.",
    examples: [
      .flags("ru\ten\nПереговоры завершились в пятницу.\t⟦⟧"),
      .flags("fa\ten\nدیدار انجام شد.\t⟦ ⟧"),
      .allows("de\ten\nDas Treffen ist zu Ende.\tThe meeting is over."),
      .allows("de\ten\n\t"),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.target.tokens.isEmpty, pair.source.tokens.contains(where: { $0.kind != .mark }),
      ![.locked, .omitted].contains(pair.segment.state)
    else { return [] }
    let severity: Severity = pair.segment.state == .untranslated ? .warning : .error
    return [
      report(
        severity, at: pair.segment.target, "no translation of '\(pair.source.excerpt(pair.segment.source))'",
        source: pair.segment.source)
    ]
  }
}
