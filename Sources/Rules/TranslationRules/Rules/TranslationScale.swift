import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags an amount that is wrong by a power of ten.
package struct TranslationScale: TranslationRule {
  package let info = RuleInfo(
    id: "translation-scale",
    category: .translation,
    severity: .error,
    summary: "Millions stay millions.",
    rationale:
      "A number whose digits are right and whose scale is not: 3.5亿 is 350 million, миллиард is a billion, German Billion is a trillion. Left to this rule where either side has a scale word or the digits are the same.",
    examples: [
      .flags("zh\ten\n出口额达到3.5亿美元。\tExports reached $⟦3.5 billion⟧."),
      .flags("ru\ten\nБюджет составил 2 миллиарда рублей.\tThe budget came to ⟦2 million⟧ rubles."),
      .flags("fa\ten\nجمعیت این شهر سه میلیون نفر است.\tThe city has ⟦30 million⟧ people."),
      .allows("de\ten\nDie Schulden betragen 2 Billionen Euro.\tDebts come to 2 trillion euros."),
      .allows("zh\ten\n有12万人参加。\tAbout 120,000 people took part."),
      .allows("pl\ten\nKosztowało to 3,5 mln złotych.\tIt cost 3.5 million zloty."),
      .allows("hi\ten\nसरकार ने 5 लाख रुपये दिए।\tThe government gave 500,000 rupees."),
      .allows("en\ttr\nIt cost 1.5 million dollars.\t1,5 milyon dolara mal oldu."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    return pair.figures.changes.filter(Self.isScale).map { change in
      report(
        .error, at: change.target.range,
        "'\(pair.target.excerpt(change.target.range))' where the source has '\(pair.source.excerpt(change.source.range))': \(Amount.text(change.target.value)) against \(Amount.text(change.source.value))",
        source: change.source.range)
    }
  }

  /// Whether the digits are the same and the power of ten is not; with a scale word, or from a hundred on.
  static func isScale(_ change: FigureMatch.Change) -> Bool {
    let (s, t) = (change.source, change.target)
    guard s.value > 0, t.value > 0, s.scale > 1 || t.scale > 1 else { return false }
    var ratio = max(s.value, t.value) / min(s.value, t.value)
    guard ratio > 9.99 else { return false }
    while ratio > 9.99 { ratio /= 10 }
    return abs(ratio - 1) < 1e-6
  }
}
