import MarkedYAML
import SourceText

/// What may occur so often in one unit.
struct OccurrenceKind: PatternKind {
  static let name = "occurrence"
  static let summary = "Flags what occurs too often or too seldom."
  static let keys: [RuleKey] = [
    RuleKey("token", .text, isNeeded: true), RuleKey("max", .count), RuleKey("min", .count), .ignoreCase,
  ]

  private let token: PatternText
  private let ignoresCase: Bool
  fileprivate let maximum: Int?
  fileprivate let minimum: Int?

  var searches: KindSearches {
    KindSearches(patterns: [[token]], ignoresCase: ignoresCase, asksForMore: minimum != nil)
  }

  /// What a unit must hold.
  init(lacking token: PatternText) {
    self.token = token
    ignoresCase = false
    maximum = nil
    minimum = 1
  }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let token = try reader.required("token")
    self.token = try reader.text(token, isWord: false)
    ignoresCase = try reader.fields.flag("ignorecase") ?? false
    maximum = try reader.fields.number("max").flatMap { $0 == 0 ? nil : $0 }
    minimum = try reader.fields.number("min")
    if maximum == nil, minimum == nil {
      throw YAMLError(at: token.place, "neither 'max' nor 'min' says how often 'token' may occur")
    }
  }

  init(from fields: inout StoredFields.Reader) {
    token = .none
    ignoresCase = false
    maximum = fields.optionalNumber()
    minimum = fields.optionalNumber()
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(maximum)
    fields.add(minimum)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation {
    OccurrenceEvaluation(search: firstSearch, kind: self)
  }
}

/// Flags what occurs too often, or too seldom, in one unit.
private struct OccurrenceEvaluation: KindEvaluation {
  let search: Int
  let kind: OccurrenceKind
  var searches: [Int] { [search] }

  func find(with finder: inout PatternFinder) {
    let found = finder.hits(of: search)
    if let maximum = kind.maximum {
      for unit in found where unit.hits.count > maximum {
        finder.add(unit.hits[0].range, number: unit.hits.count, in: unit.unit)
      }
    }
    guard let minimum = kind.minimum, minimum > 0 else { return }
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
