import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a target that has more sentences than its source, and more text than they need.
package struct TranslationAdded: TranslationRule {
  package let info = RuleInfo(
    id: "translation-added",
    category: .translation,
    severity: .warning,
    summary: "The target says nothing that the source does not say.",
    rationale:
      "What an editor adds in brackets is left alone; a whole sentence more, in a target that is longer by as much, was not in the source. In aligned files, a paragraph without a counterpart counts as well.",
    examples: [
      .flags(
        "ru\ten\nПереговоры завершились в пятницу.\t⟦The talks ended on Friday. Observers called the result a great success.⟧"
      ),
      .flags(
        "de\ten\nDer Minister trat zurück.\t⟦The minister resigned. His party had demanded the step for weeks.⟧"
      ),
      .allows(
        "de\ten\nDer Minister trat zurück, und seine Partei begrüßte das.\tThe minister resigned. His party welcomed it."
      ),
      .allows("es\ten\nCosta 500 millones de euros.\tIt costs 500 million euros (about $540 million)."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    if pair.segment.state == .added, pair.target.tokens.contains(where: { $0.kind != .mark }) {
      // A word or two are a crosshead, or were divided from their neighbour.
      let isShort =
        pair.target.tokens.count { $0.kind != .mark } < 3
        || pair.segment.isSentence && pair.targetShape.letters < pair.shortSentence
      return [
        report(
          isShort ? .note : .warning, at: pair.segment.target,
          "'\(pair.target.excerpt(pair.segment.target))' has no counterpart in the source")
      ]
    }
    guard pair.isWhole, !pair.isAligned, let ratio = pair.lengthRatio else { return [] }
    let (from, to) = (pair.sourceShape.sentences.count, pair.targetShape.sentences.count)
    // Japanese and Korean copy divides what English says in one sentence.
    let least = [.japanese, .korean].contains(pair.target.language) ? 0.75 : 0.55
    guard to > from, from > 0, ratio > least + 0.5 * Double(to) / Double(from), ratio > 1.35 else {
      return []
    }
    return [
      report(
        .warning, at: pair.segment.target,
        "the target has \(to) sentences where the source has \(from), and more text than they need",
        source: pair.segment.source)
    ]
  }
}
