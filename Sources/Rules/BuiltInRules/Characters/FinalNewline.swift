import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a file whose last line has no line end.
package struct FinalNewline: Rule {
  package let info = RuleInfo(
    id: "final-newline",
    category: .characters,
    severity: .note,
    isOnByDefault: false,
    summary: "A text file ends with a line end.",
    rationale: """
      Tools that join files glue the next story to the last line, and version control marks the line \
      as changed when one is added.
      """,
    fixSafety: "Safe: a line end is added behind the last line.",
    examples: [
      .flags("The council will meet again on Monday⟦.⟧", fixed: "The council will meet again on Monday.\n"),
      .flags("The council met.\nNobody objected⟦.⟧", fixed: "The council met.\nNobody objected.\n"),
      .allows("The council will meet again on Monday.\n"),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.metadata.format == "plain", let last = article.bytes.last, last != 0x0A, last != 0x0D else {
      return []
    }
    let end = article.bytes.count
    let start = article.bytes.withUnsafeBufferPointer { end - (Scalars.decode($0, before: end)?.length ?? 1) }
    let usesReturns = article.bytes.prefix(4096).contains(0x0D)
    return [
      Finding(
        at: TextRange(start, end), "the last line has no line end",
        fixes: [Fix("Add a line end", .safe, [.insert(usesReturns ? "\r\n" : "\n", at: end)])])
    ]
  }
}
