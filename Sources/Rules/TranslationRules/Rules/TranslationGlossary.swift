import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a term of the glossary that the target does not have in a form that the glossary allows.
package struct TranslationGlossary: TranslationRule {
  package let info = RuleInfo(
    id: "translation-glossary",
    category: .translation,
    severity: .warning,
    summary: "Terms are translated as the glossary says.",
    rationale:
      "Where the source has a term of the glossary, the target has its preferred form or an admitted one, in any inflection. The project brings names of institutions; own terms come with --glossary (TBX, CSV, TSV or YAML).",
    examples: [
      .flags("ru\ten\nСовет Безопасности ООН собрался в пятницу.\t⟦The⟧ UN Council of Safety met on Friday."),
      .flags("de\ten\nDas Weiße Haus wies den Bericht zurück.\t⟦The⟧ White Building rejected the report."),
      .allows("fr\ten\nLe Conseil de sécurité se réunit vendredi.\tThe Security Council meets on Friday."),
      .allows("ar\ten\nاجتمع مجلس الأمن يوم الجمعة.\tThe UN Security Council met on Friday."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole, !context.glossary.isEmpty else { return [] }
    return pair.terms(context.glossary).compactMap { index, tokens in
      let entry = context.glossary.entries[index]
      guard !entry.allowed.isEmpty else { return nil }
      let search = pair.targetSearch
      guard !entry.allowed.contains(where: { search.find($0) != nil }),
        // A forbidden form is another rule's.
        !entry.forbidden.contains(where: { search.find($0) != nil })
      else { return nil }
      let range = pair.source.range(tokens)
      return report(
        .warning, at: pair.target.firstWord,
        "the glossary has '\(entry.preferred)' for the source's '\(pair.source.excerpt(range))'; the target has no form of it",
        source: range)
    }
  }
}
