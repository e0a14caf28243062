import Diagnostics
import RuleKit
import SourceText

/// Flags a number that lost or gained its per cent sign, or is in percentage points on one side only.
package struct TranslationPercent: TranslationRule {
  package let info = RuleInfo(
    id: "translation-percent",
    category: .translation,
    severity: .warning,
    summary: "What is a percentage stays one.",
    rationale:
      "15 percent and 15 are two things, and so are 3 percent and 3 percentage points. A list or range takes the sign of its last number; languages whose words for per cent are not known are left alone.",
    examples: [
      .flags("de\ten\nDie Preise stiegen um 15 %.\tPrices rose by ⟦15⟧."),
      .flags("de\ten\nDie Partei verlor 3 Prozentpunkte.\tThe party lost ⟦3⟧ percent."),
      .flags("en\tru\nTurnout was 48.\tЯвка составила ⟦48⟧ процентов."),
      .allows("de\ten\nDie Partei verlor 3 Prozentpunkte.\tThe party lost 3 points."),
      .allows("en\tru\nIt rose by 10 to 15 percent.\tРост составил 10–15 процентов."),
      .allows("tr\ten\nEnflasyon yüzde 48 oldu.\tInflation was 48%."),
      .allows("fr\ten\nIls étaient 10 %, 12 % et 15 %.\tThey were 10, 12 and 15 percent."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    return pair.figures.otherShare.filter { isSure($0, pair) }.map { change in
      let range = change.target.range
      return report(
        .warning, at: range,
        "'\(pair.target.excerpt(range))' is \(kind(change.target)) here and \(kind(change.source)) in the source",
        source: change.source.range)
    }
  }

  private func kind(_ figure: Figure) -> String {
    figure.isPoints ? "in percentage points" : figure.isPercent ? "a percentage" : "no percentage"
  }

  /// Whether the side without the sign has none that may belong to the number, in a language that is known.
  private func isSure(_ change: FigureMatch.Change, _ pair: SegmentPair) -> Bool {
    let (s, t) = (change.source, change.target)
    guard s.currency == 0, t.currency == 0, s.scale == 1, t.scale == 1, !s.isYear, !t.isYear else {
      return false
    }
    if s.isPercent, t.isPercent { return true }
    guard s.unit == 0 || t.unit == 0 || t.unit == s.unit else { return false }
    let bare = s.isPercent ? pair.target : pair.source
    guard bare.language != .other else { return false }
    // A word for per cent that no figure has taken: `the percentage of those over 15`.
    var taken = Set<Int>()
    for figure in bare.figures where figure.isPercent { taken.formUnion(figure.tokens) }
    return !bare.tokens.indices.contains { i in
      (bare.term(.percent, at: i)?.value ?? 0) > 0 && !taken.contains(i)
    }
  }
}
