import Bitext
import Diagnostics
import RuleKit
import SourceText

/// Flags a date, month or weekday that changed.
package struct TranslationDate: TranslationRule {
  package let info = RuleInfo(
    id: "translation-date",
    category: .translation,
    severity: .error,
    summary: "Dates are the same days on both sides.",
    rationale:
      "Dates are compared as days, whatever the calendar: Gregorian, Solar Hijri, Hijri (one day more or less, since tables differ) and that of Taiwan. A year or weekday that only one side states is left alone; a month by itself in the place of another is a warning.",
    examples: [
      .flags("fa\ten\nاین دیدار ۱۵ فروردین ۱۴۰۳ برگزار شد.\tThe meeting took place on ⟦April 13, 2024⟧."),
      .flags("de\ten\nDas Gesetz gilt ab dem 3. Mai 2024.\tThe law applies from ⟦May 13, 2024⟧."),
      .flags("fr\ten\nLes ventes ont augmenté en juillet.\tSales rose in ⟦February⟧."),
      .allows("fr\ten\nLes ventes ont augmenté en juillet.\tSales rose in July."),
      .flags("ru\ten\nВстреча прошла во вторник.\tThe meeting took place on ⟦Wednesday⟧."),
      .allows("fa\ten\nاین دیدار ۱۵ فروردین ۱۴۰۳ برگزار شد.\tThe meeting took place on April 3, 2024."),
      .allows("fr\ten\nLe 3/4/2024\tApril 3, 2024"),
      .allows("zh\ten\n2024年4月3日\tApril 3"),
    ])

  package init() {}

  package func check(_ pair: SegmentPair, in context: TranslationContext) -> [Finding] {
    guard pair.isWhole else { return [] }
    let match = DateMatch(pair.source, pair.target)
    var found = match.changes.map { change in
      let due = change.source.gregorianText.map { " (\($0))" } ?? ""
      return report(
        .error, at: change.target.range,
        "'\(pair.target.excerpt(change.target.range))' where the source has '\(pair.source.excerpt(change.source.range))'\(due)",
        source: change.source.range)
    }
    if let change = match.otherMonth {
      found.append(
        report(
          .warning, at: change.target.range,
          "'\(pair.target.excerpt(change.target.range))' where the source has '\(pair.source.excerpt(change.source.range))'",
          source: change.source.range))
    }
    if let (due, given) = Weekdays.change(pair.source, pair.target) {
      found.append(
        report(
          .warning, at: given,
          "'\(pair.target.excerpt(given))' where the source has '\(pair.source.excerpt(due))'",
          source: due))
    }
    return found
  }
}
