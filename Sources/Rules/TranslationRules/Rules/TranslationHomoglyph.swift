import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a word that mixes letters of scripts that look alike.
package struct TranslationHomoglyph: TranslationRule {
  package let info = RuleInfo(
    id: "translation-homoglyph",
    category: .translation,
    severity: .error,
    summary: "A word is written in one script.",
    rationale:
      "A Cyrillic а in an English word looks right and is not: searches, spelling checkers and the wire's own indexes miss the word.",
    fixSafety:
      "Safe: each letter is replaced by the one that looks like it in the script of the rest of its word.",
    examples: [
      .flags(
        "ru\ten\nПутин прибыл в Пекин.\t⟦Putіn⟧ arrived in Beijing.",
        fixed: "ru\ten\nПутин прибыл в Пекин.\tPutin arrived in Beijing."),
      .flags(
        "en\tru\nThe summit is over.\t⟦Cаммит⟧ завершен.",
        fixed: "en\tru\nThe summit is over.\tСаммит завершен."),
      .allows("de\ten\nDer Faktor TNFα sank.\tThe factor TNFα fell."),
      .allows("ru\ten\nРакета «Сармат»\tThe Sarmat missile"),
    ])

  package init() {}

  /// Whether a Greek letter of a name of science begins or ends the word, as the source has one too: `TNF-α`, `IFNγ`.
  private func isSymbol(_ token: SideToken, _ pair: SegmentPair, _ sourceHasGreek: Bool) -> Bool {
    let letters = pair.target.text(token.range).unicodeScalars
    guard letters.count(where: isGreek) == 1, let first = letters.first, let last = letters.last else {
      return false
    }
    return (isGreek(first) || isGreek(last)) && sourceHasGreek
  }

  private func isGreek(_ scalar: Unicode.Scalar) -> Bool { Script.of(scalar.value) == .greek }

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.target.tokens.contains(where: { $0.flags.contains(.mixedScripts) }) else { return [] }
    let hasGreek = pair.source.text(pair.segment.source).unicodeScalars.contains(where: isGreek)
    return pair.target.tokens.compactMap { token in
      guard token.flags.contains(.mixedScripts), !pair.source.has(token.hash),
        !isSymbol(token, pair, hasGreek)
      else { return nil }
      let text = pair.target.text(token.range)
      let latin = text.unicodeScalars.count { $0.value < 0x250 }
      let isLatin =
        pair.target.language.script.map { $0 == .latin } ?? (latin * 2 >= text.unicodeScalars.count)
      let table = isLatin ? context.lexicon.latinByLookalike : context.lexicon.cyrillicByLatin
      var repaired = ""
      for scalar in text.unicodeScalars { repaired.unicodeScalars.append(table[scalar] ?? scalar) }
      let isPure =
        isLatin
        ? repaired.unicodeScalars.allSatisfy { $0.value < 0x370 }
        : repaired.unicodeScalars.allSatisfy { $0.value >= 0x370 || $0.value < 0x41 }
      // `IT-компания` without its hyphen, `3D`: letters that look like nothing else.
      guard isPure else { return nil }
      return report(
        .error, at: token.range,
        "'\(text)' mixes letters of \(isLatin ? "another script into Latin" : "Latin script into Cyrillic") ones",
        fixes: [.replace(token.range, with: repaired, .safe)])
    }
  }
}
