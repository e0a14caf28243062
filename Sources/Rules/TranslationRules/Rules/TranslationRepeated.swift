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
      .flags("en\ttr\nThe talks began in the capital.\tGörüşmeler ⟦başkentte başkentte⟧ başladı."),
      .flags("en\tzh\nThe talks of the two sides are over.\t双方⟦的的⟧会谈已经结束。"),
      .allows("en\ttr\nHe walked slowly.\tYavaş yavaş yürüdü."),
      .allows("en\tde\nThose who come are welcome.\tDie, die kommen, sind willkommen."),
      .allows("en\tfr\nWe met again.\tNous nous sommes revus."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.target.language != .english, !Self.doubling.contains(pair.target.language),
      doubles(pair.source, withNames: true).isEmpty
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

  /// Languages that double words freely, for many things and for emphasis; those that are not known among them.
  private static let doubling: Set<Language> = [.hindi, .indonesian, .other]

  /// Ideographs, syllables and letters by which foreign acronyms are spelled stand twice in many words: of them only
  /// small words count.
  private func isFunctionWord(_ i: Int, _ pair: SegmentPair) -> Bool {
    let token = pair.target.tokens[i]
    if token.kind == .word, token.range.count > (token.script == .arabic ? 6 : 1) { return true }
    guard pair.lexicon.smallWords[token.hash] == pair.target.language else { return false }
    // `目的的`: the first belongs to the word before it.
    return token.kind == .word || i == 0
      || !pair.lexicon.isDoubled(pair.target.tokens[i - 1].hash, pair.target.language)
  }

  private func doubles(_ side: SideReading, withNames: Bool = false) -> [Int] {
    side.tokens.indices.dropLast().filter { i in
      let (a, b) = (side.tokens[i], side.tokens[i + 1])
      return a.kind != .mark && a.kind != .number && a.kind == b.kind && a.hash == b.hash
        && (withNames || !b.flags.contains(.capital))
        && !a.flags.contains(.address)
        // `что что-то`, and a series of the same.
        && !(i + 2 < side.tokens.count && side.tokens[i + 2].hash == a.hash)
        && !(i > 0 && side.tokens[i - 1].hash == a.hash)
        && !(side.isMark(i + 2, 0x2D) && !side.tokens[i + 2].isSpaced)
    }
  }
}
