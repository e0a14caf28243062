import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// A word for a part of the day, with the weekday before it where one stands: `Tuesday evening`.
struct PartOfDay {
  var token: Int
  /// The token of the weekday, or of the word itself.
  var start: Int
  var weekday: Int?
  var name: String
  /// Minutes since midnight; beyond 1440 on the next day.
  var minutes: ClosedRange<Int>

  /// Whether a time may be called so.
  func contains(_ minute: Int) -> Bool { minutes.contains(minute) || minutes.contains(minute + 1440) }

  static func all(in article: Article, _ figures: FigureTable) -> [PartOfDay] {
    let list = article.vocabulary["dayparts"]
    let ids = list.entries.enumerated().compactMap { place, name -> (UInt32, Int, String)? in
      article.forms.id(of: ByteHash.of(name)).map { ($0, place, name) }
    }
    guard !ids.isEmpty else { return [] }
    let places = ids.flatMap { article.forms.tokens(of: $0.0) }.sorted().lazy.map { Int($0) }
    return places.compactMap { i in
      let token = article.tokens[i]
      guard token.isLowercase, token.possessive == 0,
        let (_, place, name) = ids.first(where: { $0.0 == token.form })
      else { return nil }
      let fields = list.fields(at: place)
      guard fields.count >= 2, let from = Int(fields[0]), let to = Int(fields[1]), from <= to else {
        return nil
      }
      var part = PartOfDay(token: i, start: i, name: name, minutes: from...to)
      if i > 0, figures.words[article.tokens[i - 1]].kind == .weekday {
        part.weekday = figures.words[article.tokens[i - 1]].value
        part.start = i - 1
        if i > 1, article.string(article.tokens[i - 2]) == "on" { part.start = i - 2 }
      }
      return part
    }
  }
}

/// The kinds of events that a sentence speaks of.
enum EventWords {
  static func events(in run: Range<Int>, _ article: Article) -> Set<Substring> {
    let list = article.vocabulary["event-words"]
    var result: Set<Substring> = []
    for i in run where article.tokens[i].isWord && article.mayBegin(list, at: i) {
      guard let end = article.phraseEnd(list, at: i),
        let event = list.fields(article.phraseHash(i..<end))?.first
      else { continue }
      result.insert(event)
    }
    return result
  }
}
