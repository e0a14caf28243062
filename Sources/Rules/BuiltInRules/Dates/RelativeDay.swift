import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// A word that means another day whenever it is read: `today`, `last night`.
struct RelativeDay {
  var tokens: Range<Int>
  /// Days from the story's day: -1 for yesterday.
  var days: Int
  /// `tonight`, `last night`
  var isPartOfDay: Bool

  /// All of an article, in lower case or at the start of a sentence.
  static func all(in article: Article) -> [RelativeDay] {
    let list = article.vocabulary["relative-days"]
    // Asked once for each word: most stories hold none.
    let present = list.entries.contains { entry in
      let first = entry.split(separator: " ").first ?? ""
      return article.forms.id(of: ByteHash.of(first)) != nil
    }
    guard present else { return [] }
    return article.places(whereBegins: list).compactMap { i in
      let token = article.tokens[i]
      guard token.isLowercase || token.shape.contains(.sentenceStart),
        let end = article.phraseEnd(list, at: i), let fields = list.fields(article.phraseHash(i..<end)),
        fields.count >= 2, let days = Int(fields[0])
      else { return nil }
      return RelativeDay(tokens: i..<end, days: days, isPartOfDay: fields[1] == "part")
    }
  }
}

/// English names of weekdays.
enum DayName {
  /// Monday is 1.
  static func full(_ number: Int, _ article: Article) -> String {
    let list = article.vocabulary.weekdays
    let entries = list.entries
    let longest =
      entries.indices.filter { list.fields(at: $0).prefix(2) == ["\(number)", "en"] }.map {
        entries[$0]
      }.max { $0.utf8.count < $1.utf8.count } ?? ""
    return longest.prefix(1).uppercased() + longest.dropFirst()
  }
}
