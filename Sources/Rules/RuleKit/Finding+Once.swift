import ArticleModel
import Diagnostics
import SourceText

extension [Finding] {
  /// So many further places are shown beside the first.
  private static var mostRelated: Int { 20 }

  /// The findings of one rule in a story, said once each kind: those with the same severity and fixes that are as safe
  /// as each other become one at the first place, with the other places beside it and fixes for all of them. They must
  /// come in the order of the text; one whose edits touch those before it is put right the next time. Of a text that
  /// was read out of mark-up or segments each is said by itself: a fix goes in whole, and one edit that cannot be
  /// written there would hold up all others. Up to `mostAlone` of a kind are said one by one: more are a habit.
  package func saidOnce(in article: Article, above mostAlone: Int = 1) -> [Finding] {
    guard count > mostAlone, article.origin.isIdentity else { return self }
    var groups: [[Finding]] = []
    for finding in self {
      let place = groups.firstIndex { group in
        group[0].severity == finding.severity && group[0].isHabit == finding.isHabit
          && group[0].fixes.map(\.safety) == finding.fixes.map(\.safety)
      }
      if let place { groups[place] += CollectionOfOne(finding) } else { groups += CollectionOfOne([finding]) }
    }
    return groups.flatMap { $0.count <= mostAlone ? $0 : [[Finding].merged($0)] }
  }

  private static func merged(_ group: [Finding]) -> Finding {
    var result = group[0]
    let more = group.count - 1
    result.message += "; so in \(more) more \(more == 1 ? "place" : "places")"
    result.related += group.dropFirst().prefix(mostRelated).map { RelatedPlace($0.range, "also here") }
    for i in result.fixes.indices {
      result.fixes[i].title += ", here and elsewhere"
      for finding in group.dropFirst() {
        let edits = finding.fixes[i].edits
        let end = result.fixes[i].edits.last?.range.end ?? 0
        if let first = edits.first, first.range.start >= end { result.fixes[i].edits += edits }
      }
    }
    return result
  }
}
