import Bitext

/// Numbers that the other side tells by a word for a span or a day.
extension FigureMatch {
  /// Tens of years may be decades without a number: `30 years ago`, `decades ago`.
  mutating func coverDecades() {
    let lexicon = lexicon
    func isSaid(_ figure: Figure, _ others: [Figure]) -> Bool {
      figure.value >= 20 && figure.value < 100 && figure.value.truncatingRemainder(dividingBy: 10) == 0
        && lexicon.unit(figure.unit)?.name == "years"
        && others.contains { $0.value == 10 && $0.strength == .support && $0.unit == 0 }
    }
    for s in source.indices where !sourceDone[s] { sourceDone[s] = isSaid(source[s], target) }
    for t in target.indices where !targetDone[t] { targetDone[t] = isSaid(target[t], source) }
  }

  /// Copy of East Asia gives the day of the month (`3日`) where others name the weekday.
  mutating func coverDays(_ source: SideReading, _ target: SideReading) {
    func hasWeekday(_ side: SideReading) -> Bool {
      side.tokens.indices.contains { side.term(.weekday, at: $0) != nil }
    }
    func isDue(_ figures: [Figure], _ done: [Bool], _ side: SideReading, _ other: SideReading) -> Bool {
      figures.indices.contains { !done[$0] && figures[$0].isDayOfMonth } && hasWeekday(other)
        && !hasWeekday(side)
    }
    if isDue(self.source, sourceDone, source, target) {
      for s in self.source.indices where self.source[s].isDayOfMonth { sourceDone[s] = true }
    }
    if isDue(self.target, targetDone, target, source) {
      for t in self.target.indices where self.target[t].isDayOfMonth { targetDone[t] = true }
    }
  }
}
