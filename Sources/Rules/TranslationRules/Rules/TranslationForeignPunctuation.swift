import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags marks of the source's script in the target.
package struct TranslationForeignPunctuation: TranslationRule {
  package let info = RuleInfo(
    id: "translation-foreign-punctuation",
    category: .translation,
    severity: .warning,
    summary: "The target is written with the marks of its own language.",
    rationale:
      "An Arabic comma or a Chinese full stop in English copy was taken along from the source. In words and quotations of that script it is right.",
    fixSafety: "Safe: each mark has one counterpart in the target's script.",
    examples: [
      .flags(
        "ar\ten\nوصل الوزير، ثم غادر.\tThe minister arrived⟦،⟧ then left.",
        fixed: "ar\ten\nوصل الوزير، ثم غادر.\tThe minister arrived, then left."),
      .flags(
        "zh\ten\n会谈已经结束。\tThe talks are over⟦。⟧",
        fixed: "zh\ten\n会谈已经结束。\tThe talks are over."),
      .allows("en\tfa\nHe came, saw and won.\tآمد، دید و پیروز شد."),
      .allows("zh\ten\n电影《活着》上映。\tThe film 《活着》 opened."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, let script = pair.target.language.script else { return [] }
    var found: [Finding] = []
    for i in pair.target.tokens.indices {
      let token = pair.target.tokens[i]
      guard token.kind == .mark, token.scalar > 0x600, let mark = context.lexicon.foreignMarks[token.scalar],
        mark.script != script, !touches(mark.script, i, pair.target)
      else { continue }
      let latin = script == .latin || script == .cyrillic ? mark.latin : nil
      found.append(
        report(
          .warning, at: token.range,
          "'\(pair.target.text(token.range))' is a mark of \(mark.script.name) script\(latin.map { "; \(pair.target.language.name) writes '\($0)'" } ?? "")",
          fixes: latin.map { [.replace(token.range, with: $0, .safe)] } ?? []))
    }
    return found
  }

  /// Whether a word of the mark's own script stands beside it.
  private func touches(_ script: Script, _ i: Int, _ side: SideReading) -> Bool {
    func isOwn(_ k: Int) -> Bool {
      side.tokens.indices.contains(k) && (side.tokens[k].kind == .word || side.tokens[k].kind == .ideograph)
        && side.tokens[k].script == script
    }
    return isOwn(i - 1) || isOwn(i + 1)
  }
}
