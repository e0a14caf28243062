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
      "A lost not turns a sentence around. A side is flagged where the other denies it with a word or verb of its own and it has nothing that may stand for that, such as without, fails or a prefix. Sentences of more than thirty words are left alone; translators turn them freely, so it is a note.",
    examples: [
      .flags(
        "ru\ten\nМинистр не подтвердил эту информацию.\t⟦The⟧ minister confirmed this information."),
      .flags(
        "de\ten\nDer Minister bestätigte den Bericht.\tThe minister did ⟦not⟧ confirm the report."),
      .allows("ru\ten\nМинистр не подтвердил это.\tThe minister did not confirm this."),
      .allows("de\ten\nDas ist unmöglich.\tThis is impossible."),
    ])

  package init() {}

  /// Longer sentences are turned so freely that a negation on one side says little.
  private static let mostWords = 30

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.source.language != .other, pair.target.language != .other,
      pair.source.tokens.count(where: { $0.kind != .mark }) <= Self.mostWords
        * (pair.source.language == .chinese ? 2 : 1)
    else { return [] }
    let (from, to) = (Negations(pair.source), Negations(pair.target))
    if from.isEmpty, let first = to.strong.first {
      return [
        report(.note, at: first, "'\(pair.target.excerpt(first))' denies what the source does not deny")
      ]
    }
    if to.isEmpty, let first = from.strong.first {
      return [
        report(
          .note, at: pair.target.firstWord,
          "the source's '\(pair.source.excerpt(first))' has no counterpart: the target denies nothing",
          source: first)
      ]
    }
    return []
  }
}
