import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags `fifty nine` where a hyphen joins the two words of a number, and `660-feet below` where none stands.
package struct NumberWordHyphen: Rule {
  package let info = RuleInfo(
    id: "number-word-hyphen",
    category: .figures,
    severity: .warning,
    summary:
      "The words of a number below a hundred are joined by a hyphen, a figure and its unit only before a noun.",
    rationale: """
      `Fifty nine percent` is read twice; every style book writes `fifty-nine`. Where a hyphen follows \
      (`twenty one-day passes`), the second word belongs to what comes behind. A hyphen joins a figure and a unit \
      in the singular before a noun (`a 660-foot wall`), none a figure and a plural (`660-feet below`), and none the noun \
      behind an age (`a 43-year-old-man`).
      """,
    examples: [
      .flags(
        "⟦Ninety five⟧ workers were kept on at the mill.",
        fixed: "Ninety-five workers were kept on at the mill."),
      .flags(
        "She was mayor for ⟦twenty three⟧ years.", fixed: "She was mayor for twenty-three years."),
      .flags(
        "The pier lies some ⟦660-feet⟧ below the town.", fixed: "The pier lies some 660 feet below the town."),
      .flags("The pilot, who is ⟦71-years⟧ old, stayed.", fixed: "The pilot, who is 71 years old, stayed."),
      .flags("A ⟦43-year-old-man⟧ fell into the harbour.", fixed: "A 43-year-old man fell into the harbour."),
      .allows("A 660-foot wall, a 43-year-old man and a 400-metres-a-year plan were shown."),
      .allows("Ninety-five workers were kept on, and twenty one-day passes were sold."),
      .allows("Of the first twenty, three came back. Fifty, five of them ill, were kept on."),
    ]
  )
  .reading(.body)

  package init() {}

  private static let units = 1...9

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let words = article.vocabulary["figure-words"]
    return joined(article)
      + article.places(of: words).compactMap { i in
        guard let kind = words.firstField(article.hash(article.tokens[i])), kind.elementsEqual("tens".utf8),
          i + 1 < article.tokens.count,
          let unit = words.fields(article.hash(article.tokens[i + 1])), unit.first == "unit", unit.count > 1,
          let value = Int(unit[1]), NumberWordHyphen.units.contains(value),
          article.tokens[i].isWord, article.tokens[i + 1].isLowercase,
          article.tokens[i + 1].shape.contains(.spaceBefore),
          i == 0 || article.tokens[i - 1].kind != .hyphen,
          i + 2 >= article.tokens.count || article.tokens[i + 2].kind != .hyphen
        else { return nil }
        let (first, second) = (article.tokens[i].range, article.tokens[i + 1].range)
        return Finding(
          at: first.union(second),
          "'\(article.text[first.union(second)])' is one number: join it with a hyphen",
          fixes: [
            Fix("Join with a hyphen", .unsafe, [Edit(TextRange(first.upper, second.lower), "-")])
          ])
      }
  }

  /// Figures that a hyphen joins to a plural unit, and ages that one joins to their noun.
  private func joined(_ article: Article) -> [Finding] {
    article.marks.hyphens.compactMap { hyphen in
      guard hyphen > 0, hyphen + 1 < article.tokens.count, isJoining(hyphen, article) else { return nil }
      if let number = age(before: hyphen, article) {
        let range = article.range(of: number..<hyphen + 2)
        return finding(
          range, Edit(article.tokens[hyphen].range, " "), "the noun behind the age stands alone", article)
      }
      guard article.tokens[hyphen - 1].kind == .number, article.tokens[hyphen + 1].isLowercase,
        article.token(hyphen + 1, isIn: article.vocabulary["measure-plurals"]),
        hyphen + 2 >= article.tokens.count || article.tokens[hyphen + 2].kind != .hyphen,
        hyphen < 2 || article.tokens[hyphen - 2].kind != .hyphen
      else { return nil }
      return finding(
        article.range(of: hyphen - 1..<hyphen + 2), Edit(article.tokens[hyphen].range, " "),
        "no hyphen joins a figure and a plural", article)
    }
  }

  /// The number of `43-year-old-`, whose last hyphen this is, with a small word behind it.
  private func age(before hyphen: Int, _ article: Article) -> Int? {
    guard hyphen > 4, article.tokens[hyphen - 5].kind == .number, isJoining(hyphen - 4, article),
      isJoining(hyphen - 2, article), article.string(article.tokens[hyphen - 3]) == "year",
      article.string(article.tokens[hyphen - 1]) == "old", article.tokens[hyphen + 1].isLowercase
    else { return nil }
    return hyphen - 5
  }

  /// A hyphen with no space on either side.
  private func isJoining(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].kind == .hyphen && !article.tokens[i].shape.contains(.spaceBefore)
      && !article.tokens[i + 1].shape.contains(.spaceBefore)
  }

  private func finding(_ range: TextRange, _ edit: Edit, _ reason: String, _ article: Article) -> Finding {
    let (start, end) = (TextRange(range.lower, edit.range.lower), TextRange(edit.range.upper, range.upper))
    let right = "\(article.text[start]) \(article.text[end])"
    return Finding(
      at: range, "'\(article.text[range])' has a hyphen too many: \(reason)",
      fixes: [Fix("Write '\(right)'", .unsafe, [edit])])
  }
}
