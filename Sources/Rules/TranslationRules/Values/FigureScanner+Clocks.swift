import Bitext
import SourceText

/// Times of day, and what lasts hours and minutes.
extension FigureScanner {
  /// A time of day: `17:30`, `5:30 p.m.`; written with a stop it is read as a number, and compared as a time.
  func time(at i: Int) -> Int? {
    guard side.isMark(i + 1, 0x3A) || side.isMark(i + 1, 0xFF1A), i + 2 < side.tokens.count,
      side.tokens[i + 2].kind == .number, !side.tokens[i + 1].isSpaced, !side.tokens[i + 2].isSpaced
    else { return nil }
    let hour = NumeralReader.read(side.p, side.tokens[i].range, side.language)
    let minute = NumeralReader.read(side.p, side.tokens[i + 2].range, side.language)
    guard !hour.hasSeparator, minute.digits == 2, minute.value < 60, !minute.hasSeparator else { return nil }
    if hour.value >= 25 {
      // The minute and second of a match, or its score.
      for value in [hour.value, hour.value + 1, minute.value] { add(value, support: i, end: i + 3) }
      return i + 3
    }
    var figure = Figure(
      value: hour.value + minute.value / 100, alternate: nil, strength: .strong, tokens: i..<(i + 3),
      range: side.range(i..<(i + 3)))
    figure.minutes = Int(bounded: hour.value) * 60 + Int(bounded: minute.value)
    side.figures.append(figure)
    return i + 3
  }

  /// Reads what makes a number a time of day: `7.55am`, `3 p.m.`, `19h30`, `17 Uhr`; the token behind it.
  func clock(_ figure: inout Figure, at i: Int) -> Int? {
    guard figure.scale == 1, !figure.isSpelled, (0..<25).contains(figure.value), i < side.tokens.count else {
      return nil
    }
    let hour = figure.value.rounded(.down)
    let minute = ((figure.value - hour) * 100).rounded()
    guard minute < 60 else { return nil }
    if side.language == .english || side.language.isPartlyKnown,
      side.term(.morning, at: i) != nil || side.term(.evening, at: i) != nil
    {
      figure.minutes = Int(bounded: hour) * 60 + Int(bounded: minute)
      return side.termEnd[i]
    }
    let word = side.tokens[i].range
    let isHour =
      [.french, .spanish, .portuguese, .italian, .other].contains(side.language) && word.count == 1
      && side.p[word.lower] | 0x20 == UInt8(ascii: "h")
      || side.language == .german && word.count == 3 && side.p[word.lower] == UInt8(ascii: "U")
    if isHour, figure.value == hour || side.language != .french {
      figure.minutes = Int(bounded: hour) * 60 + Int(bounded: minute)
      // `2h:30` as well as `2h30`.
      let k = side.isMark(i + 1, 0x3A) && !side.tokens[i + 1].isSpaced ? i + 2 : i + 1
      guard k < side.tokens.count, side.tokens[k].kind == .number else { return i + 1 }
      let more = NumeralReader.read(side.p, side.tokens[k].range, side.language)
      guard more.digits == 2, !more.hasSeparator, more.value < 60, minute == 0 else { return i + 1 }
      figure.minutes = Int(bounded: hour) * 60 + Int(bounded: more.value)
      figure.value = hour + more.value / 100
      return k + 1
    }
    return ideographicClock(&figure, hour, at: i)
  }

  /// `13点10分`, `下午3点`, `9点半`, `午後3時30分`, `3시 30분`.
  func ideographicClock(_ figure: inout Figure, _ hour: Double, at i: Int) -> Int? {
    guard side.language.countsInMyriads,
      [0x70B9, 0x65F6, 0x9EDE, 0x6642, 0xC2DC].contains(side.tokens[i].scalar),
      figure.value == hour
    else { return nil }
    // `시간`, `時間`: hours that something takes.
    if i + 1 < side.tokens.count, [0xAC04, 0x9593].contains(side.tokens[i + 1].scalar) { return nil }
    if i + 1 < side.tokens.count, [0x534A, 0xBC18].contains(side.tokens[i + 1].scalar) {
      figure.minutes = Int(bounded: hour) * 60 + 30
      figure.value = hour + 0.3
      return i + 2
    }
    if side.tokens[i].scalar == 0x65F6, i + 1 < side.tokens.count, side.tokens[i + 1].kind != .number {
      return nil
    }
    figure.minutes = Int(bounded: hour) * 60
    guard i + 2 < side.tokens.count, side.tokens[i + 1].kind == .number,
      side.tokens[i + 2].scalar == 0x5206 || side.tokens[i + 2].scalar == 0xBD84
    else { return i + 1 }
    let more = NumeralReader.read(side.p, side.tokens[i + 1].range, side.language)
    guard !more.hasSeparator, more.value < 60 else { return i + 1 }
    figure.minutes = Int(bounded: hour) * 60 + Int(bounded: more.value)
    figure.value = hour + more.value / 100
    return i + 3
  }

  /// `3分35秒`: minute and second, as English writes them `3:35`; the token behind them.
  func matchClock(_ figure: inout Figure, at i: Int) -> Int? {
    guard side.language == .chinese, i + 2 < side.tokens.count, side.tokens[i].scalar == 0x5206,
      side.tokens[i + 1].kind == .number, side.tokens[i + 2].scalar == 0x79D2, figure.scale == 1
    else { return nil }
    let seconds = NumeralReader.read(side.p, side.tokens[i + 1].range, side.language)
    guard !seconds.hasSeparator, seconds.value < 60, figure.value.rounded() == figure.value else {
      return nil
    }
    guard figure.value < 25 else {
      for value in [figure.value, figure.value + 1, seconds.value] { add(value, support: i, end: i + 3) }
      figure.strength = .support
      return i + 3
    }
    figure.minutes = Int(bounded: figure.value) * 60 + Int(bounded: seconds.value)
    figure.value += seconds.value / 100
    return i + 3
  }

  /// `17 часов 47 минут`, `2 hours and 45 minutes`: a time of day, or what something lasts; the token behind.
  func hourAndMinute(_ figure: inout Figure, at i: Int) -> Int? {
    guard let unit = side.term(.unit, at: i), side.lexicon.name(ofDetail: unit.detail) == "hour",
      figure.value >= 0, figure.value < 25, figure.value.rounded() == figure.value, figure.scale == 1
    else { return nil }
    var k = side.termEnd[i]
    if side.term(.joiner, at: k) != nil { k = side.termEnd[k] }
    guard k < side.tokens.count, side.tokens[k].kind == .number || figure.isSpelled else { return nil }
    var minutes = 0.0
    var end = k + 1
    if side.tokens[k].kind == .number {
      let read = digits(at: k)
      guard !read.hasSeparator else { return nil }
      minutes = read.value
    } else {
      guard let word = part(k), word.role == .cardinal else { return nil }
      minutes = word.value
      end = side.termEnd[k]
      if let more = part(end), more.role == .cardinal, more.value < 10, minutes >= 20 {
        minutes += more.value
        end = side.termEnd[end]
      }
    }
    guard minutes < 60, let small = side.term(.unit, at: end),
      side.lexicon.name(ofDetail: small.detail) == "minute"
    else { return nil }
    figure.minutes = Int(bounded: figure.value) * 60 + Int(bounded: minutes)
    figure.alternate = figure.value * 60 + minutes
    figure.value += minutes / 100
    return side.termEnd[end]
  }
}
