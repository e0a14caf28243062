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

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Diagnostic] { [] }

  package func check(_ document: BilingualDocument, in context: TranslationContext) -> [Diagnostic] {
    guard !document.isAligned else { return [] }
    var bySource: [UInt64: Int] = [:]
    var byTarget: [UInt64: Int] = [:]
    var found: [Diagnostic] = []
    let source = document.source.text.bytes
    let target = document.target.text.bytes
    bySource.reserveCapacity(document.segments.count)
    byTarget.reserveCapacity(document.segments.count)
    for (i, segment) in document.segments.enumerated()
    where !segment.source.isEmpty && !segment.target.isEmpty && segment.state == .translated {
      let from = Self.key(source, segment.source)
      let to = Self.key(target, segment.target)
      guard from.length > 0, to.length > 0 else { continue }
      if let first = bySource[from.hash ^ segment.context] {
        let other = document.segments[first]
        if Self.key(target, other.target).hash != to.hash {
          found.append(
            report(
              from.words > 2 ? .warning : .note, at: segment.target,
              "another translation of the same text than '\(Self.excerpt(document.target, other.target))' before",
              source: segment.source))
        }
      } else {
        bySource[from.hash ^ segment.context] = i
      }
      if let first = byTarget[to.hash] {
        let other = document.segments[first]
        if to.words > 2, Self.key(source, other.source).hash != from.hash {
          found.append(
            report(
              .note, at: segment.target,
              "the same translation as of another text before, '\(Self.excerpt(document.source, other.source))'",
              source: segment.source))
        }
      } else {
        byTarget[to.hash] = i
      }
    }
    return found
  }

  /// The hash of a text without case of ASCII letters, white space and marks at its end.
  private static func key(_ bytes: [UInt8], _ range: TextRange) -> (hash: UInt64, words: Int, length: Int) {
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

  private static func excerpt(_ side: BilingualSide, _ range: TextRange) -> String {
    let text = side.text[TextRange(range.lower, min(range.upper, range.lower + 160))]
    return String(text.prefix(50)) + (text.count > 50 ? "…" : "")
  }
}
