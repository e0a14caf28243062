/// The text of a script of Vale's (Tengo), read from its start to its end.
struct ScriptText {
  /// What was not read yet: without comments, with one blank for white space outside of texts and one at its end.
  private(set) var rest: Substring

  /// `script` as a rule file holds it.
  init(_ script: String) { rest = ScriptText.spaced(script)[...] }

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

  /// Whether `text` comes next; it is read then.
  mutating func eat(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  /// Reads up to the end of `text`; false where it does not come any more.
  mutating func skip(past text: String) -> Bool {
    guard let end = rest.firstRange(of: text) else { return false }
    rest = rest[end.upperBound...]
    return true
  }

  /// The name that comes next.
  mutating func word() -> String? {
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !word.isEmpty else { return nil }
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  /// The text between quotation marks that comes next.
  mutating func text() -> String? {
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

  /// The name that a value is given next, `name := `.
  mutating func declaredName() -> String? {
    let start = rest
    if let name = word(), eat(" := ") { return name }
    rest = start
    return nil
  }
}
