/// An expression that selects values of a data file, in the language of dasel as far as views of Vale's use it
/// (daseldocs.tomwright.me, versions 2 and 3): names, indices, slices, `all()`, `...`, `first()`, `last()`,
/// `filter(…)`, `map(…)`, `search(…)`, `has(…)`, `property(…)`, `values()`, `flatten()`, `equal(…)`, `..name`,
/// `==`, `!=`, `&&`, `||`, `!`, lists and parentheses.
package struct DataSelector: Sendable {
  indirect enum Expression: Sendable {
    case literal(String)
    case root
    case this
    /// A list of what expressions come to.
    case list([Expression])
    case member(Expression, String)
    case index(Expression, Int)
    case slice(Expression, Int, Int)
    /// Every value of a list or an object, one by one.
    case each(Expression)
    /// What stands at any depth under a name; `*`: everything.
    case descent(Expression, String)
    case call(Expression, Function, [Expression])
    case equal(Expression, Expression)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
  }

  enum Function: String, Sendable, CaseIterable {
    case all, first, last, filter, map, search, has, property, values, flatten, equal
  }

  private let expression: Expression

  /// Throws what cannot be read of it.
  package init(_ text: String) throws(DataFault) {
    var parser = DataSelectorParser(text)
    expression = try parser.expression()
  }

  /// The texts that it selects, in the order of the selection; lists give their elements.
  func texts(in root: DataValue) throws(DataFault) -> [MappedText] {
    var evaluation = DataEvaluation(root: root)
    let values = evaluation.values(of: expression, root)
    guard !evaluation.isSpent else { throw DataFault("the expression takes too many steps on this file") }
    var texts: [MappedText] = []
    func add(_ value: DataValue, _ depth: Int) {
      if case .text(let text) = value { texts.append(text) }
      // A list of lists comes of `map` over values that are lists.
      if case .list(let items) = value, depth < 3 { for item in items { add(item, depth + 1) } }
    }
    for value in values { add(value, 0) }
    return texts
  }
}

/// One evaluation of a selector, within bounds: nested searches would take forever on a hostile file.
private struct DataEvaluation {
  let root: DataValue
  private var steps = 0
  private static let most = 2_000_000

  init(root: DataValue) { self.root = root }

  var isSpent: Bool { steps > DataEvaluation.most }

  /// The values that an expression comes to, seen from one.
  mutating func values(of expression: DataSelector.Expression, _ this: DataValue) -> [DataValue] {
    steps += 1
    guard !isSpent else { return [] }
    switch expression {
    case .literal(let text): return [.scalar(text)]
    case .root: return [root]
    case .this: return [this]
    case .list(let parts):
      var items: [DataValue] = []
      for part in parts { items += values(of: part, this) }
      return [.list(items)]
    case .member(let outer, let name): return values(of: outer, this).compactMap { $0.member(name) }
    case .index(let outer, let index): return values(of: outer, this).compactMap { element(index, of: $0) }
    case .slice(let outer, let first, let last):
      return values(of: outer, this).map { slice(first, last, of: $0) }
    case .each(let outer): return values(of: outer, this).flatMap(\.children)
    case .descent(let outer, let name):
      var found: [DataValue] = []
      for value in values(of: outer, this) { descend(value, name, &found) }
      return [.list(found)]
    case .call(let outer, let function, let arguments):
      var found: [DataValue] = []
      for value in values(of: outer, this) { found += call(function, arguments, on: value) }
      return found
    case .equal(let a, let b):
      let (first, second) = (values(of: a, this).first?.plain, values(of: b, this).first?.plain)
      return [.scalar(first != nil && first == second ? "true" : "false")]
    case .not(let inner): return [.scalar(holds(inner, this) ? "false" : "true")]
    case .and(let a, let b): return [.scalar(holds(a, this) && holds(b, this) ? "true" : "false")]
    case .or(let a, let b): return [.scalar(holds(a, this) || holds(b, this) ? "true" : "false")]
    }
  }

  private mutating func holds(_ expression: DataSelector.Expression, _ this: DataValue) -> Bool {
    values(of: expression, this).contains { $0.isTrue }
  }

  private func element(_ index: Int, of value: DataValue) -> DataValue? {
    guard case .list(let items) = value else { return nil }
    let place = index < 0 ? items.count + index : index
    return items.indices.contains(place) ? items[place] : nil
  }

  private func slice(_ first: Int, _ last: Int, of value: DataValue) -> DataValue {
    guard case .list(let items) = value else { return .list([]) }
    let (from, to) = (first < 0 ? items.count + first : first, last < 0 ? items.count + last : last)
    return .list(items.indices.filter { $0 >= from && $0 <= to }.map { items[$0] })
  }

  private mutating func descend(_ value: DataValue, _ name: String, _ found: inout [DataValue]) {
    steps += 1
    guard !isSpent else { return }
    if case .object(let members) = value {
      for member in members {
        if name == "*" || member.key == name { found.append(member.value) }
        descend(member.value, name, &found)
      }
    } else {
      for child in value.children {
        if name == "*" { found.append(child) }
        descend(child, name, &found)
      }
    }
  }

  private mutating func call(
    _ function: DataSelector.Function, _ arguments: [DataSelector.Expression], on value: DataValue
  ) -> [DataValue] {
    switch function {
    case .all, .values: return function == .all ? value.children : [.list(value.children)]
    case .first: return value.children.first.map { [$0] } ?? []
    case .last: return value.children.last.map { [$0] } ?? []
    case .flatten:
      return [.list(value.children.flatMap { if case .list(let items) = $0 { items } else { [$0] } })]
    case .filter:
      // A list is sieved; of values that come one by one each is kept or not.
      guard case .list(let items) = value else {
        return arguments.allSatisfy { holds($0, value) } ? [value] : []
      }
      return [.list(items.filter { item in arguments.allSatisfy { holds($0, item) } })]
    case .map:
      guard let argument = arguments.first else { return [] }
      var mapped: [DataValue] = []
      for child in value.children { mapped += values(of: argument, child) }
      return [.list(mapped)]
    case .search:
      var found: [DataValue] = []
      search(value, arguments, &found)
      return [.list(found)]
    case .has:
      let has = arguments.contains { name($0).map { value.member($0) != nil } ?? false }
      return [.scalar(has ? "true" : "false")]
    case .property: return arguments.compactMap { name($0).flatMap(value.member) }
    case .equal:
      // Pairs of a name and what it must be.
      var isEqual = !arguments.isEmpty
      for i in stride(from: 0, to: arguments.count - 1, by: 2) {
        let wanted = name(arguments[i + 1]) ?? values(of: arguments[i + 1], value).first?.plain
        isEqual = isEqual && wanted != nil && values(of: arguments[i], value).first?.plain == wanted
      }
      return [.scalar(isEqual ? "true" : "false")]
    }
  }

  private mutating func search(
    _ value: DataValue, _ conditions: [DataSelector.Expression], _ found: inout [DataValue]
  ) {
    guard !isSpent else { return }
    if conditions.allSatisfy({ holds($0, value) }) { found.append(value) }
    for child in value.children { search(child, conditions, &found) }
  }

  /// A name that is handed over, with quotation marks or without.
  private func name(_ argument: DataSelector.Expression) -> String? {
    switch argument {
    case .literal(let text), .member(.this, let text): text
    default: nil
    }
  }
}
