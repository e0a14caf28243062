import MarkedYAML
import SourceText

/// Pairs of forms of which a story uses one.
struct ConsistencyKind: PatternKind {
  static let name = "consistency"
  static let summary = "Flags two forms of one thing in a story."
  static let keys: [RuleKey] = [
    RuleKey("either", .pairs, isNeeded: true, "One form: the other."), .ignoreCase, .nonWord,
  ]

  private let pairs: [(first: PatternText, second: PatternText)]
  private let ignoresCase: Bool

  var patternCount: Int { pairs.count }
  var searches: KindSearches {
    KindSearches(patterns: pairs.flatMap { [[$0.first], [$0.second]] }, ignoresCase: ignoresCase)
  }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let isNonWord = try reader.fields.flag("nonword") ?? false
    var pairs: [(first: PatternText, second: PatternText)] = []
    for pair in try reader.fields.pairs("either") {
      pairs.append(
        (
          try reader.text((pair.key, pair.place), isWord: !isNonWord),
          try reader.text((pair.value, pair.place), isWord: !isNonWord)
        ))
    }
    if pairs.isEmpty {
      throw YAMLError(at: reader.fields.place, "'either' is missing: 'one: other' lines")
    }
    self.pairs = pairs
    ignoresCase = try reader.fields.flag("ignorecase") ?? false
  }

  init(from fields: inout StoredFields.Reader) {
    pairs = fields.list { (PatternText(from: &$0), PatternText(from: &$0)) }
    ignoresCase = false
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(pairs) {
      $1.first.store(in: &$0)
      $1.second.store(in: &$0)
    }
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation {
    ConsistencyEvaluation(
      pairs: pairs.indices.map { (firstSearch + 2 * $0, firstSearch + 2 * $0 + 1) })
  }
}

/// Flags the use of two forms in one story.
private struct ConsistencyEvaluation: KindEvaluation {
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
