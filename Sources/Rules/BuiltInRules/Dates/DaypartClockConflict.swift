import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a time of day that does not lie in the part of the day that is named.
package struct DaypartClockConflict: Rule {
  package let info = RuleInfo(
    id: "daypart-clock-conflict",
    category: .dates,
    severity: .warning,
    summary: "A time lies in the part of the day that the copy names for it.",
    rationale: """
      `9 a.m. in the evening` cannot be; nor can a blast of Tuesday evening have struck at 2:39 p.m. Tuesday. \
      The second kind is read only where both sentences speak of one kind of event and name one weekday, within \
      two paragraphs, and no time zone tells them apart. Morning, afternoon, evening and night overlap widely.
      """,
    examples: [
      .flags("The office opens at ⟦9 a.m. in the evening⟧."),
      .flags("The shop was robbed ⟦on Monday morning at 2:30 p.m.⟧, police said."),
      .flags(
        "Rebels blew up the bridge on Tuesday evening.\n\nThe blast struck shortly after ⟦2:39 p.m. Tuesday⟧, the mayor said."
      ),
      .allows("The office opens at 5:30 p.m. and closes late in the evening."),
      .flags("The office opens at ⟦09:30 in the evening⟧."),
      .allows("The ship left at about 9:30 Saturday night."),
      .allows("It opens at 10 a.m. Saturday evening shows start at 8 p.m."),
      .allows("It began at 3 a.m. in the morning and at 6 p.m. on Tuesday afternoon."),
      .allows(
        "The blast came at 10 p.m. local time (1400 GMT) on Tuesday night, in the afternoon in London."),
      .allows(
        "Rebels blew up the bridge on Tuesday evening.\n\nThe council meets at 2:39 p.m. Tuesday, the mayor said."
      ),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    let clocks = figures.clocks.filter { $0.form != .word }
    guard !clocks.isEmpty else { return [] }
    let parts = PartOfDay.all(in: article, figures)
    guard !parts.isEmpty else { return [] }
    return clocks.compactMap {
      beside($0, parts, figures, article) ?? ofOneEvent($0, parts, figures, article)
    }
  }

  // MARK: Beside each other

  private func beside(
    _ clock: WrittenClock, _ parts: [PartOfDay], _ figures: FigureTable, _ article: Article
  ) -> Finding? {
    for part in parts {
      let isBehind = part.token >= clock.tokens.upperBound
      let gap =
        isBehind
        ? clock.tokens.upperBound..<part.token : part.token + 1..<max(part.token + 1, clock.tokens.lowerBound)
      guard isBehind || part.token < clock.tokens.lowerBound, gap.count <= 4,
        gap.allSatisfy({ links($0, isBehind, figures, article) }),
        !isBehind || isOver(part.token + 1, article),
        !part.contains(clock.minute), !mayBeLater(clock, part, article)
      else { continue }
      // `on Thursday night, at 11 a.m. Friday`: another day.
      if !isBehind, weekday(beside: clock, figures, article) != nil { continue }
      let first = isBehind ? clock.tokens.lowerBound : part.start
      let last = isBehind ? part.token + 1 : clock.tokens.upperBound
      let range = article.range(of: first..<last)
      return Finding(at: range, "'\(article.text[range])': that time is not in the \(part.name)")
    }
    return nil
  }

  /// `at 9:30 on Saturday night`: without `a.m.` the part of the day says which of the two it is. A nought before
  /// the hour shows that it counts to 24.
  private func mayBeLater(_ clock: WrittenClock, _ part: PartOfDay, _ article: Article) -> Bool {
    clock.form == .twentyFour && clock.zone == nil && (60..<780).contains(clock.minute)
      && article.byte(at: article.tokens[clock.figures.lowerBound].range.lower) != 0x30
      && part.contains(clock.minute + 720)
  }

  /// Whether a part of the day is not the beginning of `evening shows`.
  private func isOver(_ i: Int, _ article: Article) -> Bool {
    guard i < article.tokens.count, article.tokens[i].isLowercase else { return true }
    return article.string(article.tokens[i]) == "local"
      || article.vocabulary["figure-stoppers"].contains(article.hash(article.tokens[i]))
  }

  /// Small words, and weekdays, that may stand between a time and its part of the day.
  private func links(_ i: Int, _ isBehind: Bool, _ figures: FigureTable, _ article: Article) -> Bool {
    let token = article.tokens[i]
    // `on Thursday night, at 11 a.m.`
    if token.kind == .comma, !isBehind { return article.string(article.tokens[i + 1]) == "at" }
    guard token.isWord else { return false }
    if figures.words[token].kind == .weekday { return true }
    let list = article.vocabulary["daypart-links"]
    return list.fields(article.hash(token))?.first == (isBehind ? "behind" : "before")
  }

  // MARK: One event

  private func ofOneEvent(
    _ clock: WrittenClock, _ parts: [PartOfDay], _ figures: FigureTable, _ article: Article
  ) -> Finding? {
    guard let weekday = weekday(beside: clock, figures, article), clock.zone == nil || clock.zone == .local,
      let sentence = article.sentenceIndex(ofToken: clock.tokens.lowerBound)
    else { return nil }
    let events = EventWords.events(in: article.sentences[sentence].tokens, article)
    guard !events.isEmpty else { return nil }
    let paragraph = article.sentences[sentence].paragraph
    for part in parts where part.weekday == weekday.number && !part.contains(clock.minute) {
      guard let other = article.sentenceIndex(ofToken: part.token), other != sentence,
        abs(article.sentences[other].paragraph - paragraph) <= 2,
        !events.isDisjoint(with: EventWords.events(in: article.sentences[other].tokens, article))
      else { continue }
      let range = article.range(
        of: clock.tokens.lowerBound..<max(clock.tokens.upperBound, weekday.token + 1))
      return Finding(
        at: range,
        "'\(article.text[range])' is not in the \(part.name), as '\(article.excerpt(part.start..<part.token + 1))' says of the same",
        related: [RelatedPlace(article.range(of: part.start..<part.token + 1), "the part of the day")])
    }
    return nil
  }

  /// `2:39 p.m. Tuesday`, `2:39 p.m. on Tuesday`
  private func weekday(
    beside clock: WrittenClock, _ figures: FigureTable, _ article: Article
  ) -> (token: Int, number: Int)? {
    for i in clock.tokens.upperBound..<min(clock.tokens.upperBound + 2, article.tokens.count) {
      let meaning = figures.words[article.tokens[i]]
      if meaning.kind == .weekday { return (i, meaning.value) }
      guard article.string(article.tokens[i]) == "on" else { return nil }
    }
    return nil
  }
}
