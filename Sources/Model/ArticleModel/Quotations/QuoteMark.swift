import SourceText

/// A double quotation mark of the text with what its form and its neighbours say of it.
struct QuoteMark {
  enum Direction {
    case open
    case close
    /// Only the state of the reading can tell.
    case either
  }

  var token: Int
  var direction: Direction
  var style: Quotation.Style
}

/// Finds the direction of double marks (DOMAIN.md 5.1, steps 1 and 2).
struct QuoteMarkReader {
  let reader: TokenReader
  /// Whether the text opens quotations with curly marks, so that a straight one behind a figure means inches.
  let isCurly: Bool
  /// Whether guillemets point inwards, as in German and Danish books: `»Ja«`.
  private let pointsInwards: Bool

  init(reader: TokenReader) {
    self.reader = reader
    var isCurly = false
    // Words that begin behind `»`, and places with `«` where a quotation may open.
    var (inwards, outwards) = (0, 0)
    for i in reader.tokens.indices where reader.tokens[i].kind == .doubleQuote {
      let token = reader.tokens[i]
      if token.range.count == 3, reader.bytes[token.range.lower + 2] == 0x9C { isCurly = true }
      guard token.range.count == 2, i == 0 || token.shape.contains(.spaceBefore) else { continue }
      let isGlued = i + 1 < reader.tokens.count && !reader.tokens[i + 1].shape.contains(.spaceBefore)
      if reader.bytes[token.range.lower + 1] == 0xAB { outwards += 1 } else if isGlued { inwards += 1 }
    }
    self.isCurly = isCurly
    pointsInwards = inwards > outwards
  }

  /// The double marks of a paragraph in order, inches left out.
  func marks(in range: Range<Int>) -> [QuoteMark] {
    var result: [QuoteMark] = []
    let named = namedMark(in: range)
    for i in range where reader.tokens[i].kind == .doubleQuote && i != named {
      if let mark = mark(at: i, in: range, isOpen: result.last?.direction == .open) { result.append(mark) }
    }
    return result
  }

  /// The straight mark that the copy speaks of and quotes nothing with: `(" or ' at the ends)`, `a " and a comma`. It
  /// stands alone between white space or brackets inside a sentence, and the other marks of the paragraph pair
  /// without it.
  private func namedMark(in range: Range<Int>) -> Int? {
    var (count, alone) = (0, 0)
    var found: Int?
    for i in range where reader.tokens[i].kind == .doubleQuote {
      count += 1
      guard isAlone(i, in: range) else { continue }
      alone += 1
      found = i
    }
    return count % 2 == 1 && alone == 1 ? found : nil
  }

  /// Behind a comma or stop such a mark is a closing one with a space too many, before a capital an opening one.
  private func isAlone(_ i: Int, in range: Range<Int>) -> Bool {
    guard i > range.lowerBound, i + 1 < range.upperBound,
      reader.bytes[reader.tokens[i].range.lower] == 0x22
    else { return false }
    let (before, next) = (reader.tokens[i - 1], reader.tokens[i + 1])
    let isFree = reader.tokens[i].shape.contains(.spaceBefore)
    guard before.kind == .openBracket || before.isLowercase && isFree else { return false }
    return next.kind == .closeBracket || next.isLowercase && next.shape.contains(.spaceBefore)
  }

  private func mark(at i: Int, in range: Range<Int>, isOpen: Bool) -> QuoteMark? {
    let token = reader.tokens[i]
    switch Scalars.decode(reader.bytes, at: token.range.lower).value {
    case 0x22:
      if isInches(i, in: range, isOpen: isOpen) { return nil }
      if reader.isApostropheInWord(i) || !isOpen && reader.isApostropheBehindPlural(i) { return nil }
      return QuoteMark(token: i, direction: straightDirection(i, in: range), style: .straightDouble)
    case 0x201C, 0x201F:
      // German and Polish close with the mark that English opens with.
      let closes = !opensAfter(i, in: range) && endsWord(after: i, in: range)
      return QuoteMark(token: i, direction: closes ? .close : .open, style: .curlyDouble)
    case 0x201D:
      // A right mark at the start of a word is a wrong-way opener.
      let opens = !isOpen && beginsWord(i, in: range)
      return QuoteMark(token: i, direction: opens ? .open : .close, style: .curlyDouble)
    case 0x201E: return QuoteMark(token: i, direction: .open, style: .lowHigh)
    case 0xAB: return QuoteMark(token: i, direction: pointsInwards ? .close : .open, style: .guillemets)
    case 0xBB: return QuoteMark(token: i, direction: pointsInwards ? .open : .close, style: .guillemets)
    case 0x300C: return QuoteMark(token: i, direction: .open, style: .guillemets)
    case 0x300D: return QuoteMark(token: i, direction: .close, style: .guillemets)
    case 0x60: return QuoteMark(token: i, direction: .open, style: .teletype)
    case 0x27: return QuoteMark(token: i, direction: isOpen ? .close : .either, style: .teletype)
    default: return nil
    }
  }

  /// `7" record`, `6'2"`: a straight mark glued to a figure when nothing is open.
  private func isInches(_ i: Int, in range: Range<Int>, isOpen: Bool) -> Bool {
    guard !isOpen, i > range.lowerBound, !reader.tokens[i].shape.contains(.spaceBefore) else { return false }
    let before = reader.tokens[i - 1]
    guard before.kind == .number else { return false }
    if isCurly { return true }
    // Figures may also end a quotation whose opening mark is lost, but then a mark or the end follows.
    guard i + 1 < range.upperBound else { return false }
    return reader.tokens[i + 1].kind == .word || i >= 2 && reader.tokens[i - 2].kind == .singleQuote
  }

  private func straightDirection(_ i: Int, in range: Range<Int>) -> QuoteMark.Direction {
    let left = opensAfter(i, in: range)
    let right = endsWord(after: i, in: range)
    if left, !right { return .open }
    if right, !left { return .close }
    return .either
  }

  /// Whether what stands left of a mark lets it open: nothing, white space, a bracket or a dash.
  private func opensAfter(_ i: Int, in range: Range<Int>) -> Bool {
    guard i > range.lowerBound, !reader.tokens[i].shape.contains(.spaceBefore) else { return true }
    switch reader.tokens[i - 1].kind {
    case .openBracket, .dash, .hyphen: return true
    case .singleQuote, .doubleQuote: return reader.tokens[i - 1].shape.contains(.spaceBefore)
    case .symbol: return reader.bytes[reader.tokens[i - 1].range.lower] == 0x2F
    // `said:"We …`: a colon without its space.
    case .colon, .comma: return i + 1 < range.upperBound && isGluedWord(i + 1)
    default: return false
    }
  }

  private func isGluedWord(_ i: Int) -> Bool {
    let token = reader.tokens[i]
    return token.isCapitalised && !token.shape.contains(.spaceBefore)
  }

  /// Whether what stands right of a mark lets it close: nothing, white space or punctuation.
  private func endsWord(after i: Int, in range: Range<Int>) -> Bool {
    guard i + 1 < range.upperBound, !reader.tokens[i + 1].shape.contains(.spaceBefore) else { return true }
    switch reader.tokens[i + 1].kind {
    case .stop, .comma, .colon, .terminal, .closeBracket, .dash, .hyphen: return true
    case .singleQuote, .doubleQuote:
      return i + 2 >= range.upperBound || reader.tokens[i + 2].shape.contains(.spaceBefore)
    default: return false
    }
  }

  private func beginsWord(_ i: Int, in range: Range<Int>) -> Bool {
    i + 1 < range.upperBound && reader.tokens[i].shape.contains(.spaceBefore)
      && !reader.tokens[i + 1].shape.contains(.spaceBefore) && reader.tokens[i + 1].kind == .word
  }
}
