import ArticleModel
import SourceText

/// Where letters stand that are written from right to left.
enum RightToLeft {
  /// Whether the paragraph of a range holds a Hebrew or Arabic letter.
  static func isIn(_ article: Article, around range: TextRange) -> Bool {
    guard let i = article.paragraphIndex(at: range.start) else { return false }
    let paragraph = article.paragraphs[i].range
    // Lead bytes of U+0580 to U+07FF.
    return article.text.slice(paragraph).contains { (0xD6...0xDF).contains($0) }
  }
}
