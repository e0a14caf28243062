import ArticleModel
import SourceText

/// Lines of a story that read like headlines of other stories, found by shape: labels with a title, and the last lines.
struct HeadlineLines {
  /// Runs of paragraphs, in order; none begins with the first paragraph.
  let runs: [ClosedRange<Int>]

  /// Fewer paragraphs that are sentences say nothing about the lines between them.
  private static let fewestEnded = 3
  private static let words = 6...20
  private static let fewestBehindLabel = 3
  private static let mostOfLabel = 5

  init(_ article: Article) {
    let captions = article.isEnglish ? HeadlineLines.captions(article) : []
    let captioned = Set(captions)
    let prose = article.paragraphs.indices.filter {
      article.paragraphs[$0].kind == .body && !captioned.contains($0)
    }
    let ended = prose.filter { article.endsSentence(article.paragraphs[$0].tokens) }
    guard article.isEnglish, ended.count >= HeadlineLines.fewestEnded, ended.count * 3 >= prose.count * 2
    else {
      runs = []
      return
    }
    var places = article.paragraphs.indices.dropFirst().filter { HeadlineLines.isLabelled($0, article) }
    if places.count * 4 > article.paragraphs.count * 3 { places = [] }
    for i in HeadlineLines.tail(article) where !places.contains(i) { places.append(i) }
    for i in HeadlineLines.titles(article) where !places.contains(i) { places.append(i) }
    for i in captions where !places.contains(i) { places.append(i) }
    var found: [ClosedRange<Int>] = []
    for i in places.sorted() {
      if let last = found.last, last.upperBound + 1 == i {
        found[found.count - 1] = last.lowerBound...i
      } else {
        found.append(i...i)
      }
    }
    runs = found
  }

  /// Whether a paragraph is such a line.
  func holds(_ paragraph: Int) -> Bool { runs.contains { $0.contains(paragraph) } }

  /// `SHUT OUT: Lorries wait on the quay`, below a paragraph that has ended.
  private static func isLabelled(_ i: Int, _ article: Article) -> Bool {
    let run = article.paragraphs[i].tokens
    guard isPlain(i, article), let first = run.first, isLabel(first, article),
      let colon = run.prefix(mostOfLabel + 1).first(where: { article.tokens[$0].kind == .colon }),
      run.prefix(while: { $0 < colon }).allSatisfy({ isLabel($0, article) }),
      article.byte(at: article.tokens[colon].range.lower) == UInt8(ascii: ":"), colon + 1 < run.upperBound,
      article.tokens[colon + 1].shape.contains(.spaceBefore)
    else { return false }
    let title = (colon + 1)..<run.upperBound
    let small = title.reduce(0) { $0 + (article.tokens[$1].isLowercase ? 1 : 0) }
    let count = title.reduce(0) { $0 + (article.tokens[$1].isWord ? 1 : 0) }
    return small > 1 && count >= fewestBehindLabel && count <= words.upperBound
      && !title.contains { article.tokens[$0].kind == .stop }
      && (hasEnded(i - 1, article) || isLabel(article.paragraphs[i - 1].tokens.lowerBound, article))
  }

  /// A word of three capitals and more.
  private static func isLabel(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].shape.contains(.allCapitals) && article.tokens[i].isWord
  }

  /// The last lines that read like headlines, where two and more stand below a paragraph that has ended and every
  /// paragraph above is whole.
  private static func tail(_ article: Article) -> Range<Int> {
    var end = article.paragraphs.count
    while end > 0, article.paragraphs[end - 1].kind == .furniture { end -= 1 }
    var start = end
    while start > 1, isHeadline(start - 1, article) { start -= 1 }
    // Lines in capitals throughout may be lists of names.
    let small = (start..<end).filter {
      article.paragraphs[$0].tokens.contains { article.tokens[$0].isLowercase }
    }
    guard end - start > 1, small.count * 2 >= end - start, hasEnded(start - 1, article),
      !article.paragraphs[..<start].indices.dropFirst().contains(where: { isHeadline($0, article) })
    else { return 0..<0 }
    return start..<end
  }

  /// Lines in title case between the paragraphs, two and more side by side: a block of links to other stories.
  private static func titles(_ article: Article) -> [Int] {
    let lines = article.paragraphs.indices.dropFirst().map { ($0, isTitle($0, article)) }
    // A story with crossheads in title case, or a list of titles, is none that a block of links interrupts.
    let count = lines.reduce(0) { $0 + ($1.1 ? 1 : 0) }
    guard count > 1, count <= mostTitles else { return [] }
    var found: [Int] = []
    var run: [Int] = []
    for (i, isOne) in lines {
      if isOne {
        run.append(i)
        continue
      }
      // A paragraph of the story stands before and behind.
      if run.count > 1, hasEnded(run[0] - 1, article), hasEnded(i, article) { found += run }
      run = []
    }
    return found.count == count ? found : []
  }

  /// More are a list of titles.
  private static let mostTitles = 6

  /// `Ferry Runs Again After Winter Without Ice`: nearly all longer words have a capital, and no stop ends it.
  private static func isTitle(_ i: Int, _ article: Article) -> Bool {
    let paragraph = article.paragraphs[i]
    guard [.body, .crosshead].contains(paragraph.kind), let last = paragraph.tokens.last,
      ![.stop, .colon, .comma, .hyphen, .doubleQuote, .closeBracket].contains(article.tokens[last].kind)
    else { return false }
    var (count, capitals) = (0, 0)
    for k in paragraph.tokens {
      let token = article.tokens[k]
      if [.stop, .openBracket, .link, .doubleQuote].contains(token.kind) { return false }
      guard token.isWord, token.core.count > 3 else { continue }
      count += 1
      if token.isCapitalised, !token.shape.contains(.allCapitals) { capitals += 1 }
    }
    return count >= fewestOfTitle && count <= words.upperBound && capitals * 5 >= count * 4
  }

  /// Shorter lines may be crossheads and names.
  private static let fewestOfTitle = 3

  /// A line of its own without a stop, brackets, addresses and enumerations, which begins with a capital.
  private static func isHeadline(_ i: Int, _ article: Article) -> Bool {
    let run = article.paragraphs[i].tokens
    guard isPlain(i, article), let first = run.first else { return false }
    var (count, figures, commas) = (0, 0, 0)
    for k in run {
      switch article.tokens[k].kind {
      case .word: count += 1
      case .number: figures += 1
      case .comma: commas += 1
      case .openBracket, .closeBracket, .link, .doubleQuote, .dash: return false
      default: break
      }
    }
    return words.contains(count + figures) && figures < 3 && commas < 2
      && (article.tokens[first].isCapitalised || article.tokens[first].kind == .number)
  }

  /// A paragraph of the text or a crosshead that ends with no mark.
  private static func isPlain(_ i: Int, _ article: Article) -> Bool {
    let paragraph = article.paragraphs[i]
    guard [.body, .crosshead, .signOff].contains(paragraph.kind), !article.endsSentence(paragraph.tokens),
      let last = paragraph.tokens.last
    else { return false }
    return ![.colon, .comma, .hyphen].contains(article.tokens[last].kind)
  }

  static func hasEnded(_ i: Int, _ article: Article) -> Bool {
    let paragraph = article.paragraphs[i]
    return [.body, .furniture].contains(paragraph.kind) && article.endsSentence(paragraph.tokens)
  }
}
