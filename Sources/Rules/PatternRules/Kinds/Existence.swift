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
        finder.add(hit.range, [finder.text(hit.range)], in: unit, fixes: fixes(hit.range, finder.rule))
      }
    }
  }

  private func fixes(_ range: TextRange, _ rule: PatternDefinition) -> [Fix] {
    guard let safety = rule.fixSafety else { return [] }
    switch rule.action.name {
    case "remove": return [Fix("Remove it", safety, [.delete(range)])]
    case "replace":
      let texts = rule.action.parameters
      return texts.map { .replace(range, with: $0, texts.count == 1 ? safety : .choice) }
    default: return []
    }
  }
}
