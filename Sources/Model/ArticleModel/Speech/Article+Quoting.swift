/// Questions about the form of quotations.
extension Article {
  /// Whether a quotation is a sentence or more of its own: it begins a sentence, nothing else stands in that
  /// sentence, and a stop or terminal mark ends it.
  public func isFullQuotation(_ quotation: Quotation) -> Bool {
    guard let first = sentence(holding: quotation.tokens.lowerBound),
      sentences[first].tokens.lowerBound == quotation.tokens.lowerBound,
      let last = sentence(holding: quotation.tokens.upperBound - 1)
    else { return false }
    let end = quotation.tokens.upperBound
    let behind = sentences[last].tokens.upperBound - end
    if endsSentence(quotation.tokens) { return behind <= 1 }
    return behind == 1 && tokens[end].kind == .stop
  }

  /// Whether a quotation holds at least as many words as these.
  public func holdsWords(_ quotation: Quotation, atLeast count: Int) -> Bool {
    var left = count
    for i in quotation.tokens where tokens[i].isWord {
      left -= 1
      if left <= 0 { return true }
    }
    return count <= 0
  }
}
