import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a number that stands twice, in figures and in words.
package struct DuplicateNumberWord: Rule {
  package let info = RuleInfo(
    id: "duplicate-number-word",
    category: .figures,
    severity: .warning,
    summary: "A number stands once, in figures or in words; where it stands in both they agree.",
    rationale:
      "`5 five people` is left over from an edit. `five (6) people` says two things; contracts write `five (5)`, which is left alone.",
    examples: [
      .flags("The boat carried ⟦5 five⟧ people.", fixed: "The boat carried five people."),
      .flags("The court gave them ⟦five (6)⟧ days."),
      .allows("The boat carried five people."),
      .allows("The court gave them five (5) days."),
      .allows("In 2019 three people came, and on day 5 five left."),
      .allows("He won one (of 6) and lost three (4 in all)."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = context.figures(of: article).quantities
    guard list.count > 1 else { return [] }
    return zip(list, list.dropFirst()).compactMap { a, b in
      a.isWritten == b.isWritten || a.unit != .count || b.unit != .count || a.isLabel
        ? nil : repeated(a, b, article) ?? contradicted(a, b, article)
    }
  }

  private func repeated(_ a: Quantity, _ b: Quantity, _ article: Article) -> Finding? {
    guard a.tokens.upperBound == b.tokens.lowerBound, a.value == b.value, a.scale == 0, b.scale == 0 else {
      return nil
    }
    let range = article.range(of: a.tokens.lowerBound..<b.tokens.upperBound)
    let cut = TextRange(range.lower, article.tokens[b.tokens.lowerBound].range.lower)
    return Finding(
      at: range, "'\(article.text[range])' says one number twice",
      fixes: [Fix("Remove '\(article.excerpt(a.tokens))'", .unsafe, [.delete(cut)])])
  }

  /// `five (6)`
  private func contradicted(_ a: Quantity, _ b: Quantity, _ article: Article) -> Finding? {
    let (open, close) = (a.tokens.upperBound, b.tokens.upperBound)
    guard a.isWritten, b.tokens.lowerBound == open + 1, close < article.tokens.count,
      article.tokens[open].kind == .openBracket, article.tokens[close].kind == .closeBracket,
      a.value != b.value, !b.isYearLike
    else { return nil }
    let range = article.range(of: a.tokens.lowerBound..<close + 1)
    return Finding(at: range, "'\(article.text[range])' says two numbers")
  }
}
