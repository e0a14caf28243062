import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a text that is translated in two ways, and two texts that are translated the same.
package struct TranslationInconsistent: TranslationRule {
  package let info = RuleInfo(
    id: "translation-inconsistent",
    category: .translation,
    severity: .warning,
    summary: "The same text has the same translation.",
    rationale:
      "A source text that comes again in a file is translated as before, unless the format gives the two different contexts; case, white space and the mark at the end do not count. Texts of one or two words depend on what stands around them and give a note, as does a translation that stands for two different texts.",
    examples: [
      .flags(
        "ru\ten\nСовет безопасности собрался на заседание.\tThe Security Council met.\nСовет безопасности собрался на заседание.\t⟦The Council of Security came together.⟧"
      ),
      .flags(
        "de\ten\nDie Sitzung ist eröffnet.\tThe session is open.\nDie Sitzung wurde vertagt.\t⟦The session is open.⟧"
      ),
      .allows(
        "ru\ten\nЗаседание закончилось в полдень.\tThe meeting ended at noon.\nЗаседание закончилось в полдень.\tThe meeting ended at noon"
      ),
      .allows(
        "context\tde\ten\nmenu\tSchließen Sie es bitte.\tClose it, please.\ndoor\tSchließen Sie es bitte.\tShut it, please."
      ),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    let segment = pair.segment
    guard !pair.isAligned, segment.state == .translated else { return [] }
    let (from, to) = (Self.key(pair.source), Self.key(pair.target, withQuotationMarks: false))
    guard from.words > 0, to.words > 0 else { return [] }
    context.ledgers.texts.add(
      TextLedger.Entry(
        source: from.hash, inContext: from.hash ^ segment.context, target: to.hash,
        sourceRange: pair.places.source.fileRange(segment.source),
        targetRange: pair.places.target.fileRange(segment.target),
        sourceWords: UInt8(min(from.words, 3)), targetWords: UInt8(min(to.words, 3))))
    return []
  }

  /// Source texts that the file translates in more than one way, and different ones that it translates alike,
  /// of those that `check` noted.
  package func conclude(_ ledgers: Ledgers) -> [Finding] {
    var found: [Finding] = []
    for (entry, first) in ledgers.texts.disagreements(among: \.inContext, { $0.target != $1.target }) {
      found.append(
        report(
          entry.sourceWords > 2 ? .warning : .note, at: entry.targetRange,
          "another translation of the same text than before\(Self.quoted(first.targetRange, ledgers))",
          source: entry.sourceRange))
    }
    let twins = ledgers.texts.disagreements(among: \.target) { $0.targetWords > 2 && $0.source != $1.source }
    for (entry, first) in twins {
      found.append(
        report(
          .note, at: entry.targetRange,
          "the same translation as of another text before\(Self.quoted(first.sourceRange, ledgers))",
          source: entry.sourceRange))
    }
    return found
  }

  /// Whether a token only says that somebody speaks: where a quotation ends is told from the text around it.
  private static func isQuotationMark(_ token: SideToken) -> Bool {
    token.kind == .mark
      && [0x22, 0xAB, 0xBB, 0x201C, 0x201D, 0x201E, 0x201F, 0x300C, 0x300D, 0x300E, 0x300F].contains(
        token.scalar)
  }

  /// The hash of a text without case, white space and marks at its end, and how many words it has.
  private static func key(_ side: SideReading, withQuotationMarks: Bool = true) -> (hash: UInt64, words: Int)
  {
    var hash = ByteHash()
    var (words, ideographs) = (0, 0)
    guard let last = side.tokens.lastIndex(where: { $0.kind != .mark }) else { return (0, 0) }
    for token in side.tokens[...last] where withQuotationMarks || !isQuotationMark(token) {
      hash.value = WordFolding.joined(hash.value, token.hash)
      switch token.kind {
      case .word, .number: words += 1
      case .ideograph: ideographs += 1
      case .mark: break
      }
    }
    // Two ideographs are about a word.
    return (hash.value, words + (ideographs + 1) / 2)
  }

  /// The beginning of what the file says at a place, as it stands there.
  private static func quoted(_ range: TextRange, _ ledgers: Ledgers) -> String {
    guard let file = ledgers.file else { return "" }
    let text = file[TextRange(range.lower, min(range.upper, range.lower + 160))]
    let shown = String(text.prefix(50)).split(whereSeparator: \.isNewline).joined(separator: " ")
    return ", '\(shown)\(text.count > 50 ? "…" : "")'"
  }
}
