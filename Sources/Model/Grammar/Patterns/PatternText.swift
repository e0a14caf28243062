import SourceText

/// What a pattern says and offers, read when it has found something: few patterns do in a run.
enum PatternText {
  /// The alternatives of a fix, parted by ` / `; none where nothing is offered.
  static func fixes(_ text: Substring) -> [[SentencePattern.Piece]] {
    let text = trimmed(text)
    if text.isEmpty { return [] }
    var result: [[SentencePattern.Piece]] = []
    var rest = text
    while let range = find(" / ", in: rest) {
      result.append(pieces(trimmed(rest[..<range.lowerBound])))
      rest = rest[range.upperBound...]
    }
    result.append(pieces(trimmed(rest)))
    return result
  }

  /// The pieces of a message.
  static func message(_ text: Substring) -> [SentencePattern.Piece] { pieces(trimmed(text)) }

  /// `\2` copies, `\2:VB` inflects, `-` is nothing, everything else stands for itself.
  private static func pieces(_ text: Substring) -> [SentencePattern.Piece] {
    if text == "-" { return [] }
    var result: [SentencePattern.Piece] = []
    var plain = ""
    var rest = text
    while let first = rest.first {
      rest = rest.dropFirst()
      guard first == "\\", let digit = rest.first?.wholeNumberValue else {
        plain.append(first)
        continue
      }
      rest = rest.dropFirst()
      if !plain.isEmpty { result.append(.text(plain)) }
      plain = ""
      if rest.first == ":" {
        let name = rest.dropFirst().prefix { $0.isUppercase }
        if let tag = Tag(name: name) {
          result.append(.inflected(digit - 1, tag))
          rest = rest.dropFirst(1 + name.count)
          continue
        }
      }
      result.append(.copy(digit - 1))
    }
    if !plain.isEmpty { result.append(.text(plain)) }
    return result
  }

  static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return text
  }

  /// The first place of a mark in a text.
  private static func find(_ mark: String, in text: Substring) -> Range<Substring.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(mark) { return start..<text.index(start, offsetBy: mark.count) }
      start = text.index(after: start)
    }
    return nil
  }
}
