import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a target that is the source.
package struct TranslationUntranslated: TranslationRule {
  package let info = RuleInfo(
    id: "translation-untranslated",
    category: .translation,
    severity: .error,
    summary: "The target is not the source copied.",
    rationale:
      "A segment of running words that is the same on both sides was not translated. Names, numbers and single words may well be the same.",
    examples: [
      .flags(
        "de\ten\nDie Verhandlungen wurden am Freitag beendet.\t⟦Die Verhandlungen wurden am Freitag beendet.⟧"
      ),
      .flags("ru\ten\nПереговоры завершились.\t⟦Переговоры завершились.⟧"),
      .flags("ja\ten\n会談は金曜日に終わった。\t⟦会談は金曜日に終わった。⟧"),
      .allows("de\ten\nAngela Merkel\tAngela Merkel"),
      .allows("fr\ten\nParis 2024\tParis 2024"),
      .allows(
        "en\tes\n``harbour.open(tide, gate)`` and :func:`harbour.close`\t``harbour.open(tide, gate)`` and :func:`harbour.close`"
      ),
      .allows("en\tja\nInternet Explorer\tInternet Explorer"),
      .allows("en\tru\nPhoto: Jan Maas / Northern News\tPhoto: Jan Maas / Northern News"),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    let (source, target) = (pair.source, pair.target)
    guard pair.isWhole, source.language != target.language || source.language == .other,
      isSame(source, target), isProse(source, target)
    else { return [] }
    return [
      report(
        .error, at: pair.segment.target, "the target is the source, '\(target.excerpt(pair.segment.target))'",
        source: pair.segment.source)
    ]
  }

  /// Whether both sides have the same words and marks, taken apart as both languages take words apart.
  private func isSame(_ source: SideReading, _ target: SideReading) -> Bool {
    guard source.tokens.first?.scalar == target.tokens.first?.scalar else { return false }
    let (s, t) = (source.tokens(as: target.language), target.tokens(as: source.language))
    return s.count == t.count && zip(s, t).allSatisfy { $0.hash == $1.hash }
  }

  /// Whether it is more than names and figures, and not a saying in a third language or a mere `no, no`.
  private func isProse(_ source: SideReading, _ target: SideReading) -> Bool {
    let words = source.tokens.filter { $0.kind == .word && !$0.flags.contains(.address) }
    // A text in a script that the target's language does not have, whatever the source's language is.
    let foreign = source.tokens.count { token in
      (token.kind == .word || token.kind == .ideograph) && token.script != .latin && token.script != .other
        && token.script != target.language.script
    }
    if target.language.script != nil, foreign >= 2 { return true }
    // Names and products keep their Latin letters in copy of any script.
    if let script = source.language.script, script != .latin, script != target.language.script {
      let own = source.tokens.count { ($0.kind == .word || $0.kind == .ideograph) && $0.script == script }
      return own >= 2
    }
    let languages = words.compactMap { source.lexicon.smallWords[$0.hash] }
    return Set(words.map(\.hash)).count >= 3 && words.dropFirst().count { !$0.flags.contains(.capital) } >= 2
      && (languages.isEmpty || languages.contains(source.language) || source.language == .other)
  }
}
