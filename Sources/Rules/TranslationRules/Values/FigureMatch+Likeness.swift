import SourceText

/// When two numbers are the same though they are not written alike: separators, times and years.
extension FigureMatch {
  static func same(_ a: Double, _ b: Double) -> Bool {
    // Of numbers beyond all bounds the difference is as large as what is allowed.
    a == b || (a - b).isFinite && abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1)
  }

  static func sameByAlternate(_ s: Figure, _ t: Figure) -> Bool {
    if let alternate = s.alternate, same(alternate, t.value) { return true }
    guard let alternate = t.alternate else { return false }
    return same(s.value, alternate) || s.alternate.map { same($0, alternate) } ?? false
  }

  /// The minutes of the day that a number may mean: `17:30`, `17.30`, `17`.
  static func minutes(_ figure: Figure) -> Int? {
    if let minutes = figure.minutes { return minutes }
    guard figure.scale == 1, figure.value >= 0, figure.value < 25, !figure.isSpelled,
      // Noon and midnight are words.
      figure.strength > .support || figure.value == 12 || figure.value == 24
    else { return nil }
    let hour = figure.value.rounded(.down)
    let minute = ((figure.value - hour) * 100).rounded()
    return minute < 60 ? Int(bounded: hour) * 60 + Int(bounded: minute) : nil
  }

  static func sameTime(_ s: Figure, _ t: Figure) -> Bool {
    guard s.minutes != nil || t.minutes != nil, let a = minutes(s), let b = minutes(t) else { return false }
    return (a - b) % 720 == 0
  }

  /// Years of two calendars, years short and long, decades: `1403` and `2024`, `90` and `1990`.
  static func isSameYear(_ s: Figure, _ t: Figure) -> Bool {
    guard s.scale == 1, t.scale == 1, s.value.rounded() == s.value, t.value.rounded() == t.value else {
      return false
    }
    let (a, b) = (min(s.value, t.value), max(s.value, t.value))
    guard b >= 1000, b < 2200 else { return false }
    if a < 100 { return b - a == 1900 || b - a == 2000 || b - a == 1800 }
    guard s.isYear, t.isYear else { return false }
    // Solar Hijri, then the years that begin in two of ours; the Hijri year is eleven days shorter.
    if (1200...1500).contains(a), b - a == 621 || b - a == 622 { return true }
    guard (1300...1500).contains(a) else { return false }
    let hijri = a * 0.970224 + 621.57
    return abs(hijri - b) < 1.6
  }
}
