import ArticleModel
import SourceText

/// The agencies that a story names as its source.
enum StoryCredit {
  /// Those of the dateline, in lower case.
  static func dateline(of article: Article) -> Set<String> {
    names(in: article.regions.first { $0.kind == .dateline }?.range, of: article)
  }

  /// Those of the lines under the story; nil where none is signed.
  static func signOff(of article: Article) -> (range: TextRange, names: Set<String>)? {
    for paragraph in article.paragraphs.reversed() {
      guard paragraph.kind == .signOff || paragraph.kind == .furniture else { return nil }
      let found = names(in: paragraph.range, of: article)
      if paragraph.kind == .signOff, !found.isEmpty { return (paragraph.range, found) }
    }
    return nil
  }

  /// The agencies that a range names, in lower case.
  static func names(in range: TextRange?, of article: Article) -> Set<String> {
    guard let range else { return [] }
    let run = article.tokenIndex(atOrAfter: range.start)..<article.tokenIndex(atOrAfter: range.end)
    let words = article.tokens[run].filter(\.isWord).map { article.core($0) }
    return Set(words.filter { article.vocabulary.agencies.contains(exactly: $0) }.map { $0.lowercased() })
  }
}
