import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a paragraph or sentence of aligned text that the target lacks.
package struct TranslationOmittedParagraph: TranslationRule {
  package let info = RuleInfo(
    id: "translation-omitted-paragraph",
    category: .translation,
    severity: .error,
    summary: "Every paragraph of the source is in the target.",
    rationale:
      "Only source and target that are aligned as running text have this (wirelint pair): where a paragraph of the source fits nowhere, the place is named at which its translation is due.",
    examples: [
      .flags(
        "Die Verhandlungen sind am Freitag in Wien zu Ende gegangen.\n\nDie Minister unterzeichneten 12 Abkommen über Handel und Verkehr.\n\nDas nächste Treffen findet im Herbst in Bern statt.\n=====\nThe negotiations ended in Vienna on Friday.⟦⟧\n\nThe next meeting will take place in Bern in the autumn.\n"
      ),
      .flags(
        "Президент прибыл в столицу соседней страны с визитом.\n\nПереговоры продолжались больше трех часов за закрытыми дверями, после чего главы двух государств вышли к журналистам и ответили на их вопросы.\n=====\nThe president arrived in the capital of the neighbouring country for a visit.⟦⟧\n"
      ),
      .flags(
        "Die Verhandlungen sind am Freitag in Wien zu Ende gegangen.\n\nDer Minister Kronsberg schwieg dazu.\n\nDas nächste Treffen findet im Herbst in Bern statt.\n=====\nThe negotiations ended in Vienna on Friday.⟦⟧\n\nThe next meeting will take place in Bern in the autumn.\n"
      ),
      .allows(
        "Das Treffen ist zu Ende gegangen.\n\nDie Minister reisen am Abend ab.\n=====\nThe meeting is over.\n\nThe ministers leave in the evening.\n"
      ),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.segment.state == .omitted, !pair.segment.isSentence,
      pair.source.tokens.contains(where: { $0.kind != .mark })
    else {
      return []
    }
    return [
      report(
        .error, at: pair.segment.target,
        "the source's paragraph '\(pair.source.excerpt(pair.segment.source))' has no counterpart here",
        source: pair.segment.source)
    ]
  }
}
