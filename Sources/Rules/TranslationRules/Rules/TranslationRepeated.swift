import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a word that stands twice in a row in the target and not in the source.
package struct TranslationRepeated: TranslationRule {
  package let info = RuleInfo(
    id: "translation-repeated",
    category: .translation,
    severity: .warning,
    summary: "No word is doubled.",
    rationale:
      "English copy is checked for it by duplicate-word; this rule reads the other languages. Words that double on purpose are those that the source doubles too, and those of the lists.",
    examples: [
      .flags(
        "en\tes\nThe talks are over.\tLas conversaciones ⟦han han⟧ terminado."),
      .flags(
        "en\tru\nThe talks took place in Moscow.\tПереговоры прошли ⟦в в⟧ Москве."),
      .allows("en\tde\nThose who come are welcome.\tDie, die kommen, sind willkommen."),
      .allows("en\tfr\nWe met again.\tNous nous sommes revus."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.target.language != .english, pair.target.language != .other,
      doubles(pair.source).isEmpty
    else { return [] }
    return doubles(pair.target).filter { isFunctionWord($0, pair) }.filter {
      !context.lexicon.isDoubled(pair.target.tokens[$0].hash, pair.target.language)
    }.map { i in
      let range = pair.target.range(i..<(i + 2))
      return report(
        .warning, at: range, "'\(pair.target.text(pair.target.tokens[i].range))' stands twice",
        fixes: [
          Fix(
            "Remove one", .unsafe,
            [.delete(TextRange(Int(pair.target.tokens[i].end), Int(pair.target.tokens[i + 1].end)))])
        ])
    }
  }

  /// Languages that double words for emphasis, and spell foreign acronyms letter by letter, are checked for
  /// small words only.
  private func isFunctionWord(_ i: Int, _ pair: SegmentPair) -> Bool {
    switch pair.target.language {
    case .arabic, .persian, .turkish:
      return pair.lexicon.smallWords[pair.target.tokens[i].hash] == pair.target.language
    default: return true
    }
  }

  private func doubles(_ side: SideReading) -> [Int] {
    side.tokens.indices.dropLast().filter { i in
      let (a, b) = (side.tokens[i], side.tokens[i + 1])
      return a.kind == .word && b.kind == .word && a.hash == b.hash && !b.flags.contains(.capital)
        && !a.flags.contains(.address)
        // `что что-то`.
        && !(side.isMark(i + 2, 0x2D) && !side.tokens[i + 2].isSpaced)
    }
  }
}
