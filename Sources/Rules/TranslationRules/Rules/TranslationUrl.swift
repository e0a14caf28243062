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
      .allows("de\ten\nSiehe http://example.org/a.\tSee https://www.example.org/a/."),
      .allows("en\tes\nSee https://en.example.org/wiki/Harbour.\tVéase https://es.example.org/wiki/Puerto."),
      .allows("de\ten\nDer Minister (@minister) trat zurück.\tThe minister (@minister) resigned."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, !(pair.source.addresses.isEmpty && pair.target.addresses.isEmpty) else { return [] }
    let keys = pair.source.addresses.map { key(pair.source.text($0)) }
    // Where each stands that no address of the target has answered, the first one last.
    var places: [String: [Int]] = [:]
    for (place, key) in keys.enumerated().reversed() { places[key, default: []].append(place) }
    var isAnswered = [Bool](repeating: false, count: keys.count)
    let extra = pair.target.addresses.filter { range in
      guard let place = places[key(pair.target.text(range))]?.popLast() else { return true }
      isAnswered[place] = true
      return false
    }
    var wanted = keys.indices.filter { !isAnswered[$0] }.map { pair.source.addresses[$0] }[...]
    var found: [Finding] = []
    for range in extra {
      if let due = wanted.popFirst() {
        if !isLocalised(pair.target.text(range), pair.source.text(due), pair) {
          found.append(changed(range, due, pair))
        }
      } else if places[key(pair.target.text(range))] == nil {
        found.append(report(.warning, at: range, "'\(pair.target.excerpt(range))' is not in the source"))
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

  private func changed(_ range: TextRange, _ due: TextRange, _ pair: SegmentPair) -> Finding {
    report(
      .error, at: range,
      "'\(pair.target.excerpt(range))' where the source has '\(pair.source.excerpt(due))'",
      source: due, fixes: [.replace(range, with: pair.source.text(due), .unsafe)])
  }

  /// Whether an address is that of the same site in the target's language: `es.example.org` for `en.example.org`.
  private func isLocalised(_ target: String, _ source: String, _ pair: SegmentPair) -> Bool {
    func parts(_ text: String, _ language: Language) -> Substring? {
      let host = key(text).prefix { $0 != "/" }
      return host.hasPrefix(language.code + ".") ? host.dropFirst(language.code.count) : nil
    }
    guard let own = parts(target, pair.target.language) else { return false }
    return own == parts(source, pair.source.language)
  }

  /// Addresses lead to the same place whatever the case of their letters, with a slash at the end, over an encrypted
  /// connection, and with `www`.
  private func key(_ text: String) -> String {
    var lower = text.lowercased()[...]
    for start in ["https://", "http://"] where lower.hasPrefix(start) { lower = lower.dropFirst(start.count) }
    if lower.hasPrefix("www.") { lower = lower.dropFirst(4) }
    return String(lower.hasSuffix("/") ? lower.dropLast() : lower)
  }
}
