import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a negation that only one side has.
package struct TranslationNegation: TranslationRule {
  package let info = RuleInfo(
    id: "translation-negation",
    category: .translation,
    severity: .note,
    summary: "What the source denies, the target denies.",
    rationale:
      "A lost not turns a sentence around. Languages deny in many ways, with verbs and prefixes too, so it is a note.",
    examples: [
      .flags(
        "ru\ten\nМинистр не подтвердил эту информацию.\t⟦The⟧ minister confirmed this information."),
      .flags(
        "de\ten\nDer Minister bestätigte den Bericht.\tThe minister did ⟦not⟧ confirm the report."),
      .allows("ru\ten\nМинистр не подтвердил это.\tThe minister did not confirm this."),
      .allows("de\ten\nDas ist unmöglich.\tThis is impossible."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Diagnostic] {
    guard pair.isWhole, pair.source.language != .other, pair.target.language != .other else { return [] }
    let (from, to) = (negations(pair.source), negations(pair.target))
    if from.isEmpty, let first = to.first {
      return [
        report(.note, at: first, "'\(pair.target.excerpt(first))' denies what the source does not deny")
      ]
    }
    if to.isEmpty, let first = from.first {
      return [
        report(
          .note, at: pair.target.firstWord,
          "the source's '\(pair.source.excerpt(first))' has no counterpart: the target denies nothing",
          source: first)
      ]
    }
    return []
  }

  private func negations(_ side: SideReading) -> [TextRange] {
    var found: [TextRange] = []
    for i in side.tokens.indices {
      if side.term(.negation, at: i) != nil {
        found.append(side.range(i..<side.termEnd[i]))
      } else if side.tokens[i].kind == .word, isNegated(side.tokens[i], side) {
        found.append(side.tokens[i].range)
      }
    }
    return found
  }

  /// Negation inside a word: Persian verbs with `ن` before a stem are listed; Turkish `-me-`, English `un-`
  /// and the like are taken as a negation that answers for one, by the beginning or end of the word.
  private func isNegated(_ token: SideToken, _ side: SideReading) -> Bool {
    let text = side.text(token.range).lowercased()
    switch side.language {
    case .persian: return text.hasPrefix("نمی") || text.hasPrefix("نخواه") || text.hasPrefix("بی‌")
    case .turkish:
      return [
        "medi", "madı", "mez", "maz", "meyecek", "mayacak", "miyor", "mıyor", "muyor", "müyor", "memiş",
        "mamış", "siz", "sız", "suz", "süz", "mediğini", "madığını",
      ]
      .contains { text.hasSuffix($0) || text.contains($0 + "l") }
    default: return false
    }
  }
}
