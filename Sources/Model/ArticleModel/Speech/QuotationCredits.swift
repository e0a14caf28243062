import SourceText

/// Names that stand right beside a quotation and say whose it is.
struct QuotationCredits {
  let article: Article
  let people: People

  /// A name right behind a quotation, often with a dash: `"…" – Ana Diaz, teacher`
  func credit(behind quotation: Quotation) -> Speaker? {
    let end = article.paragraphs[quotation.paragraphs.upperBound].tokens.upperBound
    var i = quotation.tokens.upperBound
    guard i < end else { return nil }
    if article.tokens[i].kind == .dash, end - i <= 14 {
      return i + 1 < end ? Speaker(kind: .person, tokens: (i + 1)..<end) : nil
    }
    while i < end, !article.tokens[i].isWord, i - quotation.tokens.upperBound < 3 { i += 1 }
    guard i < end, article.tokens[i].isCapitalised, let place = article.mentionPlace(holding: i),
      people.isPerson(place)
    else { return nil }
    return Speaker(kind: .person, tokens: article.mentions[place].tokens)
  }

  /// A line such as `– Ana Diaz, teacher` right below a quotation.
  func credit(below i: Int) -> Speaker? {
    guard i + 1 < article.paragraphs.count else { return nil }
    let paragraph = article.paragraphs[i + 1]
    guard paragraph.tokens.count <= 14, !article.endsSentence(paragraph.tokens) else { return nil }
    let first = paragraph.tokens.lowerBound
    let dash = article.tokens[first].kind == .dash || article.tokens[first].kind == .hyphen
    // Invisible characters may stand between.
    let words = paragraph.tokens.first { article.tokens[$0].isWord }
    guard let name = words, name <= first + 2, article.tokens[name].isCapitalised else { return nil }
    if dash { return Speaker(kind: .person, tokens: name..<paragraph.tokens.upperBound) }
    guard let place = article.mentionPlace(holding: name), people.isPerson(place) else { return nil }
    return Speaker(kind: .person, tokens: article.mentions[place].tokens)
  }
}
