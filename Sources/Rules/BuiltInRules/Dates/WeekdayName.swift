import ArticleModel
import SourceText
import WrittenFigures

/// The name of a weekday in the language of a date.
struct WeekdayName {
  /// In full, with a capital where the language writes one.
  let full: String

  /// Monday is 1.
  init(_ number: Int, _ written: WrittenDate, _ article: Article) {
    let list = article.vocabulary.weekdays
    let language =
      written.weekday.flatMap { list.fields(article.hash(article.tokens[$0.token]))?.dropFirst().first }
      ?? "en"
    let entries = list.entries
    let names = entries.indices.filter {
      let fields = list.fields(at: $0)
      return fields.first == "\(number)" && fields.dropFirst().first == language
    }.map { entries[$0] }
    let longest = names.max { $0.utf8.count < $1.utf8.count } ?? ""
    let isSmall = written.weekday.map { !article.tokens[$0.token].isCapitalised } ?? false
    full = isSmall ? longest : longest.prefix(1).uppercased() + longest.dropFirst()
  }

  /// In full, or in three letters where the copy shortens it.
  func like(_ token: Token, _ article: Article) -> String {
    let name = token.core.count <= 4 ? String(full.prefix(3)) : full
    return token.shape.contains(.allCapitals) ? name.uppercased() : name
  }
}
