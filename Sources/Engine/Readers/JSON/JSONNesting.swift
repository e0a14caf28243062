/// Which of the open levels are objects and which are arrays, one bit each.
struct JSONNesting {
  private var words: [UInt64] = []
  private(set) var depth = 0

  /// Whether the innermost level is an object.
  var isObject: Bool {
    depth > 0 && words[(depth - 1) >> 6] >> UInt64((depth - 1) & 63) & 1 == 1
  }

  /// What closes the innermost level.
  var closer: Unicode.Scalar { isObject ? "}" : "]" }

  mutating func push(isObject: Bool) {
    if depth >> 6 == words.count { words.append(0) }
    let bit = UInt64(1) << UInt64(depth & 63)
    if isObject { words[depth >> 6] |= bit } else { words[depth >> 6] &= ~bit }
    depth += 1
  }

  mutating func pop() { depth -= 1 }
}
