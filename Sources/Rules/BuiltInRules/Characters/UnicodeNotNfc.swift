import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags letters whose accent is a character of its own although there is a letter with it.
package struct UnicodeNotNfc: Rule {
  package let info = RuleInfo(
    id: "unicode-not-nfc",
    category: .characters,
    severity: .note,
    summary: "An accented letter is one character.",
    rationale: """
      `é` from `e` and a combining accent looks the same as the one letter, and is not found by \
      searches, counted as two characters and shown wrongly by old systems. File names of one \
      maker's machines are written so.
      """,
    fixSafety:
      "Safe: the composed letters are the same text by Unicode's own rules (NFC).",
    examples: [
      .flags("He met José in the caf⟦e\u{301}⟧.", fixed: "He met José in the café.", isWhole: true),
      .flags(
        "The s⟦u\u{308}⟧dlich of the Z⟦u\u{308}⟧rich ferry left.",
        fixed: "The südlich of the Zürich ferry left.",
        isWhole: true),
      .allows("He met José in the café.", isWhole: true),
      .allows("\u{301} is the accent that stands on the e of café.", isWhole: true),
      .allows("The symbol x\u{305} and the letter q\u{303} have no character of their own.", isWhole: true),
    ]
  )
  .reading(.all)

  package init() {}

  /// Accents that one letter may have: with more it is no letter of any language, and putting them in order
  /// takes the square of their number. Source: Unicode Standard Annex #15, "Stream-Safe Text Format".
  private static let mostAccents = 30

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = CharacterScan.of(article, in: context).runs(of: .combining)
    if runs.isEmpty { return [] }
    let places = runs.lazy.compactMap { run -> Crowd.Place? in
      guard run.count <= UnicodeNotNfc.mostAccents else { return nil }
      let start = article.bytes.withUnsafeBufferPointer { p in
        run.range.lower - (Scalars.decode(p, before: run.range.lower)?.length ?? 0)
      }
      let range = TextRange(start, run.range.upper)
      let text = article.text[range]
      let composed = Composition.composed(text)
      // An accent with which the text begins has no letter to go with.
      guard composed.unicodeScalars.count < text.unicodeScalars.count else { return nil }
      return Crowd.Place(
        range: range, replacement: composed,
        message: "'\(composed)' is written as a letter and \(run.count == 1 ? "an accent" : "accents")"
      )
    }
    let crowd = Crowd(
      info: info, title: "Write it as one character", several: "letters with separate accents")
    return crowd.findings(places, in: article)
  }
}
