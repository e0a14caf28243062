import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a number that changed, was lost or came in on the way.
package struct TranslationNumber: TranslationRule {
  package let info = RuleInfo(
    id: "translation-number",
    category: .translation,
    severity: .error,
    summary: "Source and target state the same numbers.",
    rationale:
      "Numbers are compared by value: in digits of any script, with the separators of either language, in words, with scale words, percentages, times and converted units. A number with another one in its place is an error; one that only one side has is a warning. What an editor adds in brackets is left alone. A decimal sign that is kept from a source whose language has another is a warning. Figures in names (COVID-19, F-16) are compared only with those of the same name. In a language that is not known a word beside a number may be a scale, so that only its digits are compared, and none where the word is written to it (12万).",
    examples: [
      .flags("ru\ten\nРост составил 7,4 процента.\tGrowth came to ⟦74⟧ percent."),
      .flags("fa\ten\nدر این حمله ۱۲ نفر کشته شدند.\tThe attack killed ⟦21⟧ people."),
      .flags("de\ten\nEs kamen 1.200 Menschen.\t⟦1.200⟧ people came."),
      .flags("de\ten\nDie Rate stieg um 7,4 Prozent.\tThe rate rose by ⟦7,4⟧ percent."),
      .allows("zh\ten\n该国报告了40例新冠病例。\tThe country reported 40 cases of COVID-19."),
      .allows("tr\ten\nKurumun 117 bin 378 çalışanı var.\tThe agency has 117,378 employees."),
      .allows("zh\ten\n出口额达到3.5亿美元。\tExports reached $350 million."),
      .flags("pl\ten\nZginęło 12 osób.\t⟦21⟧ people died."),
      .allows("ja\ten\n人口は12万人です。\tThe population is 120,000."),
      .allows("ja\ten\n売上は3億5000万円でした。\tSales were 350 million yen."),
      .allows("bn\ten\n২০ জন মারা গেছে।\t20 people died."),
      .allows("cs\ten\nZemřelo dvacet lidí.\t20 people died."),
      .allows("en\tde\n%s of %s ships\t%2$s Schiffe, davon %1$s"),
      .allows("en\tde\nThe army has 12,500 soldiers.\tDie Armee hat 12.500 Soldaten."),
      .flags("de\ten\nDie Hälfte der Häuser steht leer.\t⟦A third of⟧ the houses are empty."),
      .allows("ru\ten\nЧисло сократилось вдвое.\tThe number fell by half."),
      .allows("ar\ten\nقتل ثلاثة أشخاص.\tThree people were killed."),
      .allows(
        "es\ten\nLa obra costó 500 millones de euros.\tThe work cost 500 million euros (about $540 million)."),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    let match = pair.figures
    var found: [Finding] = []
    for change in match.changes
    where !TranslationScale.isScale(change) && !change.isTime && !change.isOtherMeasure(context.lexicon) {
      found += changed(change, pair)
    }
    for figure in match.missing where figure.strength == .strong && !figure.isBracketed {
      found.append(
        report(
          .warning, at: pair.target.firstWord,
          "'\(pair.source.excerpt(figure.range))' of the source has no counterpart",
          source: figure.range))
    }
    for figure in match.added where figure.strength == .strong && !figure.isBracketed {
      found.append(
        report(.warning, at: figure.range, "'\(pair.target.excerpt(figure.range))' is not in the source"))
    }
    if found.isEmpty, let (due, given) = pair.otherMultiple {
      found.append(
        report(
          .warning, at: given.range,
          "'\(pair.target.excerpt(given.range))' where the source has '\(pair.source.excerpt(due.range))'",
          source: due.range))
    }
    for change in match.otherSign where !isVersion(change, pair) {
      let due = pair.target.language.decimalSign.map(String.init) ?? "."
      // Spain and most of America write a comma, Mexico and its neighbours a stop.
      let severity: Severity = pair.target.language == .spanish ? .note : .warning
      found.append(
        report(
          severity, at: change.target.range,
          "'\(pair.target.excerpt(change.target.range))' is written as in \(pair.source.language.name); \(pair.target.language.name) writes '\(due)' before decimals",
          source: change.source.range))
    }
    for change in match.foreign {
      found.append(
        report(
          .warning, at: change.target.range,
          "'\(pair.target.excerpt(change.target.range))' is written as in the source; in \(pair.target.language.name) it reads as another number",
          source: change.source.range))
    }
    return found
  }

  /// Whether a number is part of a name that both sides write alike: `Windows 8.1`.
  private func isVersion(_ change: FigureMatch.Change, _ pair: SegmentPair) -> Bool {
    let (s, t) = (change.source.tokens.lowerBound - 1, change.target.tokens.lowerBound - 1)
    guard s >= 0, t >= 0 else { return false }
    let (before, other) = (pair.source.tokens[s], pair.target.tokens[t])
    return before.kind == .word && before.hash == other.hash && other.flags.contains(.capital)
  }

  private func changed(_ change: FigureMatch.Change, _ pair: SegmentPair) -> [Finding] {
    let weakest = min(change.source.strength, change.target.strength)
    return [
      report(
        weakest == .strong ? .error : .warning, at: change.target.range,
        "'\(pair.target.excerpt(change.target.range))' where the source has '\(pair.source.excerpt(change.source.range))'\(Amount.against(change.target, change.source))",
        source: change.source.range)
    ]
  }
}
