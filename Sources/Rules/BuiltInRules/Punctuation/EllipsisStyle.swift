import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags ellipses of two styles in one story.
package struct EllipsisStyle: Rule {
  package let info = RuleInfo(
    id: "ellipsis-style",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "One story has one style of ellipsis.",
    rationale: """
      `...` and `…` mark the same gap. The majority is kept. Four stops are an ellipsis and a full stop.
      """,
    fixSafety:
      "Safe: an ellipsis stays an ellipsis, in the form that the story has most.",
    examples: [
      .flags(
        "He waited ... and left ... and came back ⟦…⟧ and left.",
        fixed: "He waited ... and left ... and came back ... and left.",
        isWhole: true),
      .flags(
        "He waited … and left … and came ⟦...⟧ again.",
        fixed: "He waited … and left … and came … again.",
        isWhole: true),
      .allows("He waited ... and left ... again.", isWhole: true),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let all = article.marks.terminals.filter { ["...", "…"].contains(article.string(article.tokens[$0])) }
    let short = all.filter {
      article.tokens[$0].range.count == 3 && article.bytes[article.tokens[$0].range.lower] == 0x2E
    }
    guard !short.isEmpty, short.count < all.count else { return [] }
    let major = short.count * 2 >= all.count ? "..." : "…"
    return all.filter { article.string(article.tokens[$0]) != major }.map { i in
      let range = article.tokens[i].range
      return Finding(
        at: range, "'\(article.text[range])' where the story mostly has '\(major)'",
        fixes: [.replace(range, with: major, .safe)])
    }
  }
}
