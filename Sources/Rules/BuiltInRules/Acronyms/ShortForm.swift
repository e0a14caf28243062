import ArticleModel
import SourceText

/// A short form such as `Dr` or `No` before a name inside its sentence, or before a figure, outside quotations.
struct ShortForm {
  /// Uses of one form before one kind of thing.
  struct Word: Hashable {
    var form: UInt32
    var isBeforeFigure: Bool
  }

  var token: Int
  var word: Word
  var hasStop: Bool

  var isBeforeFigure: Bool { word.isBeforeFigure }

  /// A longer word is no short form.
  private static let mostLetters = 5

  /// `Holm and Co. Reuter`: behind a name a short form may end the sentence; `in St. Louis` does not.
  private static func mayEnd(_ i: Int, _ article: Article) -> Bool {
    i == 0 || !article.tokens[i - 1].isLowercase || article.hash(article.tokens[i - 1]) == ByteHash.of("and")
  }

  /// All uses in order.
  static func all(in article: Article) -> [ShortForm] {
    let list = article.vocabulary.abbreviations
    return article.marks.capitals.compactMap { i in
      let token = article.tokens[i]
      guard token.isCapitalised, token.possessive == 0, (2...mostLetters).contains(token.range.count),
        token.shape.isDisjoint(with: [.allCapitals, .innerCapital, .hasDigit, .dotted, .nonASCII, .quoted]),
        i + 1 < article.tokens.count, list.contains(article.hash(token))
      else { return nil }
      let stop = article.tokens[i + 1]
      let hasStop = stop.kind == .stop && !stop.shape.contains(.spaceBefore)
      let next = hasStop ? i + 2 : i + 1
      guard next < article.tokens.count else { return nil }
      let behind = article.tokens[next]
      guard behind.shape.contains(.spaceBefore),
        behind.shape.isDisjoint(with: [.lineBefore, .sentenceStart]),
        behind.kind == .number
          || behind.isCapitalised && behind.shape.isDisjoint(with: .allCapitals)
            && (list.fields(article.hash(token))?.first == "always" || !mayEnd(i, article))
      else { return nil }
      return ShortForm(
        token: i, word: Word(form: token.form, isBeforeFigure: behind.kind == .number), hasStop: hasStop)
    }
  }
}
