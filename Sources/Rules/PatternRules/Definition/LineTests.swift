/// Scripts that ask of each line whether it matches some patterns and not others, and report the line; lines between
/// two delimiters may be excepted.
///
/// What they say is one pattern: `(?!…)` for each test that must not hold, `(?=…)` for each that must.
struct LineTests {
  private struct Test {
    var pattern: String
    var isMet: Bool
  }

  private struct Condition {
    var tests: [Test] = []
    /// Whether the line has to be outside of delimiters (true) or within; nil: either.
    var isOutside: Bool?
  }

  private var script: ScriptText
  private var patterns: [String: String] = [:]
  private var flags: Set<String> = []
  private var opening: String?
  private var closing: String?
  /// What is passed over, then what is found.
  private var passed: [String] = []
  private var found: [String] = []

  private static let finding =
    "start := text.index(scope, line) matches = append(matches, {begin: start, end: start + len(line)}) "
  /// The beginning of a line without its blanks: how many a line may have is bounded, as look-behinds are.
  private static let lineStart = "(?:^|" + (1...16).map { "(?<=^[ \\t]{\($0)})" }.joined(separator: "|") + ")"

  /// `script` as a rule file holds it.
  init(_ script: String) { self.script = ScriptText(script) }

  /// The pattern of what is found and, with line breaks in it, of what is passed over; nil where the script does
  /// anything else.
  mutating func pattern() -> String? {
    while !script.eat("for line in text.split(scope, \"\\n\") { ") {
      guard preparation() else { return nil }
    }
    _ = script.eat("line = text.trim_space(line) ")
    while !script.eat("} ") {
      guard statement([], isOutside: nil) else { return nil }
    }
    guard script.rest.isEmpty, !found.isEmpty, opening == closing else { return nil }
    if let delimiter = opening {
      passed.append(
        "^[ \\t]*\(delimiter).*\\n(?:(?!^[ \\t]*\(delimiter)).*\\n)*(?:[ \\t]*\(delimiter)\\n?|.*)")
    }
    return (passed + found).joined(separator: "|")
  }

  private mutating func preparation() -> Bool {
    if script.eat("scope += \"\\n\" ") { return true }
    if script.eat("scope = text.re_replace(") {
      guard let pattern = script.text(), pattern.contains("\n"), script.eat(", scope, \"\") ") else {
        return false
      }
      passed.append("(?:\(pattern))")
      return true
    }
    guard let name = script.declaredName() else { return false }
    if script.eat("import(") { return script.text() != nil && script.eat(") ") }
    if script.eat("[] ") { return name == "matches" }
    if script.eat("false ") {
      flags.insert(name)
      return true
    }
    guard let pattern = script.text(), script.eat(" ") else { return false }
    patterns[name] = pattern
    return true
  }

  /// `tests` hold of the line where the statement runs; `isOutside`: it runs for lines outside of delimiters alone, or
  /// within them.
  private mutating func statement(_ tests: [Test], isOutside: Bool?) -> Bool {
    if script.eat(LineTests.finding) {
      guard isOutside == true || flags.isEmpty else { return false }
      found.append(LineTests.lineStart + tests.map(LineTests.looked).joined() + "(?=\\S).*(?<=\\S)")
      return true
    }
    let start = script
    if let flag = script.word(), flags.contains(flag), flags.count == 1, tests.count == 1, tests[0].isMet {
      if script.eat(" = true "), isOutside == true {
        opening = tests[0].pattern
        return true
      }
      if script.eat(" = false "), isOutside == false {
        closing = tests[0].pattern
        return true
      }
    }
    script = start
    return choice(tests, isOutside: isOutside)
  }

  /// `if … { … } else if … { … }`: what a branch asks for does not hold in those behind it.
  private mutating func choice(_ tests: [Test], isOutside: Bool?) -> Bool {
    guard script.eat("if ") else { return false }
    var earlier: [Condition] = []
    repeat {
      guard let condition = condition(), let others = LineTests.denied(earlier, for: condition) else {
        return false
      }
      let here = condition.isOutside ?? isOutside
      guard isOutside == nil || isOutside == here else { return false }
      while !script.eat("} ") {
        guard statement(tests + others + condition.tests, isOutside: here) else { return false }
      }
      earlier.append(condition)
    } while script.eat("else if ")
    return true
  }

  /// What holds of a line for which the conditions of `earlier` did not and `condition` is asked; nil where no list
  /// of tests says it.
  private static func denied(_ earlier: [Condition], for condition: Condition) -> [Test]? {
    var tests: [Test] = []
    for other in earlier {
      if let here = condition.isOutside, let there = other.isOutside, here != there { continue }
      guard other.tests.count == 1, other.isOutside == nil || other.isOutside == condition.isOutside else {
        return nil
      }
      tests.append(Test(pattern: other.tests[0].pattern, isMet: !other.tests[0].isMet))
    }
    return tests
  }

  private mutating func condition() -> Condition? {
    var condition = Condition()
    repeat {
      let isMet = !script.eat("!")
      if script.eat("text.re_match(") {
        guard let name = script.word(), let named = patterns[name], let pattern = LineTests.anchored(named),
          script.eat(", line) ")
        else { return nil }
        condition.tests.append(Test(pattern: pattern, isMet: isMet))
      } else {
        guard isMet, let flag = script.word(), flags.contains(flag) else { return nil }
        if script.eat(" == false ") {
          condition.isOutside = true
        } else if script.eat(" == true ") {
          condition.isOutside = false
        } else {
          return nil
        }
      }
    } while script.eat("&& ")
    return script.eat("{ ") ? condition : nil
  }

  private static func looked(_ test: Test) -> String { "(?\(test.isMet ? "=" : "!")\(test.pattern))" }

  /// A pattern of a whole line as one from its first character that is no blank; nil where it has choices that
  /// stand in no group.
  private static func anchored(_ pattern: String) -> String? {
    if PatternSyntax.hasOuterChoice(pattern) { return nil }
    var body = pattern[...]
    let isFromStart = body.hasPrefix("^")
    if isFromStart { body = body.dropFirst() }
    let isToEnd = body.hasSuffix("$") && !body.hasSuffix("\\$")
    if isToEnd { body = body.dropLast() }
    return (isFromStart ? "" : ".*?") + "(?:\(body))" + (isToEnd ? "(?<!\\s)[ \\t]*$" : "")
  }
}
