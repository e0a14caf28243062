import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an initialism whose possessive is a bare apostrophe.
package struct PossessiveOfInitialism: Rule {
  package let info = RuleInfo(
    id: "possessive-of-initialism",
    category: .acronyms,
    severity: .note,
    isOnByDefault: false,
    summary: "The possessive of an initialism that ends in s is 's.",
    rationale: """
      An initialism is one name, not a plural: `the US's allies`, `the IRS's report`. Houses that write \
      `US'` leave this rule off, as it is by default.
      """,
    fixSafety:
      "Safe: an s is added behind the apostrophe that stands there already.",
    examples: [
      .flags("The ⟦US'⟧ allies agreed.", fixed: "The US's allies agreed."),
      .flags("He read the ⟦IRS'⟧ report.", fixed: "He read the IRS's report."),
      .allows("The US's allies agreed, and the MPs' vote was close."),
      .allows("He called it 'made in the US' and left. The workers' pay rose."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.tokens.compactMap { token in
      guard token.isWord, token.shape.contains(.allCapitals) || token.shape.contains(.dotted),
        let last = article.text.slice(token.range).last
      else { return nil }
      return finding(token, last, article)
    }
  }

  private func finding(_ token: Token, _ last: UInt8, _ article: Article) -> Finding? {
    // The mark may belong to the word, or stand behind it as one of its own.
    let apostrophes: [[UInt8]] = [[0x27], [0xE2, 0x80, 0x99]]
    let bytes = article.text.slice(token.range)
    let inside = apostrophes.first { bytes.count > $0.count && bytes.suffix($0.count).elementsEqual($0) }
    let core = inside.map { bytes.dropLast($0.count) } ?? bytes
    guard core.count >= 2, core.last == 0x53 || core.suffix(2).elementsEqual([0x53, 0x2E]) else { return nil }
    let end = token.range.lower + core.count
    guard
      let mark = apostrophes.first(where: { mark in
        mark.enumerated().allSatisfy { article.byte(at: end + $0.offset) == $0.element }
      })
    else { return nil }
    // A closing quotation mark looks the same; a possessive is followed by what it owns.
    let after = end + mark.count
    guard article.byte(at: after) == 0x20,
      !article.text.slice(TextRange(max(0, token.range.lower - 300), token.range.lower)).contains(where: {
        $0 == 0x27 || $0 == 0x98
      }),
      let next = article.byte(at: after + 1), next | 0x20 >= 0x61, next | 0x20 <= 0x7A
    else { return nil }
    let range = TextRange(token.range.lower, after)
    return Finding(
      at: range,
      "'\(article.text[range])' is the possessive of one name: '\(article.text[range])s'",
      fixes: [.replace(range, with: article.text[range] + "s", .safe)])
  }
}
