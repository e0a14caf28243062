import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags `U.S` and `J.P Morgan`, which have lost the last of their stops.
package struct AcronymStopMissing: Rule {
  package let info = RuleInfo(
    id: "acronym-stop-missing",
    category: .acronyms,
    severity: .warning,
    summary: "Letters with stops between them have one behind the last.",
    rationale: """
      `U.S officials` has a stop between its letters and none behind them. A form that a story writes so throughout, \
      twice and more, may be a name (`R.E.M`) and is left alone, as are program names and versions.
      """,
    examples: [
      .flags(
        "The ⟦U.S⟧ mission in the town was shut on Monday.",
        fixed: "The U.S. mission in the town was shut on Monday."),
      .flags(
        "The pilot, ⟦K.K⟧ Okafor, asked the U.S. mission for a ferry.",
        fixed: "The pilot, K.K. Okafor, asked the U.S. mission for a ferry."),
      .flags(
        "The U.S. mission was shut. The ⟦U.S⟧ pilot and the ⟦U.S⟧ clerk left.",
        fixed: "The U.S. mission was shut. The U.S. pilot and the U.S. clerk left."),
      .allows("The U.S. mission was shut, and J.P. Okafor left for the U.S."),
      .allows("The R.E.M songs were played by R.E.M on Monday."),
      .allows("The U.S.-led mission left; version A.B.1 stayed."),
    ]
  )
  .reading([.headline, .body, .caption], onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let dotted = article.marks.initialisms
    let found = dotted.filter { isCut($0, article) }
    guard !found.isEmpty else { return [] }
    // Counted once: a text may be nothing but such forms.
    let uses = Dictionary(grouping: found) { article.core(article.tokens[$0]) }
    let whole = Set(dotted.map { article.string(article.tokens[$0]) })
    return found.filter { i in
      let text = article.core(article.tokens[i])
      return uses[text]?.count == 1 || whole.contains(text + ".")
    }.map { i in
      let core = article.tokens[i].core
      return Finding(
        at: core, "'\(article.text[core])' has no stop behind its last letter",
        fixes: [Fix("Add the stop", .unsafe, [.insert(".", at: core.upper)])])
    }.saidOnce(in: article, above: 3)
  }

  /// Capitals of one letter each with stops between them, a space, comma or hyphen behind.
  private func isCut(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    guard token.possessive == 0, token.core.count >= 3,
      token.core.count <= AcronymStopMissing.longest, token.core.count & 1 == 1
    else { return false }
    let bytes = article.text.slice(token.core)
    for (place, byte) in bytes.enumerated() {
      guard place & 1 == 1 ? byte == UInt8(ascii: ".") : byte &- 0x41 < 26 else { return false }
    }
    let before = article.byte(before: token.core.lower) ?? 0x20
    let behind = article.byte(at: token.core.upper) ?? 0x0A
    return before <= 0x20 || before >= 0x80 || before == 0x28 || before == 0x22
      ? behind == 0x20 || behind == UInt8(ascii: ",") || behind == UInt8(ascii: "-") : false
  }

  private static let longest = 7
}
