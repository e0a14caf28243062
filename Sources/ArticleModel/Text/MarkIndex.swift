/// Indices of the tokens that are marks, by what they are; sorted.
package struct MarkIndex: Sendable {
  package private(set) var stops: [Int] = []
  package private(set) var commas: [Int] = []
  package private(set) var terminals: [Int] = []
  package private(set) var brackets: [Int] = []
  /// Stops, commas, terminals, colons and brackets.
  package private(set) var punctuation: [Int] = []
  package private(set) var hyphens: [Int] = []
  package private(set) var dashes: [Int] = []
  package private(set) var symbols: [Int] = []
  /// URLs, addresses and handles.
  package private(set) var links: [Int] = []
  /// Words with letters of scripts other than Latin.
  package private(set) var foreignWords: [Int] = []
  package private(set) var singleQuotes: [Int] = []
  /// Words with stops between their letters: `U.S.`, `a.m.`
  package private(set) var initialisms: [Int] = []

  init(_ tokens: [Token]) {
    for i in tokens.indices {
      switch tokens[i].kind {
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
        if tokens[i].shape.contains(.dotted) { initialisms.append(i) }
        if tokens[i].shape.contains(.otherScript) { foreignWords.append(i) }
        continue
      case .singleQuote:
        singleQuotes.append(i)
        continue
      default: continue
      }
      punctuation.append(i)
    }
  }
}
