/// Reads the shape of a pattern, and rejects what .NET has and PCRE2 has not.
///
/// Syntax: pcre2pattern(3), and ".NET regular expressions quick reference" for what differs.
struct RegexParser {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var depth = 0
  /// Whether `(?x)` makes blanks mean nothing: then nothing is known of the words.
  private var isExtended = false
  /// Whether a repeated group holds a repetition that can match the same text: `(a+)+`.
  private(set) var hasNestedRepeat = false
  /// Whether nothing was read but what PCRE2 is known to take, so that it need not be asked: letters, plain
  /// groups, classes of letters and digits, one sign of repetition behind what takes up text. Far below the
  /// length at which it refuses patterns.
  private(set) var alwaysCompiles: Bool

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

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    at + ahead < text.count ? text[at + ahead] : nil
  }

  /// Goes on to a scalar, or to the end.
  private mutating func skip(to end: Unicode.Scalar) {
    while let next = peek(), next != end { at += 1 }
  }

  private mutating func alternatives() throws(RegexError) -> RegexNode {
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

extension RegexParser {
  private mutating func group() throws(RegexError) -> RegexNode {
    let start = at
    at += 1
    var isCondition = false
    if peek() == "?" {
      at += 1
      if peek() != ":" { alwaysCompiles = false }
      switch (peek(), peek(1)) {
      case (":", _), (">", _), ("|", _): at += 1
      case ("=", _), ("!", _):
        at += 1
        isCondition = true
      case ("<", "="), ("<", "!"):
        at += 2
        isCondition = true
      case ("#", _):
        skip(to: ")")
      case ("<", _), ("P", "<"), ("'", _): try name(from: start)
      case ("(", _):
        throw RegexError(reason: "conditional groups '(?(…)…)' are not supported", offset: start)
      default:
        if try flags(from: start) { return .condition }
      }
    } else if peek() == "*" {
      throw RegexError(reason: "backtracking verbs '(*…)' are not supported", offset: start)
    }
    let inner = try alternatives()
    guard peek() == ")" else { throw RegexError(reason: "a '(' is never closed", offset: start) }
    at += 1
    return isCondition ? .condition : inner
  }

  /// The name of a group; .NET's balancing groups have two.
  private mutating func name(from start: Int) throws(RegexError) {
    let end: Unicode.Scalar = peek() == "'" ? "'" : ">"
    at += peek() == "P" ? 2 : 1
    while let next = peek(), next != end {
      if next == "-" {
        throw RegexError(
          reason: "balancing groups '(?<a-b>…)' exist in .NET only; write the rule without one", offset: start
        )
      }
      at += 1
    }
    at += 1
  }

  /// Reads `(?i)` and `(?i:`; true when the group ends with it.
  private mutating func flags(from start: Int) throws(RegexError) -> Bool {
    var isNegative = false
    while let next = peek() {
      at += 1
      switch next {
      case ")": return true
      case ":": return false
      case "-": isNegative = true
      case "x": isExtended = isExtended || !isNegative
      case "i", "m", "s", "n", "J", "U": continue
      default:
        throw RegexError(reason: "'(?\(next)' is no group that is supported", offset: start)
      }
    }
    throw RegexError(reason: "a '(' is never closed", offset: start)
  }

  private mutating func escape() throws(RegexError) -> RegexNode {
    guard let next = peek(1) else { throw RegexError(reason: "a '\\' ends the pattern", offset: at) }
    let start = at
    at += 2
    if !"bswdSWD.".unicodeScalars.contains(next) { alwaysCompiles = false }
    switch next {
    case "b", "A", "z", "Z", "G": return .edge
    case "B", "K", "Q", "E": return next == "B" ? .condition : .anything
    case "s", "W", "n", "r", "t", "f", "h", "v", "R": return .nonWord
    case "p", "P":
      try property(from: start)
      return .anything
    case "x", "u", "c", "k", "g":
      try skipArgument(of: next, from: start)
      return .anything
    default:
      // `\.` is a stop; `\w`, `\d`, `\1` and the like are unknown words.
      let isLetter =
        next.value < 0x80
        ? WordBytes.isWord(UInt8(truncatingIfNeeded: next.value)) && next != "_" : next.properties.isAlphabetic
      return isLetter ? .anything : .scalar(next)
    }
  }

  private mutating func skipArgument(of escape: Unicode.Scalar, from start: Int) throws(RegexError) {
    if escape == "u" {
      throw RegexError(
        reason: "'\\u' is no escape in PCRE2; write '\\x{\(hexDigits())}' or the character itself",
        offset: start)
    }
    if let open = peek(), let close = ["{": "}", "<": ">", "'": "'"][open] as Unicode.Scalar? {
      at += 1
      skip(to: close)
      at += 1
    } else {
      at += min(escape == "x" ? 2 : 1, text.count - at)
    }
  }

  private func hexDigits() -> String {
    String(String.UnicodeScalarView(text[at..<min(at + 4, text.count)]))
  }

  /// `\p{Lu}`; .NET's block names (`\p{IsCyrillic}`) are scripts in PCRE2.
  private mutating func property(from start: Int) throws(RegexError) {
    guard peek() == "{" else {
      at += min(1, text.count - at)
      return
    }
    var name = ""
    at += 1
    while let next = peek(), next != "}" {
      name.unicodeScalars.append(next)
      at += 1
    }
    at += 1
    if name.hasPrefix("Is") {
      throw RegexError(
        reason: "'\\p{\(name)}' is a block of .NET; write '\\p{\(name.dropFirst(2))}'", offset: start)
    }
  }

  /// A letter or digit: it stands for itself in a class.
  private static func isPlainMember(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 && scalar != "_" && WordBytes.isWord(UInt8(truncatingIfNeeded: scalar.value))
  }

  private mutating func characterClass() throws(RegexError) -> RegexNode {
    let start = at
    at += 1
    var isNegated = false
    if peek() == "^" {
      isNegated = true
      at += 1
    }
    var end = at
    while end < text.count, RegexParser.isPlainMember(text[end]) { end += 1 }
    if end == at || end == text.count || text[end] != "]" || isNegated { alwaysCompiles = false }
    var members: [Unicode.Scalar] = []
    var isKnown = true
    var isNonWord = true
    var isFirst = true
    while let next = peek(), next != "]" || isFirst {
      isFirst = false
      if next == "[", peek(1) == ":" {
        skip(to: "]")
        at += 1
        (isKnown, isNonWord) = (false, false)
      } else if next == "-", peek(1) == "[" {
        throw RegexError(
          reason: "'[a-z-[aeiou]]' takes letters out of a class in .NET only; list what is left", offset: at)
      } else if next == "\\" {
        let inner = try escape()
        switch inner {
        case .scalar(let scalar): members.append(scalar)
        case .nonWord: isKnown = false
        default: (isKnown, isNonWord) = (false, false)
        }
      } else if peek(1) == "-", let last = peek(2), last != "]", last != "[", last != "\\" {
        at += 3
        guard next.value <= last.value else {
          throw RegexError(reason: "'\(next)-\(last)' runs backwards", offset: at - 3)
        }
        isKnown = isKnown && last.value - next.value < 12
        isNonWord = isNonWord && last.value < 0x30
        if isKnown { members += (next.value...last.value).compactMap(Unicode.Scalar.init) }
      } else {
        members.append(next)
        at += 1
      }
    }
    guard peek() == "]" else { throw RegexError(reason: "a '[' is never closed", offset: start) }
    at += 1
    if isNegated { return .anything }
    // Marks alone, such as both apostrophes: none is part of a word, whatever its bytes.
    if isKnown || isNonWord, !members.isEmpty,
      !members.contains(where: { WordBytes.isWord(scalar: $0.value) }),
      members.contains(where: { !$0.isASCII })
    {
      return .nonWord
    }
    if members.contains(where: { !$0.isASCII }) { return .anything }
    let bytes = members.map { UInt8(truncatingIfNeeded: $0.value) }
    if isKnown { return .oneOf(bytes) }
    if isNonWord, !bytes.contains(where: WordBytes.isWord) { return .nonWord }
    return .anything
  }
}
