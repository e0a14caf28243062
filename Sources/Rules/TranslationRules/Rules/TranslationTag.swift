import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags tags and inline codes that are missing, added or in another order.
package struct TranslationTag: TranslationRule {
  package let info = RuleInfo(
    id: "translation-tag",
    category: .translation,
    severity: .error,
    summary: "Inline codes of the source are in the target.",
    rationale:
      "Codes of XLIFF and TMX, and tags that stand in the text, carry links and formatting. A missing or added one breaks the layout; another order may be right, and is a note where pairs are still nested.",
    examples: [
      .flags("ru\ten\nЧитайте <b>здесь</b>.\tRead ⟦<b>⟧here."),
      .flags("de\ten\nLesen Sie <i>hier</i>.\t⟦Read⟧ here."),
      .allows("fr\ten\nLisez <b>ici</b>.\tRead <b>here</b>."),
      .allows("en\tde\n-p <process ID>\t-p <Prozess-ID>"),
      .allows(
        "en\thu\ntranslator-credits\tAnna Dorn <anna at velm dot example>, Jan Maas <jan@velm.example>"),
      .allows("de\ten\nEs sind 3 < 5.\tIt is 3 < 5."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    var found = codes(pair)
    guard pair.source.hasAngle || pair.target.hasAngle else { return found }
    let (wanted, given) = (MarkupScan.tags(pair.source), MarkupScan.tags(pair.target))
    let added = MarkupScan.missing(given, in: wanted)
    let missing = MarkupScan.missing(wanted, in: given)
    for tag in added {
      found.append(report(.error, at: tag.range, "'\(tag.text)' is not in the source"))
    }
    if let tag = missing.first {
      // Next to the tag that lost its partner, else at the start.
      let place = given.first { partner($0.text) == partner(tag.text) }?.range ?? pair.target.firstWord
      found.append(report(.error, at: place, "'\(tag.text)' of the source is missing", source: tag.range))
    }
    return found
  }

  private func partner(_ tag: String) -> String {
    String(tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }).lowercased()
  }

  /// The codes of one side that the other has not so often.
  private func lacking(_ codes: [InlineCode], in others: [InlineCode]) -> [InlineCode] {
    var left: [String: Int] = [:]
    for code in others { left[code.label, default: 0] += 1 }
    return codes.filter { code in
      guard let count = left[code.label], count > 0 else { return true }
      left[code.label] = count - 1
      return false
    }
  }

  private func codes(_ pair: SegmentPair) -> [Finding] {
    guard !pair.segment.codes.isEmpty else { return [] }
    let wanted = pair.codes.filter(\.isSource)
    let given = pair.codes.filter { !$0.isSource }
    let missing = lacking(wanted, in: given)
    var found = lacking(given, in: wanted).map { code in
      report(
        .error, at: TextRange(at: Int(code.offset)), "the inline code '\(code.label)' is not in the source")
    }
    for code in missing {
      found.append(
        report(
          .error, at: pair.target.firstWord, "the inline code '\(code.label)' of the source is missing",
          source: TextRange(at: Int(code.offset))))
    }
    if found.isEmpty, wanted.map(\.label) != given.map(\.label), !given.isEmpty {
      found.append(
        report(.note, at: pair.target.firstWord, "the inline codes stand in another order than in the source")
      )
    }
    return found
  }
}
