import ArticleModel
import SourceText

/// Makes the units of a sentence out of its tokens, and what the tagger reads of them.
///
/// Tokens, forms and bytes are the article's, which whoever has this value holds; units and words have room for two
/// of each token.
struct UnitReader {
  private let grammar: GrammarModel
  /// Its memory.
  private let memory: WordMemory.Places
  private let tokens: UnsafeBufferPointer<Token>
  private let forms: UnsafeBufferPointer<FormTable.Form>
  private let leads: UnsafeBufferPointer<UInt64>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let units: UnsafeMutableBufferPointer<Unit>
  private let words: UnsafeMutableBufferPointer<WordFeatures>
  /// How many units were read.
  private(set) var count = 0

  /// Short forms that are words of their own behind another, and their folded hashes.
  private static let tails: [(bytes: [UInt8], hash: UInt64)] =
    ["n't", "'ll", "'re", "'ve", "'m", "'d"].map { (Array($0.utf8), ByteHash.of($0)) }
  private static let possessive = ByteHash.of("'s")

  init(
    _ grammar: GrammarModel, _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ forms: UnsafeBufferPointer<FormTable.Form>, _ leads: UnsafeBufferPointer<UInt64>,
    into units: UnsafeMutableBufferPointer<Unit>, _ words: UnsafeMutableBufferPointer<WordFeatures>
  ) {
    self.grammar = grammar
    memory = grammar.memory.places
    self.tokens = tokens
    self.bytes = bytes
    self.forms = forms
    self.leads = leads
    self.units = units
    self.words = words
  }

  /// Reads the tokens of a sentence.
  mutating func read(_ range: Range<Int>) {
    for i in range { read(i) }
  }

  @inline(__always)
  private mutating func add(_ unit: Unit, _ word: WordFeatures) {
    units.initializeElement(at: count, to: unit)
    words.initializeElement(at: count, to: word)
    count += 1
  }

  private mutating func read(_ i: Int) {
    let token = tokens[i]
    guard token.kind == .word || token.kind == .number else { return readMark(i, token) }
    let hash = forms[Int(token.form)].hash
    // Letters of ASCII alone: a folded one may come from another alphabet (the sign of Kelvin).
    let isPlain =
      token.kind == .word && leads[Int(token.form)] == hash && token.shape.isDisjoint(with: .nonASCII)
    if token.possessive > 0 {
      if isPlain { plainWord(i, token, hash) } else { word(i, token, token.core, hash) }
      tail(i, token, TextRange(token.core.upper, token.range.upper), UnitReader.possessive)
      return
    }
    if isPlain { return plainWord(i, token, hash) }
    if token.range.count > 2, UnitReader.mayBeShort(bytes, token.range),
      let (cut, hash) = UnitReader.cut(bytes, token.range)
    {
      let head = TextRange(token.range.lower, cut)
      var folded = ByteHash()
      Folding.add(bytes, head.lower..<head.upper, to: &folded)
      word(i, token, head, folded.value)
      tail(i, token, TextRange(cut, token.range.upper), hash)
      return
    }
    word(i, token, token.range, hash)
  }

  /// Whether an apostrophe stands two or three bytes before the end: a quick no for most words.
  private static func mayBeShort(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> Bool {
    let (second, third) = (bytes[range.upper - 2], bytes[range.upper - 3])
    return second == 0x27 || third == 0x27 || second == 0x99 || third == 0x99
  }

  /// Where a short form begins inside a word, and its hash; nil without one.
  private static func cut(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> (Int, UInt64)? {
    for (tail, hash) in tails {
      var k = range.upper - 1
      var j = tail.count - 1
      while j >= 0, k > range.lower {
        if tail[j] == 0x27, bytes[k] == 0x99 {
          // ’ has three bytes.
          k -= 3
        } else if Folding.lower(bytes[k]) == tail[j] {
          k -= 1
        } else {
          break
        }
        j -= 1
      }
      if j < 0, k >= range.lower { return (k + 1, hash) }
    }
    return nil
  }

  /// A word of ASCII letters, which most are: what is known of it is remembered.
  @inline(__always)
  private mutating func plainWord(_ i: Int, _ token: Token, _ hash: UInt64) {
    let range = token.core
    let isCapitalised = token.shape.contains(.capitalised)
    // `count > 1`: of a single letter there is no telling.
    let shape: UInt8 =
      isCapitalised
      ? token.shape.contains(.allCapitals) && range.count > 1 ? 2 : 1
      : token.shape.contains(.innerCapital) ? 3 : 0
    let isFirst = count == 0
    let key = WordMemory.key(hash, shape: shape, isFirst: isFirst)
    let entry = memory.known(key)?.pointee ?? newEntry(key, hash, shape, isFirst, range)
    add(
      Unit(
        token: i, shape: token.shape, range: range, hash: hash, form: Int(entry.number),
        classes: entry.classes,
        tag: entry.tag, isCapitalised: isCapitalised),
      WordFeatures(entry, hash: hash, shape: shape, isFirst: isFirst, range))
  }

  /// Looks a plain word up, and remembers it where there is a place for it.
  @inline(never)
  private func newEntry(_ key: UInt64, _ hash: UInt64, _ shape: UInt8, _ isFirst: Bool, _ range: TextRange)
    -> WordMemory.Entry
  {
    let number = grammar.forms.number(hash)
    let classes = grammar.forms.classes(number)
    let word = WordFeatures(word: hash, classes: classes, shape: shape, isFirst: isFirst, range, bytes)
    var entry = WordMemory.Entry(
      key: key, form: word.form, lastThree: word.lastThree, row: nil, sides: nil,
      number: UInt32(truncatingIfNeeded: number), classes: classes,
      tag: grammar.tagger.certainTag(word.form) ?? .outside)
    guard memory.hasRoom(key) else { return entry }
    let alone = entry
    let room = WordMemory.Room(
      rows: entry.tag == .outside ? TaggerModel.sideCount + 1 : TaggerModel.sideCount)
    grammar.tagger.writeSides(of: hash, to: room.rows)
    entry.sides = UnsafePointer(room.rows)
    if entry.tag == .outside {
      let own = room.rows + TaggerModel.sideCount * TagScores.count
      grammar.tagger.writeRow(of: word, bytes, to: own)
      entry.row = UnsafePointer(own)
    }
    return memory.remember(entry, in: room) ? entry : alone
  }

  private mutating func word(_ i: Int, _ token: Token, _ range: TextRange, _ hash: UInt64) {
    let form = grammar.forms.number(hash)
    let classes = grammar.forms.classes(form)
    let features = WordFeatures(bytes, range, hash: hash, classes: classes, isFirst: count == 0)
    add(
      Unit(
        token: i, shape: token.shape, range: range, hash: hash, form: form, classes: classes,
        tag: grammar.tagger.certainTag(features.form) ?? .outside,
        isCapitalised: features.shape & 3 == 1 || features.shape & 3 == 2), features)
  }

  private mutating func tail(_ i: Int, _ token: Token, _ range: TextRange, _ hash: UInt64) {
    let none = WordClasses(rawValue: 0)
    let features = WordFeatures(bytes, range, hash: hash, classes: none, isFirst: count == 0)
    add(
      Unit(
        token: i, shape: token.shape.subtracting(.spaceBefore), range: range, hash: hash, form: 0,
        classes: none,
        tag: grammar.tagger.certainTag(features.form) ?? .outside, isCapitalised: false), features)
  }

  private mutating func readMark(_ i: Int, _ token: Token) {
    let (tag, name) = mark(token)
    add(
      Unit(
        token: i, shape: token.shape, range: token.range, hash: 0, form: 0, classes: WordClasses(rawValue: 0),
        tag: tag, isCapitalised: false), WordFeatures(mark: name))
  }

  /// The tag of a mark, and the hash under which the tagger knows it.
  private func mark(_ token: Token) -> (Tag, UInt64) {
    let first = bytes[token.range.lower]
    func of(_ tag: Tag, _ byte: UInt8) -> (Tag, UInt64) {
      var hash = ByteHash()
      hash.add(byte)
      return (tag, hash.value)
    }
    switch token.kind {
    case .stop: return of(.stop, 0x2E)
    case .comma: return of(.comma, 0x2C)
    case .terminal: return first == 0x3F || first == 0x21 ? of(.stop, first) : (.colon, UnitReader.dots)
    case .colon: return of(.colon, first)
    case .doubleQuote: return of(token.shape.contains(.spaceBefore) ? .openingQuote : .closingQuote, 0x22)
    case .singleQuote: return of(token.shape.contains(.spaceBefore) ? .openingQuote : .closingQuote, 0x27)
    case .openBracket: return of(.openBracket, 0x28)
    case .closeBracket: return of(.closeBracket, 0x29)
    case .hyphen: return of(.hyphen, 0x2D)
    case .dash: return (.colon, UnitReader.dash)
    case .link: return of(.nn, 0x40)
    default:
      if first == 0x24 || first == 0xC2 || first == 0xE2 { return of(.currency, 0x24) }
      if first == 0x25 { return of(.nn, 0x25) }
      if first == 0x26 { return of(.cc, 0x26) }
      return of(.sym, first)
    }
  }

  private static let dots = ByteHash.of("...")
  private static let dash = ByteHash.of("--")
}
