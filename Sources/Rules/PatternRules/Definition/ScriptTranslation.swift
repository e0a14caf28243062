/// Scripts of styles made for Vale that can be said as a pattern (vale.sh/docs/checks/script; the language is Tengo).
///
/// Such scripts walk the lines of the file and hand each to patterns: lines of comments and blocks between two equal
/// lines are passed over, a line may end the search, and what is found is the line or each match in it. Anything
/// else is a program, and nil here.
enum ScriptTranslation {
  /// What a script comes to.
  enum Rule: Equatable {
    /// Each match is a finding, but those that hold a line break: they are what is passed over.
    case existence(String)
    /// The file as a whole is one, unless a line of it matches.
    case lacking(String)
  }

  /// The rule that a script stands for.
  static func rule(of script: String) -> Rule? {
    var reader = ScriptReader(script)
    return reader.rule()
  }
}

/// Reads the statements of a script one by one.
private struct ScriptReader {
  private var rest: Substring
  /// Patterns by the name that the script gave them.
  private var patterns: [String: String] = [:]
  private var startsWithFinding = false
  /// In the order in which the script tries them.
  private var alternatives: [String] = []
  private var hasFound = false
  private var endings: [String] = []

  private static let foundLine = "matches = append(matches, {begin: start, end: start + end - 1}) "
  private static let foundMatch =
    "matches = append(matches, {begin: cursor + match[0].begin, end: cursor + match[0].end}) "

  init(_ script: String) { rest = ScriptReader.spaced(script)[...] }

  /// The script without comments, with one blank for white space outside of texts and one at its end.
  private static func spaced(_ script: String) -> String {
    var out = ""
    var quote: Character?
    var isEscaped = false
    for line in script.split(whereSeparator: \.isNewline)
    where !line.drop(while: \.isWhitespace).hasPrefix("//") {
      for character in line {
        if let open = quote {
          out.append(character)
          if isEscaped {
            isEscaped = false
          } else if character == "\\", open == "\"" {
            isEscaped = true
          } else if character == open {
            quote = nil
          }
        } else if character.isWhitespace {
          if out.last != " " { out.append(" ") }
        } else {
          if character == "\"" || character == "`" { quote = character }
          out.append(character)
        }
      }
      if out.last != " " { out.append(" ") }
    }
    return String(out.drop { $0 == " " })
  }

  mutating func rule() -> ScriptTranslation.Rule? {
    while let name = declaredName() {
      guard declare(name) else { return nil }
    }
    guard eat("for line in document { ") || eat("for line in text.split(scope, \"\\n\") { ") else {
      return nil
    }
    while !eat("} ") {
      guard statement() else { return nil }
    }
    guard rest.isEmpty || rest.hasPrefix("if DEBUG { ") else { return nil }
    if startsWithFinding {
      return hasFound || endings.isEmpty ? nil : .lacking(endings.joined(separator: "|"))
    }
    return hasFound ? .existence(alternatives.joined(separator: "|")) : nil
  }

  private mutating func eat(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  private mutating func word() -> String? {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !word.isEmpty else { return nil }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  /// A text between quotation marks.
  private mutating func text() -> String? {
    guard let quote = rest.first, quote == "\"" || quote == "`" else { return nil }
    var out = ""
    var isEscaped = false
    var i = rest.index(after: rest.startIndex)
    while i < rest.endIndex {
      let character = rest[i]
      i = rest.index(after: i)
      if isEscaped {
        guard let meant = ["\\": "\\", "\"": "\"", "n": "\n", "t": "\t", "r": "\r"][String(character)] else {
          return nil
        }
        out += meant
        isEscaped = false
      } else if character == "\\", quote == "\"" {
        isEscaped = true
      } else if character == quote {
        rest = rest[i...]
        return out
      } else {
        out.append(character)
      }
    }
    return nil
  }

  private mutating func declaredName() -> String? {
    let start = rest
    if let name = word(), eat(" := ") { return name }
    rest = start
    return nil
  }

  private mutating func declare(_ name: String) -> Bool {
    if eat("text.re_compile(") {
      guard let pattern = text(), eat(") ") else { return false }
      patterns[name] = pattern
      return true
    }
    if eat("import(") { return text() != nil && eat(") ") }
    if name == "matches", eat("[{begin: 0, end: 0}] ") {
      startsWithFinding = true
      return true
    }
    return [
      "[] ", "false ", "true ", "0 ", "text.split(text.trim_suffix(scope, \"\\n\"), \"\\n\") ",
    ].contains { eat($0) }
  }

  private mutating func statement() -> Bool {
    if eat("start += end ") || eat("end = len(line) + 1 ") || eat("cursor += len(line) + 1 ") { return true }
    _ = eat("else ")
    guard eat("if ") else { return false }
    if eat("DEBUG { ") || rest.hasPrefix("text.re_find(`<!-- vale ") {
      // What it prints, and comments that switch it off, which hold for every rule here.
      guard let end = rest.firstRange(of: "} ") else { return false }
      rest = rest[end.upperBound...]
      return true
    }
    if eat("ruleActive { for match in text.re_find(") {
      guard let pattern = text(), eat(", line, -1) { " + ScriptReader.foundMatch + "} } ") else {
        return false
      }
      return find("(?:\(pattern))")
    }
    guard let names = condition() else { return false }
    let lines = names.map { pattern in
      pattern.hasPrefix("^") ? "(?:\(pattern))" : "^(?=.*?(?:\(pattern)))"
    }
    let line = lines.count == 1 ? lines[0] : "(?:\(lines.joined(separator: "|")))"
    if eat("continue } ") {
      alternatives.append(line + ".*\\n")
      return true
    }
    if eat("matches = [] break } ") {
      endings.append(line)
      alternatives.append(line + ".*\\n[\\s\\S]*")
      return true
    }
    if eat(ScriptReader.foundLine) { return (eat("} ") || eat("continue } ")) && find(line + ".*") }
    return block(line)
  }

  /// Only one statement may find: the next would find it once more.
  private mutating func find(_ pattern: String) -> Bool {
    guard !hasFound else { return false }
    hasFound = true
    alternatives.append(pattern)
    return true
  }

  /// The patterns, one of which has to match the line.
  private mutating func condition() -> [String]? {
    var found: [String] = []
    repeat {
      guard let name = word(), let pattern = patterns[name], eat(".match(line) ") else { return nil }
      found.append(pattern)
    } while eat("|| ")
    return eat("{ ") ? found : nil
  }

  /// What stands between two equal lines is passed over.
  private mutating func block(_ line: String) -> Bool {
    guard eat("delimiter := text.trim_space(line) if ! "), let flag = word(),
      eat("{ \(flag) = delimiter } else if \(flag) == delimiter { \(flag) = false } continue } ")
        || eat(" { \(flag) = delimiter } else if \(flag) == delimiter { \(flag) = false } continue } "),
      eat("if \(flag) { continue } ")
    else { return false }
    let name = "block\(alternatives.count)"
    let closing = "\\k<\(name)>[ \\t]*$"
    alternatives.append(
      "(?=\(line))(?<\(name)>\\S+)[ \\t]*\\n(?:(?!\(closing)).*\\n)*(?:\(closing)\\n?|.*)")
    return true
  }
}
