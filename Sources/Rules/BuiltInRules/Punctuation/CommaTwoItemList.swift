import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a comma between two things that are joined by `and`.
package struct CommaTwoItemList: Rule {
  package let info = RuleInfo(
    id: "comma-two-item-list",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "No comma stands between two items.",
    rationale: """
      `South Korean media, and military sources reported` makes the second half sound like an \
      afterthought. Between two sentences the comma is in order; telling them apart takes a parser, \
      so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "Some local media⟦, and⟧ military sources reported a tremor.",
        fixed: "Some local media and military sources reported a tremor."),
      .flags("The mayor⟦, and⟧ the envoy met on Monday.", fixed: "The mayor and the envoy met on Monday."),
      .allows("The mayor left, and the envoy stayed. The mayor, the clerk, and the envoy met."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  /// An item has so many words at most.
  private static let mostWords = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let verbs = article.vocabulary["finite-verbs"]
    func isVerb(_ i: Int) -> Bool { article.token(i, isIn: verbs) || article.isSpeechVerb(i) }
    return article.sentences.compactMap { sentence in
      let commas = sentence.tokens.filter { article.tokens[$0].kind == .comma }
      guard commas.count == 1, let comma = commas.first, comma + 2 < sentence.tokens.upperBound,
        article.hash(article.tokens[comma + 1]) == ByteHash.of("and"),
        comma - sentence.tokens.lowerBound <= CommaTwoItemList.mostWords,
        (sentence.tokens.lowerBound..<comma).allSatisfy({ article.tokens[$0].isWord && !isVerb($0) }),
        let verb = sentence.tokens[(comma + 2)...].first(where: isVerb),
        (2...(CommaTwoItemList.mostWords + 1)).contains(verb - comma - 1),
        !startsClause(comma + 2, verb, article)
      else { return nil }
      return Finding(
        at: article.range(of: comma..<(comma + 2)),
        "comma between two items of a list",
        fixes: [Fix("Remove the comma", .unsafe, [.delete(article.tokens[comma].range)])])
    }
  }

  /// `and the envoy stayed`: an article, one word and a verb that no comma follows may be a clause, but then
  /// the first half has a verb of its own.
  private func startsClause(_ start: Int, _ verb: Int, _ article: Article) -> Bool {
    ["he", "she", "it", "they", "we", "i"].contains { article.hash(article.tokens[start]) == ByteHash.of($0) }
  }
}
