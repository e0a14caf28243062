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
      "Words put into quotation marks are put into somebody's mouth. Short ones, which often are names of things, are left alone.",
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
        .warning, at: range, "\(pair.target.excerpt(range)) is quoted; the source has no quotation marks")
    ]
  }
}
