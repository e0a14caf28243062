import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags an amount in another currency.
package struct TranslationMoney: TranslationRule {
  package let info = RuleInfo(
    id: "translation-money",
    category: .translation,
    severity: .error,
    summary: "An amount is in the currency of the source.",
    rationale:
      "The same number of another currency is another sum. Converted amounts beside it, and those that an editor adds in brackets, are left alone.",
    examples: [
      .flags("es\ten\nLa obra costó 500 millones de euros.\tThe work cost ⟦$500 million⟧."),
      .flags("ru\ten\nОн заплатил 300 рублей.\tHe paid ⟦300 dollars⟧."),
      .allows("ru\ten\nОн заплатил 300 рублей.\tHe paid 300 rubles ($4)."),
      .allows("zh\ten\n价格为20元。\tThe price is 20 yuan."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    return pair.figures.otherCurrency.filter { !$0.target.isBracketed && !$0.source.isBracketed }.map {
      change in
      let range = pair.target.amountRange(change.target)
      let due = context.lexicon.name(ofDetail: change.source.currency)
      return report(
        .error, at: range,
        "'\(pair.target.excerpt(range))' where the source has '\(pair.source.excerpt(pair.source.amountRange(change.source)))' (\(due))",
        source: change.source.range)
    }
  }
}
