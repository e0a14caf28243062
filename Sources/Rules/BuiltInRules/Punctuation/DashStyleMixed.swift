import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags dashes of two styles in one story.
package struct DashStyleMixed: Rule {
  package let info = RuleInfo(
    id: "dash-style-mixed",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "One story has one style of dash.",
    rationale: """
      Spaced en dashes, em dashes with or without spaces and double hyphens all mark the same break. \
      Pasted paragraphs bring their own; the majority is kept. Houses that do not mind leave the \
      rule off.
      """,
    fixSafety:
      "Safe: a dash stays a dash, in the form that the story has most.",
    examples: [
      .flags(
        "The bridge – an old one – is closed. The quay – a new one – is open. The ferry ⟦--⟧ a slow one ⟦--⟧ is late.",
        fixed:
          "The bridge – an old one – is closed. The quay – a new one – is open. The ferry – a slow one – is late.",
        isWhole: true),
      .flags(
        "The bridge — an old one — is closed. The ferry ⟦–⟧ a slow one, is late.",
        fixed: "The bridge — an old one — is closed. The ferry — a slow one, is late.",
        isWhole: true),
      .allows("The bridge – an old one – is closed for 1999–2003.", isWhole: true),
    ]
  )
  .reading(.body)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let dashes = article.marks.dashes.filter { isBreak($0, article) }
    var counts: [String: Int] = [:]
    for i in dashes { counts[article.string(article.tokens[i]), default: 0] += 1 }
    guard counts.count > 1, let major = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
    else { return [] }
    return dashes.filter { article.string(article.tokens[$0]) != major }.map { i in
      let range = article.tokens[i].range
      return Finding(
        at: range, "'\(article.text[range])' where the story mostly has '\(major)'",
        fixes: [.replace(range, with: major, .safe)])
    }
  }

  /// Whether a dash stands between words with spaces around it, in prose.
  private func isBreak(_ i: Int, _ article: Article) -> Bool {
    i > 0 && i + 1 < article.tokens.count && article.tokens[i].shape.contains(.spaceBefore)
      && article.tokens[i + 1].shape.contains(.spaceBefore) && article.tokens[i - 1].kind != .number
      && article.region(at: article.tokens[i].range.start) == .body
  }
}
