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
      .flags("en\tde\nPage %1 of %2 is shown.\t⟦Seite⟧ 1% von %2 wird gezeigt."),
      .allows("en\tde\n%s of %s ships\t%2$s Schiffe, davon %1$s"),
      .allows(
        "en\tfr\n{N, plural, =1 {project of {name}} other {{name} projects}}\t{N, plural, =1 {projet de {name}} other {projets de {name}}}"
      ),
      .allows("en\ttr\nGrowth was 5%.\tBüyüme %5 oldu."),
      .allows("fa\ten\n%90 از آنها صادر شد.\t90% of them were exported."),
      .allows("en\tde\nGrowth of 5 % so far.\tBisher 5 % Wachstum."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, pair.source.hasBrace || pair.target.hasBrace else { return [] }
    var (wanted, given) = (MarkupScan.placeholders(pair.source), MarkupScan.placeholders(pair.target))
    if (wanted + given).contains(where: { $0.text.contains("$") }) {
      (wanted, given) = (positioned(wanted), positioned(given))
    }
    if ![.turkish, .persian, .arabic, .other].contains(pair.source.language) {
      let numbered = MarkupScan.numbered(pair.source)
      if !numbered.isEmpty {
        wanted += numbered
        given += MarkupScan.numbered(pair.target)
      }
    }
    var missing = MarkupScan.missing(wanted, in: given)[...]
    // `Ein Schiff` for `%d ship`: the form says the number.
    if pair.segment.isOfFewNumbers, missing.count == 1 { missing.removeAll() }
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

  /// The same with the place of each conversion among the arguments: `%s of %s` takes the first and the second, and
  /// so do `%2$s` and `%1$s` (POSIX, fprintf).
  private func positioned(_ items: [MarkupScan.Item]) -> [MarkupScan.Item] {
    var next = 0
    return items.map { item in
      guard item.text.hasPrefix("%"), !item.text.hasPrefix("%(") else { return item }
      var item = item
      next += 1
      if let dollar = item.text.firstIndex(of: "$"),
        let place = Int(item.text.dropFirst().prefix(upTo: dollar))
      {
        item.key = "\(place):%" + item.text[item.text.index(after: dollar)...]
      } else {
        item.key = "\(next):" + item.text
      }
      return item
    }
  }
}
