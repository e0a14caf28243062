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
      "Words put into quotation marks are put into somebody's mouth. Short ones, which often are names of things, are left alone, and so are the names of bodies and titles that languages set in marks. Where the source's mood says that the words are reported, they are somebody's already: a note, unless they say I. A quotation that begins or ends in another segment, and speech behind a colon, are notes: languages set their marks at other places there.",
    examples: [
      .flags(
        "ru\ten\nМинистр сказал, что страна готова к переговорам без условий.\tThe minister said: ⟦“We are ready for talks without conditions.”⟧"
      ),
      .flags(
        "de\ten\nDer Sprecher erklärte, man werde das Abkommen prüfen.\t⟦“We will look at the agreement,”⟧ the spokesman said."
      ),
      .allows("de\ten\nDie Titanic sank.\tThe “Titanic” sank."),
      .allows(
        "en\tfa\nThe Centre for Disease Control and Prevention gave advice.\t«مرکز پیشگیری و کنترل بیماری» توصیه‌هایی کرد."
      ),
      .allows(
        "ru\ten\nМы готовы к переговорам, - сказал министр.\t“We are ready to talk,” the minister said."),
      .allows("es\ten\n—Estamos listos para hablar —dijo.\t“We are ready to talk,” he said."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.sourceQuotes.isEmpty, !pair.sourceQuotes.hasSpeechDash, !pair.source.hasDash,
      !pair.source.hasUnmarkedSpeech,
      let span = pair.targetQuotes.spans.first(where: {
        QuotedSpans.isSpeech($0, pair.target) && !isName($0, pair.target)
      })
    else { return [] }
    let range = pair.target.range(span)
    return [
      report(
        mayBeMarkedElsewhere(pair) || wasReported(span, pair) ? .note : .warning, at: range,
        "\(pair.target.excerpt(range)) is quoted; the source has no quotation marks")
    ]
  }

  /// Whether the source reports the same words as somebody's by its mood; words that say I are new in his mouth.
  private func wasReported(_ span: Range<Int>, _ pair: SegmentPair) -> Bool {
    let words = pair.lexicon.speech
    if words.has(.first, pair.target, in: span) ?? false, !(words.has(.first, pair.source) ?? false) {
      return false
    }
    return words.has(.reported, pair.source) ?? false
  }

  /// The words of the longest name that is set in quotation marks.
  private static let longestName = 8

  /// Whether a span may be the name or title of something, which languages set in marks where English has capitals: few
  /// words inside a sentence without a mark of their own, no colon or comma before them, and the first of them with a
  /// capital or in a script that has none.
  private func isName(_ span: Range<Int>, _ side: SideReading) -> Bool {
    guard side.language != .english, span.count > 2, QuotedSpans.words(span, side) <= Self.longestName else {
      return false
    }
    let inner = side.tokens[(span.lowerBound + 1)..<(span.upperBound - 1)]
    let ends: [UInt32] = [0x2C, 0x2E, 0x21, 0x3F, 0x60C, 0x61F, 0x6D4, 0xFF0C, 0x3002, 0x2026]
    guard let first = inner.first, !inner.contains(where: { $0.kind == .mark && ends.contains($0.scalar) }),
      span.lowerBound == 0 || side.tokens[span.lowerBound - 1].kind != .mark
        || side.tokens[span.lowerBound - 1].flags.contains(.bracketed)
    else { return false }
    if side.language.script == .arabic { return true }
    return span.lowerBound > 0 && first.flags.contains(.capital)
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
