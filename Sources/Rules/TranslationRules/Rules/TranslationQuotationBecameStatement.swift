import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation of the source that the target states as its own.
package struct TranslationQuotationBecameStatement: TranslationRule {
  package let info = RuleInfo(
    id: "translation-quotation-became-statement",
    category: .translation,
    severity: .warning,
    summary: "What the source quotes, the target quotes.",
    rationale:
      "A sentence in quotation marks is somebody's word; without them the agency says it itself. Short quotations of one or two words, which often are names of things, are left alone. Where the target gives it as indirect speech, somebody still says it: a note; so is a quotation that goes on in another segment, where languages repeat the marks or do not.",
    examples: [
      .flags(
        "ru\ten\n«Мы готовы к переговорам без условий», — сказал министр.\t⟦We⟧ are ready for talks without conditions, the minister said."
      ),
      .flags(
        "zh\ten\n他说：“我们将继续合作，共同面对挑战。”\t⟦He⟧ said we will go on working together."),
      .flags(
        "en\tes\nThe mayor of Langvik said: “The storm came early and the gate held.”\t⟦El⟧ alcalde de Langvik dijo: La tormenta llegó antes de lo que se esperaba y la puerta aguantó."
      ),
      .allows("de\ten\n„Wir sind zu Gesprächen bereit“, sagte er.\t“We are ready for talks,” he said."),
      .allows("ja\ten\n彼女は『灯台守の長い夜の物語』を書いた。\tShe wrote The Lighthouse Keeper’s Long Night."),
      .allows("fr\ten\nLe « Titanic » a coulé.\tThe Titanic sank."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.targetQuotes.isEmpty, !pair.targetQuotes.hasSpeechDash,
      let span = pair.sourceQuotes.spans.first(where: { QuotedSpans.isSpeech($0, pair.source) })
    else { return [] }
    let range = pair.source.range(span)
    return [
      report(
        isReported(span, pair) || pair.sourceQuotes.isOpenEnded ? .note : .warning, at: pair.target.firstWord,
        "the source quotes \(pair.source.excerpt(range)); the target has no quotation marks", source: range)
    ]
  }

  /// Whether the target gives what was quoted as indirect speech: the speaker no longer says I, or a word that the
  /// source has nowhere joins it to its verb.
  private func isReported(_ span: Range<Int>, _ pair: SegmentPair) -> Bool {
    if isBehindColon(span, pair) { return false }
    let words = pair.lexicon.speech
    let saysI = words.has(.first, pair.source, in: span) ?? false
    if let stillI = words.has(.first, pair.target) {
      if saysI { return !stillI }
      if stillI { return false }
    }
    if words.has(.reported, pair.target) ?? false { return true }
    return (words.has(.that, pair.target) ?? false) && words.has(.that, pair.source) == false
  }

  /// Whether a colon opens the quotation, and one is in the target, as before indirect speech none is.
  private func isBehindColon(_ span: Range<Int>, _ pair: SegmentPair) -> Bool {
    let isColon = { (side: SideReading, i: Int) in side.isMark(i, 0x3A) || side.isMark(i, 0xFF1A) }
    guard span.lowerBound > 0, isColon(pair.source, span.lowerBound - 1) else { return false }
    let target = pair.target
    return target.tokens.indices.dropFirst().dropLast().contains { i in
      // Those of times and scores stand between figures.
      isColon(target, i) && target.tokens[i - 1].kind != .number && target.tokens[i + 1].kind != .mark
    }
  }
}
