import SourceText

/// Weekdays of the two sides.
enum Weekdays {
  /// A weekday that is stated.
  private struct Stated {
    /// 1 is Monday; two days for the night between them.
    var days: Set<Int>
    var range: TextRange
    /// The date that it stands beside.
    var date: StatedDate?
  }

  /// The one weekday of the source and the one of the target, where they differ; or those of one date.
  static func change(_ source: SideReading, _ target: SideReading) -> (source: TextRange, target: TextRange)?
  {
    let (from, to) = (all(source), all(target))
    guard from.count * to.count <= FigureMatch.mostPairs else { return nil }
    for given in to {
      guard let date = given.date, date.day > 0, date.month > 0,
        let due = from.first(where: { $0.date.map { $0.day == date.day && $0.agrees(with: date) } ?? false }),
        due.days.isDisjoint(with: given.days)
      else { continue }
      return (due.range, given.range)
    }
    let own = from.reduce(into: Set<Int>()) { $0.formUnion($1.days) }
    let theirs = to.reduce(into: Set<Int>()) { $0.formUnion($1.days) }
    let missing = from.filter { $0.days.isDisjoint(with: theirs) }
    let added = to.filter { $0.days.isDisjoint(with: own) }
    guard Set(missing.map(\.days)).count == 1, Set(added.map(\.days)).count == 1, let a = missing.first,
      let b = added.first
    else { return nil }
    return (a.range, b.range)
  }

  private static func all(_ side: SideReading) -> [Stated] {
    var found: [Stated] = []
    for i in side.tokens.indices {
      guard let term = side.term(.weekday, at: i) else { continue }
      if side.language == .english || side.language == .german, !side.tokens[i].flags.contains(.capital) {
        continue
      }
      let day = Int(term.value)
      let end = side.termEnd[i]
      let isEve = side.tokens.indices.prefix(i).suffix(4).contains {
        side.term(.eve, at: $0) != nil && side.termEnd[$0] == i
      }
      found.append(
        Stated(
          days: isEve ? [day, (day + 5) % 7 + 1] : [day], range: side.range(i..<end),
          date: date(beside: i..<end, side)))
    }
    return found
  }

  /// The date that a weekday belongs to: only a comma, a bracket or a small word is between.
  private static func date(beside tokens: Range<Int>, _ side: SideReading) -> StatedDate? {
    func isSlight(_ gap: Range<Int>) -> Bool {
      gap.count <= 2
        && gap.allSatisfy {
          side.tokens[$0].kind == .mark && ![0x2E, 0x3B].contains(side.tokens[$0].scalar)
            || side.tokens[$0].kind == .word && side.tokens[$0].range.count <= 3
        }
    }
    // Dates stand in order, and only the next one on either side is near enough.
    let next = side.dates.partitioningIndex { $0.tokens.lowerBound >= tokens.upperBound }
    if next < side.dates.count, isSlight(tokens.upperBound..<side.dates[next].tokens.lowerBound) {
      return side.dates[next]
    }
    let before = side.dates.partitioningIndex { $0.tokens.upperBound > tokens.lowerBound } - 1
    guard before >= 0, side.dates[before].tokens.upperBound >= tokens.lowerBound - 1,
      isSlight(side.dates[before].tokens.upperBound..<tokens.lowerBound)
    else { return nil }
    return side.dates[before]
  }
}
