import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags an amount that one story gives in two magnitudes.
package struct MagnitudeMismatchInBody: Rule {
  package let info = RuleInfo(
    id: "magnitude-mismatch-in-body",
    category: .figures,
    severity: .warning,
    summary: "One amount has one magnitude throughout a story.",
    rationale:
      "`$2.35 billion` and `$2.35 million` in one story are as a rule one amount, and one of them is wrong: million and billion are lost in translation. Needs three digits that agree, or two and the same thing counted.",
    examples: [
      .flags(
        "The bank will lend $2.35 billion to the yard.\n\nThe loan of ⟦$2.35 million⟧ runs for five years."),
      .flags(
        "It exported 1.25 million barrels in May and 3 million in June.\n\nThe ⟦1.25 billion⟧ barrels went to Asia."
      ),
      .allows(
        "The bank will lend $2.35 billion to the yard.\n\nThe loan of $2.35 billion runs for five years."),
      .allows("The bank will lend $5 billion to the yard, and $5 million to the school."),
      .allows("The yard has 120 workers and a debt of $120 million."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = context.figures(of: article).quantities.filter {
      $0.scale >= 6 && !$0.isWritten && ($0.unit == .count || $0.unit.currency != nil)
    }
    guard list.count > 1 else { return [] }
    var first: [Int64: Int] = [:]
    var result: [Finding] = []
    for (k, quantity) in list.enumerated() {
      let significant = quantity.printed.significant
      guard significant.count >= 2, let earlier = first[significant.digits] else {
        if first[significant.digits] == nil { first[significant.digits] = k }
        continue
      }
      let other = list[earlier]
      guard other.scale != quantity.scale, other.printed.value == quantity.printed.value,
        isSame(other, quantity, article, digits: significant.count)
      else { continue }
      result.append(
        Finding(
          at: article.range(of: quantity.tokens),
          "'\(article.excerpt(quantity.tokens))' here, '\(article.excerpt(other.tokens))' before",
          related: [RelatedPlace(article.range(of: other.tokens), "the other magnitude")]))
    }
    return result
  }

  private func isSame(_ a: Quantity, _ b: Quantity, _ article: Article, digits: Int) -> Bool {
    guard a.unit == b.unit else { return false }
    if digits >= 3 { return true }
    guard let x = a.noun, let y = b.noun else { return false }
    return article.tokens[x].form == article.tokens[y].form
  }
}
