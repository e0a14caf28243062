import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a byte order mark at the start of a file.
package struct Bom: Rule {
  package let info = RuleInfo(
    id: "bom",
    category: .characters,
    severity: .note,
    isOnByDefault: false,
    summary: "A file does not begin with a byte order mark.",
    rationale: """
      In UTF-8 the mark says nothing, and old readers print it as `ï»¿` before the headline. Some \
      spreadsheets want it, so the rule is off unless asked for.
      """,
    fixSafety:
      "Safe: the three bytes at the start of the file say how it is encoded and are no text.",
    examples: [
      .flags(
        "⟦\u{FEFF}⟧The council will meet again on Monday.",
        fixed: "The council will meet again on Monday.",
        isWhole: true),
      .flags(
        "⟦\u{FEFF}⟧Bridge closed\n\nThe council met on Monday.",
        fixed: "Bridge closed\n\nThe council met on Monday.",
        isWhole: true),
      .allows("The council will meet again on Monday.", isWhole: true),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.metadata.format == "plain", article.bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      return []
    }
    return [
      Finding(
        at: TextRange(0, 3), "the file begins with a byte order mark",
        fixes: [Fix("Remove it", .safe, [.delete(TextRange(0, 3))])])
    ]
  }
}
