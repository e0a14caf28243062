/// Indices of the tokens that are marks, by what they are; sorted.
public struct MarkIndex: Sendable {
  /// `.`
  public private(set) var stops: TokenPlaces = TokenPlaces()
  /// `,`
  public private(set) var commas: TokenPlaces = TokenPlaces()
  /// `?`, `!`, `…` and runs of stops.
  public private(set) var terminals: TokenPlaces = TokenPlaces()
  /// Round, square and curly brackets, opening and closing.
  public private(set) var brackets: TokenPlaces = TokenPlaces()
  /// Stops, commas, terminals, colons and brackets.
  public private(set) var punctuation: TokenPlaces = TokenPlaces()
  /// `-` and its kin between or beside words.
  public private(set) var hyphens: TokenPlaces = TokenPlaces()
  /// `–`, `—`, `--` and hyphens with spaces on both sides.
  public private(set) var dashes: TokenPlaces = TokenPlaces()
  /// Marks of no other kind.
  public private(set) var symbols: TokenPlaces = TokenPlaces()
  /// URLs, addresses and handles.
  public private(set) var links: TokenPlaces = TokenPlaces()
  /// Words with letters of scripts other than Latin.
  public private(set) var foreignWords: TokenPlaces = TokenPlaces()
  /// Single quotation marks that are no apostrophes inside words.
  public private(set) var singleQuotes: TokenPlaces = TokenPlaces()
  /// Double quotation marks of any style.
  public private(set) var doubleQuotes: TokenPlaces = TokenPlaces()
  /// Words with stops between their letters: `U.S.`, `a.m.`
  public private(set) var initialisms: TokenPlaces = TokenPlaces()
  /// Figures.
  public private(set) var numbers: TokenPlaces = TokenPlaces()
  /// Words with a capital anywhere.
  public private(set) var capitals: TokenPlaces = TokenPlaces()

  init(_ tokens: [Token]) {
    tokens.withUnsafeBufferPointer { add($0) }
  }

  private mutating func add(_ tokens: UnsafeBufferPointer<Token>) {
    capitals.reserveCapacity(tokens.count / 8)
    punctuation.reserveCapacity(tokens.count / 10)
    commas.reserveCapacity(tokens.count / 20)
    stops.reserveCapacity(tokens.count / 20)
    for i in 0..<tokens.count {
      let token = tokens[i]
      // What most tokens are.
      if token.isLowercase, token.shape.isDisjoint(with: [.dotted, .otherScript]) { continue }
      switch token.kind {
      case .stop: stops.append(i)
      case .comma: commas.append(i)
      case .terminal: terminals.append(i)
      case .openBracket, .closeBracket: brackets.append(i)
      case .colon: break
      case .hyphen:
        hyphens.append(i)
        continue
      case .dash:
        dashes.append(i)
        continue
      case .symbol:
        symbols.append(i)
        continue
      case .link:
        links.append(i)
        continue
      case .word:
        if !token.isLowercase { capitals.append(i) }
        if token.shape.contains(.dotted) { initialisms.append(i) }
        if token.shape.contains(.otherScript) { foreignWords.append(i) }
        continue
      case .singleQuote:
        singleQuotes.append(i)
        continue
      case .doubleQuote:
        doubleQuotes.append(i)
        continue
      case .number:
        numbers.append(i)
        continue
      default: continue
      }
      punctuation.append(i)
    }
  }
}

/// Indices of tokens, four bytes each: a text may be nothing but marks.
public struct TokenPlaces: RandomAccessCollection, Sendable {
  private var places: [UInt32] = []

  /// Always 0.
  public var startIndex: Int { 0 }
  /// How many tokens there are.
  public var endIndex: Int { places.count }
  /// The index in `Article.tokens` of one of them, counted from 0 in the order of the text.
  public subscript(_ i: Int) -> Int { Int(places[i]) }

  /// Whether any of them lies in a run of tokens; found by halving.
  public func contains(anyOf run: Range<Int>) -> Bool {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < run.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < places.count && run.contains(self[low])
  }

  mutating func append(_ token: Int) { places.append(UInt32(truncatingIfNeeded: token)) }

  mutating func reserveCapacity(_ count: Int) { places.reserveCapacity(count) }

  /// The places of both, one behind the other.
  public static func + (a: TokenPlaces, b: TokenPlaces) -> [Int] { Array(a) + Array(b) }

  /// The places of both, one behind the other.
  public static func + (a: [Int], b: TokenPlaces) -> [Int] { a + Array(b) }
}
