import SourceText

/// Weekdays of the two sides.
enum Weekdays {
  /// The one weekday of the source and the one of the target, where they differ.
  static func change(_ source: SideReading, _ target: SideReading) -> (source: TextRange, target: TextRange)?
  {
    let (from, to) = (all(source), all(target))
    let (own, theirs) = (Set(from.map(\.day)), Set(to.map(\.day)))
    let missing = from.filter { !theirs.contains($0.day) }
    let added = to.filter { !own.contains($0.day) }
    guard Set(missing.map(\.day)).count == 1, Set(added.map(\.day)).count == 1, let a = missing.first,
      let b = added.first
    else { return nil }
    return (a.range, b.range)
  }

  private static func all(_ side: SideReading) -> [(day: Int, range: TextRange)] {
    var found: [(Int, TextRange)] = []
    for i in side.tokens.indices {
      guard let term = side.term(.weekday, at: i) else { continue }
      if side.language == .english || side.language == .german, !side.tokens[i].flags.contains(.capital) {
        continue
      }
      found.append((Int(term.value), side.range(i..<side.termEnd[i])))
    }
    return found
  }
}
