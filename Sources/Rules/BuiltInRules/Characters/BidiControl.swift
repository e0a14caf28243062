import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags controls that turn the direction of text.
package struct BidiControl: Rule {
  package let info = RuleInfo(
    id: "bidi-control",
    category: .characters,
    severity: .error,
    summary: "No direction control stands in Latin copy, and none is left open.",
    rationale: """
      Overrides and embeddings show text in another order than it is stored in: names can be faked \
      with them, and what a sub-editor approves is not what clients get. Beside Arabic, Persian or \
      Hebrew words a pair that is opened and closed in its paragraph is in order; an override never \
      is.
      """,
    fixSafety:
      "Safe between letters that run from left to right, where the control shows nothing; unsafe in copy that runs the other way.",
    examples: [
      .flags(
        "The file ⟦\u{202E}⟧txt.exe⟦\u{202C}⟧ was sent on Monday.",
        fixed: "The file txt.exe was sent on Monday."),
      .flags("The ⟦\u{2066}⟧mayor⟦\u{2069}⟧ left early.", fixed: "The mayor left early."),
      .allows("The word \u{2067}سلام\u{2069} stood on the wall."),
      .allows("The council will meet again."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = CharacterScan.of(article, in: context).runs(of: .bidi)
    if runs.isEmpty { return [] }
    let rightToLeft = RightToLeft.of(article, in: context)
    var open: [Int: Int] = [:]
    for run in runs {
      let paragraph = article.paragraphIndex(at: run.range.start) ?? 0
      for value in run.values { open[paragraph, default: 0] += closes(value) ? -1 : 1 }
    }
    return runs.compactMap { run in
      let isRightToLeft = rightToLeft.isIn(article, around: run.range)
      let overrides = run.values.contains { $0 == 0x202D || $0 == 0x202E }
      let isPaired = open[article.paragraphIndex(at: run.range.start) ?? 0] == 0
      if isRightToLeft, isPaired, !overrides { return nil }
      let name = CharacterScan.name(run.value)
      return Finding(
        at: run.range,
        isRightToLeft && !isPaired
          ? "\(name) turns the direction of text and has no counterpart"
          : "\(name) turns the direction of text: what is shown is not what is stored",
        fixes: [Fix("Remove it", isRightToLeft ? .unsafe : .safe, [.delete(run.range)])])
    }
  }

  private func closes(_ value: UInt32) -> Bool { value == 0x202C || value == 0x2069 }
}
