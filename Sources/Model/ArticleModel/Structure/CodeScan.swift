import SourceText

/// Finds program code in the text: places that only code has, near one another.
struct CodeScan {
  /// The stretches of code, sorted.
  private(set) var ranges: [TextRange] = []

  private let article: Article
  /// Signs of code so many tokens apart belong to one stretch.
  private static let reach = 40
  /// So much evidence makes code of a stretch; a sure sign counts twice.
  private static let enough = 2

  init(_ article: Article) {
    self.article = article
    var places = article.marks.symbols + article.marks.brackets
    if places.isEmpty { return }
    places.sort()
    var first = -1
    var last = -1
    var weight = 0
    var tags = 0
    func close() {
      guard first >= 0 else { return }
      if weight + (tags >= 3 ? CodeScan.enough : 0) >= CodeScan.enough { append(first, last) }
    }
    for i in places {
      let sign = self.sign(at: i)
      guard sign != .none else { continue }
      if first >= 0, i - last > CodeScan.reach || isElsewhere(i, last) {
        close()
        (first, weight, tags) = (-1, 0, 0)
      }
      if first < 0 { first = i }
      last = i
      switch sign {
      case .sure: weight += 2
      case .likely: weight += 1
      case .tag: tags += 1
      case .none: break
      }
    }
    close()
  }

  /// What a mark says.
  private enum Sign { case none, likely, tag, sure }

  private func isElsewhere(_ a: Int, _ b: Int) -> Bool {
    article.paragraphIndex(at: article.tokens[a].range.start)
      != article.paragraphIndex(at: article.tokens[b].range.start)
  }

  /// Widens a stretch to the sentences that it begins and ends in, no further than a few tokens.
  private mutating func append(_ first: Int, _ last: Int) {
    guard let paragraph = article.paragraphIndex(at: article.tokens[first].range.start) else { return }
    let run = article.paragraphs[paragraph].tokens
    let start = article.sentence(holding: first).map { article.sentences[$0].tokens.lowerBound } ?? first
    let end = article.sentence(holding: last).map { article.sentences[$0].tokens.upperBound } ?? last + 1
    let from = max(run.lowerBound, start, first - CodeScan.reach)
    let to = min(run.upperBound, max(last + 1, min(end, last + CodeScan.reach)))
    ranges.append(article.range(of: from..<to))
  }

  private func byte(_ i: Int) -> UInt8 { article.bytes[article.tokens[i].range.lower] }

  private func isGlued(_ i: Int) -> Bool {
    i < article.tokens.count && !article.tokens[i].shape.contains(.spaceBefore)
  }

  private func sign(at i: Int) -> Sign {
    let token = article.tokens[i]
    switch token.kind {
    case .openBracket: return bracket(at: i)
    case .symbol: return symbol(at: i)
    default: return .none
    }
  }

  /// `f();`, `function(){`, `$(`; `{ display: none }`, but not `{name}`, which stands for one.
  private func bracket(at i: Int) -> Sign {
    if byte(i) == 0x28 {
      let isCall =
        i + 1 < article.tokens.count && article.tokens[i + 1].kind == .closeBracket && isGlued(i + 1)
      if isCall, i + 2 < article.tokens.count, isGlued(i), isGlued(i + 2) || byte(i + 2) == 0x7B {
        let next = byte(i + 2)
        if next == 0x3B || next == 0x7B { return .sure }
        // `load().then`; a stop that ends a sentence is none of its marks.
        if next == 0x2E, i + 3 < article.tokens.count, isGlued(i + 3), article.tokens[i + 3].isWord {
          return .sure
        }
      }
      if i > 0, isGlued(i) {
        if article.tokens[i - 1].kind == .symbol, byte(i - 1) == 0x24 { return .sure }
        if article.token(i - 1, isIn: article.vocabulary["code-openers"]) {
          return .sure
        }
      }
      return .none
    }
    guard byte(i) == 0x7B, i + 1 < article.tokens.count else { return .none }
    if article.tokens[i + 1].kind == .openBracket || i > 0 && article.tokens[i - 1].kind == .openBracket {
      return .none
    }
    // Behind a name or a bracket and before a space: the body of a function or the properties of a rule.
    let isBody = article.tokens[i + 1].shape.contains(.spaceBefore) || i > 0 && isGlued(i) && !isGlued(i + 1)
    if isBody { return .likely }
    return i > 0 && article.tokens[i - 1].kind == .closeBracket ? .likely : .none
  }

  /// `=>`, `&&`, `||`, `==`; `js.id = id`; `<div …>`, `</div>`.
  private func symbol(at i: Int) -> Sign {
    let text = article.text.slice(article.tokens[i].range)
    switch byte(i) {
    case 0x3D where text.count > 1: return .likely
    case 0x3D where i + 1 < article.tokens.count:
      if article.tokens[i + 1].kind == .symbol, isGlued(i + 1), byte(i + 1) == 0x3E { return .likely }
      return isAssigned(i) ? .likely : .none
    case 0x26 where text.count == 2, 0x7C where text.count == 2: return .likely
    case 0x3C where i + 1 < article.tokens.count && isGlued(i + 1): return tag(at: i)
    default: return .none
    }
  }

  /// A member or a declared name before the equals sign: `js.id = id;`, `var n = 1`.
  private func isAssigned(_ i: Int) -> Bool {
    guard i > 1, article.tokens[i - 1].isWord,
      article.tokens[i - 2].kind == .stop || article.tokens[i - 2].isWord
    else { return false }
    if article.tokens[i - 2].kind == .stop { return isGlued(i - 2) && isGlued(i - 1) }
    return article.token(i - 2, isIn: article.vocabulary["code-openers"])
  }

  /// A tag that divides a page. Tags of running text (`<b>`, `<p>`, `<br>`) are left in copy that was exported
  /// in the wrong format, and are raw-tag's.
  private func tag(at i: Int) -> Sign {
    let next = article.tokens[i + 1]
    let isEnd = next.kind == .symbol && byte(i + 1) == 0x2F
    let name = isEnd ? i + 2 : i + 1
    guard name + 1 < article.tokens.count, article.tokens[name].isLowercase, isGlued(name),
      article.vocabulary["markup-tags"].fields(article.hash(article.tokens[name]))?.first == "block",
      article.tokens[name].core.count > 2
    else { return .none }
    let behind = article.tokens[name + 1]
    let isClosed = behind.kind == .symbol && [0x3E, 0x2F].contains(byte(name + 1))
    return isClosed || behind.shape.contains(.spaceBefore) ? .tag : .none
  }
}
