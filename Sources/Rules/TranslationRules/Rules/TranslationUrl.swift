import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags URLs, e-mail addresses and handles that differ.
package struct TranslationUrl: TranslationRule {
  package let info = RuleInfo(
    id: "translation-url",
    category: .translation,
    severity: .error,
    summary: "Addresses are the same on both sides.",
    rationale:
      "A URL or e-mail address that changed leads elsewhere. One that only the source has is a warning; one that only the target has as well.",
    examples: [
      .flags("ru\ten\nПодробнее на https://example.org/a1.\tMore at ⟦https://example.org/a7⟧."),
      .flags("de\ten\nSchreiben Sie an presse@example.org!\t⟦Write⟧ to the press office!"),
      .allows("fr\ten\nVoir www.example.org.\tSee www.example.org."),
      .allows("de\ten\nDer Minister (@minister) trat zurück.\tThe minister (@minister) resigned."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, !(pair.source.addresses.isEmpty && pair.target.addresses.isEmpty) else { return [] }
    var wanted = pair.source.addresses
    var found: [Finding] = []
    var extra: [TextRange] = []
    for range in pair.target.addresses {
      let text = key(pair.target.text(range))
      if let place = wanted.firstIndex(where: { key(pair.source.text($0)) == text }) {
        wanted.remove(at: place)
      } else {
        extra.append(range)
      }
    }
    for range in extra {
      if wanted.isEmpty {
        if pair.source.addresses.contains(where: { key(pair.source.text($0)) == key(pair.target.text(range)) }
        ) {
          continue
        }
        found.append(report(.warning, at: range, "'\(pair.target.excerpt(range))' is not in the source"))
      } else {
        let due = wanted.removeFirst()
        found.append(
          report(
            .error, at: range,
            "'\(pair.target.excerpt(range))' where the source has '\(pair.source.excerpt(due))'",
            source: due, fixes: [.replace(range, with: pair.source.text(due), .unsafe)]))
      }
    }
    for range in wanted {
      found.append(
        report(
          .warning, at: pair.target.firstWord,
          "'\(pair.source.excerpt(range))' of the source is not in the target",
          source: range))
    }
    return found
  }

  /// Addresses are the same whatever the case of their letters and a slash at the end.
  private func key(_ text: String) -> String {
    let lower = text.lowercased()
    return lower.hasSuffix("/") ? String(lower.dropLast()) : lower
  }
}
