import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags words that a stray stop, hyphen or space divides.
package struct SplitWord: Rule {
  package let info = RuleInfo(
    id: "split-word",
    category: .punctuation,
    severity: .warning,
    isOnByDefault: false,
    summary: "No mark stands inside a word.",
    rationale: """
      `in.crease`, `govern- ment` and `co -operation` come from scanned pages and from hyphens that \
      were left when lines were joined. The whole must be a word and its halves none. Rare forms \
      slip through spelling too, so the rule is off unless asked for.
      """,
    examples: [
      .flags(
        "Prices rose in an ⟦in.crease⟧ of 15 percent.",
        fixed: "Prices rose in an increase of 15 percent."),
      .flags("The ⟦govern- ment⟧ met on Monday.", fixed: "The government met on Monday."),
      .flags(
        "The ⟦develop -ment⟧ of the harbour goes on.",
        fixed: "The development of the harbour goes on."),
      .flags("Their ⟦co -operation⟧ ended.", fixed: "Their cooperation ended."),
      .allows("Pre- and post-war houses stood there. The firm example.com left at 9.30 a.m."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard context.speller.hasDictionary else { return [] }
    return (article.marks.hyphens + article.marks.stops).sorted().compactMap { i in
      guard i > 0, i + 1 < article.tokens.count else { return nil }
      let (left, mark, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
      guard left.isWord, right.isLowercase, left.possessive == 0, mark.range.count == 1,
        !right.shape.contains(.lineBefore), left.core.count > 1, right.core.count > 1
      else { return nil }
      let spaces = [mark, right].filter { $0.shape.contains(.spaceBefore) }.count
      guard spaces == (mark.kind == .stop ? 0 : 1) else { return nil }
      let whole = article.string(left) + article.string(right)
      let halves = [article.string(left), article.string(right)].filter { context.speller.isWord($0) }
      guard context.speller.isWord(whole),
        halves.count < 2 || mark.kind == .stop
          || article.token(i - 1, isIn: article.vocabulary["combining-forms"])
      else { return nil }
      return Finding(
        at: left.range.union(right.range), "'\(whole)' is divided",
        fixes: [
          Fix("Join the word", .unsafe, [.delete(TextRange(left.range.upper, right.range.lower))])
        ])
    }
  }
}
