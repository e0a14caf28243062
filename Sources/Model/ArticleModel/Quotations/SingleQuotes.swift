import SourceText

/// Quotations in single marks, read only where both marks are beyond doubt, so that apostrophes,
/// elisions and plural possessives are never taken for quotations.
struct SingleQuotes {
  let reader: TokenReader

  /// The closed single quotations of a paragraph.
  func quotations(in range: Range<Int>, paragraph: Int) -> [Quotation] {
    var result: [Quotation] = []
    var opener: Int?
    for i in range where reader.tokens[i].kind == .singleQuote {
      if let start = opener, closes(i, in: range) {
        let span = reader.tokens[start].range.union(reader.tokens[i].range)
        result.append(
          Quotation(
            style: reader.bytes[span.lower] == 0x27 ? .straightSingle : .curlySingle, ending: .closed,
            running: .no, depth: 1, range: span, openers: [reader.tokens[start].range],
            closer: reader.tokens[i].range, paragraphs: paragraph...paragraph, tokens: start..<(i + 1)))
        opener = nil
      } else if opener == nil, opens(i, in: range) {
        opener = i
      }
    }
    return result
  }

  /// A single mark before a word, after white space or an opening mark, that is no elision.
  func opens(_ i: Int, in range: Range<Int>) -> Bool {
    guard i + 1 < range.upperBound else { return false }
    let token = reader.tokens[i]
    let next = reader.tokens[i + 1]
    let value = Scalars.decode(reader.bytes, at: token.range.lower).value
    guard value == 0x27 || value == 0x2018 || value == 0x60, !next.shape.contains(.spaceBefore) else {
      return false
    }
    guard
      token.shape.contains(.spaceBefore) || i == range.lowerBound
        || [.openBracket, .doubleQuote, .dash].contains(reader.tokens[i - 1].kind)
    else { return false }
    if next.kind == .number { return value == 0x2018 && !reader.core(next, endsWith: 0x73) }
    return next.kind == .word && !reader.vocabulary.elisions.contains(reader.hash(i + 1))
  }

  /// A single mark after a word or its punctuation and before white space or punctuation; after a bare
  /// `s` only when no other mark could close (the plural possessive `drivers'`).
  private func closes(_ i: Int, in range: Range<Int>) -> Bool {
    let token = reader.tokens[i]
    let value = Scalars.decode(reader.bytes, at: token.range.lower).value
    guard value == 0x27 || value == 0x2019, i > range.lowerBound, !token.shape.contains(.spaceBefore) else {
      return false
    }
    if i + 1 < range.upperBound {
      let next = reader.tokens[i + 1]
      let apart =
        next.shape.contains(.spaceBefore)
        || [.stop, .comma, .terminal, .colon, .closeBracket, .dash, .doubleQuote].contains(next.kind)
      guard apart else { return false }
      let before = reader.tokens[i - 1]
      if before.kind == .word, reader.core(before, endsWith: 0x73), next.kind == .word, next.isLowercase {
        return !(i + 1..<range.upperBound).contains { $0 > i && reader.tokens[$0].kind == .singleQuote }
      }
    }
    return true
  }
}

extension TokenReader {
  /// Whether a token's last byte, without a possessive, is this one.
  func core(_ token: Token, endsWith byte: UInt8) -> Bool {
    token.core.count > 0 && bytes[token.core.upper - 1] == byte
  }
}

extension Article {
  /// Whether a single mark can only open a quotation: it stands before a word and is no elision.
  public func opensSingle(_ i: Int) -> Bool {
    reading { SingleQuotes(reader: $0).opens(i, in: 0..<tokens.count) }
  }
}
