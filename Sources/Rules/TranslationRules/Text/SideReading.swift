import Bitext
import SourceText

/// What is read of one side of one segment. Reused from segment to segment, so that nothing is allocated
/// for most of them.
package final class SideReading {
  /// The bytes of the whole side; they outlive the reading (see `PairReader`).
  private(set) var p = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  let language: Language
  let lexicon: TranslationLexicon
  let table: TermTable
  /// Bytes of the segment's text in the side's text.
  private(set) var range = TextRange(0, 0)
  var tokens: [SideToken] = []
  /// For each token the meaning of the longest form that begins there, -1 for none, and where it ends.
  var termAt: [Int32] = []
  var termEnd: [Int] = []
  var figures: [Figure] = []
  var dates: [StatedDate] = []
  /// URLs, e-mail addresses and handles.
  private(set) var addresses: [TextRange] = []
  /// Marks that a rule may look for: tags, placeholders, dashes.
  private(set) var hasAngle = false
  private(set) var hasBrace = false
  private(set) var hasDash = false
  private var hasBacktick = false
  private var knownWords: Set<UInt64>?
  private var knownScripts: [Script: Int]?

  init(language: Language, lexicon: TranslationLexicon) {
    self.language = language
    self.lexicon = lexicon
    table = lexicon.table(language)
  }

  /// Reads the text of a range of a side.
  func read(_ p: UnsafeBufferPointer<UInt8>, _ range: TextRange) {
    self.p = p
    self.range = range
    (knownWords, knownScripts) = (nil, nil)
    tokens.removeAll(keepingCapacity: true)
    figures.removeAll(keepingCapacity: true)
    dates.removeAll(keepingCapacity: true)
    SideTokenizer(p, end: range.upper, language: language).tokenize(from: range.lower, into: &tokens)
    lookForMarks()
    if hasBrace { markPlaceholders() }
    if hasBacktick { CodeSpans.mark(self) }
    findTerms()
    if language == .english { splitDays() }
    FigureScanner.scan(self)
  }

  /// Whether speech stands without quotation marks before a verb of saying: `Мы готовы, - сказал он`,
  /// `C'est fini, a déclaré le juge`.
  var hasUnmarkedSpeech: Bool {
    tokens.indices.dropFirst().contains { i in
      guard term(.said, at: i) != nil else { return false }
      let k = isMark(i - 1, 0x2D) || isMark(i - 1, 0x2013) || isMark(i - 1, 0x2014) ? i - 2 : i - 1
      return [0x2C, 0x21, 0x3F, 0x2E].contains { isMark(k, $0) } && (k < i - 1 || isMark(k, 0x2C))
    }
  }

  /// The first word, where something that is missing is reported.
  var firstWord: TextRange {
    (tokens.first { $0.kind != .mark } ?? tokens.first)?.range ?? range
  }

  /// Marks what stands in brackets (one that is not closed holds nothing) and in addresses, and sees which
  /// marks there are.
  private func lookForMarks() {
    var open: [Int] = []
    var hasAddress = false
    (hasAngle, hasBrace, hasDash, hasBacktick) = (false, false, false, false)
    for i in tokens.indices where tokens[i].kind == .mark {
      switch tokens[i].scalar {
      case 0x3C: hasAngle = true
      case 0x7B, 0x25: hasBrace = true
      case 0x2013, 0x2014, 0x2015: hasDash = true
      case 0x60: hasBacktick = true
      case 0x40, 0x2F: hasAddress = true
      case 0x2E: hasAddress = hasAddress || i > 0 && tokens[i - 1].range.count == 3 && !tokens[i].isSpaced
      case 0x28, 0x5B, 0xFF08, 0x3010: if open.count < 8 { open.append(i) }
      case 0x29, 0x5D, 0xFF09, 0x3011:
        if let start = open.popLast() { for k in start...i { tokens[k].flags.insert(.bracketed) } }
      default: break
      }
    }
    addresses = hasAddress ? Addresses.find(self) : []
  }

  /// Takes a day and the number that follows it apart: `On April 3 410 people came` has no 3,410.
  private func splitDays() {
    var parted: [SideToken] = []
    var known = 0
    for i in tokens.indices.dropFirst() where tokens[i].kind == .number && term(.month, at: i - 1) != nil {
      var (day, rest) = (tokens[i], tokens[i])
      guard let space = (Int(day.start)..<Int(day.end)).first(where: { p[$0] == 0x20 }),
        space - Int(day.start) <= 2
      else { continue }
      rest.start = UInt32(truncatingIfNeeded: space + 1)
      rest.scalar = Scalars.decode(p, at: space + 1).value
      rest.hash = WordFolding.hash(p, space + 1, Int(rest.end))
      rest.flags.insert(.spaceBefore)
      day.end = UInt32(truncatingIfNeeded: space)
      day.hash = WordFolding.hash(p, Int(day.start), space)
      parted += tokens[known..<i] + [day, rest]
      known = i + 1
    }
    guard known > 0 else { return }
    tokens = parted + tokens[known...]
    findTerms()
  }

  /// The tokens as another language takes words apart: `l'Institut` that was left in a German text is two words
  /// of French.
  func tokens(as other: Language) -> [SideToken] {
    guard SideTokenizer.splitsAtApostrophes(other), !SideTokenizer.splitsAtApostrophes(language),
      tokens.contains(where: { $0.kind == .word && hasApostrophe($0) })
    else { return tokens }
    var found: [SideToken] = []
    SideTokenizer(p, end: range.upper, language: other).tokenize(from: range.lower, into: &found)
    return found
  }

  private func hasApostrophe(_ token: SideToken) -> Bool {
    p[Int(token.start)..<Int(token.end)].contains { $0 == UInt8(ascii: "'") || $0 == 0xE2 }
  }

  /// Flags what stands inside placeholders: `%2$s` states no number.
  private func markPlaceholders() {
    for item in MarkupScan.placeholders(self) { flagAddress(item.range) }
  }

  /// Flags the tokens within a range as parts of an address or a placeholder.
  func flagAddress(_ range: TextRange) {
    var k = tokens.partitioningIndex { $0.range.start >= range.start }
    while k < tokens.count, range.contains(tokens[k].range) {
      tokens[k].flags.insert(.address)
      k += 1
    }
  }

  /// Whether one of its tokens has this hash. Most segments are so short that looking at each is quickest.
  func has(_ hash: UInt64) -> Bool {
    if tokens.count <= 64 { return tokens.contains { $0.hash == hash } }
    let words = knownWords ?? Set(tokens.lazy.map(\.hash))
    knownWords = words
    return words.contains(hash)
  }

  /// How many of its words and ideographs are in each script.
  var scripts: [Script: Int] {
    if let knownScripts { return knownScripts }
    var made: [Script: Int] = [:]
    for token in tokens where token.kind == .word || token.kind == .ideograph { made[token.script, default: 0] += 1 }
    knownScripts = made
    return made
  }

  /// The text of a range, for messages.
  func text(_ range: TextRange) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: p[range.lower..<range.upper]), as: UTF8.self)
  }

  /// The text of a range shortened for messages.
  func excerpt(_ range: TextRange, limit: Int = 60) -> String {
    let all = text(TextRange(range.lower, min(range.upper, range.lower + limit * 4))).unicodeScalars
    let shown = all.prefix(limit).map { Scalars.isSpace($0.value) ? " " : Character($0) }
    return String(shown) + (all.count > limit || range.count > limit * 4 ? "…" : "")
  }

  /// Bytes from one token to the end of another.
  func range(_ tokens: Range<Int>) -> TextRange {
    guard let first = tokens.first, let last = tokens.last else { return TextRange(at: range.lower) }
    return TextRange(Int(self.tokens[first].start), Int(self.tokens[last].end))
  }

  /// The meaning of a role that begins at a token.
  func term(_ role: TermRole, at i: Int) -> Term? {
    guard i < tokens.count else { return nil }
    var k = termAt[i]
    while k >= 0 {
      let term = table.terms[Int(k)]
      if term.role == role { return term }
      k = term.next
    }
    return nil
  }

  /// The acronym that the language writes so; nil where it is none.
  func acronym(_ hash: UInt64) -> Int? {
    var k = table.look(hash).term
    while k >= 0 {
      if table.terms[Int(k)].role == .acronym { return table.terms[Int(k)].detail }
      k = table.terms[Int(k)].next
    }
    return nil
  }

  /// Whether a word stands right before a token, so that a capital is not that of a sentence's start.
  func followsWord(_ i: Int) -> Bool {
    i > 0 && i <= tokens.count && (tokens[i - 1].kind == .word || isMark(i - 1, 0x2C))
  }

  /// Whether a token is this mark.
  func isMark(_ i: Int, _ value: UInt32) -> Bool {
    i >= 0 && i < tokens.count && tokens[i].kind == .mark && tokens[i].scalar == value
  }
}
