import SourceText

/// Flags what occurs too often, or too seldom, in one unit.
struct OccurrenceEvaluation: KindEvaluation {
  let search: Int
  let terms: OccurrenceTerms
  var searches: [Int] { [search] }

  func find(with finder: inout PatternFinder) {
    let found = finder.hits(of: search)
    if let maximum = terms.maximum {
      for unit in found where unit.hits.count > maximum {
        finder.add(unit.hits[0].range, number: unit.hits.count, in: unit.unit)
      }
    }
    guard let minimum = terms.minimum, minimum > 0 else { return }
    let counts = Dictionary(found.map { ($0.unit, $0.hits) }, uniquingKeysWith: { first, _ in first })
    for unit in finder.units where (counts[unit]?.count ?? 0) < minimum {
      let hits = counts[unit] ?? []
      if hits.isEmpty, finder.rule.isVale {
        finder.addForFile(number: 0)
      } else {
        finder.add(hits.first?.range ?? TextRange(at: unit.lower), number: hits.count, in: unit)
      }
    }
  }
}
