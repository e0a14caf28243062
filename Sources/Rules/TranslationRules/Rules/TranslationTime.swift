import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a time of day that changed.
package struct TranslationTime: TranslationRule {
  package let info = RuleInfo(
    id: "translation-time",
    category: .translation,
    severity: .error,
    summary: "Times of day are the same on both sides.",
    rationale:
      "Times are compared on the clock of twelve hours, so that 17.30 Uhr is 5:30 p.m. Times that are converted to another zone are a change that the desk marks in brackets.",
    examples: [
      .flags("de\ten\nDie Sitzung beginnt um 17:30 Uhr.\tThe session begins at ⟦5:00⟧ p.m."),
      .flags("ru\ten\nЗаседание начнется в 09:15.\tThe session begins at ⟦9:50⟧ a.m."),
      .allows("ja\ten\n午後3時30分に始まった。\tIt began at 3:30 p.m."),
      .allows("de\ten\nDie Sitzung beginnt um 17.30 Uhr.\tThe session begins at 5:30 p.m."),
      .allows("fa\ten\nجلسه ساعت ۱۷:۳۰ آغاز می‌شود.\tThe session begins at 17:30."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    return pair.figures.changes.filter(\.isTime).map { change in
      report(
        .error, at: change.target.range,
        "'\(pair.target.excerpt(change.target.range))' where the source has '\(pair.source.excerpt(change.source.range))'",
        source: change.source.range)
    }
  }
}
