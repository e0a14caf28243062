import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Reports a slip that a story may hold dozens of times: few places one by one, more by paragraph, a
/// habit of the whole story once; each with one fix for all of its places.
struct Crowd {
  /// One place and what is written there instead.
  struct Place {
    var range: TextRange
    var replacement: String
    /// What is said of it where it is reported alone.
    var message: String
    /// Whether its change may be made unasked.
    var isSafe = true
  }

  /// More places in a story than this are reported by paragraph.
  private static let mostAlone = 2
  /// More paragraphs than this are reported once.
  private static let mostParagraphs = 2
  /// More places than this are counted, and put right the next time: no story has them.
  private static let most = 100_000
  /// So many further places are shown beside a report on the whole story.
  private static let mostRelated = 20

  let info: RuleInfo
  /// An imperative fragment.
  let title: String
  /// What is said of several places, behind their number.
  let several: String

  /// The findings of all places of a story, which are in order and made one after the other.
  func findings(_ all: some Sequence<Place>, in article: Article) -> [Finding] {
    var places: [Place] = []
    var count = 0
    for place in all {
      count += 1
      if count <= Crowd.most { places.append(place) }
    }
    if count <= Crowd.mostAlone { return places.map { finding([$0]) } }
    if count > places.count { return [habit(places, count)] }
    var groups: [[Place]] = []
    var paragraph: Int?
    for place in places {
      let own = article.paragraphIndex(at: place.range.start)
      if own == paragraph, !groups.isEmpty {
        groups[groups.count - 1].append(place)
      } else {
        groups.append([place])
      }
      paragraph = own
    }
    return groups.count > Crowd.mostParagraphs ? [habit(places, count)] : groups.map(finding)
  }

  private func finding(_ places: [Place]) -> Finding {
    let range = places.dropFirst().reduce(places[0].range) { $0.union($1.range) }
    return Finding(
      at: range,
      places.count == 1 ? places[0].message : "\(places.count) \(several)", fixes: [fix(places)])
  }

  private func habit(_ places: [Place], _ count: Int) -> Finding {
    let related = places.dropFirst().prefix(Crowd.mostRelated)
    return Finding(
      at: places[0].range,
      "\(count) \(several) in this story, the first of them here",
      related: related.map { RelatedPlace($0.range, "also here") }, fixes: [fix(places)])
  }

  private func fix(_ places: [Place]) -> Fix {
    Fix(title, places.allSatisfy(\.isSafe) ? .safe : .unsafe, places.map { Edit($0.range, $0.replacement) })
  }
}
