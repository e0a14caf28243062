import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags hyphens that divided a word at the end of a line.
package struct LineBreakHyphen: Rule {
  package let info = RuleInfo(
    id: "line-break-hyphen",
    category: .punctuation,
    severity: .warning,
    summary: "No word is divided at the end of a line.",
    rationale: """
      `govern-` at the end of one line and `ment` on the next come from print or a PDF. When the \
      lines are joined the hyphen stays inside the word. The whole must be a word and its halves \
      none, so that compounds such as `well-` and `known` are left alone.
      """,
    fixSafety:
      "Safe: the two halves are one word of a dictionary, and apart they are none.",
    examples: [
      .flags(
        "The ⟦govern-\nment⟧ of the harbour town met on Monday at noon to hear what the engineers\nhave found in the old bridge, which was closed after cracks were found in two of\nits pillars.",
        fixed:
          "The government of the harbour town met on Monday at noon to hear what the engineers\nhave found in the old bridge, which was closed after cracks were found in two of\nits pillars.",
        isWhole: true),
      .flags("The ⟦presi-\ndent⟧ left.", fixed: "The president left.", isWhole: true),
      .allows("The well-\nknown mayor left.", isWhole: true),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    return article.marks.hyphens.compactMap { i in
      guard i > 0, i + 1 < article.tokens.count else { return nil }
      let (left, hyphen, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      guard right.shape.contains(.lineBefore), right.isLowercase, left.isWord, hyphen.range.count == 1,
        left.range.end == hyphen.range.start, left.possessive == 0
      else { return nil }
      let whole = article.string(left) + article.string(right)
      guard context.speller.isWord(whole),
        !context.speller.isWord(article.string(left))
          || !context.speller.isWord(article.string(right))
      else { return nil }
      return Finding(
        at: left.range.union(right.range),
        "'\(whole)' is divided at the end of a line",
        fixes: [
          Fix("Join the word", .safe, [.delete(TextRange(hyphen.range.lower, right.range.lower))])
        ])
    }
  }
}
