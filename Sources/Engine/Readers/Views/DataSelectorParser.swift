/// Reads expressions of `DataSelector`.
struct DataSelectorParser {
  private let text: [Character]
  private var at = 0
  private var depth = 0
  private static let longest = 4_000
  private static let deepest = 32

  init(_ text: String) { self.text = Array(text.prefix(DataSelectorParser.longest + 1)) }

  /// The whole of it.
  mutating func expression() throws(DataFault) -> DataSelector.Expression {
    guard text.count <= DataSelectorParser.longest else { throw fault("is too long") }
    let found = try or()
    skip()
    guard at == text.count else { throw fault("has '\(String(text[at...].prefix(20)))' where it should end") }
    return found
  }

  private func fault(_ reason: String) -> DataFault { DataFault("the expression \(reason)", at: at) }

  private mutating func skip() { while at < text.count, text[at].isWhitespace { at += 1 } }

  private mutating func takes(_ mark: String) -> Bool {
    skip()
    guard text[at...].starts(with: mark) else { return false }
    at += mark.count
    return true
  }

  private mutating func take(_ mark: String) throws(DataFault) {
    guard takes(mark) else { throw fault("lacks '\(mark)'") }
  }

  private mutating func or() throws(DataFault) -> DataSelector.Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= DataSelectorParser.deepest else { throw fault("is nested too deep") }
    var found = try and()
    while takes("||") { found = .or(found, try and()) }
    return found
  }

  private mutating func and() throws(DataFault) -> DataSelector.Expression {
    var found = try comparison()
    while takes("&&") { found = .and(found, try comparison()) }
    return found
  }

  private mutating func comparison() throws(DataFault) -> DataSelector.Expression {
    if takes("!") { return .not(try comparison()) }
    let left = try chain()
    if takes("==") { return .equal(left, try chain()) }
    if takes("!=") { return .not(.equal(left, try chain())) }
    return left
  }

  /// A value with all that is done to it.
  private mutating func chain() throws(DataFault) -> DataSelector.Expression {
    var found = try start()
    while true {
      if takes("...") {
        found = .each(found)
        if let next = text[at...].first, DataSelectorParser.isNamed(next) { found = try step(on: found) }
      } else if takes("..") {
        found = .descent(found, takes("*") ? "*" : try name())
      } else if takes(".") {
        found = text[at...].first == "[" ? found : try step(on: found)
      } else if text[at...].first == "[" {
        at += 1
        found = try index(of: found)
      } else {
        return found
      }
    }
  }

  private mutating func start() throws(DataFault) -> DataSelector.Expression {
    skip()
    guard at < text.count else { throw fault("is empty or ends too soon") }
    if takes("$root") { return .root }
    if takes("$this") || takes("$it") { return .this }
    if takes("(") {
      let inner = try or()
      try take(")")
      return inner
    }
    if text[at] == "[" {
      at += 1
      if let index = try? indexInBrackets() { return index }
      return try list()
    }
    if text[at...].starts(with: "..") || text[at] == "." { return .this }
    if text[at] == "\"" || text[at] == "'" { return .literal(try quoted()) }
    if text[at].isNumber || text[at] == "-" { return .literal(number()) }
    for word in ["true", "false", "null"] where isWord(word) {
      at += word.count
      return .literal(word)
    }
    return try step(on: .this)
  }

  /// `[0]` of the value itself; throws, and takes nothing, where it is a list.
  private mutating func indexInBrackets() throws(DataFault) -> DataSelector.Expression {
    let start = at
    skip()
    let digits = number()
    guard Int(digits) != nil, takes("]") else {
      at = start
      throw fault("has no index")
    }
    return .index(.this, Int(digits) ?? 0)
  }

  private mutating func list() throws(DataFault) -> DataSelector.Expression {
    var parts: [DataSelector.Expression] = []
    while !takes("]") {
      parts.append(try or())
      if !takes(",") {
        try take("]")
        break
      }
    }
    return .list(parts)
  }

  private func isWord(_ word: String) -> Bool {
    guard text[at...].starts(with: word) else { return false }
    let end = at + word.count
    return end == text.count || !DataSelectorParser.isNamed(text[end]) && text[end] != "("
  }

  private static func isNamed(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "-" || character == "\\"
  }

  /// A member, or a call of a function.
  private mutating func step(on value: DataSelector.Expression) throws(DataFault) -> DataSelector.Expression {
    let name = try name()
    guard text[at...].first == "(" else {
      // `name?` may be missing; so may every name here.
      if text[at...].first == "?" { at += 1 }
      return .member(value, name)
    }
    at += 1
    guard let function = DataSelector.Function(rawValue: name) else {
      let known = DataSelector.Function.allCases.map { $0.rawValue + "()" }.joined(separator: ", ")
      throw fault("calls '\(name)()', which is not known here (known: \(known))")
    }
    var arguments: [DataSelector.Expression] = []
    while !takes(")") {
      arguments.append(try or())
      if !takes(",") {
        try take(")")
        break
      }
    }
    return .call(value, function, arguments)
  }

  private mutating func index(of value: DataSelector.Expression) throws(DataFault)
    -> DataSelector.Expression
  {
    skip()
    if text[at...].first == "\"" || text[at...].first == "'" {
      let name = try quoted()
      try take("]")
      return .member(value, name)
    }
    let first = Int(number())
    if takes(":") {
      skip()
      let last = Int(number())
      try take("]")
      return .slice(value, first ?? 0, last ?? -1)
    }
    guard let first else { throw fault("has no index between brackets") }
    try take("]")
    return .index(value, first)
  }

  private mutating func number() -> String {
    let start = at
    while at < text.count,
      text[at].isNumber || text[at] == "." && at + 1 < text.count && text[at + 1].isNumber
        || text[at] == "-" && at == start
    {
      at += 1
    }
    return String(text[start..<at])
  }

  private mutating func name() throws(DataFault) -> String {
    skip()
    if text[at...].first == "\"" || text[at...].first == "'" { return try quoted() }
    var name = ""
    while at < text.count, DataSelectorParser.isNamed(text[at]) {
      // A backslash takes what follows as a part of the name.
      if text[at] == "\\", at + 1 < text.count { at += 1 }
      name.append(text[at])
      at += 1
    }
    guard !name.isEmpty else {
      throw fault("has '\(String(text[min(at, text.count)...].prefix(10)))' where a name should be")
    }
    return name
  }

  private mutating func quoted() throws(DataFault) -> String {
    let mark = text[at]
    var inner = ""
    at += 1
    while at < text.count, text[at] != mark {
      if text[at] == "\\", at + 1 < text.count { at += 1 }
      inner.append(text[at])
      at += 1
    }
    guard at < text.count else { throw fault("has a text without an end") }
    at += 1
    return inner
  }
}
