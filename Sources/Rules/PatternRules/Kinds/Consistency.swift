import SourceText

/// Flags the use of two forms in one story.
struct ConsistencyEvaluation: KindEvaluation {
  /// The searches of each pair.
  let pairs: [(first: Int, second: Int)]
  var searches: [Int] { pairs.flatMap { [$0.first, $0.second] } }

  /// One of the forms where it stands.
  private struct Place {
    var unit: TextRange
    var order: Int
    var range: TextRange
    var isFirst: Bool
  }

  func find(with finder: inout PatternFinder) {
    for pair in pairs {
      var places: [Place] = []
      for (search, isFirst) in [(pair.first, true), (pair.second, false)] {
        for found in finder.hits(of: search) {
          places += found.hits.map {
            Place(unit: found.unit, order: found.order, range: $0.range, isFirst: isFirst)
          }
        }
      }
      places.sort { ($0.order, $0.range) < ($1.order, $1.range) }
      flag(places, &finder)
    }
  }

  /// One finding for each unit in which, or before which, both forms have been seen: at its last one.
  private func flag(_ places: [Place], _ finder: inout PatternFinder) {
    var seenFirst = false
    var seenSecond = false
    for i in places.indices {
      if places[i].isFirst { seenFirst = true } else { seenSecond = true }
      let isLast = i + 1 == places.count || places[i + 1].order != places[i].order
      if seenFirst, seenSecond, isLast {
        finder.add(places[i].range, [finder.text(places[i].range)], in: places[i].unit)
      }
    }
  }
}
