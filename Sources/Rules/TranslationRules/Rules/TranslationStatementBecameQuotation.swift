import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation of the target that the source states as its own.
package struct TranslationStatementBecameQuotation: TranslationRule {
  package let info = RuleInfo(
    id: "translation-statement-became-quotation",
    category: .translation,
    severity: .warning,
    summary: "What the target quotes, the source quotes.",
    rationale:
      "Words put into quotation marks are put into somebody's mouth. Short ones, which often are names of things, are left alone. A quotation that begins or ends in another segment, and speech behind a colon, are notes: languages set their marks at other places there.",
    examples: [
      .flags(
        "ru\ten\nМинистр сказал, что страна готова к переговорам без условий.\tThe minister said: ⟦“We are ready for talks without conditions.”⟧"
      ),
      .flags(
        "de\ten\nDer Sprecher erklärte, man werde das Abkommen prüfen.\t⟦“We will look at the agreement,”⟧ the spokesman said."
      ),
      .allows("de\ten\nDie Titanic sank.\tThe “Titanic” sank."),
      .allows(
        "ru\ten\nМы готовы к переговорам, - сказал министр.\t“We are ready to talk,” the minister said."),
      .allows("es\ten\n—Estamos listos para hablar —dijo.\t“We are ready to talk,” he said."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.sourceQuotes.isEmpty, !pair.sourceQuotes.hasSpeechDash, !pair.source.hasDash,
      !pair.source.hasUnmarkedSpeech,
      let span = pair.targetQuotes.spans.first(where: { QuotedSpans.isSpeech($0, pair.target) })
    else { return [] }
    let range = pair.target.range(span)
    return [
      report(
        mayBeMarkedElsewhere(pair) ? .note : .warning, at: range,
        "\(pair.target.excerpt(range)) is quoted; the source has no quotation marks")
    ]
  }

  /// Whether the marks of the source may stand in another segment, or none be due: the quotation goes on beyond this
  /// segment, or a colon opens speech, as Arabic and Chinese copy has it.
  private func mayBeMarkedElsewhere(_ pair: SegmentPair) -> Bool {
    if pair.targetQuotes.isOpenEnded { return true }
    return pair.source.tokens.indices.contains { i in
      (pair.source.isMark(i, 0x3A) || pair.source.isMark(i, 0xFF1A)) && i + 4 < pair.source.tokens.count
        && pair.source.tokens[i + 1].kind != .number
    }
  }
}
