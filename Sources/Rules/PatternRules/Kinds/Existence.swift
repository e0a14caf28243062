import Diagnostics
import SourceText

/// Flags what should not be there.
struct ExistenceEvaluation: KindEvaluation {
  let search: Int
  var searches: [Int] { [search] }

  func find(with finder: inout PatternFinder) {
    for found in finder.hits(of: search) {
      let (unit, hits) = (found.unit, found.hits)
      for hit in hits where !finder.isExcepted(hit.range, in: unit) {
        finder.add(hit.range, [finder.text(hit.range)], in: unit, fixes: finder.actionFixes(for: hit.range))
      }
    }
  }

}
