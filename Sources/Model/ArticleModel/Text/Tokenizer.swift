import SourceText

/// Cuts a text into tokens in one pass over its bytes.
///
/// Words are interned as they are read; white space becomes flags of the token that follows, and a
/// `SpaceRun` where it is not one plain space or bare line breaks.
struct Tokenizer {
  let p: UnsafeBufferPointer<UInt8>
  let classes: [ByteClass] = ByteClass.table
  var i = 0
  /// Set by white space, taken by the next token.
  var pending: Token.Shape = [.spaceBefore, .lineBefore]

  var tokens: [Token] = []
  var spaces: [SpaceRun] = []
  var forms: FormTable
  var lines = LineTable()
  /// Where reading began and ended when an edited text was tokenized, for tests: what lies outside was
  /// taken over.
  var readStart = 0
  /// By form of the article whose tokens are taken over: its form here; 0 where it has none yet.
  var known: [UInt32] = []
  var readEnd: Int?

  init(_ p: UnsafeBufferPointer<UInt8>) {
    self.p = p
    forms = FormTable(expecting: min(p.count / 12, 1 << 16))
    tokens.reserveCapacity(p.count / 5 + 16)
  }

  mutating func run() {
    if p.starts(with: [0xEF, 0xBB, 0xBF]) { i = 3 }
    lines.begin(at: i, token: 0)
    while i < p.count {
      if tokens.count == tokens.capacity { makeRoom() }
      readNext()
    }
    lines.end(at: p.count, token: tokens.count)
  }

  /// Makes room for as many tokens as the rest will have, if it is like what was read: doubled, the tokens of a text
  /// of nothing but marks would take twice their size.
  private mutating func makeRoom() {
    let expected = Int(Double(tokens.count) * Double(p.count) / Double(max(1, i)))
    tokens.reserveCapacity(max(expected + expected / 64, tokens.count + tokens.count / 4) + 16)
  }

  /// The tokens, which the tokenizer no longer has then: whoever changes them makes no copy.
  mutating func takeTokens() -> [Token] {
    var taken: [Token] = []
    swap(&taken, &tokens)
    return taken
  }

  /// The forms with all that is counted of them, which the tokenizer no longer has then.
  mutating func takeForms(of tokens: [Token]) -> FormTable {
    var taken = FormTable(expecting: 0)
    swap(&taken, &forms)
    taken.index(tokens)
    return taken
  }

  /// Reads the token or the white space that begins at `i`.
  mutating func readNext() {
    switch classes[Int(p[i])] {
    case .space, .lineBreak:
      if isPlainSpace {
        pending.insert(.spaceBefore)
        i += 1
      } else {
        readSpace()
      }
    case .letter: readWord()
    case .digit: readNumber()
    case .nonASCII: readNonASCII()
    default: readMark()
    }
  }

  // MARK: White space

  /// Whether one blank stands at `i` and surely no more behind it.
  private var isPlainSpace: Bool {
    p[i] == 0x20 && i + 1 < p.count && p[i + 1] > 0x20 && p[i + 1] < 0x80
  }

  private mutating func readSpace() {
    let start = i
    var length = 0
    var breaks = 0
    var blanks = 0
    var noBreak = false
    while i < p.count {
      let b = p[i]
      if b == 0x0A || b == 0x0D {
        lines.end(at: i, token: tokens.count)
        i += b == 0x0D && i + 1 < p.count && p[i + 1] == 0x0A ? 2 : 1
        lines.begin(at: i, token: tokens.count)
        breaks += 1
      } else if b < 0x80 {
        guard classes[Int(b)] == .space else { break }
        blanks += b == 0x20 ? 1 : 2
        i += 1
      } else {
        let (value, size) = Scalars.decode(p, at: i)
        guard Scalars.isSpace(value) else { break }
        if value == 0xA0 || value == 0x202F { noBreak = true }
        blanks += 2
        i += size
      }
      length += 1
    }
    pending.insert(.spaceBefore)
    if breaks > 0 { pending.insert(.lineBefore) }
    // One plain space or bare line breaks are what everybody expects.
    if blanks == 0 || (blanks == 1 && breaks == 0) { return }
    spaces.append(
      SpaceRun(
        range: TextRange(start, i), nextToken: tokens.count, hasNoBreak: noBreak,
        hasLineBreak: breaks > 0, length: length))
  }

  // MARK: Numbers

  private mutating func readNumber() {
    let start = i
    var scan = WordScan()
    scan.hasDigit = true
    while i < p.count {
      let b = p[i]
      let kind = classes[Int(b)]
      if kind == .digit {
        scan.hash.add(b)
      } else if kind == .letter {
        break
      } else if b == 0x2C || b == 0x2E || b == 0x3A || b == 0x2F {
        guard i + 1 < p.count, classes[Int(p[i + 1])] == .digit else { break }
        scan.hash.add(b)
      } else {
        break
      }
      i += 1
    }
    if i < p.count, classes[Int(p[i])] == .letter || p[i] >= 0x80 && isLetter(at: i) { scanWord(&scan) }
    if i + 1 < p.count, p[i] == 0x40, isASCIILetterOrDigit(i + 1) { return readLink(from: start) }
    if mayJoin(i), joinsAddress(at: i) { return readLink(from: start) }
    let form = forms.intern(
      scan.hash.value, core: TextRange(start, i), token: tokens.count, lead: WordList.lead(p, at: start))
    tokens.append(
      Token(range: TextRange(start, i), form: form, kind: .number, shape: pending.union(scan.shape)))
    pending = []
  }

  // MARK: Marks

  private mutating func readMark() {
    let start = i
    let b = p[i]
    i += 1
    switch classes[Int(b)] {
    case .doubleQuote: appendMark(.doubleQuote, from: start)
    case .apostrophe:
      // ANPA's closing mark is two apostrophes.
      if i < p.count, p[i] == 0x27 {
        i += 1
        return appendMark(.doubleQuote, from: start)
      }
      appendMark(.singleQuote, from: start)
    case .backtick:
      if i < p.count, p[i] == 0x60 {
        i += 1
        return appendMark(.doubleQuote, from: start)
      }
      appendMark(.singleQuote, from: start)
    case .stop:
      skipRun(of: 0x2E)
      appendMark(i - start > 1 ? .terminal : .stop, from: start)
    case .comma: appendMark(.comma, from: start)
    case .terminal:
      while i < p.count, p[i] == 0x21 || p[i] == 0x3F { i += 1 }
      appendMark(.terminal, from: start)
    case .colon: appendMark(.colon, from: start)
    case .openBracket: appendMark(.openBracket, from: start)
    case .closeBracket: appendMark(.closeBracket, from: start)
    case .hyphen:
      skipRun(of: 0x2D)
      appendMark(i - start > 1 || isFree(start, i) ? .dash : .hyphen, from: start)
    case .underscore:
      skipRun(of: 0x5F)
      appendMark(i - start == 1 && isFree(start, i) ? .dash : .symbol, from: start)
    case .at, .hash:
      if isASCIILetterOrDigit(i), b == 0x40 || classes[Int(p[i])] == .letter { return readLink(from: start) }
      appendMark(.symbol, from: start)
    default:
      skipRun(of: b)
      appendMark(.symbol, from: start)
    }
  }

  private mutating func readNonASCII() {
    let (value, size) = Scalars.decode(p, at: i)
    let start = i
    if Scalars.isSpace(value) { return readSpace() }
    if Scalars.isLetter(value), value != 0x200C, value != 0x200D {
      var word = WordScan()
      scanWord(&word)
      // A modifier apostrophe that no letter follows is a letter by its category and no word.
      if i > start { return appendWord(from: start, word) }
    }
    i += size
    if value == 0x201C || value == 0x201E, isMisread(start) { return appendMark(.symbol, from: start) }
    switch value {
    case 0x201C, 0x201D, 0x201E, 0x201F, 0xAB, 0xBB, 0x300C, 0x300D: appendMark(.doubleQuote, from: start)
    case 0x2019 where isTwice(start, i): readDoubled(from: start)
    case 0x2018 where isTwice(start, i): readDoubled(from: start)
    case 0x02BC, 0x2018, 0x2019, 0x201A, 0x201B, 0x2039, 0x203A: appendMark(.singleQuote, from: start)
    case 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x061F, 0x06D4: appendMark(.terminal, from: start)
    case 0x2013, 0x2014, 0x2015: appendMark(.dash, from: start)
    case 0x2010, 0x2011: appendMark(.hyphen, from: start)
    case 0xFF0C, 0x060C, 0x3001: appendMark(.comma, from: start)
    case 0xFF1A, 0xFF1B, 0x061B: appendMark(.colon, from: start)
    default: appendMark(.symbol, from: start)
    }
  }

  /// Whether the scalar that ends here stands twice.
  private func isTwice(_ start: Int, _ end: Int) -> Bool {
    end + (end - start) <= p.count && (start..<end).allSatisfy { p[$0] == p[$0 + end - start] }
  }

  /// `‘‘` and `’’`: a double mark made of two single ones.
  private mutating func readDoubled(from start: Int) {
    i += i - start
    appendMark(.doubleQuote, from: start)
  }

  /// Whether a quotation mark is a piece of a mark read twice in the wrong encoding: `â„¢`, `â‚¬Å“`.
  private func isMisread(_ start: Int) -> Bool {
    guard start >= 2, p[start - 2] == 0xC3 else { return false }
    if p[start - 1] == 0xA2 { return i + 1 < p.count && p[i] == 0xC2 && p[i + 1] == 0xA2 }
    return p[start - 1] == 0x85 && start >= 4 && p[start - 4] == 0xC2 && p[start - 3] == 0xAC
  }

  mutating func appendMark(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(range: TextRange(start, i), kind: kind, shape: pending))
    pending = []
  }

  private mutating func skipRun(of byte: UInt8) {
    while i < p.count, p[i] == byte { i += 1 }
  }

  /// Whether a mark has white space on both sides.
  private func isFree(_ start: Int, _ end: Int) -> Bool {
    let left = start == 0 || Scalars.decode(p, before: start).map { Scalars.isSpace($0.value) } ?? true
    let right = end >= p.count || Scalars.isSpace(Scalars.decode(p, at: end).value)
    return left && right
  }

  func isLetter(at k: Int) -> Bool {
    k < p.count && Scalars.isLetter(Scalars.decode(p, at: k).value)
  }

  func isASCIILetterOrDigit(_ k: Int) -> Bool {
    k < p.count && (classes[Int(p[k])] == .letter || classes[Int(p[k])] == .digit)
  }
}
