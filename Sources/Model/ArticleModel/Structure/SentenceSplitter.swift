import SourceText

/// Splits the tokens of one paragraph into sentences.
struct SentenceSplitter {
  let reader: TokenReader

  /// Adds the sentences of a paragraph's tokens, in order, leaving out none of them.
  func split(_ range: Range<Int>, to result: inout [Range<Int>]) {
    var start = range.lowerBound
    var i = range.lowerBound
    while i < range.upperBound {
      if mayEnd(at: i), let end = sentenceEnd(at: i, in: range) {
        result.append(start..<end)
        start = end
        i = end
      } else {
        i += 1
      }
    }
    if start < range.upperBound { result.append(start..<range.upperBound) }
  }

  /// A quick no for most tokens.
  @inline(__always)
  private func mayEnd(at i: Int) -> Bool {
    let token = reader.tokens[i]
    return token.kind == .stop || token.kind == .terminal
      || token.kind == .word && token.shape.contains(.dotted)
  }

  /// The index after the sentence that ends at token `i` with its closing marks; nil when none does.
  private func sentenceEnd(at i: Int, in range: Range<Int>) -> Int? {
    let token = reader.tokens[i]
    let isDotted =
      token.kind == .word && token.shape.contains(.dotted) && reader.bytes[token.range.upper - 1] == 0x2E
    guard token.kind == .stop || token.kind == .terminal || isDotted else { return nil }
    var next = i + 1
    while next < range.upperBound, isCloser(next) { next += 1 }
    guard next < range.upperBound else { return next }
    let follower = reader.tokens[next]
    // East Asian stops need no space behind them.
    let wide = token.kind == .terminal && token.range.count == 3 && reader.bytes[token.range.lower] >= 0xE3
    guard follower.shape.contains(.spaceBefore) || wide else { return nil }
    if follower.isLowercase, !wide { return nil }
    if isDotted || (token.kind == .stop && !endsPlainly(before: i, follower: next)) {
      return follower.kind == .word && startsSentence(next) ? next : nil
    }
    return next
  }

  /// A closing mark that sticks to the mark before it.
  private func isCloser(_ i: Int) -> Bool {
    let token = reader.tokens[i]
    switch token.kind {
    case .doubleQuote, .singleQuote, .closeBracket: return !token.shape.contains(.spaceBefore)
    default: return false
    }
  }

  /// Whether a stop ends a sentence without looking at what follows: not after an abbreviation or initial.
  private func endsPlainly(before stop: Int, follower: Int) -> Bool {
    guard stop > 0 else { return true }
    let word = reader.tokens[stop - 1]
    guard word.kind == .word, !reader.tokens[stop].shape.contains(.spaceBefore) else { return true }
    let isInitial = word.core.count == 1 && word.isCapitalised
    if isInitial { return false }
    guard let fields = reader.vocabulary.abbreviations.fields(reader.hash(stop - 1)) else { return true }
    // Abbreviations are listed in their own case: `No.` is one, `no.` ends a sentence.
    guard reader.vocabulary.abbreviations.contains(exactHash: reader.exactHash(word)) else { return true }
    if fields.first == "always" { return false }
    // `maybe`: only what surely begins a sentence ends this one; figures follow `No.` and `Sept.`
    return false
  }

  private func startsSentence(_ i: Int) -> Bool {
    reader.vocabulary.sentenceStarters.contains(exactHash: reader.exactHash(reader.tokens[i]))
  }
}
