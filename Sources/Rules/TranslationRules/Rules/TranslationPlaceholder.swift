import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags placeholders that are missing or added.
package struct TranslationPlaceholder: TranslationRule {
  package let info = RuleInfo(
    id: "translation-placeholder",
    category: .translation,
    severity: .error,
    summary: "Placeholders of the source are in the target.",
    rationale:
      "What a program puts into a text (%s, {name}) must be in its translation as often. The order may differ.",
    examples: [
      .flags("en\tde\nHello %s, you have {count} messages.\tHallo %s, Sie haben ⟦{zahl}⟧ Nachrichten."),
      .flags("en\tfr\nFile %1$s not found.\t⟦Fichier⟧ introuvable."),
      .allows("en\tde\n{a} of {b}\t{b} von {a}"),
      .allows("en\tde\nGrowth of 5 % so far.\tBisher 5 % Wachstum."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.source.hasBrace || pair.target.hasBrace else { return [] }
    let (wanted, given) = (MarkupScan.placeholders(pair.source), MarkupScan.placeholders(pair.target))
    var missing = MarkupScan.missing(wanted, in: given)[...]
    var found: [Finding] = []
    for item in MarkupScan.missing(given, in: wanted) {
      let due = missing.popFirst()
      found.append(
        report(
          .error, at: item.range,
          due.map { "'\(item.text)' where the source has '\($0.text)'" }
            ?? "'\(item.text)' is not in the source",
          source: due?.range))
    }
    for item in missing {
      found.append(
        report(
          .error, at: pair.target.firstWord, "'\(item.text)' of the source is missing", source: item.range))
    }
    return found
  }
}
