import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a quantity in another unit, or converted wrongly.
package struct TranslationUnit: TranslationRule {
  package let info = RuleInfo(
    id: "translation-unit",
    category: .translation,
    severity: .error,
    summary: "A quantity is in the unit of the source, or converted.",
    rationale:
      "The same number of miles and of kilometres is another distance; a converted figure may be rounded by a few percent.",
    examples: [
      .flags("ru\ten\nДо города 100 километров.\tThe town is ⟦100 miles⟧ away."),
      .flags("de\ten\nDer Fluss ist 50 Kilometer lang.\tThe river is ⟦80 miles⟧ long."),
      .allows("de\ten\nDer Fluss ist 50 Kilometer lang.\tThe river is 31 miles long."),
      .allows("fa\ten\nدو سال پیش.\tTwo years ago."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    let changes = pair.figures.otherUnit + pair.figures.changes.filter { $0.isOtherMeasure(context.lexicon) }
    return changes.compactMap { change in
      guard let due = context.lexicon.unit(change.source.unit),
        let given = context.lexicon.unit(change.target.unit)
      else { return nil }
      let range = pair.target.amountRange(change.target)
      // A metre and a yard, a tonne and a ton: copy takes one for the other.
      let ratio = due.factor / given.factor
      return report(
        change.source.value == change.target.value && ratio > 0.85 && ratio < 1.15 ? .warning : .error,
        at: range,
        "'\(pair.target.excerpt(range))' where the source has \(Amount.text(change.source.value)) \(due.name), which is \(Amount.text(Amount.convert(change.source.value, due, given))) \(given.name)",
        source: change.source.range)
    }
  }
}
