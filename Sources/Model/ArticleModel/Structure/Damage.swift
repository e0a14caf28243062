import SourceText

/// What copying did to a story as a whole, read off the article alone: paragraphs that lost their first letters,
/// and program code among the prose. Rules that one of these would fool stay silent there.
///
/// Each entry depends on its paragraph and the one before alone, so that a part of an article gives the same ones.
public struct Damage: Sendable {
  /// Indices of the body paragraphs that begin inside a word or sentence though the one before has ended.
  public let clipped: [Int]
  /// Bytes of program code: scripts, style sheets, mark-up; sorted.
  public let code: [TextRange]

  /// Shorter paragraphs are items, labels and credits.
  private static let fewestWords = 4

  /// Looks through all paragraphs of the article and all its bytes once.
  public init(_ article: Article) {
    clipped = article.paragraphs.indices.filter { Damage.isClipped($0, article) }
    code = CodeScan(article).ranges
  }

  /// Whether a finding that begins at an offset stands in code, or in the rest of a word that lost its beginning.
  public func hides(_ offset: UInt32, in article: Article) -> Bool {
    if code.contains(where: { $0.contains(offset) }) { return true }
    guard !clipped.isEmpty, let paragraph = article.paragraphIndex(at: offset),
      clipped.contains(paragraph)
    else { return false }
    var end = article.paragraphs[paragraph].range.lower
    while end < article.bytes.count, article.bytes[end] > 0x20 { end += 1 }
    return Int(offset) < end
  }

  /// Whether a word begins small a line between empty lines: an item or a title of a story whose paragraphs lost
  /// their first letters lost its own.
  public func mayClip(_ token: Int, in article: Article) -> Bool {
    guard !clipped.isEmpty, article.tokens[token].shape.contains(.lineBefore),
      article.tokens[token].isLowercase,
      let i = article.paragraphIndex(at: article.tokens[token].range.start), i > 0
    else { return false }
    return article.paragraphs[i].tokens.lowerBound == token && Damage.isApart(i, article)
  }

  private static func isClipped(_ i: Int, _ article: Article) -> Bool {
    let run = article.paragraphs[i].tokens
    guard i > 0, article.paragraphs[i].kind == .body, article.endsSentence(run),
      holdsWords(run, article), beginsSmall(run, article) || beginsWithAge(run, article)
    else { return false }
    // Behind a paragraph that has not ended it is the second half of a sentence, or an item of a list; so it is on
    // the next line of the file, unless the one before it ends a sentence.
    let before = article.paragraphs[i - 1]
    if article.endsSentence(before.tokens) { return true }
    return before.kind != .body && before.kind != .table && isApart(i, article)
  }

  private static func beginsSmall(_ run: Range<Int>, _ article: Article) -> Bool {
    guard let word = firstWord(of: run, article), article.tokens[word].isLowercase,
      article.tokens[word].shape.isDisjoint(with: [.hasDigit, .dotted, .otherScript]),
      !article.token(word, isIn: article.vocabulary["small-starters"]),
      word + 1 < run.upperBound, isWordEnd(word + 1, article)
    else { return false }
    return !isOwnName(word, article)
  }

  /// `23-year-old from Halden said`: an age that stands for a person has lost its article where no name follows.
  private static func beginsWithAge(_ run: Range<Int>, _ article: Article) -> Bool {
    // Nearly no paragraph begins so.
    guard [.number, .hyphen].contains(article.tokens[run.lowerBound].kind) else { return false }
    var words: [Int] = []
    for i in run.prefix(6) where article.tokens[i].kind != .hyphen { words.append(i) }
    guard words.count > 3, words[3] - run.lowerBound == 5, article.tokens[words[0]].kind == .number,
      article.string(article.tokens[words[1]]) == "year", article.string(article.tokens[words[2]]) == "old"
    else { return false }
    return article.tokens[words[3]].isLowercase
  }

  /// Whether an empty line stands before a paragraph.
  private static func isApart(_ i: Int, _ article: Article) -> Bool {
    let gap = TextRange(article.paragraphs[i - 1].range.upper, article.paragraphs[i].range.lower)
    return article.text.slice(gap).reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) } > 1
  }

  /// The word with which a paragraph begins, or which a hyphen that lost the word before it joins.
  private static func firstWord(of run: Range<Int>, _ article: Article) -> Int? {
    let first = run.lowerBound
    if article.tokens[first].isWord { return first }
    guard article.tokens[first].kind == .hyphen, first + 1 < run.upperBound, article.tokens[first + 1].isWord,
      !article.tokens[first + 1].shape.contains(.spaceBefore)
    else { return nil }
    return first + 1
  }

  /// Whether the word before a token ends there as words do: `fc,550x550` is a piece of an address.
  private static func isWordEnd(_ next: Int, _ article: Article) -> Bool {
    let token = article.tokens[next]
    if token.shape.contains(.spaceBefore) || token.kind == .hyphen { return true }
    return [.comma, .colon, .closeBracket].contains(token.kind) && next + 1 < article.tokens.count
      && article.tokens[next + 1].shape.contains(.spaceBefore)
  }

  private static func holdsWords(_ run: Range<Int>, _ article: Article) -> Bool {
    var left = fewestWords
    for i in run where article.tokens[i].isWord {
      left -= 1
      if left == 0 { return true }
    }
    return false
  }

  /// `youtube-dl`: a name that is written small, with a tail of a letter or two.
  private static func isOwnName(_ word: Int, _ article: Article) -> Bool {
    guard word + 2 < article.tokens.count, article.tokens[word + 1].kind == .hyphen else { return false }
    // `father-of-three` has lost its article, not its capital.
    if word + 3 < article.tokens.count, article.tokens[word + 3].kind == .hyphen { return false }
    return article.tokens[word + 2].isWord && article.tokens[word + 2].core.count <= 2
  }
}
