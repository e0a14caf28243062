import ArticleModel
import SourceText

/// Paragraphs in which somebody else than the reporter says `I` without marks: what a source wrote, set in a frame of its
/// own on the page.
struct LostStatement {
  /// Indices of the paragraphs, in order; none where the reporter says `I` too.
  let paragraphs: [Int]

  private static let fewestWords = 15
  private static let fewestPronouns = 2
  private static let fewestQuoted = 3
  /// One in so many paragraphs at most: more are a letter or an interview.
  private static let share = 3

  init(_ article: Article) {
    let prose = article.paragraphs.indices.filter { article.paragraphs[$0].kind == .body }
    let own = article.vocabulary["singular-first-person"]
    var found: [Int] = []
    var quoted = 0
    for i in prose {
      let run = article.paragraphs[i].tokens
      let hasMarks = run.contains { article.tokens[$0].kind == .doubleQuote }
      quoted += hasMarks ? 1 : 0
      let said = run.reduce(0) { $0 + (LostStatement.isFirst($1, article, own) ? 1 : 0) }
      if said == 0 { continue }
      guard !hasMarks, said >= LostStatement.fewestPronouns, run.count > LostStatement.fewestWords,
        article.endsSentence(run)
      else {
        paragraphs = []
        return
      }
      found.append(i)
    }
    paragraphs =
      quoted >= LostStatement.fewestQuoted && found.count * LostStatement.share <= prose.count ? found : []
  }

  private static func isFirst(_ i: Int, _ article: Article, _ own: WordList) -> Bool {
    let token = article.tokens[i]
    guard token.isWord, token.shape.isDisjoint(with: .quoted) else { return false }
    let bytes = article.bytes
    let isI =
      bytes[token.core.lower] == UInt8(ascii: "I")
      && (token.core.count == 1 || bytes[token.core.lower + 1] == 0x27 || bytes[token.core.lower + 1] == 0xE2)
    return isI || token.isLowercase && article.token(i, isIn: own)
  }
}
