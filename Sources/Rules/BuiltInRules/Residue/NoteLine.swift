import ArticleModel
import SourceText

/// How a listed phrase stands on its line.
struct NoteLine {
  /// The paragraph, or the phrase where it stands inside one.
  let range: TextRange
  /// Whether the paragraph begins with it, number signs and other marks apart.
  let isPrefix: Bool
  /// Whether the paragraph holds no word beside it.
  let isWhole: Bool
  /// Whether number signs open the paragraph.
  let isHashed: Bool

  /// nil where no paragraph holds the phrase whole.
  init?(_ phrase: Range<Int>, in article: Article) {
    guard let p = article.paragraphIndex(at: article.tokens[phrase.lowerBound].range.start),
      phrase.upperBound <= article.paragraphs[p].tokens.upperBound
    else { return nil }
    let run = article.paragraphs[p].tokens
    func isMark(_ i: Int) -> Bool { ![.word, .number, .link].contains(article.tokens[i].kind) }
    range = article.paragraphs[p].range
    isPrefix = (run.lowerBound..<phrase.lowerBound).allSatisfy(isMark)
    isWhole = isPrefix && (phrase.upperBound..<run.upperBound).allSatisfy(isMark)
    isHashed = isPrefix && article.byte(at: range.lower) == 0x23
  }

  /// Whether the phrase stands where a list says: `anywhere`, `line`, `prefix` or `hash`.
  func isOne(_ place: Substring) -> Bool {
    switch place {
    case "line": isWhole
    case "prefix": isPrefix
    case "hash": isWhole && isHashed
    default: true
    }
  }
}
