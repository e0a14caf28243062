import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a time that is converted into another zone wrongly.
package struct TzConversionWrong: Rule {
  package let info = RuleInfo(
    id: "tz-conversion-wrong",
    category: .dates,
    severity: .error,
    summary: "A time and its conversion in brackets are one moment.",
    rationale: """
      `8 p.m. Tehran time (1430 GMT)` is off by an hour or two. The clocks of places come from the system's tz \
      data, for the story's date or one beside the time; without a date every offset since 2000 will do. For `local \
      time` only offsets that no place on earth has are reported, as a warning. Without tz data nothing is said.
      """,
    examples: [
      .flags(
        "The talks begin at ⟦8 p.m. Tehran time (1430 GMT⟧).",
        fixed: "The talks begin at 8 p.m. Tehran time (1630 GMT).", date: "2023-06-01"),
      .flags(
        "He spoke at ⟦10:30 BST (0830 UTC⟧) in the city.",
        fixed: "He spoke at 10:30 BST (0930 UTC) in the city."),
      .flags("It struck at ⟦10 p.m. local time (1410 GMT⟧)."),
      .flags(
        "It lands at ⟦9:54 a.m. ET on Monday (1454 UTC⟧).",
        fixed: "It lands at 9:54 a.m. ET on Monday (1354 UTC).", date: "2019-07-01"),
      .allows("The talks begin at 8 p.m. Tehran time (1530 GMT).", date: "2020-06-01"),
      .allows("The talks begin at 8 p.m. Tehran time (1630 GMT).", date: "2023-06-01"),
      .allows("It struck at 10 p.m. local time (1400 GMT), and at 4:42 local time on Saturday (2042 UTC)."),
      .allows("He spoke at 10:30 BST (0930 UTC), and at 8 p.m. EST (0100 GMT on Monday)."),
      .allows("It struck at 7 p.m. (1330 GMT) and at 5 p.m. Nepal time."),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    guard figures.clocks.count > 1 else { return [] }
    return zip(figures.clocks, figures.clocks.dropFirst()).compactMap { a, b in
      guard a.form != .word || a.zone != nil, b.form != .word, b.zone != nil || a.zone != nil,
        isConversion(a, b, figures, article)
      else { return nil }
      let day = day(beside: a, b, figures, context, article)
      return known(a, b, day, context, article) ?? unknown(a, b, article)
    }
  }

  /// Whether `b` stands in a bracket, or behind a slash, right after `a` and perhaps its day.
  private func isConversion(_ a: WrittenClock, _ b: WrittenClock, _ figures: FigureTable, _ article: Article)
    -> Bool
  {
    let gap = a.tokens.upperBound..<b.tokens.lowerBound
    guard (1...8).contains(gap.count), let last = gap.last else { return false }
    if article.tokens[last].kind == .symbol {
      return gap.count == 1 && article.string(article.tokens[last]) == "/"
    }
    guard article.tokens[last].kind == .openBracket else { return false }
    let dates = figures.dates.map(\.tokens)
    return gap.dropLast().allSatisfy { i in
      figures.words[article.tokens[i]].kind == .weekday || article.string(article.tokens[i]) == "on"
        || article.string(article.tokens[i]) == "today" || dates.contains { $0.contains(i) }
        || article.tokens[i].kind == .comma
    }
  }

  /// The date that stands between or right behind the two, else the story's.
  private func day(
    beside a: WrittenClock, _ b: WrittenClock, _ figures: FigureTable, _ context: RuleContext,
    _ article: Article
  ) -> CalendarDate? {
    let story = context.storyDay(of: article)
    let near = (a.tokens.lowerBound - 6)..<(b.tokens.upperBound + 6)
    if let date = figures.dates.first(where: { near.contains($0.tokens.lowerBound) && $0.lastDay == nil }) {
      return date.day(near: story)
    }
    return story
  }

  // MARK: Both zones known

  private func known(
    _ a: WrittenClock, _ b: WrittenClock, _ day: CalendarDate?, _ context: RuleContext, _ article: Article
  ) -> Finding? {
    guard let from = offsets(a.zone, day, context), let to = offsets(b.zone, day, context) else { return nil }
    let right = Set(from.flatMap { x in to.map { wrapped(a.minute - x + $0) } })
    guard !right.contains(wrapped(b.minute)) else { return nil }
    let range = article.range(of: a.tokens.lowerBound..<b.tokens.upperBound)
    let named = right.sorted().prefix(2).map { time($0, like: b, article) }
    let figures = article.range(of: b.figures)
    return Finding(
      at: range,
      "'\(article.excerpt(a.tokens))' is \(named.joined(separator: " or ")), not '\(article.excerpt(b.tokens))'",
      fixes: named.map { .replace(figures, with: $0, right.count == 1 ? .unsafe : .choice) })
  }

  /// Minutes east of Greenwich that a zone may have on a day; nil where that is not known.
  private func offsets(_ zone: WrittenClock.Zone?, _ day: CalendarDate?, _ context: RuleContext) -> Set<Int>?
  {
    switch zone {
    case .offsets(let list): return Set(list)
    case .named(let name):
      guard let rules = context.zones.rules(of: name) else { return nil }
      // The next or last day may be meant: clocks change on one night.
      if let day { return Set((-1...1).flatMap { rules.offsets(on: day.adding(days: $0)) }) }
      return rules.offsets(
        from: CalendarDate(knownYear: 2000, month: 1, day: 1),
        to: CalendarDate(knownYear: 2040, month: 1, day: 1))
    case .local, nil: return nil
    }
  }

  private func wrapped(_ minute: Int) -> Int { (minute % 1440 + 1440) % 1440 }

  /// `1630`, `16:30` or `4:30 p.m.`, as the other time is written.
  private func time(_ minute: Int, like clock: WrittenClock, _ article: Article) -> String {
    let name = WrittenClock.name(minute, as: clock.form)
    let isPacked = clock.form == .twentyFour && !article.excerpt(clock.figures).contains(":")
    return isPacked ? name.filter { $0 != ":" } : name
  }

  // MARK: One zone unknown

  /// Offsets that are not whole hours; whole hours from -12 to +14 all exist.
  private static let odd: Set<Int> = [
    -570, -210, -150, 210, 270, 330, 345, 390, 510, 525, 570, 630, 765, 825,
  ]

  private func unknown(_ a: WrittenClock, _ b: WrittenClock, _ article: Article) -> Finding? {
    guard a.zone == nil || a.zone == .local, case .offsets(let list) = b.zone, list.count == 1 else {
      return nil
    }
    let offset = a.minute - b.minute + list[0]
    let isReal = [offset, offset + 1440, offset - 1440].contains {
      $0 % 60 == 0 && (-720...840).contains($0) || TzConversionWrong.odd.contains($0)
    }
    guard !isReal else { return nil }
    let range = article.range(of: a.tokens.lowerBound..<b.tokens.upperBound)
    return Finding(
      .warning, at: range,
      "no place's clocks make '\(article.excerpt(a.tokens))' out of '\(article.excerpt(b.tokens))'")
  }
}
