import SourceText

/// A double mark that stands for an apostrophe, as conversions leave them: `coup d"état`, `the Rovers" coach`.
extension TokenReader {
  private func isStraight(_ i: Int) -> Bool {
    tokens[i].kind == .doubleQuote && tokens[i].range.count == 1 && bytes[tokens[i].range.lower] == 0x22
  }

  /// `don"t`, `d"état`: letters on both sides, and an English ending or a short foreign article.
  func isApostropheInWord(_ i: Int) -> Bool {
    guard isStraight(i), i > 0, i + 1 < tokens.count, tokens[i - 1].kind == .word, tokens[i + 1].isLowercase,
      !tokens[i].shape.contains(.spaceBefore), !tokens[i + 1].shape.contains(.spaceBefore)
    else { return false }
    return tokens[i - 1].core.count == 1 || vocabulary["contraction-tails"].contains(hash(i + 1))
  }

  /// `the Rovers" coach`: behind a capitalised plural and before a word that goes on with the phrase. Only
  /// where no quotation is open.
  func isApostropheBehindPlural(_ i: Int) -> Bool {
    guard isStraight(i), i > 0, i + 1 < tokens.count, tokens[i - 1].isCapitalised,
      tokens[i - 1].core.count > 3, bytes[tokens[i - 1].core.upper - 1] == 0x73,
      !tokens[i].shape.contains(.spaceBefore), tokens[i + 1].kind == .word,
      tokens[i + 1].shape.contains(.spaceBefore)
    else { return false }
    if !vocabulary["clause-words"].contains(hash(i + 1)) {
      return !vocabulary.speechVerbs.contains(hash(i + 1))
    }
    // `the Masters" and Mistresses" Conference`
    return i + 3 < tokens.count && isStraight(i + 3) && isApostropheBehindPlural(i + 3)
  }
}

extension Article {
  /// Whether a double mark outside quotations stands for an apostrophe.
  public func isDoubledApostrophe(_ i: Int) -> Bool {
    reading { $0.isApostropheInWord(i) || $0.isApostropheBehindPlural(i) }
  }
}
