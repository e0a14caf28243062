import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a form that the glossary forbids.
package struct TranslationForbiddenTerm: TranslationRule {
  package let info = RuleInfo(
    id: "translation-forbidden-term",
    category: .translation,
    severity: .warning,
    summary: "No form that the glossary forbids is in the target.",
    rationale:
      "False friends and deprecated terms: flagged where the source has the term for which they are forbidden, or everywhere where the glossary names none. The project brings the false friends of news; own terms come with --glossary.",
    examples: [
      .flags("de\ten\nDer Minister wird eventuell zurücktreten.\tThe minister will ⟦eventually⟧ resign."),
      .flags("es\ten\nEl actual presidente no habló.\tThe ⟦actual⟧ president did not speak."),
      .allows("de\ten\nSie besuchte das Sankt-Veit-Gymnasium.\tShe attended Sankt-Veit-Gymnasium."),
      .allows("de\ten\nAm Ende trat der Minister zurück.\tThe minister eventually resigned."),
      .allows("es\ten\nEl actual presidente no habló.\tThe current president did not speak."),
    ])

  package init() {}

  /// Whether a word that the glossary has in small letters is part of a name: it has a capital inside the sentence.
  private func isName(_ tokens: Range<Int>, _ term: Glossary.Term, _ side: SideReading) -> Bool {
    let i = tokens.lowerBound
    guard side.language == .english, i > 0, side.tokens[i].flags.contains(.capital),
      term.text.first?.isLowercase == true
    else { return false }
    let before = side.tokens[i - 1]
    return before.kind != .mark || [0x2D, 0x2C].contains(before.scalar) && !before.isSpaced
  }

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, !context.glossary.isEmpty else { return [] }
    let terms = pair.terms(context.glossary)
    guard !terms.isEmpty || !context.glossary.free.isEmpty else { return [] }
    var found: [Finding] = []
    for index in terms.map(\.entry) + context.glossary.free {
      let entry = context.glossary.entries[index]
      for term in entry.forbidden {
        guard entry.targetLanguage == nil || entry.targetLanguage == pair.target.language,
          let tokens = pair.targetSearch.find(term), !isName(tokens, term, pair.target)
        else { continue }
        let range = pair.target.range(tokens)
        if found.contains(where: { $0.range.overlaps(range) }) { continue }
        let isFriend = context.lexicon.isFalseFriend(term.text, for: entry.preferred)
        let source = terms.first { $0.entry == index }.map { pair.source.range($0.tokens) }
        found.append(
          report(
            isFriend ? .note : .warning, at: range,
            (isFriend ? "a false friend: " : "the glossary forbids ")
              + "'\(pair.target.excerpt(range))'"
              + (source.map { " for '\(pair.source.excerpt($0))'" } ?? "")
              + (entry.preferred.isEmpty ? "" : "; write '\(entry.preferred)'"), source: source,
            fixes: entry.preferred.isEmpty ? [] : [.replace(range, with: entry.preferred, .choice)]))
      }
    }
    return found
  }
}
