/// Reads the shape of a pattern, and rejects what .NET has and PCRE2 has not.
///
/// Syntax: pcre2pattern(3), and ".NET regular expressions quick reference" for what differs.
struct RegexParser {
  let text: [Unicode.Scalar]
  var at = 0
  private var depth = 0
  /// Whether `(?x)` makes blanks mean nothing: then nothing is known of the words.
  var isExtended = false
  /// Whether a repeated group holds a repetition that can match the same text: `(a+)+`.
  private(set) var hasNestedRepeat = false
  /// Whether nothing was read but what PCRE2 is known to take, so that it need not be asked: letters, plain
  /// groups, classes of letters and digits, one sign of repetition behind what takes up text. Far below the
  /// length at which it refuses patterns.
  var alwaysCompiles: Bool

  /// Groups within groups: more than this is an error, so that hostile patterns do not exhaust the stack.
  private static let deepest = 100

  init(_ pattern: String) {
    text = Array(pattern.unicodeScalars)
    alwaysCompiles = text.count < 2_000
  }

  /// The shape of the pattern.
  mutating func parse() throws(RegexError) -> RegexNode {
    let node = try alternatives()
    if at < text.count { throw RegexError(reason: "a ')' closes no group", offset: at) }
    return isExtended ? .anything : node
  }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    at + ahead < text.count ? text[at + ahead] : nil
  }

  /// Goes on to a scalar, or to the end.
  mutating func skip(to end: Unicode.Scalar) {
    while let next = peek(), next != end { at += 1 }
  }

  mutating func alternatives() throws(RegexError) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    if depth > RegexParser.deepest {
      throw RegexError(reason: "groups are nested more than \(RegexParser.deepest) deep", offset: at)
    }
    var branches: [RegexNode] = [try sequence()]
    while peek() == "|" {
      at += 1
      branches.append(try sequence())
    }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws(RegexError) -> RegexNode {
    var nodes: [RegexNode] = []
    // Most are words: room for all of it at once.
    var end = at
    while end < text.count, RegexParser.isLiteral(text[end]) { end += 1 }
    nodes.reserveCapacity(end - at + (end < text.count && text[end] != "|" && text[end] != ")" ? 4 : 0))
    while let next = peek(), next != "|", next != ")" {
      let node = try atom()
      nodes.append(try quantified(node))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  /// Whether a scalar stands for itself wherever it stands outside of a class.
  private static func isLiteral(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80
      ? WordBytes.isWord(UInt8(truncatingIfNeeded: scalar.value)) || scalar == " " || scalar == "-" : true
  }

  private mutating func atom() throws(RegexError) -> RegexNode {
    let scalar = text[at]
    if RegexParser.isLiteral(scalar) {
      at += 1
      return .scalar(scalar)
    }
    switch scalar {
    case "(": return try group()
    case "[": return try characterClass()
    case "\\": return try escape()
    case ".":
      at += 1
      return .anything
    case "^", "$":
      at += 1
      alwaysCompiles = false
      return .edge
    case "*", "+", "?":
      throw RegexError(reason: "'\(scalar)' repeats nothing", offset: at)
    default:
      at += 1
      if !",;:'/\"".unicodeScalars.contains(scalar) { alwaysCompiles = false }
      return .scalar(scalar)
    }
  }

  private mutating func quantified(_ node: RegexNode) throws(RegexError) -> RegexNode {
    var node = node
    var isFirst = true
    while let next = peek() {
      let minimum: Int
      var maximum: Int?
      switch next {
      case "*": minimum = 0
      case "+": minimum = 1
      case "?": (minimum, maximum) = (0, 1)
      case "{":
        alwaysCompiles = false
        guard let bounds = bounds() else { return node }
        (minimum, maximum) = bounds
      default: return node
      }
      at += 1
      if !isFirst || !RegexParser.takesText(node) { alwaysCompiles = false }
      isFirst = false
      let isPossessive = peek() == "+"
      if peek() == "?" || isPossessive { at += 1 }
      if maximum == nil, !isPossessive, RegexParser.holdsRepeat(node) { hasNestedRepeat = true }
      node = .repeated(node, minimum: minimum, maximum: maximum)
    }
    return node
  }

  /// Reads `{2}`, `{2,}` or `{2,5}` up to its `}`, which the caller passes; nil where it is plain text.
  private mutating func bounds() -> (Int, Int?)? {
    var end = at + 1
    while end < text.count, text[end] != "}", end - at < 16 { end += 1 }
    guard end < text.count, text[end] == "}" else { return nil }
    let parts = String(String.UnicodeScalarView(text[(at + 1)..<end])).split(
      separator: ",", omittingEmptySubsequences: false)
    guard let minimum = parts.first.flatMap({ Int($0) }), parts.count <= 2 else { return nil }
    at = end
    if parts.count == 1 { return (minimum, minimum) }
    return (minimum, Int(parts[1]))
  }

  /// Whether a repeated part ends in a repetition, so that its rounds can be divided in many ways.
  private static func holdsRepeat(_ node: RegexNode) -> Bool {
    switch node {
    case .repeated(_, _, let maximum): return maximum == nil
    case .sequence(let nodes):
      // Something fixed between the rounds tells them apart.
      return nodes.allSatisfy { holdsRepeat($0) || isOptional($0) } && nodes.contains { holdsRepeat($0) }
    case .alternatives(let nodes): return nodes.contains { holdsRepeat($0) }
    default: return false
    }
  }

  /// Whether a node is one that PCRE2 lets be repeated for certain.
  private static func takesText(_ node: RegexNode) -> Bool {
    switch node {
    case .edge, .condition: false
    default: true
    }
  }

  private static func isOptional(_ node: RegexNode) -> Bool {
    switch node {
    case .repeated(_, let minimum, _): minimum == 0
    case .condition, .edge: true
    default: false
    }
  }
}
