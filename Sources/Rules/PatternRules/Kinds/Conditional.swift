import MarkedYAML
import SourceText

/// What needs a definition, and the definition.
struct ConditionalKind: PatternKind {
  static let name = "conditional"
  static let summary = "Flags what is used without being defined."
  static let keys: [RuleKey] = [
    RuleKey("first", .text, isNeeded: true, "What needs a definition."),
    RuleKey("second", .text, isNeeded: true, "The definition; group 1 of both is compared."),
    .ignoreCase, .exceptions, .vocabulary,
  ]

  private let first: PatternText
  private let second: PatternText
  fileprivate let ignoresCase: Bool
  /// Whether `second` has a group that captures what it defines.
  fileprivate let hasGroup: Bool
  private let terms: ExceptionTerms

  var exceptions: ExceptionTerms? { terms }
  var searches: KindSearches { KindSearches(patterns: [[first], [second]], ignoresCase: ignoresCase) }

  init(reading reader: inout DefinitionReader) throws(YAMLError) {
    let second = try reader.required("second")
    // Vale reads the key and never uses it.
    ignoresCase = try reader.fields.flag("ignorecase") ?? false && !reader.isVale
    first = try reader.text(try reader.required("first"), isWord: false)
    self.second = try reader.text(second, isWord: false)
    hasGroup = PatternText.hasGroup(second.text)
    terms = try reader.exceptions()
  }

  init(from fields: inout StoredFields.Reader) {
    (first, second) = (.none, .none)
    ignoresCase = fields.flag()
    hasGroup = fields.flag()
    terms = ExceptionTerms(from: &fields)
  }

  func store(in fields: inout StoredFields.Writer) {
    fields.add(ignoresCase)
    fields.add(hasGroup)
    terms.store(in: &fields)
  }

  func evaluation(firstSearch: Int) -> any KindEvaluation {
    ConditionalEvaluation(first: firstSearch, second: firstSearch + 1, kind: self)
  }
}

/// Flags what is used without the definition that it needs.
private struct ConditionalEvaluation: KindEvaluation {
  let first: Int
  let second: Int
  let kind: ConditionalKind
  var searches: [Int] { [first, second] }

  func find(with finder: inout PatternFinder) {
    let uses = finder.hits(of: first)
    if uses.isEmpty { return }
    let definitions = finder.hits(of: second)
    if finder.rule.isVale, !kind.hasGroup { return flag(uses, lacking: definitions, &finder) }
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
    return kind.ignoresCase ? text.lowercased() : text
  }
}
