/// What of a pattern is syntax: its scalars that are neither escaped nor inside a class.
enum PatternSyntax {
  /// Calls `body` with the place and value of each scalar of a pattern that is syntax, from `start` on, until it says
  /// false. The brackets of classes are none.
  static func walk(
    _ scalars: [Unicode.Scalar], from start: Int = 0, _ body: (Int, Unicode.Scalar) -> Bool
  ) {
    var isInClass = false
    var i = start
    while i < scalars.count {
      switch scalars[i] {
      case "\\": i += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case let scalar where !isInClass:
        if !body(i, scalar) { return }
      default: break
      }
      i += 1
    }
  }

  /// The place of the `)` that closes the group that begins at `start`; nil where none does.
  static func closing(_ scalars: [Unicode.Scalar], from start: Int = 0) -> Int? {
    var depth = 0
    var found: Int?
    walk(scalars, from: start) { place, scalar in
      if scalar == "(" { depth += 1 }
      if scalar == ")" {
        depth -= 1
        if depth == 0 { found = place }
      }
      return found == nil
    }
    return found
  }

  /// Whether a pattern has choices that stand in no group.
  static func hasOuterChoice(_ pattern: String) -> Bool {
    var depth = 0
    var isFound = false
    walk(Array(pattern.unicodeScalars)) { _, scalar in
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      isFound = scalar == "|" && depth == 0
      return !isFound
    }
    return isFound
  }
}
