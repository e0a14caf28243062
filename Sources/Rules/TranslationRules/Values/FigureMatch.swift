import Bitext
import SourceText

/// Which numbers of the two sides answer one another, and which are left over.
struct FigureMatch {
  /// A number of each side in the place of the other.
  struct Change {
    var source: Figure
    var target: Figure
  }

  /// Pairs of numbers that are looked at: a segment with more of them is a table, or made to take long, and its
  /// numbers are not compared.
  static let mostPairs = 40_000

  private(set) var changes: [Change] = []
  /// Numbers that only one side has.
  private(set) var missing: [Figure] = []
  private(set) var added: [Figure] = []
  /// Numbers that are the same only if the target is read by the conventions of another language.
  private(set) var foreign: [Change] = []
  /// Amounts that are the same but for what they count.
  private(set) var otherCurrency: [Change] = []
  private(set) var otherUnit: [Change] = []
  /// The same number as a percentage, as percentage points or as neither.
  private(set) var otherShare: [Change] = []
  /// The same number with the same decimal sign, where the languages have different ones.
  private(set) var otherSign: [Change] = []

  let source: [Figure]
  let target: [Figure]
  /// Which of them are answered.
  var sourceDone: [Bool]
  var targetDone: [Bool]
  let lexicon: TranslationLexicon
  let languages: (source: Language, target: Language)
  /// How many units of the target are one of the source, for each pair of converted figures.
  var factors: [Double] = []

  init(_ source: SideReading, _ target: SideReading) {
    self.source = source.figures
    self.target = target.figures
    let lexicon = source.lexicon
    self.lexicon = lexicon
    languages = (source.language, target.language)
    sourceDone = Array(repeating: false, count: self.source.count)
    targetDone = Array(repeating: false, count: self.target.count)
    guard !(self.source.isEmpty && self.target.isEmpty) else { return }
    guard self.source.count * self.target.count <= FigureMatch.mostPairs else { return }
    pair { $0.minutes != nil && $0.minutes == $1.minutes }
    // A time of one half of the day answers no number beside it: `14 Uhr`, `2pm two vans`.
    pair { $0.minutes != nil && $1.minutes != nil && FigureMatch.sameTime($0, $1) }
    // What only answers for numbers of the other side never takes one from a number that is stated.
    pair {
      $0.strength > .support && $1.strength > .support && FigureMatch.same($0.value, $1.value)
        && $0.isLike($1)
    }
    pair(FigureMatch.sameTime)
    pair { FigureMatch.same($0.value, $1.value) && $0.isLike($1) }
    pair { FigureMatch.sameHundredths($0, $1, cent: lexicon.cent) }
    pair { $0.isConverted(to: $1, lexicon) }
    pair { FigureMatch.same($0.value, $1.value) && !$0.isOtherMeasure($1, lexicon) }
    pair { FigureMatch.same($0.value, $1.value) }
    pair(FigureMatch.sameByAlternate)
    pair(FigureMatch.samePortion)
    pair { $0.isInDecade($1, lexicon) }
    pair(FigureMatch.isSameYear)
    pair { FigureMatch.isTemperature($0, $1, lexicon) || FigureMatch.isTemperature($1, $0, lexicon) }
    noteUnreadUnits()
    pairByFactor()
    coverClocks()
    coverRepeats()
    coverDates(source.dates, target.dates)
    coverDecades()
    coverDays(source, target)
    coverConversions()
    coverOtherCurrencies()
    if source.language == .other || target.language == .other { coverUnread() }
    settle()
    settleNames()
    // In words, such a language states numbers that nobody here reads.
    if source.language == .other || source.language.isPartlyKnown { added.removeAll() }
    if target.language == .other || target.language.isPartlyKnown { missing.removeAll() }
  }

  /// Numbers of the segment that could not be compared: a word that is not understood stands beside them.
  private(set) var unread = 0

  /// Pairs numbers whose digits are the same where either has an unknown word beside it (`3,5 mln`, `5 lakh` in
  /// its own script). Where an unknown word is written to a number (`3億5000万`, `3時30分`), several of them may be
  /// one number, so that nothing of the segment can be compared.
  private mutating func coverUnread() {
    let before = sourceDone.count { $0 }
    pair { ($0.isOpen || $1.isOpen) && FigureMatch.haveSameDigits($0, $1) }
    unread = sourceDone.count { $0 } - before
    guard
      source.indices.contains(where: { !sourceDone[$0] && source[$0].isGlued })
        || target.indices.contains(where: { !targetDone[$0] && target[$0].isGlued })
    else { return }
    unread += sourceDone.count { !$0 }
    for s in source.indices { sourceDone[s] = true }
    for t in target.indices { targetDone[t] = true }
  }

  /// Whether two numbers are the same but for a power of ten.
  private static func haveSameDigits(_ s: Figure, _ t: Figure) -> Bool {
    func mantissa(_ value: Double) -> Double {
      guard value.isFinite, value > 0 else { return value }
      var result = value
      while result >= 10 { result /= 10 }
      while result < 1 { result *= 10 }
      return result
    }
    let (a, b) = ([s.value] + (s.alternate.map { [$0] } ?? []), [t.value] + (t.alternate.map { [$0] } ?? []))
    return a.contains { x in b.contains { same(mantissa(x), mantissa($0)) } }
  }

  /// Pairs the numbers that are left by a test, in order.
  mutating func pair(_ test: (Figure, Figure) -> Bool) {
    for s in source.indices where !sourceDone[s] {
      guard let t = target.indices.first(where: { !targetDone[$0] && test(source[s], target[$0]) }) else {
        continue
      }
      sourceDone[s] = true
      targetDone[t] = true
      note(source[s], target[t])
    }
  }

  /// What a pair is the same but for.
  private mutating func note(_ s: Figure, _ t: Figure) {
    if s.unit != t.unit, s.value != 0, s.isConverted(to: t, lexicon) { factors.append(t.value / s.value) }
    noteForm(s, t)
    if s.currency != 0, t.currency != 0, s.currency != t.currency,
      !lexicon.shareName(s.currency, t.currency), !FigureMatch.sameHundredths(s, t, cent: lexicon.cent)
    {
      otherCurrency.append(Change(source: s, target: t))
    }
    if s.unit != 0, t.unit != 0, s.unit != t.unit, FigureMatch.same(s.value, t.value),
      !s.isConverted(to: t, lexicon), let a = lexicon.unit(s.unit), let b = lexicon.unit(t.unit),
      a.dimension == b.dimension,
      a.name != "degrees", b.name != "degrees"
    {
      otherUnit.append(Change(source: s, target: t))
    }
    if !FigureMatch.same(s.value, t.value), t.isForeignAlternate, let alternate = t.alternate,
      FigureMatch.same(s.value, alternate),
      // `25,000` for 25 is something else.
      alternate >= 1000 || alternate.rounded() != alternate,
      // Mexico groups thousands as English does.
      t.value < 1000 || s.alternate.map({ !FigureMatch.same($0, t.value) }) ?? true
    {
      foreign.append(Change(source: s, target: t))
    }
  }

  /// What the same number is written as.
  private mutating func noteForm(_ s: Figure, _ t: Figure) {
    guard FigureMatch.same(s.value, t.value), s.strength == .strong, t.strength == .strong, s.name == 0,
      t.name == 0
    else { return }
    let isShareKnown =
      s.isPercent != t.isPercent
      ? !(s.isPoints && t.mayBePoints || t.isPoints && s.mayBePoints)
      : s.isPercent && s.isPoints != t.isPoints
    if isShareKnown { otherShare.append(Change(source: s, target: t)) }
    // The source may have it otherwise: `2250 millones`, `2,25 billion`.
    if t.decimalSign != 0, s.minutes == nil, t.minutes == nil,
      let own = languages.source.decimalSign, let due = languages.target.decimalSign, own != due,
      t.decimalSign == own.value, s.decimalSign != due.value
    {
      otherSign.append(Change(source: s, target: t))
    }
  }

  /// Hundredths of a currency and the currency itself: 39 cents are 0.39 euros.
  private static func sameHundredths(_ s: Figure, _ t: Figure, cent: Int) -> Bool {
    guard s.currency != 0, t.currency != 0, (s.currency == cent) != (t.currency == cent) else { return false }
    return s.currency == cent ? same(s.value, t.value * 100) : same(s.value * 100, t.value)
  }

  /// A time of one side may be the hour and the minute of the other, each by itself: `2h45` and `two hours, 45 minutes`.
  private mutating func coverClocks() {
    func parts(_ figure: Figure, _ all: [Figure], _ done: [Bool]) -> [Int]? {
      guard let minutes = figure.minutes, minutes % 60 > 0 else { return nil }
      func place(_ value: Int) -> Int? {
        all.indices.first { !done[$0] && all[$0].minutes == nil && all[$0].value == Double(value) }
      }
      guard let hour = place(minutes / 60) ?? place(minutes / 60 % 12), let minute = place(minutes % 60),
        hour != minute
      else { return nil }
      return [hour, minute]
    }
    for s in source.indices where !sourceDone[s] {
      guard let found = parts(source[s], target, targetDone) else { continue }
      sourceDone[s] = true
      for t in found { targetDone[t] = true }
    }
    for t in target.indices where !targetDone[t] {
      guard let found = parts(target[t], source, sourceDone) else { continue }
      targetDone[t] = true
      for s in found { sourceDone[s] = true }
    }
  }

  /// Figures of names that changed: the only one that is left of each side, behind the same word or in other scripts.
  private mutating func settleNames() {
    let left = source.indices.filter { !sourceDone[$0] && source[$0].name != 0 }
    let rest = target.indices.filter { !targetDone[$0] && target[$0].name != 0 }
    guard left.count == 1, rest.count == 1 else { return }
    let (s, t) = (source[left[0]], target[rest[0]])
    guard s.name == t.name, !FigureMatch.same(s.value, t.value) else { return }
    changes.append(Change(source: s, target: t))
  }

  /// A number may come back as often as it likes.
  private mutating func coverRepeats() {
    for s in source.indices where !sourceDone[s] {
      sourceDone[s] = target.contains {
        FigureMatch.same($0.value, source[s].value) || FigureMatch.sameByAlternate(source[s], $0)
      }
    }
    for t in target.indices where !targetDone[t] {
      targetDone[t] = source.contains {
        FigureMatch.same($0.value, target[t].value) || FigureMatch.sameByAlternate($0, target[t])
      }
    }
  }

  /// A number may be part of a date on the other side.
  private mutating func coverDates(_ sourceDates: [StatedDate], _ targetDates: [StatedDate]) {
    func isPart(_ figure: Figure, _ dates: [StatedDate]) -> Bool {
      let value = Int(bounded: min(max(figure.value, -1), 1e9))
      return dates.contains {
        $0.day == value || $0.year == value || $0.month == value || ($0.year > 0 && $0.year % 100 == value)
      }
    }
    for s in source.indices where !sourceDone[s] { sourceDone[s] = isPart(source[s], targetDates) }
    for t in target.indices where !targetDone[t] { targetDone[t] = isPart(target[t], sourceDates) }
  }

  /// What is left becomes changes, as far as it can be paired, and additions and omissions.
  private mutating func settle() {
    var left = source.indices.filter { !sourceDone[$0] && source[$0].strength > .support }
    let rest = target.indices.filter { !targetDone[$0] && target[$0].strength > .support }
    for t in rest {
      // The likeliest: counts the same thing, is written alike, stands in like order.
      guard let s = left.max(by: { kinship(source[$0], target[t]) < kinship(source[$1], target[t]) }),
        kinship(source[s], target[t]) > 0
      else {
        added.append(target[t])
        continue
      }
      left.removeAll { $0 == s }
      changes.append(Change(source: source[s], target: target[t]))
    }
    missing = left.map { source[$0] }
  }

  private func kinship(_ s: Figure, _ t: Figure) -> Double {
    var result = 1.0
    if s.isBracketed != t.isBracketed { return 0 }
    if s.currency != 0, s.currency == t.currency { result += 2 }
    if s.unit != 0, s.unit == t.unit { result += 2 }
    if s.isPercent == t.isPercent { result += 1 }
    if s.strength == t.strength { result += 1 }
    if s.isOrdinal == t.isOrdinal { result += 0.5 }
    if s.isYear == t.isYear { result += 0.5 }
    let ratio = s.value == 0 || t.value == 0 ? 0 : min(s.value, t.value) / max(s.value, t.value)
    return result + ratio
  }
}
