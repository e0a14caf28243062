import ArticleModel
import Grammar
import SourceText

/// A list that is surely one and needs no comma before its `and` to be understood: three items or more, each of one
/// word and of one kind, or four names, outside quotations.
struct PlainList {
  /// The token of the comma before `and`; nil without one.
  var comma: Int?
  /// The token of `and` or `or`.
  var joiner: Int

  /// The lists of an article in order; `grammar` is asked for where one may stand.
  static func all(in article: Article, _ grammar: () -> GrammarTable) -> [PlainList] {
    let joiners = ["and", "or"].map { ByteHash.of($0) }
    return article.marks.commas.compactMap { first in
      // `A, B and C`, `A, B, and C`
      let item = first + 1
      guard item + 3 < article.tokens.count else { return nil }
      let comma = article.tokens[item + 1].kind == .comma ? item + 1 : nil
      let joiner = (comma ?? item) + 1
      guard joiners.contains(article.hash(article.tokens[joiner])), isOver(joiner + 2, article) else {
        return nil
      }
      let items = [first - 1, item, joiner + 1]
      let isList =
        items.allSatisfy({ isItem($0, article) }) && areAlike(items, article, grammar())
        || first > 2 && article.tokens[first - 2].kind == .comma
          && ([first - 3] + items).allSatisfy { isName($0, article) }
      return isList ? PlainList(comma: comma, joiner: joiner) : nil
    }
  }

  /// A word in small letters that may be an item.
  private static func isItem(_ i: Int, _ article: Article) -> Bool {
    i >= 0 && i < article.tokens.count && article.tokens[i].isLowercase && article.tokens[i].possessive == 0
      && article.tokens[i].core.count > 2 && article.tokens[i].shape.isDisjoint(with: [.quoted, .dotted])
      && article.tokens[i].shape.contains(.spaceBefore)
  }

  /// A name of one word.
  private static func isName(_ i: Int, _ article: Article) -> Bool {
    i >= 0 && i < article.tokens.count && article.tokens[i].isCapitalised && article.tokens[i].possessive == 0
      && article.tokens[i].shape.isDisjoint(with: [.quoted, .sentenceStart, .dotted])
  }

  /// Whether a list is over before a token: a mark, or a small word that cannot belong to its last item.
  private static func isOver(_ i: Int, _ article: Article) -> Bool {
    guard i < article.tokens.count else { return true }
    switch article.tokens[i].kind {
    case .stop, .terminal, .colon, .closeBracket, .dash: return true
    case .word: return article.token(i, isIn: article.vocabulary["title-small-words"])
    default: return false
    }
  }

  /// Whether all items are nouns of one number, or adjectives.
  private static func areAlike(_ items: [Int], _ article: Article, _ grammar: GrammarTable) -> Bool {
    let tags = items.map { grammar.tag(ofToken: $0) }
    guard let first = tags[0], first == .nn || first == .nns || first == .jj else { return false }
    return tags.allSatisfy { $0 == first }
  }
}

extension GrammarTable {
  /// The part of speech of a word of the article; nil outside of sentences.
  func tag(ofToken token: Int) -> Tag? {
    guard let index = article.sentence(holding: token), let sentence = sentence(index),
      let place = sentence.place(ofToken: token)
    else { return nil }
    return sentence.units[place].tag
  }
}
