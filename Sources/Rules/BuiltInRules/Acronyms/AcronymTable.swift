import ArticleModel
import SourceText

/// The acronyms of an article: where they stand, and where their words are given.
struct AcronymTable {
  /// `International Atomic Energy Agency (IAEA)` and its kin.
  struct Definition {
    /// Index of the acronym's token.
    var token: Int
    /// The words that it abbreviates.
    var expansion: Range<Int>
    /// Whether the acronym stands in brackets behind its words.
    var isBracketed: Bool
    /// Whether every letter is the initial of a word.
    var byInitials = true
  }

  /// One acronym.
  struct Entry {
    /// Capitals, without a plural s.
    var letters: String
    /// Folded hash of the letters.
    var hash: UInt64
    /// Token indices in order, definitions included.
    var uses: [Int] = []
    var definitions: [Definition] = []
    /// The acronym stands alone in brackets somewhere, whatever stands before it.
    var isBracketed = false
  }

  /// In order of first occurrence.
  private(set) var entries: [Entry] = []
  private var places: [UInt64: Int] = [:]
  let article: Article

  init(_ article: Article) {
    self.article = article
    for i in article.marks.capitals {
      guard let letters = AcronymTable.letters(of: i, article), !isShouted(i) else { continue }
      add(i, letters)
    }
  }

  /// The entry of an acronym by the folded hash of its letters.
  subscript(_ hash: UInt64) -> Entry? { places[hash].map { entries[$0] } }

  /// Letters of the longest acronym.
  static let mostLetters = 10

  /// The letters of a token that looks like an acronym: two to ten capitals, a plural s taken off.
  static func letters(of i: Int, _ article: Article) -> ArraySlice<UInt8>? {
    let token = article.tokens[i]
    guard token.isCapitalised else { return nil }
    let isPlural = !token.shape.contains(.allCapitals)
    // The second letter tells most names from acronyms, before anything is sliced.
    guard (2...11).contains(token.core.count), !isPlural || article.text.bytes[token.core.lower + 1] < 0x5B
    else { return nil }
    guard token.shape.isDisjoint(with: [.dotted, .hasDigit, .nonASCII, .innerCapital]) else { return nil }
    var bytes = article.text.slice(token.core)
    if isPlural {
      guard bytes.count > 3, bytes.last == 0x73 else { return nil }
      bytes = bytes.dropLast()
    }
    guard bytes.count <= mostLetters, bytes.allSatisfy({ $0 &- 0x41 < 26 }) else { return nil }
    // `XXI`, `VIII`
    return bytes.allSatisfy({ $0 == 0x49 || $0 == 0x56 || $0 == 0x58 }) ? nil : bytes
  }

  private mutating func add(_ i: Int, _ letters: ArraySlice<UInt8>) {
    let lower = letters.map { $0 | 0x20 }
    let hash = ByteHash.of(lower)
    let place: Int
    if let known = places[hash] {
      place = known
    } else {
      place = entries.count
      places[hash] = place
      entries.append(Entry(letters: String(decoding: letters, as: UTF8.self), hash: hash))
    }
    entries[place].uses.append(i)
    if isBracketed(i) { entries[place].isBracketed = true }
    // `BT's internet telephony software` spells out no BT.
    if let definition = definition(at: i, lower),
      !definition.expansion.contains(where: { article.tokens[$0].form == article.tokens[i].form })
    {
      entries[place].definitions.append(definition)
    }
  }

  /// Words in capitals among words in capitals are shouted, or the names of speakers.
  private func isShouted(_ i: Int) -> Bool {
    var first = i
    var last = i
    while first > 0, isCapitals(first - 1, article.tokens[first]), last - first < 3 { first -= 1 }
    while last + 1 < article.tokens.count, isCapitals(last + 1, article.tokens[last + 1]), last - first < 3 {
      last += 1
    }
    if last - first >= 2 { return true }
    let isLabel = last + 1 < article.tokens.count && article.tokens[last + 1].kind == .colon
    let longest = (first...last).map { article.tokens[$0].core.count }.max() ?? 0
    return last > first && (isLabel || longest > 6) || standsAmongCapitals(i)
  }

  /// Whether nearly all words about a word in capitals are so, too, whatever marks and figures stand between: a
  /// heading, or the head of a table.
  func standsAmongCapitals(_ i: Int) -> Bool {
    let token = article.tokens[i]
    guard token.shape.contains(.allCapitals), let paragraph = article.paragraphIndex(at: token.range.start)
    else { return false }
    let near = (i - 8..<i + 9).clamped(to: article.paragraphs[paragraph].tokens)
    var (words, shouted) = (0, 0)
    for j in near where j != i && article.tokens[j].isWord && article.tokens[j].core.count > 1 {
      words += 1
      if article.tokens[j].shape.contains(.allCapitals) { shouted += 1 }
    }
    return shouted >= 2 && shouted * 4 >= words * 3
  }

  /// Whether a token is a word in capitals that a space alone parts from its neighbour.
  private func isCapitals(_ i: Int, _ right: Token) -> Bool {
    article.tokens[i].isWord && article.tokens[i].shape.contains(.allCapitals)
      && right.shape.contains(.spaceBefore) && !right.shape.contains(.lineBefore)
      && !article.tokens[i].shape.contains(.dotted)
  }

  private func kind(_ i: Int) -> Token.Kind? {
    article.tokens.indices.contains(i) ? article.tokens[i].kind : nil
  }

  private func isBracketed(_ i: Int) -> Bool {
    kind(i - 1) == .openBracket && kind(i + 1) == .closeBracket
  }

  /// Index of the first token of the paragraph that holds a token.
  private func paragraphStart(before i: Int) -> Int {
    let paragraph = article.paragraphIndex(at: article.tokens[i].range.start)
    return paragraph.map { min(i, article.paragraphs[$0].tokens.lowerBound) } ?? i
  }

  private func definition(at i: Int, _ letters: [UInt8]) -> Definition? {
    let alignment = AcronymAlignment(article: article, letters: letters)
    // `Long Form (ABC)`, `Long Form ("ABC")`, `Long Form (ABC, in French)`
    var open = i - 1
    if [.doubleQuote, .singleQuote].contains(kind(open)) { open -= 1 }
    if kind(open) == .openBracket {
      return alignment.expansion(endingBefore: open, notBefore: paragraphStart(before: open)).map {
        Definition(token: i, expansion: $0.words, isBracketed: true, byInitials: $0.byInitials)
      }
    }
    // `ABC (Long Form)`
    if kind(i + 1) == .openBracket {
      let limit = min(i + 2 + letters.count * 2 + 4, article.tokens.count)
      guard i + 2 < limit,
        let close = (i + 2..<limit).first(where: { article.tokens[$0].kind == .closeBracket })
      else { return nil }
      return alignment.expansion(from: i + 2, to: close).map {
        Definition(token: i, expansion: $0, isBracketed: false)
      }
    }
    return apposition(at: i, letters, alignment)
  }

  /// `Long Form, or ABC` and `ABC, or Long Form,`.
  private func apposition(at i: Int, _ letters: [UInt8], _ alignment: AcronymAlignment) -> Definition? {
    let links = article.vocabulary["acronym-links"]
    if i > 2, article.tokens[i - 1].isLowercase {
      for comma in [i - 2, i - 3, i - 4, i - 5] where kind(comma) == .comma {
        guard article.phraseEnd(links, at: comma + 1) == i else { break }
        return alignment.expansion(endingBefore: comma, notBefore: paragraphStart(before: comma)).map {
          Definition(token: i, expansion: $0.words, isBracketed: false, byInitials: $0.byInitials)
        }
      }
    }
    guard kind(i + 1) == .comma, i + 2 < article.tokens.count,
      let start = article.phraseEnd(links, at: i + 2)
    else { return nil }
    let limit = min(start + letters.count * 2 + 4, article.tokens.count)
    guard start < limit,
      let end = (start..<limit).first(where: {
        [.comma, .stop, .dash, .colon].contains(article.tokens[$0].kind)
      })
    else { return nil }
    return alignment.expansion(from: start, to: end).map {
      Definition(token: i, expansion: $0, isBracketed: false)
    }
  }

  /// Whether an acronym stands between quotation marks of its own: the word is spoken of, not used.
  func isCited(_ token: Int) -> Bool {
    let marks: [Token.Kind?] = [.doubleQuote, .singleQuote]
    return marks.contains(kind(token - 1)) && marks.contains(kind(token + 1))
  }

  /// The region that a token stands in.
  func region(_ token: Int) -> RegionKind { article.region(at: article.tokens[token].range.start) }

  /// The uses in the running story: headlines, crossheads and furniture explain nothing.
  func bodyUses(_ entry: Entry) -> [Int] { entry.uses.filter { region($0) == .body } }

  /// The bytes of an acronym without its plural s and possessive.
  func range(_ token: Int, _ entry: Entry) -> TextRange {
    let lower = article.tokens[token].range.lower
    return TextRange(lower, lower + entry.letters.utf8.count)
  }
}
