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
    if let rule = reader.rule() { return rule }
    var tests = LineTests(script)
    return tests.pattern().map { .existence($0) }
  }
}

/// Reads the statements of a script one by one.
private struct ScriptReader {
  private var script: ScriptText
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

  init(_ script: String) { self.script = ScriptText(script) }

  mutating func rule() -> ScriptTranslation.Rule? {
    while let name = script.declaredName() {
      guard declare(name) else { return nil }
    }
    guard script.eat("for line in document { ") || script.eat("for line in text.split(scope, \"\\n\") { ")
    else {
      return nil
    }
    while !script.eat("} ") {
      guard statement() else { return nil }
    }
    guard script.rest.isEmpty || script.rest.hasPrefix("if DEBUG { ") else { return nil }
    if startsWithFinding {
      return hasFound || endings.isEmpty ? nil : .lacking(endings.joined(separator: "|"))
    }
    return hasFound ? .existence(alternatives.joined(separator: "|")) : nil
  }

  private mutating func declare(_ name: String) -> Bool {
    if script.eat("text.re_compile(") {
      guard let pattern = script.text(), script.eat(") ") else { return false }
      patterns[name] = pattern
      return true
    }
    if script.eat("import(") { return script.text() != nil && script.eat(") ") }
    if name == "matches", script.eat("[{begin: 0, end: 0}] ") {
      startsWithFinding = true
      return true
    }
    return [
      "[] ", "false ", "true ", "0 ", "text.split(text.trim_suffix(scope, \"\\n\"), \"\\n\") ",
    ].contains { script.eat($0) }
  }

  private mutating func statement() -> Bool {
    if script.eat("start += end ") || script.eat("end = len(line) + 1 ")
      || script.eat("cursor += len(line) + 1 ")
    {
      return true
    }
    _ = script.eat("else ")
    guard script.eat("if ") else { return false }
    if script.eat("DEBUG { ") || script.rest.hasPrefix("text.re_find(`<!-- vale ") {
      // What it prints, and comments that switch it off, which hold for every rule here.
      return script.skip(past: "} ")
    }
    if script.eat("ruleActive { for match in text.re_find(") {
      guard let pattern = script.text(), script.eat(", line, -1) { " + ScriptReader.foundMatch + "} } ")
      else {
        return false
      }
      return find("(?:\(pattern))")
    }
    guard let names = condition() else { return false }
    let lines = names.map { pattern in
      pattern.hasPrefix("^") ? "(?:\(pattern))" : "^(?=.*?(?:\(pattern)))"
    }
    let line = lines.count == 1 ? lines[0] : "(?:\(lines.joined(separator: "|")))"
    if script.eat("continue } ") {
      alternatives.append(line + ".*\\n")
      return true
    }
    if script.eat("matches = [] break } ") {
      endings.append(line)
      alternatives.append(line + ".*\\n[\\s\\S]*")
      return true
    }
    if script.eat(ScriptReader.foundLine) {
      return (script.eat("} ") || script.eat("continue } ")) && find(line + ".*")
    }
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
      guard let name = script.word(), let pattern = patterns[name], script.eat(".match(line) ") else {
        return nil
      }
      found.append(pattern)
    } while script.eat("|| ")
    return script.eat("{ ") ? found : nil
  }

  /// What stands between two equal lines is passed over.
  private mutating func block(_ line: String) -> Bool {
    guard script.eat("delimiter := text.trim_space(line) if ! "), let flag = script.word(),
      script.eat("{ \(flag) = delimiter } else if \(flag) == delimiter { \(flag) = false } continue } ")
        || script.eat(" { \(flag) = delimiter } else if \(flag) == delimiter { \(flag) = false } continue } "),
      script.eat("if \(flag) { continue } ")
    else { return false }
    let name = "block\(alternatives.count)"
    let closing = "\\k<\(name)>[ \\t]*$"
    alternatives.append(
      "(?=\(line))(?<\(name)>\\S+)[ \\t]*\\n(?:(?!\(closing)).*\\n)*(?:\(closing)\\n?|.*)")
    return true
  }
}
