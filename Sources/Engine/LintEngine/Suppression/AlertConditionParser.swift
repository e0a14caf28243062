import PatternRules

/// Reads a condition on findings: `or` binds loosest, then `and`, then `not`.
struct AlertConditionParser {
  private enum Token: Equatable {
    case word(String)
    case text(String)
    case sign(String)
  }

  /// Parentheses and negations within one another.
  private static let deepest = 64
  private static let signs = ["==", "!=", "&&", "||", "(", ")", "[", "]", ",", "!"]

  private let source: String
  private var tokens: [Token] = []
  private var next = 0
  private var depth = 0

  init(_ source: String) { self.source = source }

  mutating func parse() throws(UsageError) -> AlertCondition.Node {
    tokens = try read()
    let node = try either()
    guard next == tokens.count else { throw fault("'\(shown)' is not expected") }
    return node
  }

  private func fault(_ reason: String) -> UsageError { UsageError("--filter '\(source)': \(reason)") }

  /// The token at hand, for messages.
  private var shown: String {
    guard next < tokens.count else { return "the end" }
    switch tokens[next] {
    case .word(let text), .text(let text), .sign(let text): return text
    }
  }

  private func read() throws(UsageError) -> [Token] {
    var tokens: [Token] = []
    var rest = Substring(source)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "\"" || first == "'" || first == "`" {
        rest.removeFirst()
        var text = ""
        var isClosed = false
        while let character = rest.popFirst() {
          if character == first {
            isClosed = true
            break
          }
          // Between backticks a backslash stands for itself, elsewhere for what comes behind it.
          if character == "\\", first != "`", let escaped = rest.popFirst() {
            text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
          } else {
            text.append(character)
          }
        }
        guard isClosed else { throw fault("a text has no closing \(first)") }
        tokens.append(.text(text))
      } else if first == "." || first == "_" || first.isLetter {
        let word = rest.prefix { $0 == "." || $0 == "_" || $0.isLetter || $0.isNumber }
        rest.removeFirst(word.count)
        tokens.append(.word(String(word)))
      } else if let sign = AlertConditionParser.signs.first(where: { rest.hasPrefix($0) }) {
        rest.removeFirst(sign.count)
        tokens.append(.sign(sign))
      } else {
        throw fault("'\(first)' is not understood")
      }
    }
    return tokens
  }

  private mutating func takes(_ wanted: Token...) -> Bool {
    guard next < tokens.count, wanted.contains(tokens[next]) else { return false }
    next += 1
    return true
  }

  private mutating func either() throws(UsageError) -> AlertCondition.Node {
    var node = try both()
    while takes(.word("or"), .sign("||")) { node = .either(node, try both()) }
    return node
  }

  private mutating func both() throws(UsageError) -> AlertCondition.Node {
    var node = try negated()
    while takes(.word("and"), .sign("&&")) { node = .both(node, try negated()) }
    return node
  }

  private mutating func negated() throws(UsageError) -> AlertCondition.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= AlertConditionParser.deepest else { throw fault("it is nested too deep") }
    if takes(.word("not"), .sign("!")) { return .not(try negated()) }
    if takes(.sign("(")) {
      let node = try either()
      guard takes(.sign(")")) else { throw fault("')' is missing before '\(shown)'") }
      return node
    }
    if takes(.word("true")) { return .always(true) }
    if takes(.word("false")) { return .always(false) }
    return try test()
  }

  private mutating func test() throws(UsageError) -> AlertCondition.Node {
    let left = try operand()
    let isNegated = takes(.word("not"))
    let test = AlertCondition.Test.allCases.first { takes(.word($0.rawValue), .sign($0.rawValue)) }
    guard let test else {
      let known = AlertCondition.Test.allCases.map(\.rawValue).joined(separator: ", ")
      throw fault("a comparison is missing before '\(shown)'; there are \(known)")
    }
    let right = try operand()
    guard test == .matches else { return negate(.test(left, test, right), isNegated) }
    guard case .texts(let patterns) = right, patterns.count == 1 else {
      throw fault("'matches' takes a pattern as a text")
    }
    do throws(IgnoredText.Fault) {
      return negate(.matches(left, try IgnoredText(patterns)), isNegated)
    } catch {
      throw fault("the pattern '\(patterns[0])' cannot be used: \(error.reason)")
    }
  }

  private func negate(_ node: AlertCondition.Node, _ isNegated: Bool) -> AlertCondition.Node {
    isNegated ? .not(node) : node
  }

  private mutating func operand() throws(UsageError) -> AlertCondition.Operand {
    guard next < tokens.count else { throw fault("it ends where a field or a text is expected") }
    let token = tokens[next]
    switch token {
    case .text(let text):
      next += 1
      return .texts([text])
    case .word(let word):
      let name = word.hasPrefix(".") ? String(word.dropFirst()) : word
      guard let field = AlertCondition.Field(rawValue: name) else {
        let known = AlertCondition.Field.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
        throw fault("'\(word)' is no field of a rule; there are \(known)")
      }
      next += 1
      return .field(field)
    case .sign("["):
      next += 1
      var texts: [String] = []
      while !takes(.sign("]")) {
        guard next < tokens.count, case .text(let text) = tokens[next] else {
          throw fault("a list holds texts, not '\(shown)'")
        }
        texts.append(text)
        next += 1
        _ = takes(.sign(","))
      }
      return .texts(texts)
    case .sign: throw fault("a field or a text is expected, not '\(shown)'")
    }
  }
}
