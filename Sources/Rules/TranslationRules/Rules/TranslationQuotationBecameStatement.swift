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
      "A sentence in quotation marks is somebody's word; without them the agency says it itself. Short quotations of one or two words, which often are names of things, are left alone.",
    examples: [
      .flags(
        "ru\ten\n«Мы готовы к переговорам без условий», — сказал министр.\t⟦We⟧ are ready for talks without conditions, the minister said."
      ),
      .flags(
        "zh\ten\n他说：“我们将继续合作，共同面对挑战。”\t⟦He⟧ said we will go on working together."),
      .allows("de\ten\n„Wir sind zu Gesprächen bereit“, sagte er.\t“We are ready for talks,” he said."),
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
        .warning, at: pair.target.firstWord,
        "the source quotes \(pair.source.excerpt(range)); the target has no quotation marks", source: range)
    ]
  }
}
