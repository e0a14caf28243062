import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags UTF-8 that was read as Windows-1252 on its way.
package struct Mojibake: Rule {
  package let info = RuleInfo(
    id: "mojibake",
    category: .characters,
    severity: .error,
    regions: .all,
    summary: "No character stands in pieces because its bytes were read in another encoding.",
    rationale: """
      `â€™` for an apostrophe and `Ã©` for `é` are UTF-8 read as Windows-1252, sometimes twice. A run is \
      flagged only when reading it back is lossless and gives letters or marks of European copy, so that \
      names such as `João` and words such as `CAFÉ…` are left alone.
      """,
    examples: [
      .flags("The minister⟦â€™⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("He met Jos⟦Ã©⟧ in the caf⟦Ã©⟧.", fixed: "He met José in the café."),
      .flags("The minister⟦Ã¢â‚¬â„¢⟧s boat is late.", fixed: "The minister’s boat is late."),
      .allows("João and Ángela met at the CAFÉ… in São Tomé."),
      .allows("He paid £5 – or €6 – for the “crêpe”."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    let runs = Windows1252.runs(of: article.text)
    if runs.isEmpty { return [] }
    let marks = TypewriterMarks(article)
    return runs.compactMap { run in
      guard let meant = Windows1252.readBack(article.text.slice(run)) else { return nil }
      let repaired = marks.inStyle(meant)
      return Diagnostic(
        info.id, info.severity, at: run,
        "'\(article.text[run])' is '\(repaired)' read in the wrong encoding",
        fixes: [.replace(run, with: repaired, .safe)])
    }
  }
}
