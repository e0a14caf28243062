import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a target that ends with another kind of mark than its source.
package struct TranslationEndPunctuation: TranslationRule {
  package let info = RuleInfo(
    id: "translation-end-punctuation",
    category: .translation,
    severity: .note,
    summary: "A segment ends with the kind of mark that its source ends with.",
    rationale:
      "A question stays a question. Marks are compared by kind whatever their script (。 and . are the same); headlines without a stop have none on either side. A question that became a statement, or the reverse, is a warning.",
    examples: [
      .flags(
        "ru\ten\nКто победит?\tWho will ⟦win⟧"),
      .flags(
        "zh\ten\n会谈已经结束。\tThe talks are ⟦over⟧"),
      .allows("zh\ten\n会谈已经结束。\tThe talks are over."),
      .allows("ar\ten\nمن سيفوز؟\tWho will win?"),
      .allows("de\ten\nErgebnis:\tResult:"),
      .allows("en\tde\nThe text follows...\tDer Text folgt…"),
      .allows("en\tde\nPlease wait…\tBitte warten..."),
    ])

  package init() {}

  private enum Ending {
    case none, stop, question, exclamation, colon, dots, other
  }

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, let last = pair.target.tokens.last else { return [] }
    let (from, to) = (ending(pair.source), ending(pair.target))
    guard from != to, from != .other, to != .other else { return [] }
    let isQuestion =
      (from == .question || to == .question)
      && ![.dots, .exclamation].contains(from == .question ? to : from)
      // A question that is asked inside the segment: `“Why?” she asked.`
      && !asks(from == .question ? pair.target : pair.source)
    return [
      report(
        isQuestion ? .warning : .note, at: last.range,
        "the target ends \(words(to)), the source \(words(from))", source: pair.source.tokens.last?.range)
    ]
  }

  private func words(_ ending: Ending) -> String {
    switch ending {
    case .none: "without a mark"
    case .stop: "with a full stop"
    case .question: "with a question mark"
    case .exclamation: "with an exclamation mark"
    case .colon: "with a colon"
    case .dots: "with an ellipsis"
    case .other: "with another mark"
    }
  }

  /// Whether there is a question mark anywhere.
  private func asks(_ side: SideReading) -> Bool { side.tokens.contains(where: isQuestionMark) }

  private func isQuestionMark(_ token: SideToken) -> Bool {
    token.kind == .mark && (token.scalar == 0x3F || token.scalar == 0x61F || token.scalar == 0xFF1F)
  }

  /// The kind of the last mark, passing over closing quotation marks and brackets; a full stop behind them
  /// closes the question in them too: `«Кто победит?».`
  private func ending(_ side: SideReading) -> Ending {
    let marks = side.tokens.reversed().prefix { $0.kind == .mark }
    if marks.count > 2, marks.contains(where: isQuestionMark) { return .question }
    for (i, token) in side.tokens.enumerated().reversed() {
      guard token.kind == .mark else { return .none }
      // `...` is `…`.
      if token.scalar == 0x2E, side.isMark(i - 1, 0x2E), side.isMark(i - 2, 0x2E) { return .dots }
      switch token.scalar {
      case 0x2E, 0x3002, 0x6D4, 0xFF0E, 0x964: return .stop
      case 0x3F, 0x61F, 0xFF1F: return .question
      case 0x21, 0xFF01: return .exclamation
      case 0x3A, 0xFF1A: return .colon
      case 0x2026: return .dots
      case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0xAB, 0x2019, 0x201D, 0x201C, 0x2018, 0x300D, 0x300F, 0xFF09, 0x203A:
        continue
      default: return .other
      }
    }
    return .none
  }
}
