import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a target that has fewer sentences than its source, and too little text for them.
package struct TranslationOmittedSentence: TranslationRule {
  package let info = RuleInfo(
    id: "translation-omitted-sentence",
    category: .translation,
    severity: .warning,
    summary: "Every sentence of the source is translated.",
    rationale:
      "Translators join and split sentences; the number alone says little. Where the target is as much shorter as it has fewer sentences, one is missing.",
    examples: [
      .flags(
        "ru\ten\nПереговоры завершились в пятницу. Стороны договорились о новой встрече.\t⟦The talks ended on Friday.⟧"
      ),
      .flags("zh\ten\n会谈于星期五结束。双方同意下个月再次在北京会面。\t⟦The talks ended on Friday.⟧"),
      .allows(
        "de\ten\nDie Gespräche sind zu Ende. Man trifft sich bald wieder.\tThe talks are over and the parties will meet again soon."
      ),
      .allows("ja\ten\n「港は閉まっている。」と市長は述べた。\t“The port is closed,” the mayor said."),
      .allows("fr\ten\nLes discussions sont terminées.\tThe talks are over."),
    ])

  package init() {}

  /// A sentence of fewer letters (`He went on as follows.`) was likelier said with its neighbours, or divided from them
  /// by a full stop that ends none.
  private static let fewestLetters = 20.0

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    if pair.segment.state == .omitted, pair.segment.isSentence {
      let isShort = pair.sourceShape.letters < TranslationOmittedSentence.fewestLetters
      return [
        report(
          isShort ? .note : .warning, at: pair.segment.target,
          "the source's sentence '\(pair.source.excerpt(pair.segment.source))' has no counterpart here",
          source: pair.segment.source)
      ]
    }
    guard pair.isWhole, !pair.isAligned, let ratio = pair.lengthRatio else { return [] }
    let (from, to) = (pair.sourceShape.sentences.count, pair.targetShape.sentences.count)
    guard to < from else { return [] }
    // Two sentences are often made one, Japanese and Korean ones most of all; of three or more, one is missed sooner.
    let lost = lostAnchor(pair)
    let isDivided = [.japanese, .korean].contains(pair.source.language)
    let due = (isDivided ? 0.3 : 0.4) + (from > 2 ? 0.6 : 0.5) * Double(to) / Double(from)
    guard ratio < (lost != nil ? 0.95 : due) else {
      return []
    }
    let sentence = lost ?? pair.lostSentence
    let text = sentence.map { "; likely '\(pair.source.excerpt(pair.source.range($0)))'" } ?? ""
    return [
      report(
        .warning, at: pair.segment.target,
        "the target has \(to) sentence\(to == 1 ? "" : "s") where the source has \(from)\(text)",
        source: sentence.map { pair.source.range($0) } ?? pair.segment.source)
    ]
  }

  /// The sentence of the source whose date or number the target does not have.
  private func lostAnchor(_ pair: SegmentPair) -> Range<Int>? {
    // March and May by themselves are no dates in English.
    let dates = pair.source.dates.filter { date in
      (date.day > 0 || date.year > 0 || ![3, 5].contains(date.month))
        && !pair.target.dates.contains { date.agrees(with: $0) }
    }
    let figures = pair.figures.missing.filter { $0.strength == .strong && !$0.isBracketed }
    guard pair.target.dates.count < pair.source.dates.count || !figures.isEmpty,
      let place = dates.first?.tokens.lowerBound ?? figures.first?.tokens.lowerBound
    else { return nil }
    return pair.sourceShape.sentences.first { $0.contains(place) }
  }
}
