import SourceText

/// Flags what is used without the definition that it needs.
struct ConditionalEvaluation: KindEvaluation {
  let first: Int
  let second: Int
  let ignoresCase: Bool
  var searches: [Int] { [first, second] }

  func find(with finder: inout PatternFinder) {
    let uses = finder.hits(of: first)
    if uses.isEmpty { return }
    let definitions = finder.hits(of: second)
    var next = 0
    var defined: Set<String> = []
    for use in uses {
      // A definition counts from the start of the unit that holds it.
      while next < definitions.count, definitions[next].order <= use.order {
        for hit in definitions[next].hits { defined.insert(key(hit, finder)) }
        next += 1
      }
      for hit in use.hits
      where !defined.contains(key(hit, finder)) && !finder.isExcepted(hit.range, in: use.unit) {
        finder.add(hit.range, [finder.text(hit.range)], in: use.unit)
      }
    }
  }

  private func key(_ hit: PatternHit, _ finder: PatternFinder) -> String {
    let text = finder.text(hit.groups.first.flatMap { $0 } ?? hit.range)
    return ignoresCase ? text.lowercased() : text
  }
}
