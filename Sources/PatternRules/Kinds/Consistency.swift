import SourceText

/// Flags the use of two forms in one story.
struct ConsistencyEvaluation: KindEvaluation {
  /// The searches of each pair.
  let pairs: [(first: Int, second: Int)]
  var searches: [Int] { pairs.flatMap { [$0.first, $0.second] } }

  func find(with finder: inout PatternFinder) {
    for pair in pairs {
      var places: [(unit: TextRange, range: TextRange, isFirst: Bool)] = []
      for (search, isFirst) in [(pair.first, true), (pair.second, false)] {
        for (unit, hits) in finder.hits(of: search) {
          places += hits.map { (unit, $0.range, isFirst) }
        }
      }
      places.sort { $0.range < $1.range }
      flag(places, &finder)
    }
  }

  /// One diagnostic for each unit in which, or before which, both forms have been seen: at its last one.
  private func flag(
    _ places: [(unit: TextRange, range: TextRange, isFirst: Bool)], _ finder: inout PatternFinder
  ) {
    var seenFirst = false
    var seenSecond = false
    for i in places.indices {
      if places[i].isFirst { seenFirst = true } else { seenSecond = true }
      let isLast = i + 1 == places.count || places[i + 1].unit != places[i].unit
      if seenFirst, seenSecond, isLast {
        finder.add(places[i].range, [finder.text(places[i].range)])
      }
    }
  }
}
