import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags commas and full stops on the side of a closing mark that the house style does not have.
package struct QuoteCommaPeriodPlacement: Rule {
  package let info = RuleInfo(
    id: "quote-comma-period-placement",
    category: .quotation,
    severity: .note,
    isOnByDefault: false,
    summary: "Commas and full stops stand on the house style's side of a closing mark.",
    rationale: """
      American style puts commas and full stops inside closing marks. British, UN and EU style puts them \
      outside those of a fragment, and inside those of a whole sentence. The rule is off by default.
      """,
    fixSafety:
      "Safe: the mark changes places with the quotation mark beside it; the rule is off unless a house asks for it.",
    examples: [
      .flags(
        "\"The ferry is full⟦\",⟧ the harbour master said.",
        fixed: "\"The ferry is full,\" the harbour master said.", isWhole: true),
      .flags(
        "The harbour master called it a “trap⟦”.⟧", fixed: "The harbour master called it a “trap.”",
        isWhole: true),
      .allows("\"The ferry is full,\" the harbour master said. He called it a “trap.”", isWhole: true),
      .allows("Is it a \"trap\"? He called it a \"trap\"; nobody laughed.", isWhole: true),
    ]
  )
  .taking([
    .choice(
      "style", default: "american", of: ["american", "logical"],
      "`american`: inside; `logical`: outside the marks of a fragment.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let isLogical = context.option("style", of: info) == "logical"
    return article.quotations.compactMap { quotation in
      guard quotation.ending == .closed, quotation.depth == 1, let closer = quotation.closer else {
        return nil
      }
      return isLogical ? inside(quotation, closer, article) : outside(quotation, closer, article)
    }
  }

  /// American: a comma or stop behind the mark.
  private func outside(_ quotation: Quotation, _ closer: TextRange, _ article: Article) -> Finding? {
    let end = quotation.tokens.upperBound
    guard end < article.tokens.count, isCommaOrStop(end, article),
      article.tokens[end].range.start == closer.end,
      end >= 2, !isCommaOrStop(end - 2, article), article.tokens[end - 2].kind != .terminal
    else { return nil }
    let (mark, stop) = (String(article.text[closer]), article.string(article.tokens[end]))
    return finding(closer.union(article.tokens[end].range), right: stop + mark, "inside")
  }

  /// British: a comma or stop before the mark of a fragment.
  private func inside(_ quotation: Quotation, _ closer: TextRange, _ article: Article) -> Finding? {
    let last = quotation.tokens.upperBound - 2
    guard last > quotation.tokens.lowerBound, isCommaOrStop(last, article),
      isFragment(quotation, article), article.tokens[last].range.end == closer.start
    else { return nil }
    let (mark, stop) = (String(article.text[closer]), article.string(article.tokens[last]))
    return finding(article.tokens[last].range.union(closer), right: mark + stop, "outside")
  }

  /// Words of the sentence around it: a small letter begins it and no attribution stands behind.
  private func isFragment(_ quotation: Quotation, _ article: Article) -> Bool {
    let first = quotation.tokens.lowerBound
    return first > 0 && article.tokens[first - 1].isWord && article.tokens[first + 1].isLowercase
  }

  private func isCommaOrStop(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].kind == .comma || article.tokens[i].kind == .stop
  }

  private func finding(_ range: TextRange, right: String, _ side: String) -> Finding {
    Finding(
      at: range,
      "the \(right.contains(",") ? "comma" : "full stop") belongs \(side) the mark: write '\(right)'",
      fixes: [.replace(range, with: right, .safe)])
  }
}
