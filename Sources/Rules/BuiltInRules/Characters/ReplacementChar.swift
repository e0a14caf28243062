import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags the replacement character of a failed conversion.
package struct ReplacementChar: Rule {
  package let info = RuleInfo(
    id: "replacement-char",
    category: .characters,
    severity: .error,
    summary: "No U+FFFD stands in the copy.",
    rationale: """
      The replacement character says that a program could not read a letter and threw it away. What \
      stood there cannot be told from the file; the source has it. Between a word and an ending such as \
      `s` or `re` an apostrophe is offered.
      """,
    examples: [
      .flags("The minister⟦\u{FFFD}⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("He met Atal⟦\u{FFFD}\u{FFFD}⟧s on Monday."),
      .allows("The minister's boat is late."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = CharacterScan.of(article, in: context).runs(of: .replacement)
    if runs.isEmpty { return [] }
    let marks = TypewriterMarks(article)
    return runs.map { run in
      Finding(
        at: run.range,
        "a character was lost in a conversion here: look it up in the source",
        fixes: run.values.count == 1 && isApostrophe(run.range, article)
          ? [.replace(run.range, with: marks.inStyle("’"), .unsafe)] : [])
    }
  }

  /// Whether a small letter stands before it and an ending of English words behind it.
  private func isApostrophe(_ range: TextRange, _ article: Article) -> Bool {
    guard range.lower > 0, article.bytes[range.lower - 1] &- 0x61 < 26 else { return false }
    let tail = article.bytes[range.upper...].prefix { $0 &- 0x61 < 26 }
    return (1...2).contains(tail.count)
      && article.vocabulary["contraction-tails"].contains(ByteHash.of(tail))
  }
}
