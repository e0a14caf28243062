import ArticleModel
import RuleKit
import SourceText

/// Where letters stand that are written from right to left: one answer for each paragraph, however many
/// controls stand in it.
struct RightToLeft: Sendable {
  /// By paragraph: whether it holds a Hebrew or Arabic letter.
  private let holds: [Bool]

  /// The table of an article, made by the first rule that asks.
  static func of(_ article: Article, in context: RuleContext) -> RightToLeft {
    context.shared { RightToLeft(article) }
  }

  private init(_ article: Article) {
    // Lead bytes of U+0580 to U+07FF.
    holds = article.paragraphs.map { article.text.slice($0.range).contains { (0xD6...0xDF).contains($0) } }
  }

  /// Whether the paragraph of a range holds such a letter.
  func isIn(_ article: Article, around range: TextRange) -> Bool {
    article.paragraphIndex(at: range.start).map { holds[$0] } ?? false
  }
}
