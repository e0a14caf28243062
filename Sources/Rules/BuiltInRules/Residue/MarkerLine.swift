import ArticleModel
import Diagnostics
import SourceText

/// Finds end markers and take markers: on a line of their own, or behind the last stop of a paragraph.
struct MarkerLine {
  /// A marker in the copy.
  struct Found {
    var range: TextRange
    /// Whether it is a paragraph of its own.
    var isOwnLine: Bool
    /// Whether nothing but furniture and sign-offs follows.
    var isLast: Bool
    /// What is taken away with it: the white space before it.
    var removal: TextRange
    var isSafe: Bool
  }

  /// The markers of a list: field 2 is `line` or `glued`, field 3 `safe` or `unsafe`.
  static func markers(_ list: WordList, in article: Article) -> [Found] {
    let lastBody = article.paragraphs.lastIndex { $0.kind == .body && article.endsSentence($0.tokens) } ?? -1
    var result: [Found] = []
    for (i, paragraph) in article.paragraphs.enumerated() where paragraph.kind != .table {
      guard let (run, fields) = marker(in: paragraph, list, article) else { continue }
      let range = article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].range)
      let before = run.lowerBound > 0 ? article.tokens[run.lowerBound - 1].range.upper : range.lower
      result.append(
        Found(
          range: range, isOwnLine: run.lowerBound == paragraph.tokens.lowerBound, isLast: i > lastBody,
          removal: TextRange(before, range.upper), isSafe: fields.count > 1 && fields[1] == "safe"))
    }
    return result
  }

  private static func marker(
    in paragraph: Paragraph, _ list: WordList, _ article: Article
  ) -> (Range<Int>, [Substring])? {
    let end = paragraph.tokens.upperBound
    var found = marker(in: paragraph, endingAt: end, list, article)
    if found == nil, endsWithInitials(paragraph, article) {
      found = marker(in: paragraph, endingAt: end - 1, list, article)
    }
    return found.map { ($0.0.lowerBound..<end, $0.1) }
  }

  /// Whether initials may stand behind a marker: `(end) ibi`.
  private static func endsWithInitials(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let end = paragraph.tokens.upperBound
    return paragraph.tokens.count > 3 && article.tokens[end - 1].isLowercase
      && article.tokens[end - 1].core.count <= 4 && article.tokens[end - 2].kind == .closeBracket
  }

  private static func marker(
    in paragraph: Paragraph, endingAt end: Int, _ list: WordList, _ article: Article
  ) -> (Range<Int>, [Substring])? {
    // An entry has at most eight tokens; it must reach the paragraph's end.
    for start in max(paragraph.tokens.lowerBound, end - 8)..<end {
      let isOwnLine = start == paragraph.tokens.lowerBound
      guard isOwnLine || followsSentence(start, article), article.phraseEnd(list, at: start) == end,
        let fields = list.fields(article.phraseHash(start..<end)),
        isOwnLine || fields.first == "glued",
        list.contains(exactly: article.text[article.tokens[start].range.union(article.tokens[end - 1].range)])
      else { continue }
      return (start..<end, fields)
    }
    return nil
  }

  private static func followsSentence(_ i: Int, _ article: Article) -> Bool {
    switch article.tokens[i - 1].kind {
    case .stop, .terminal: true
    case .doubleQuote, .closeBracket: !article.tokens[i - 1].shape.contains(.spaceBefore)
    default: false
    }
  }
}
