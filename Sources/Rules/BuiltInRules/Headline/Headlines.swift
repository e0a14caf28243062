import ArticleModel
import SourceText

/// Questions about the headlines of an article.
extension Article {
  /// The paragraphs that are headlines; none in a text without a headline.
  var headlines: [Paragraph] { paragraphs.filter { $0.kind == .headline } }

  /// The words of a run.
  func words(_ run: Range<Int>) -> [Int] { run.filter { tokens[$0].isWord } }

  /// Whether most longer words of a run begin with a capital: then capitals mean nothing.
  func isTitleCase(_ run: Range<Int>) -> Bool {
    let long = words(run).filter { tokens[$0].core.count > 3 }
    return long.filter { tokens[$0].isCapitalised }.count * 3 >= long.count * 2
  }
}
