import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags full-width marks, letters and digits of East Asian input methods in Latin copy.
package struct FullwidthPunct: Rule {
  package let info = RuleInfo(
    id: "fullwidth-punct",
    category: .characters,
    severity: .warning,
    summary: "Marks and digits in Latin copy have their ordinary width.",
    rationale: """
      `，`, `（` and `２０` come from an input method that was still switched on, or from a translation \
      that kept the marks of its source. Beside Chinese, Japanese or Korean characters they are \
      right.
      """,
    fixSafety:
      "Safe: each wide mark has one ordinary form (Unicode, compatibility decomposition).",
    examples: [
      .flags(
        "The mayor⟦，⟧who left early⟦，⟧ did not speak⟦。⟧",
        fixed: "The mayor, who left early, did not speak."),
      .flags("The agency⟦（⟧NHB⟦）⟧ has ⟦２０⟧ boats.", fixed: "The agency (NHB) has 20 boats."),
      .flags("The vote is over⟦！⟧Nobody objected.", fixed: "The vote is over! Nobody objected."),
      .allows("The sign read 北京，上海（中国）。 It was red."),
      .allows("The mayor, who left early, did not speak."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = CharacterScan.of(article, in: context).runs(of: .fullWidth)
    guard !runs.isEmpty, article.isMostlyLatin, !isStatedEastAsian(article) else { return [] }
    return runs.compactMap { run in
      let beside = Neighbours(of: run.range, in: article)
      if beside.areEastAsian { return nil }
      let text = plain(run.values, beside)
      return Finding(
        at: run.range,
        run.values.allSatisfy { $0 == 0x3000 }
          ? "ideographic space in Latin copy"
          : "'\(article.text[run.range])' in full width: write '\(text.trimmed)'",
        fixes: [Fix("Replace with '\(text.trimmed)'", .safe, [Edit(run.range, text.text)])])
    }
  }

  /// Whether the file says that the story is in a language with full-width marks: of a press release with many names
  /// most words are Latin.
  private func isStatedEastAsian(_ article: Article) -> Bool {
    guard let tag = article.metadata.language?.lowercased() else { return false }
    return ["zh", "ja", "ko"].contains { tag == $0 || tag.hasPrefix($0 + "-") || tag.hasPrefix($0 + "_") }
  }

  /// The characters in ordinary width, with the spaces that their own width stood for.
  private func plain(_ values: [UInt32], _ beside: Neighbours) -> (text: String, trimmed: String) {
    var scalars = String.UnicodeScalarView()
    for value in values {
      switch value {
      case 0x3000: scalars.append(" ")
      case 0x3001: scalars.append(",")
      case 0x3002: scalars.append(".")
      default: scalars.append(Unicode.Scalar(value - 0xFEE0) ?? " ")
      }
    }
    let trimmed = String(scalars)
    if let last = scalars.last, ",.;:!?)]".unicodeScalars.contains(last), isWordPart(beside.after) {
      scalars.append(" ")
    }
    if let first = scalars.first, "([".unicodeScalars.contains(first), isWordPart(beside.before) {
      scalars.insert(" ", at: scalars.startIndex)
    }
    return (String(scalars), trimmed)
  }

  private func isWordPart(_ value: UInt32?) -> Bool {
    value.map { Scalars.isLetter($0) || $0 &- 0x30 < 10 } ?? false
  }
}
