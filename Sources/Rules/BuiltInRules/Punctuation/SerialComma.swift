import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a comma before the last `and` of a list, or its absence, against the house style.
package struct SerialComma: Rule {
  package let info = RuleInfo(
    id: "serial-comma",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "Lists are written with or without a comma before the last item, as the house says.",
    rationale: """
      AP and most papers write `lorries, vans and cars`; academic and some US houses `lorries, vans, \
      and cars`. The option `style` says which is wanted.
      """,
    examples: [
      .flags("The ferry takes lorries, vans⟦, and⟧ cars.", fixed: "The ferry takes lorries, vans and cars."),
      .flags("Berg, Holm⟦, and⟧ Okafor met.", fixed: "Berg, Holm and Okafor met."),
      .allows("The ferry takes lorries, vans and cars. The mayor left, and the envoy stayed."),
    ]
  )
  .reading([.body, .caption])
  .taking([
    .choice(
      "style", default: "none", of: ["none", "always"],
      "`none`: no comma before the last item; `always`: a comma.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let isWanted = context.option("style", of: info) == "always"
    let joiners = Set(["and", "or"].map { ByteHash.of($0) })
    return article.marks.commas.compactMap { first in
      // `A, B, and C`: items of one or two words.
      guard let second = item(behind: first, article), second + 1 < article.tokens.count else { return nil }
      let hasComma = article.tokens[second].kind == .comma
      let joiner = hasComma ? second + 1 : second
      guard joiners.contains(article.hash(article.tokens[joiner])), hasComma != isWanted,
        isItem(joiner + 1, article)
      else { return nil }
      let range = article.range(of: second..<(joiner + 1))
      let end = article.tokens[second - 1].range.upper
      return Finding(
        at: range,
        isWanted ? "no comma before the last item of the list" : "comma before the last item of the list",
        fixes: [
          hasComma
            ? Fix("Remove the comma", .unsafe, [.delete(article.tokens[second].range)])
            : Fix("Insert a comma", .unsafe, [.insert(",", at: end)])
        ])
    }
  }

  /// The token behind an item of one or two words.
  private func item(behind comma: Int, _ article: Article) -> Int? {
    var i = comma + 1
    while i < article.tokens.count, i - comma <= 2, article.tokens[i].isWord, !isJoiner(i, article) { i += 1 }
    return i > comma + 1 && i < article.tokens.count ? i : nil
  }

  private func isJoiner(_ i: Int, _ article: Article) -> Bool {
    let hash = article.hash(article.tokens[i])
    return hash == ByteHash.of("and") || hash == ByteHash.of("or")
  }

  /// Whether the last item is one or two words before a mark.
  private func isItem(_ start: Int, _ article: Article) -> Bool {
    var i = start
    while i < article.tokens.count, i - start < 2, article.tokens[i].isWord { i += 1 }
    guard i > start, i < article.tokens.count else { return false }
    return !article.tokens[i].isWord || article.isSpeechVerb(i)
      || article.token(i, isIn: article.vocabulary["finite-verbs"])
  }
}
