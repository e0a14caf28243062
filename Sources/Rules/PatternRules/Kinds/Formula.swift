/// Arithmetic over the counts of a text, as rules of kind `metric` state it.
struct Formula: Sendable {
  private indirect enum Node: Sendable {
    case number(Double)
    case variable(String)
    case operation(Character, Node, Node)
    case root(Node)
  }
  private let node: Node
  /// As it was written.
  let text: String

  /// A formula that comes to nothing.
  static let zero = Formula(node: .number(0), text: "0")

  /// A comparison such as `> 8.0`.
  struct Comparison: Sendable {
    let relation: String
    let bound: Double

    init(relation: String, bound: Double) {
      self.relation = relation
      self.bound = bound
    }

    init?(_ text: String) {
      let relation = String(text.prefix { "<>=!".contains($0) })
      let rest = text.dropFirst(relation.count).filter { $0 != " " }
      guard [">", "<", ">=", "<=", "==", "!="].contains(relation), let bound = Double(rest) else {
        return nil
      }
      self.relation = relation
      self.bound = bound
    }

    func holds(_ value: Double) -> Bool {
      switch relation {
      case ">": value > bound
      case "<": value < bound
      case ">=": value >= bound
      case "<=": value <= bound
      case "!=": value != bound
      default: value == bound
      }
    }
  }

  private init(node: Node, text: String) {
    self.node = node
    self.text = text
  }

  /// Nil where the text is no formula.
  init?(_ text: String) {
    var reader = Reader(rest: Substring(text.filter { !$0.isWhitespace }))
    guard let node = reader.sum(0), reader.rest.isEmpty else { return nil }
    self.init(node: node, text: text)
  }

  /// The value; unknown variables are 0, and so is a division by 0.
  func value(_ variables: [String: Double]) -> Double { Formula.value(node, variables) }

  private static func value(_ node: Node, _ variables: [String: Double]) -> Double {
    switch node {
    case .number(let number): return number
    case .variable(let name): return variables[name] ?? 0
    case .root(let inner): return value(inner, variables).squareRoot()
    case .operation(let sign, let left, let right):
      let (a, b) = (value(left, variables), value(right, variables))
      switch sign {
      case "+": return a + b
      case "-": return a - b
      case "*": return a * b
      default: return b == 0 ? 0 : a / b
      }
    }
  }

  private struct Reader {
    var rest: Substring

    mutating func sum(_ depth: Int) -> Node? {
      guard depth < 50, var left = product(depth) else { return nil }
      while let sign = rest.first, sign == "+" || sign == "-" {
        rest.removeFirst()
        guard let right = product(depth) else { return nil }
        left = .operation(sign, left, right)
      }
      return left
    }

    mutating func product(_ depth: Int) -> Node? {
      guard var left = term(depth) else { return nil }
      while let sign = rest.first, sign == "*" || sign == "/" {
        rest.removeFirst()
        guard let right = term(depth) else { return nil }
        left = .operation(sign, left, right)
      }
      return left
    }

    mutating func term(_ depth: Int) -> Node? {
      guard let first = rest.first else { return nil }
      if first == "-" {
        rest.removeFirst()
        return term(depth + 1).map { .operation("-", .number(0), $0) }
      }
      if first == "(" {
        rest.removeFirst()
        guard let inner = sum(depth + 1), rest.first == ")" else { return nil }
        rest.removeFirst()
        return inner
      }
      if first.isNumber || first == "." {
        let digits = rest.prefix { $0.isNumber || $0 == "." }
        rest.removeFirst(digits.count)
        return Double(digits).map { .number($0) }
      }
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      guard !name.isEmpty else { return nil }
      rest.removeFirst(name.count)
      if rest.first == "(" {
        guard name == "math.sqrt", let inner = term(depth + 1) else { return nil }
        return .root(inner)
      }
      return .variable(name.replacingDots)
    }
  }
}

extension Substring {
  /// `heading_h1` for `heading.h1`: both name the same count.
  fileprivate var replacingDots: String { String(map { $0 == "." ? "_" : $0 }) }
}
