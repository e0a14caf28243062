import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags UTF-8 that was read in an older encoding on its way.
package struct Mojibake: Rule {
  package let info = RuleInfo(
    id: "mojibake",
    category: .characters,
    severity: .error,
    summary: "No character stands in pieces because its bytes were read in another encoding.",
    rationale: """
      `â€™` for an apostrophe, `Ã©` for `é` and `Ð¢Ñ€Ð°` for `Тра` are UTF-8 read as Windows-1252, \
      sometimes twice; `вЂ™` is the same read as Windows-1251, `√©` as Mac Roman, `ÔÇÖ` as a DOS page. A \
      run is repaired only when reading it back is lossless and gives letters or marks of news copy, so \
      that names such as `João` and words such as `“AMANHÃ”` are left alone.
      """,
    fixSafety:
      "Safe where each letter was read twice in the wrong encoding and nothing of it was lost; else unsafe.",
    examples: [
      .flags("The minister⟦â€™⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("He met Jos⟦Ã©⟧ in the caf⟦Ã©⟧.", fixed: "He met José in the café."),
      .flags("The minister⟦Ã¢â‚¬â„¢⟧s boat is late.", fixed: "The minister’s boat is late."),
      .flags("The ferry costs⟦Â\u{A0}⟧two dollars.", fixed: "The ferry costs\u{A0}two dollars."),
      .flags("The hall in Perm (⟦ÐŸÐµÑ€Ð¼ÑŒ⟧) was full.", fixed: "The hall in Perm (Пермь) was full."),
      .flags("The harbour⟦вЂ™⟧s master left.", fixed: "The harbour’s master left."),
      .flags("He met Jos⟦√©⟧ at the ferry.", fixed: "He met José at the ferry."),
      .flags(
        "The office⟦Â⟧ was closed in 2019.⟦Â⟧ Nobody knew.",
        fixed: "The office was closed in 2019. Nobody knew."),
      .allows("João and Ángela met at the CAFÉ… in São Tomé."),
      .allows("The headline of the Lisbon paper was “AMANHÔ."),
      .allows("He called it a “café…” and left the «rosé»."),
      .allows("Le plan est « enterré\u{A0}», et la salle « fermée\u{A0}»."),
      .allows("He paid £5 – or €6 – for the “crêpe”."),
      .allows("Nguyễn Văn Đức and Trần Thị Ánh sailed for Đà Nẵng."),
      .allows("The words «Група В» and «дії» are Ukrainian."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = CharacterScan.of(article, in: context).runs
    if runs.isEmpty { return [] }
    var style: TypewriterMarks?
    return runs.flatMap { Misreading.pieces(of: $0, in: article.bytes) }.map { piece in
      let marks = style ?? TypewriterMarks(article)
      style = marks
      let repaired = marks.inStyle(piece.meant)
      let what = repaired.isEmpty ? "half a no-break space" : "'\(repaired)'"
      return Finding(
        at: piece.range,
        "'\(article.text[piece.range])' is \(what) read in the wrong encoding",
        fixes: [.replace(piece.range, with: repaired, piece.isLossless ? .safe : .unsafe)])
    }
  }
}
