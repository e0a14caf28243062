/// Groups, classes and escapes, where patterns of .NET and PCRE2 differ.
extension RegexParser {
  mutating func group() throws(RegexError) -> RegexNode {
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
      case ("(", .some("0"..."9")):
        // A condition on a group; PCRE2 has it too.
        alwaysCompiles = false
        skip(to: ")")
        at += 1
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

  mutating func escape() throws(RegexError) -> RegexNode {
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
        ? WordBytes.isWord(UInt8(truncatingIfNeeded: next.value)) && next != "_"
        : next.properties.isAlphabetic
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

  mutating func characterClass() throws(RegexError) -> RegexNode {
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
