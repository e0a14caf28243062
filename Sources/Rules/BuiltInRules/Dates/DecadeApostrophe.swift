import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags decades with an apostrophe.
package struct DecadeApostrophe: Rule {
  package let info = RuleInfo(
    id: "decade-apostrophe",
    category: .dates,
    severity: .note,
    isOnByDefault: false,
    summary: "A decade is written without an apostrophe.",
    rationale: "`the 1990s` are years, not a possessive. `1990's biggest storm` is one and is left alone.",
    fixSafety: "Safe: the apostrophe alone goes; the years stay the same.",
    examples: [
      .flags("It was built in the ⟦1990's⟧ by the port.", fixed: "It was built in the 1990s by the port."),
      .flags("Trade fell in the late ⟦1930's⟧.", fixed: "Trade fell in the late 1930s."),
      .allows("It was built in the 1990s by the port."),
      .allows("It was 1990's biggest storm."),
    ]
  )
  .reading(.prose, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).words.numbers.compactMap { i in
      guard i > 0, let year = SentenceYears.year(at: i, article), year % 10 == 0,
        let end = plural(behind: article.tokens[i].range.upper, article),
        article.token(i - 1, isIn: article.vocabulary["decade-openers"])
      else { return nil }
      let range = TextRange(article.tokens[i].range.lower, end)
      return Finding(
        at: range, "'\(article.text[range])' is written '\(year)s'",
        fixes: [.replace(range, with: "\(year)s", .safe)])
    }
  }

  /// The end of `'s` or `’s` at an offset, where no letter follows.
  private func plural(behind offset: Int, _ article: Article) -> Int? {
    let rest = article.bytes[min(offset, article.bytes.count)...]
    let size = rest.starts(with: [0x27, 0x73]) ? 2 : rest.starts(with: [0xE2, 0x80, 0x99, 0x73]) ? 4 : 0
    guard size > 0, let next = article.byte(at: offset + size) else { return size > 0 ? offset + size : nil }
    return next | 0x20 >= 0x61 && next | 0x20 <= 0x7A || next >= 0x80 ? nil : offset + size
  }
}
