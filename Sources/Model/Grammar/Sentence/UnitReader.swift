import ArticleModel
import SourceText

/// Makes the units of a sentence out of its tokens.
struct UnitReader {
  let article: Article
  let grammar: GrammarModel
  private(set) var units: [Unit] = []
  private(set) var words: [WordFeatures] = []
  private(set) var fixed: [Tag] = []

  /// Short forms that are words of their own behind another, and their folded hashes.
  private static let tails: [(bytes: [UInt8], hash: UInt64)] =
    ["n't", "'ll", "'re", "'ve", "'m", "'d"].map { (Array($0.utf8), ByteHash.of($0)) }
  private static let possessive = ByteHash.of("'s")

  init(_ article: Article, _ grammar: GrammarModel) {
    self.article = article
    self.grammar = grammar
  }

  mutating func read(_ tokens: Range<Int>) {
    units.reserveCapacity(tokens.count + 4)
    words.reserveCapacity(tokens.count + 4)
    fixed.reserveCapacity(tokens.count + 4)
    article.bytes.withUnsafeBufferPointer { bytes in
      for i in tokens { read(i, bytes) }
    }
  }

  private mutating func read(_ i: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    let token = article.tokens[i]
    guard token.kind == .word || token.kind == .number else { return readMark(i, token, bytes) }
    if token.possessive > 0 {
      word(i, token, token.core, article.hash(token), bytes)
      tail(i, token, TextRange(token.core.upper, token.range.upper), UnitReader.possessive, bytes)
      return
    }
    if token.range.count > 2, UnitReader.mayBeShort(bytes, token.range),
      let (cut, hash) = UnitReader.cut(bytes, token.range)
    {
      let head = TextRange(token.range.lower, cut)
      var folded = ByteHash()
      Folding.add(bytes, head.lower..<head.upper, to: &folded)
      word(i, token, head, folded.value, bytes)
      tail(i, token, TextRange(cut, token.range.upper), hash, bytes)
      return
    }
    word(i, token, token.range, article.hash(token), bytes)
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

  private mutating func word(
    _ i: Int, _ token: Token, _ range: TextRange, _ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let form = grammar.forms.number(hash)
    let classes = grammar.forms.classes(form)
    let features = WordFeatures(bytes, range, hash: hash, classes: classes)
    units.append(
      Unit(
        token: i, range: range, hash: hash, form: form, classes: classes, tag: .outside,
        hasSpaceBefore: token.shape.contains(.spaceBefore),
        isCapitalised: features.shape & 3 == 1 || features.shape & 3 == 2,
        isQuoted: token.shape.contains(.quoted)))
    words.append(features)
    fixed.append(.outside)
  }

  private mutating func tail(
    _ i: Int, _ token: Token, _ range: TextRange, _ hash: UInt64, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    units.append(
      Unit(
        token: i, range: range, hash: hash, form: 0, classes: WordClasses(rawValue: 0), tag: .outside,
        hasSpaceBefore: false, isCapitalised: false, isQuoted: token.shape.contains(.quoted)))
    words.append(
      WordFeatures(bytes, range, hash: hash, classes: WordClasses(rawValue: 0)))
    fixed.append(.outside)
  }

  private mutating func readMark(_ i: Int, _ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
    let (tag, name) = mark(token, bytes)
    units.append(
      Unit(
        token: i, range: token.range, hash: 0, form: 0, classes: WordClasses(rawValue: 0), tag: tag,
        hasSpaceBefore: token.shape.contains(.spaceBefore), isCapitalised: false,
        isQuoted: token.shape.contains(.quoted)))
    words.append(WordFeatures(mark: name))
    fixed.append(tag)
  }

  /// The tag of a mark, and the hash under which the tagger knows it.
  private func mark(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> (Tag, UInt64) {
    let first = bytes[token.range.lower]
    func of(_ tag: Tag, _ byte: UInt8) -> (Tag, UInt64) { (tag, ByteHash.of(CollectionOfOne(byte))) }
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
