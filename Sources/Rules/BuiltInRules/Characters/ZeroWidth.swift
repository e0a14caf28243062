import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags characters without width in Latin copy.
package struct ZeroWidth: Rule {
  package let info = RuleInfo(
    id: "zero-width",
    category: .characters,
    severity: .warning,
    summary: "No character without width stands between Latin letters.",
    rationale: """
      Zero-width spaces and joiners, byte order marks inside a text and direction marks come from \
      web pages and messengers. They break searches, counts and spelling, and nobody sees them. \
      Beside letters of Arabic, Persian or Indic scripts, where joiners belong to the spelling, and \
      inside emoji they are left alone.
      """,
    fixSafety:
      "Safe between Latin letters, where the character has no width and no meaning; none is taken from other scripts or emoji.",
    examples: [
      .flags("The council⟦\u{200B}⟧ will meet again.", fixed: "The council will meet again."),
      .flags(
        "The ⟦\u{FEFF}⟧mayor and the Borr⟦\u{200D}⟧ell family met.",
        fixed: "The mayor and the Borrell family met."),
      .flags("The mayor⟦\u{200E}⟧ left early.", fixed: "The mayor left early."),
      .allows("The word می\u{200C}خواهم is Persian, and a 👨\u{200D}👩\u{200D}👦 stood there."),
      .allows("The name \u{200F}سلام\u{200F} (peace) stood on the wall."),
      .allows("The council will meet again."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = CharacterScan.of(article, in: context).runs(of: .zeroWidth)
    if runs.isEmpty { return [] }
    let places = runs.lazy.filter { !belongs($0, article, context) }.map { run in
      Crowd.Place(
        range: run.range, replacement: "",
        message: "\(CharacterScan.name(run.value)), which has no width, among Latin letters")
    }
    let crowd = Crowd(info: info, title: "Remove it", several: "characters without width")
    return crowd.findings(places, in: article)
  }

  /// Whether a run is part of a word of another script, of an emoji, or turns the direction of a line
  /// that holds letters written from the right.
  private func belongs(_ run: CharacterScan.Run, _ article: Article, _ context: RuleContext) -> Bool {
    if Neighbours(of: run.range, in: article).areForeign { return true }
    guard run.values.contains(where: { $0 == 0x200E || $0 == 0x200F || $0 == 0x61C }) else { return false }
    return RightToLeft.of(article, in: context).isIn(article, around: run.range)
  }
}
