import ArticleModel

/// Numbers in words: `five`, `twenty-three`, `two hundred and five thousand`.
struct NumberWords {
  let article: Article
  let words: FigureWords

  /// The number that begins at a token, and the token behind it; nil where none does. A million and more is
  /// left to the reader of scales.
  func read(at start: Int, end: Int) -> (figure: DecimalFigure, end: Int)? {
    var total: Int64 = 0
    var group: Int64 = 0
    var last = FigureWords.Kind.none
    var exponent = 0
    var i = start
    while i < end, total < 1_000_000_000 {
      let meaning = words[article.tokens[i]]
      let value = Int64(meaning.value)
      switch (meaning.kind, last) {
      case (.unit, .none), (.unit, .hundred), (.unit, .scale): group += value
      case (.unit, .tens) where value > 0 && value < 10: group += value
      case (.tens, .none), (.tens, .hundred), (.tens, .scale): group += value
      case (.hundred, .unit) where group % 100 < 20 && group > 0: group *= 100
      case (.scale, .unit), (.scale, .tens), (.scale, .hundred):
        guard value == 3, total == 0 else { return result(total + group, exponent, i) }
        total = group * 1000
        group = 0
      default: return start == i ? nil : result(total + group, exponent, i)
      }
      last = meaning.kind
      exponent = last == .hundred ? 2 : last == .scale ? 3 : 0
      i += 1
      guard let next = link(i, after: last, end: end) else { break }
      i = next
    }
    return result(total + group, exponent, i)
  }

  private func result(_ value: Int64, _ exponent: Int, _ end: Int) -> (figure: DecimalFigure, end: Int) {
    // `two thousand` is exact to the thousand, like a figure of which only the 2 is printed.
    var digits = value
    for _ in 0..<exponent { digits /= 10 }
    return (DecimalFigure(digits: digits, exponent: exponent), end)
  }

  /// The token with which a number goes on: the next word, past a hyphen of `twenty-three` or the `and` of
  /// `two hundred and five`; nil where it does not.
  private func link(_ i: Int, after last: FigureWords.Kind, end: Int) -> Int? {
    guard i < end else { return nil }
    var next = i
    if article.tokens[i].kind == .hyphen, last == .tens {
      next = i + 1
    } else if last == .hundred || last == .scale, article.tokens[i].isWord,
      article.string(article.tokens[i]) == "and"
    {
      next = i + 1
    }
    guard next < end else { return nil }
    switch words[article.tokens[next]].kind {
    case .unit: return last == .tens || last == .hundred || last == .scale ? next : nil
    case .tens: return last == .hundred || last == .scale ? next : nil
    case .hundred, .scale: return next == i ? next : nil
    default: return nil
    }
  }
}
