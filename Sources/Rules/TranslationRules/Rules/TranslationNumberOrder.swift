import Diagnostics
import RuleKit
import SourceText

/// Flags two numbers that changed places: from 45 to 38, and from 38 to 45.
package struct TranslationNumberOrder: TranslationRule {
  package let info = RuleInfo(
    id: "translation-number-order",
    category: .translation,
    severity: .warning,
    summary: "What falls from one number to another falls the same way in the target.",
    rationale:
      "The numbers are all there and the sense is turned round. Only numbers right behind the words for from and to are compared, in whichever order a language has them, and those of a range in the source.",
    examples: [
      .flags("de\ten\nDie Zahl fiel von 45 auf 38.\tThe number fell ⟦from 38 to 45⟧."),
      .flags("en\tru\nIt rose from 20 to 35 percent.\tПоказатель вырос ⟦с 35 до 20⟧ процентов."),
      .flags("en\tfr\nIt asked 18- to 29-year-olds.\tOn a interrogé les jeunes ⟦de 29 à 18⟧ ans."),
      .allows("ru\ten\nЧисло упало с 45 до 38.\tThe number fell to 38 from 45."),
      .allows("fr\ten\nLe taux est passé de 12 à 15 %.\tThe rate rose from 12 to 15 percent."),
    ])

  package init() {}

  private struct Move {
    var origin: Double
    var goal: Double
    var range: TextRange
  }

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.source.figures.count > 1, pair.target.figures.count > 1,
      let given = move(pair.target), given.origin != given.goal
    else { return [] }
    if let due = move(pair.source) ?? range(pair.source), due.origin == given.goal, due.goal == given.origin {
      return [turned(given, due, pair)]
    }
    return []
  }

  private func turned(_ given: Move, _ due: Move, _ pair: SegmentPair) -> Finding {
    report(
      .warning, at: given.range,
      "'\(pair.target.excerpt(given.range))' where the source goes from \(Amount.text(due.origin)) to \(Amount.text(due.goal))",
      source: due.range)
  }

  /// The one range that a side states without the word for from: `5 to 10 percent`, `18- to 29-year-olds`. With a mark
  /// between them the numbers must rise, and two small ones may be a score, which languages tell from either side.
  private func range(_ side: SideReading) -> Move? {
    let found = side.figures.indices.dropFirst().filter { k in
      let (first, next) = (side.figures[k - 1], side.figures[k])
      let between = first.tokens.upperBound..<next.tokens.lowerBound
      guard first.value != next.value, first.strength > .support, next.strength > .support,
        (1...3).contains(between.count)
      else { return false }
      if between.contains(where: { side.term(.goal, at: $0) != nil }) { return true }
      return first.value < next.value && next.value >= 15
        && between.contains { side.isMark($0, 0x2D) || side.isMark($0, 0x2013) }
    }
    guard found.count == 1, let k = found.first else { return nil }
    let (first, next) = (side.figures[k - 1], side.figures[k])
    return Move(origin: first.value, goal: next.value, range: first.range.union(next.range))
  }

  /// The one change from a number to another that a side states; nil where there is none, or more.
  private func move(_ side: SideReading) -> Move? {
    func behind(_ role: TermRole) -> [(figure: Figure, at: Int)] {
      side.figures.compactMap { figure in
        var k = figure.tokens.lowerBound - 1
        // `до` is also up to.
        if k > 0, side.term(role, at: k) == nil,
          side.term(.approximate, at: k) != nil || side.term(.currency, at: k) != nil
        {
          k -= 1
        }
        guard figure.strength == .strong, k >= 0,
          let start = (max(0, k - 2)...k).first(where: {
            side.term(role, at: $0) != nil && side.termEnd[$0] == k + 1
          })
        else { return nil }
        return (figure, start)
      }
    }
    let (origins, goals) = (behind(.origin), behind(.goal))
    guard origins.count == 1, goals.count == 1,
      abs(origins[0].figure.tokens.lowerBound - goals[0].figure.tokens.lowerBound) <= 14
    else { return nil }
    let (from, to) = (origins[0], goals[0])
    let tokens = min(from.at, to.at)..<max(from.figure.tokens.upperBound, to.figure.tokens.upperBound)
    let first = side.range(min(from.at, to.at)..<(tokens.lowerBound + 1))
    return Move(
      origin: from.figure.value, goal: to.figure.value,
      range: first.union(from.figure.range).union(to.figure.range))
  }
}
