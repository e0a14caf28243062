/// A condition on the text before a match whose length is not known: .NET has it, PCRE2 (before 10.43) looks
/// back by a fixed length only. At the start of a pattern it is checked after the match instead.
struct LookBehind: Sendable, Hashable {
  /// What is looked for, anchored at its end.
  let wrapped: String
  let isNegative: Bool

  /// How far back is looked, in bytes: more would make the time grow with the square of a paragraph.
  static let reach = 1_000

  /// What anchors it.
  static let ending = "\\z"

  /// A pattern's leading condition of unknown length, and the rest; nil and the whole pattern where it has none.
  static func divide(_ pattern: String) -> (LookBehind?, String) {
    guard pattern.utf8.starts(with: "(?<!".utf8) || pattern.utf8.starts(with: "(?<=".utf8) else {
      return (nil, pattern)
    }
    let scalars = Array(pattern.unicodeScalars)
    guard let end = PatternSyntax.closing(scalars) else { return (nil, pattern) }
    let group = String(String.UnicodeScalarView(scalars[0...end]))
    // One of fixed length is PCRE2's own business.
    if (try? CompiledPattern(group)) != nil { return (nil, pattern) }
    let inner = String(String.UnicodeScalarView(scalars[4..<end]))
    return (
      LookBehind(wrapped: "(?:\(inner))" + ending, isNegative: scalars[3] == "!"),
      String(String.UnicodeScalarView(scalars[(end + 1)...]))
    )
  }
}
