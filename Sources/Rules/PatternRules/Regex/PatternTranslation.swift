/// Writes what patterns of .NET, in which styles made for Vale are written, have otherwise than PCRE2 (before 10.43):
/// `\u2013`, a hyphen behind `\w` in a class, classes that others are taken out of, blocks of characters by name, references
/// to groups that are not there, and conditions on the text before a place whose length is not fixed.
struct PatternTranslation {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var out = ""
  private let groups: Int

  /// The pattern as PCRE2 takes it; what needs no change comes back as it is.
  static func translated(_ pattern: String) -> String {
    // Most patterns are words.
    guard
      pattern.utf8.contains(where: {
        $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "<")
      })
    else { return pattern }
    var translation = PatternTranslation(Array(pattern.unicodeScalars))
    translation.run()
    return translation.out
  }

  /// A pattern whose `^` and `$` are the ends of the text instead of those of its lines; one that asks for lines
  /// itself comes back as it is.
  static func ofBlocks(_ pattern: String) -> String {
    guard pattern.contains("^") || pattern.contains("$"), !pattern.contains("(?m") else { return pattern }
    let scalars = Array(pattern.unicodeScalars)
    var out = String.UnicodeScalarView()
    var written = 0
    PatternSyntax.walk(scalars) { place, scalar in
      guard scalar == "^" || scalar == "$" else { return true }
      out.append(contentsOf: scalars[written..<place])
      out.append(contentsOf: (scalar == "^" ? "\\A" : "\\Z").unicodeScalars)
      written = place + 1
      return true
    }
    out.append(contentsOf: scalars[written...])
    return String(out)
  }

  private init(_ text: [Unicode.Scalar]) {
    self.text = text
    var groups = 0
    var i = 0
    while i < text.count {
      if text[i] == "\\" {
        i += 1
      } else if text[i] == "(", i + 1 < text.count {
        let next = i + 2 < text.count ? text[i + 2] : " "
        let behind = i + 3 < text.count ? text[i + 3] : " "
        let isNamed =
          text[i + 1] == "?" && (next == "P" || next == "'" || next == "<" && behind != "=" && behind != "!")
        if text[i + 1] != "?" || isNamed { groups += 1 }
      }
      i += 1
    }
    self.groups = groups
  }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? { at + ahead < text.count ? text[at + ahead] : nil }

  private mutating func put(_ count: Int) {
    out.unicodeScalars.append(contentsOf: text[at..<min(at + count, text.count)])
    at = min(at + count, text.count)
  }

  private mutating func run() {
    while let scalar = peek() {
      switch scalar {
      case "\\": escape()
      case "[": characterClass()
      case "(" where peek(1) == "?" && peek(2) == "<" && (peek(3) == "=" || peek(3) == "!"): lookBehind()
      default: put(1)
      }
    }
  }

  private mutating func escape() {
    if let unicode = unicodeEscape() {
      out += unicode
    } else if peek(1) == "p" || peek(1) == "P", peek(2) == "{", peek(3) == "I", peek(4) == "s" {
      put(3)
      at += 2
    } else if let digit = peek(1), ("1"..."9").contains(digit), Int(digit.value) - 0x30 > groups,
      !(peek(2).map { ("0"..."9").contains($0) } ?? false)
    {
      // A group that is not there never matched.
      out += "(?!)"
      at += 2
    } else {
      put(2)
    }
  }

  /// `\u2013` as PCRE2 writes it, gone past; nil where there is none.
  private mutating func unicodeEscape() -> String? {
    guard peek() == "\\", peek(1) == "u", at + 6 <= text.count else { return nil }
    let digits = text[(at + 2)..<(at + 6)]
    guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    at += 6
    return "\\x{" + String(String.UnicodeScalarView(digits)) + "}"
  }

  private mutating func characterClass() {
    let start = out
    var written = "["
    at += 1
    if peek() == "^" {
      written += "^"
      at += 1
    }
    var isFirst = true
    var isBehindSet = false
    var taken: String?
    while let scalar = peek(), scalar != "]" || isFirst {
      isFirst = false
      if let unicode = unicodeEscape() {
        written += unicode
        isBehindSet = false
      } else if scalar == "\\" {
        isBehindSet = peek(1).map { "wWdDsS".unicodeScalars.contains($0) } ?? false
        written.unicodeScalars.append(contentsOf: text[at..<min(at + 2, text.count)])
        at = min(at + 2, text.count)
      } else if scalar == "[", peek(1) == ":" {
        let end = text[at...].firstIndex(of: "]") ?? text.count - 1
        written.unicodeScalars.append(contentsOf: text[at...end])
        at = end + 1
        isBehindSet = true
      } else if scalar == "-", peek(1) == "[" {
        at += 1
        var inner = PatternTranslation(Array(text[at...]))
        inner.characterClass()
        at += inner.at
        taken = inner.out
      } else {
        // Behind a set of its own a hyphen stands for itself.
        if scalar == "-", isBehindSet, peek(1) != "]" { written += "\\" }
        if scalar == "[" { written += "\\" }
        written.unicodeScalars.append(scalar)
        at += 1
        isBehindSet = false
      }
    }
    at = min(at + 1, text.count)
    out = start + (taken.map { "(?!\($0))" } ?? "") + written + "]"
  }

  // MARK: Conditions on what stands before

  private mutating func lookBehind() {
    let start = at
    guard let end = PatternSyntax.closing(text, from: at) else { return put(4) }
    var inner = PatternTranslation(Array(text[(start + 4)..<end]))
    inner.run()
    let opening = String(String.UnicodeScalarView(text[start..<(start + 4)]))
    let whole = opening + inner.out + ")"
    at = end + 1
    guard start > 0, (try? CompiledPattern(whole)) == nil,
      let fixed = FixedLengths.alternatives(of: inner.out)
    else {
      out += whole
      return
    }
    out += opening + fixed.joined(separator: "|") + ")"
  }
}

/// The alternatives of fixed length that a pattern stands for; what repeats without end does so a few times.
struct FixedLengths {
  private let text: [Unicode.Scalar]
  private var at = 0
  private var depth = 0

  private static let most = 256
  /// Rounds beyond the least number that an endless repetition stands for.
  private static let rounds = 8

  /// Nil where there would be too many, or the pattern cannot be read.
  static func alternatives(of pattern: String) -> [String]? {
    var reader = FixedLengths(text: Array(pattern.unicodeScalars))
    guard let found = reader.alternatives(), reader.at == reader.text.count else { return nil }
    return found
  }

  private init(text: [Unicode.Scalar]) { self.text = text }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? { at + ahead < text.count ? text[at + ahead] : nil }

  private mutating func alternatives() -> [String]? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 20, var found = sequence() else { return nil }
    while peek() == "|" {
      at += 1
      guard let next = sequence() else { return nil }
      found += next
    }
    return found.count <= FixedLengths.most ? found : nil
  }

  private mutating func sequence() -> [String]? {
    var found = [""]
    while let next = peek(), next != "|", next != ")" {
      guard let atom = atom() else { return nil }
      let (least, greatest) = bounds()
      var repeated: [String] = []
      var round = [""]
      for count in 0...greatest {
        if count >= least { repeated += round }
        if count == greatest { break }
        round = round.flatMap { start in atom.map { start + $0 } }
        if round.count > FixedLengths.most { return nil }
      }
      found = found.flatMap { start in repeated.map { start + $0 } }
      if found.count > FixedLengths.most { return nil }
    }
    return found
  }

  private mutating func atom() -> [String]? {
    guard let scalar = peek() else { return nil }
    let start = at
    switch scalar {
    case "(":
      at += 1
      if peek() == "?" {
        guard peek(1) == ":" else { return nil }
        at += 2
      }
      guard let inner = alternatives(), peek() == ")" else { return nil }
      at += 1
      return inner.map { $0.isEmpty ? "" : "(?:\($0))" }
    case "[":
      at += 1
      if peek() == "^" { at += 1 }
      if peek() == "]" { at += 1 }
      while let next = peek(), next != "]" { at += next == "\\" ? 2 : 1 }
      at += 1
    case "\\":
      at += 2
      // `\x{2013}` and `\p{Lu}`; behind other escapes a brace counts repetitions.
      if peek() == "{", "xpPo".unicodeScalars.contains(text[start + 1]) {
        while let next = peek(), next != "}" { at += 1 }
        at += 1
      }
    default: at += 1
    }
    guard at <= text.count else { return nil }
    return [String(String.UnicodeScalarView(text[start..<at]))]
  }

  private mutating func bounds() -> (Int, Int) {
    var result = (1, 1)
    switch peek() {
    case "*": result = (0, FixedLengths.rounds)
    case "+": result = (1, 1 + FixedLengths.rounds)
    case "?": result = (0, 1)
    case "{":
      guard let end = text[at...].firstIndex(of: "}") else { return result }
      let parts = String(String.UnicodeScalarView(text[(at + 1)..<end])).split(
        separator: ",", omittingEmptySubsequences: false)
      guard let least = parts.first.flatMap({ Int($0) }), least <= 64 else { return result }
      at = end
      result = (least, parts.count == 1 ? least : min(Int(parts[1]) ?? least + FixedLengths.rounds, 64))
      if result.1 < least { result.1 = least }
    default: return result
    }
    at += 1
    if peek() == "?" || peek() == "+" { at += 1 }
    return result
  }
}
