import SourceText

/// Flags what is used without the definition that it needs.
struct ConditionalEvaluation: KindEvaluation {
  let first: Int
  let second: Int
  let terms: ConditionalTerms
  var searches: [Int] { [first, second] }

  func find(with finder: inout PatternFinder) {
    let uses = finder.hits(of: first)
    if uses.isEmpty { return }
    let definitions = finder.hits(of: second)
    if finder.rule.isVale, !terms.hasGroup { return flag(uses, lacking: definitions, &finder) }
    var next = 0
    var defined: Set<String> = []
    for use in uses {
      // A definition counts from the start of the unit that holds it.
      while next < definitions.count, definitions[next].order <= use.order {
        for hit in definitions[next].hits { defined.formUnion(keys(of: hit, finder)) }
        next += 1
      }
      for hit in use.hits
      where !defined.contains(key(hit, finder)) && !finder.isExcepted(hit.range, in: use.unit) {
        finder.add(hit.range, [finder.text(hit.range)], in: use.unit)
      }
    }
  }

  /// Without a group in `second` nothing is defined: it has to stand in the same unit.
  private func flag(_ uses: [UnitHits], lacking others: [UnitHits], _ finder: inout PatternFinder) {
    let held = Set(others.map(\.order))
    for use in uses where !held.contains(use.order) {
      for hit in use.hits where !finder.isExcepted(hit.range, in: use.unit) {
        finder.add(hit.range, [finder.text(hit.range)], in: use.unit)
      }
    }
  }

  /// What a definition defines: in Vale the text of each of its groups.
  private func keys(of hit: PatternHit, _ finder: PatternFinder) -> [String] {
    guard finder.rule.isVale else { return [key(hit, finder)] }
    return hit.groups.compactMap { $0 }.filter { !$0.isEmpty }.map { finder.text($0) }
  }

  private func key(_ hit: PatternHit, _ finder: PatternFinder) -> String {
    if finder.rule.isVale { return finder.text(hit.range) }
    let text = finder.text(hit.groups.first.flatMap { $0 } ?? hit.range)
    return terms.ignoresCase ? text.lowercased() : text
  }
}
