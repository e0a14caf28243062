import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a target with another number of quotations than its source.
package struct TranslationQuotationCount: TranslationRule {
  package let info = RuleInfo(
    id: "translation-quotation-count",
    category: .translation,
    severity: .note,
    summary: "A segment has as many quotations as its source.",
    rationale:
      "Languages set quotation marks for different things, and translators join the two halves of an interrupted quotation; so it is a note.",
    examples: [
      .flags(
        "de\ten\nEr nannte den Plan „absurd“ und die Lage „ernst“.\tHe called the plan ⟦“absurd”⟧ and the situation serious."
      ),
      .flags(
        "ru\ten\nОн назвал план «абсурдным».\tHe called ⟦“the plan”⟧ “absurd”."),
      .allows("fa\ten\nاو این طرح را «پوچ» خواند.\tHe called the plan “absurd”."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    let (from, to) = (pair.sourceQuotes, pair.targetQuotes)
    guard from.spans.count != to.spans.count, !from.spans.isEmpty, let first = to.spans.first,
      !from.isOpenEnded, !to.isOpenEnded
    else { return [] }
    return [
      report(
        .note, at: pair.target.range(first),
        "\(to.spans.count) quotation\(to.spans.count == 1 ? "" : "s") where the source has \(from.spans.count)",
        source: from.spans.first.map { pair.source.range($0) })
    ]
  }
}
