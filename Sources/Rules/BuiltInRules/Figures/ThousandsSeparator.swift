import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags thousands that are marked in another way than English does, or in two ways.
package struct ThousandsSeparator: Rule {
  package let info = RuleInfo(
    id: "thousands-separator",
    category: .figures,
    severity: .warning,
    summary: "Thousands are marked by commas, and in one way throughout a story.",
    rationale: """
      `540.000 euros` comes from a language that sets points; read as English it is 540. Flagged are points \
      before amounts of money and people, and before two groups or more; `4,50,000` outside Indian copy; and a \
      number that the story writes with and without its comma. Set `indian` to `yes` for copy with lakhs.
      """,
    fixSafety:
      "Safe: the digits stay, the marks between them become those of the story; unsafe inside quotations.",
    examples: [
      .flags("The bridge cost ⟦540.000⟧ euros.", fixed: "The bridge cost 540,000 euros."),
      .flags("The state has ⟦1.234.567⟧ voters.", fixed: "The state has 1,234,567 voters."),
      .flags("The fund paid ⟦4,50,000⟧ rupees.", fixed: "The fund paid 450,000 rupees."),
      .flags(
        "It counted 3,681 geese.\n\nThe ⟦3681⟧ geese left in May.",
        fixed: "It counted 3,681 geese.\n\nThe 3,681 geese left in May."),
      .flags(
        "It counted 2,150 voters.\n\nOf these, ⟦1.312⟧ people voted.",
        fixed: "It counted 2,150 voters.\n\nOf these, 1,312 people voted."),
      .allows("The bridge cost 540,000 euros."),
      .allows("It is version 3.681 of the plan, 1.250 km long, and weighs 2.500 grams."),
      .allows("The poll gave 1.234 percent in 2019, and 2,019 people came."),
      .allows("He reads flight 1234 and room 4567."),
    ]
  )
  .taking([
    .choice(
      "indian", default: "no", of: ["no", "yes"], "Whether lakhs and crores (`4,50,000`) are in order.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = context.figures(of: article).quantities.lazy.filter {
      !$0.isWritten && $0.value.magnitude >= 1
    }
    let allowsIndian = context.option("indian", of: info) == "yes"
    var result: [Finding] = []
    var commas: Set<Int64> = []
    let hasCommas = list.contains { $0.grouping == .comma }
    for quantity in list {
      switch quantity.grouping {
      case .comma: commas.insert(quantity.printed.digits)
      case .point:
        if isForeign(quantity, article) || hasCommas && countsPeople(quantity, article) {
          result.append(finding(quantity, article, isIndian: false))
        }
      case .indian:
        if !allowsIndian, !isIndian(article) { result.append(finding(quantity, article, isIndian: true)) }
      case .none, .irregular: break
      }
    }
    guard !commas.isEmpty else { return result.saidOnce(in: article, above: 3) }
    for quantity in list
    where quantity.grouping == .none && quantity.printed.exponent == 0 && quantity.printed.digits >= 1000
      && commas.contains(quantity.printed.digits) && !quantity.isLabel && isCount(quantity)
    {
      result.append(finding(quantity, article, isIndian: false))
    }
    return result.sorted(by: Finding.inOrder).saidOnce(in: article, above: 3)
  }

  /// `540.000 euros`: a point before three digits, where what is counted comes in thousands.
  private func isForeign(_ quantity: Quantity, _ article: Article) -> Bool {
    // Two groups or more: no decimals look so.
    if quantity.printed.exponent == 0 { return true }
    guard quantity.scale == 0, !quantity.isLabel,
      quantity.printed.digits % 10 == 0 || quantity.printed.digits >= 10_000
    else { return false }
    if quantity.unit.currency != nil { return quantity.printed.digits % 100 == 0 }
    guard quantity.unit == .count, let noun = quantity.noun, noun == quantity.tokens.upperBound else {
      return false
    }
    return article.vocabulary["counted-nouns"].contains(article.hash(article.tokens[noun]))
  }

  /// `1.312 votes`: what has no fractions, in a story that marks its other thousands by commas.
  private func countsPeople(_ quantity: Quantity, _ article: Article) -> Bool {
    guard quantity.scale == 0, quantity.unit == .count, !quantity.isLabel, quantity.printed.exponent == -3,
      let noun = quantity.noun, noun == quantity.tokens.upperBound
    else { return false }
    return article.vocabulary["people-nouns"].contains(article.hash(article.tokens[noun]))
      || article.vocabulary["counted-nouns"].contains(article.hash(article.tokens[noun]))
  }

  /// Whether four plain digits count something; those of a year do so only before a noun.
  private func isCount(_ quantity: Quantity) -> Bool {
    quantity.unit != .count || quantity.noun == quantity.tokens.upperBound
  }

  /// Whether the story counts in lakhs and crores.
  private func isIndian(_ article: Article) -> Bool {
    ["lakh", "crore", "lakhs", "crores", "rs"].contains { article.forms.id(of: ByteHash.of($0)) != nil }
  }

  private func finding(_ quantity: Quantity, _ article: Article, isIndian: Bool) -> Finding {
    let range = article.range(of: quantity.number)
    // Points were read as decimals: the digits alone count.
    let right = DecimalFigure(digits: quantity.printed.digits).printed
    let why =
      isIndian
      ? "groups its digits as in India"
      : quantity.grouping == .none ? "has a comma elsewhere" : "marks thousands by points"
    let isQuoted = article.isQuoted(range.start)
    return Finding(
      at: range, "'\(article.text[range])' \(why): '\(right)'",
      fixes: [.replace(range, with: right, isQuoted ? .unsafe : .safe)])
  }
}
