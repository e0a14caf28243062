/// Indices of the tokens that are marks, by what they are; sorted.
public struct MarkIndex: Sendable {
  public private(set) var stops: [Int] = []
  public private(set) var commas: [Int] = []
  public private(set) var terminals: [Int] = []
  public private(set) var brackets: [Int] = []
  /// Stops, commas, terminals, colons and brackets.
  public private(set) var punctuation: [Int] = []
  public private(set) var hyphens: [Int] = []
  public private(set) var dashes: [Int] = []
  public private(set) var symbols: [Int] = []
  /// URLs, addresses and handles.
  public private(set) var links: [Int] = []
  /// Words with letters of scripts other than Latin.
  public private(set) var foreignWords: [Int] = []
  public private(set) var singleQuotes: [Int] = []
  public private(set) var doubleQuotes: [Int] = []
  /// Words with stops between their letters: `U.S.`, `a.m.`
  public private(set) var initialisms: [Int] = []
  /// Words with a capital anywhere.
  public private(set) var capitals: [Int] = []

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
      default: continue
      }
      punctuation.append(i)
    }
  }
}
