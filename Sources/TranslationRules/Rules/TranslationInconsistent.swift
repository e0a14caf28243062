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

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Diagnostic] {
    let segment = pair.segment
    guard !pair.isAligned, segment.state == .translated, !segment.source.isEmpty, !segment.target.isEmpty
    else { return [] }
    let (from, to) = (Self.key(pair.source.p, segment.source), Self.key(pair.target.p, segment.target))
    guard from.length > 0, to.length > 0 else { return [] }
    context.ledgers.texts.add(
      TextLedger.Entry(
        source: from.hash, inContext: from.hash ^ segment.context, target: to.hash,
        sourceRange: pair.places.source.fileRange(segment.source),
        targetRange: pair.places.target.fileRange(segment.target),
        sourceWords: UInt8(min(from.words, 3)), targetWords: UInt8(min(to.words, 3))))
    return []
  }

  package func conclude(_ ledgers: Ledgers) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (entry, first) in ledgers.texts.repeats(of: \.inContext) where entry.target != first.target {
      found.append(
        report(
          entry.sourceWords > 2 ? .warning : .note, at: entry.targetRange,
          "another translation of the same text than before\(Self.quoted(first.targetRange, ledgers))",
          source: entry.sourceRange))
    }
    for (entry, first) in ledgers.texts.repeats(of: \.target)
    where entry.targetWords > 2 && entry.source != first.source {
      found.append(
        report(
          .note, at: entry.targetRange,
          "the same translation as of another text before\(Self.quoted(first.sourceRange, ledgers))",
          source: entry.sourceRange))
    }
    return found
  }

  /// The hash of a text without case of ASCII letters, white space and marks at its end.
  private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ range: TextRange) -> (hash: UInt64, words: Int, length: Int) {
    var end = range.upper
    while end > range.lower, bytes[end - 1] <= 0x2F || bytes[end - 1] == 0x3A || bytes[end - 1] == 0x3B {
      end -= 1
    }
    var hash = ByteHash()
    var words = 1
    var isSpace = false
    var start = range.lower
    while start < end, bytes[start] <= 0x20 { start += 1 }
    for i in start..<max(start, end) {
      let byte = bytes[i]
      if byte <= 0x20 {
        isSpace = true
        continue
      }
      if isSpace {
        hash.add(0x20)
        words += 1
        isSpace = false
      }
      hash.add(Folding.lower(byte))
    }
    // Chinese sets no spaces.
    if words == 1, end - start > 24 { words = 3 }
    return (hash.value, words, end - start)
  }

  /// The beginning of what the file says at a place, as it stands there.
  private static func quoted(_ range: TextRange, _ ledgers: Ledgers) -> String {
    guard let file = ledgers.file else { return "" }
    let text = file[TextRange(range.lower, min(range.upper, range.lower + 160))]
    let shown = String(text.prefix(50)).split(whereSeparator: \.isNewline).joined(separator: " ")
    return ", '\(shown)\(text.count > 50 ? "…" : "")'"
  }
}
