import ArticleModel
import SourceText

/// Reads the times of day of an article.
struct ClockReader {
  let article: Article
  let words: FigureWords

  /// All times in order.
  func clocks() -> [WrittenClock] {
    var result: [WrittenClock] = []
    for i in words.numbers where article.tokens[i].kind == .number {
      if let clock = read(i) { result.append(clock) }
    }
    let named = words.clocks.map { i in
      WrittenClock(
        form: .word, minute: words[article.tokens[i]].value, tokens: i..<i + 1, figures: i..<i + 1)
    }
    guard !named.isEmpty else { return result }
    for var clock in named {
      attachZone(&clock)
      result.append(clock)
    }
    return result.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  private func read(_ i: Int) -> WrittenClock? {
    guard let figures = ClockFigures(article.text.slice(article.tokens[i].core)) else { return nil }
    var clock = WrittenClock(
      form: .twentyFour, minute: figures.hour * 60 + figures.minute, tokens: i..<i + 1, figures: i..<i + 1)
    if let meridiem = figures.meridiem {
      guard (1...12).contains(figures.hour) else { return nil }
      clock.form = .twelve
      clock.minute = figures.hour % 12 * 60 + figures.minute + meridiem
    } else if i + 1 < article.tokens.count, words[article.tokens[i + 1]].kind == .meridiem,
      (1...12).contains(figures.hour), !figures.isPacked,
      !isVerbAm(i + 1)
    {
      clock.form = .twelve
      clock.minute = figures.hour % 12 * 60 + figures.minute + words[article.tokens[i + 1]].value
      clock.tokens = i..<i + 2
      clock.figures = i..<i + 2
    } else if !figures.hasColon, !figures.isPacked {
      return nil
    }
    attachZone(&clock)
    if clock.form == .twentyFour, clock.zone == nil {
      // `1430` alone is a number, and `3:1` a score.
      guard figures.hasColon, isAnnounced(i) else { return nil }
    }
    return clock
  }

  /// `I am` cannot stand behind a figure, but `at 8 am` can: only a capital `I` before would tell.
  private func isVerbAm(_ i: Int) -> Bool { article.tokens[i].shape.contains(.lineBefore) }

  /// Whether a word that times follow stands before: `at 14:39`.
  private func isAnnounced(_ i: Int) -> Bool {
    guard i > 0, article.tokens[i - 1].isWord else { return false }
    return article.vocabulary["clock-openers"].contains(article.hash(article.tokens[i - 1]))
  }

  /// `GMT`, `local time`, `Tehran time`, `Eastern Standard Time`.
  private func attachZone(_ clock: inout WrittenClock) {
    let i = clock.tokens.upperBound
    guard i < article.tokens.count, article.tokens[i].kind == .word,
      !article.tokens[i].shape.contains(.lineBefore)
    else { return }
    if isWord(i, "local"), isWord(i + 1, "time") {
      clock.zone = .local
      clock.tokens = clock.tokens.lowerBound..<i + 2
      return
    }
    let zones = article.vocabulary["time-zones"]
    guard article.tokens[i].isCapitalised, let end = article.phraseEnd(zones, at: i),
      let fields = zones.fields(article.phraseHash(i..<end)), fields.count >= 2
    else { return }
    var last = end
    if fields[1] == "place" {
      if isWord(end, "daylight") || isWord(end, "standard") || isWord(end, "summer") { last = end + 1 }
      guard isWord(last, "time") else { return }
      last += 1
    } else {
      // `GMT+3` says another offset.
      guard article.tokens[i].shape.contains(.allCapitals) || article.tokens[i].core.count == 1 else {
        return
      }
      if end < article.tokens.count,
        article.tokens[end].kind == .symbol || article.tokens[end].kind == .hyphen,
        end + 1 < article.tokens.count, article.tokens[end + 1].kind == .number
      {
        return
      }
    }
    let offsets = fields[0].split(separator: ",").compactMap { Int($0) }
    clock.zone = offsets.isEmpty ? .named(String(fields[0])) : .offsets(offsets)
    clock.tokens = clock.tokens.lowerBound..<last
  }

  private func isWord(_ i: Int, _ word: String) -> Bool {
    i < article.tokens.count && article.tokens[i].kind == .word
      && article.core(article.tokens[i]).lowercased() == word
  }
}

/// The figures of a time: `8`, `8:30`, `8.30pm`, `1430`.
private struct ClockFigures {
  var hour = 0
  var minute = 0
  var hasColon = false
  /// Four digits without a mark.
  var isPacked = false
  var meridiem: Int?

  init?(_ bytes: ArraySlice<UInt8>) {
    let head = bytes.prefix { $0 &- 0x30 < 10 }
    guard (1...4).contains(head.count), head.count != 3 else { return nil }
    let value = head.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    var rest = bytes.dropFirst(head.count)
    if head.count == 4 {
      (hour, minute, isPacked) = (value / 100, value % 100, true)
    } else {
      hour = value
      if let mark = rest.first, mark == 0x3A || mark == 0x2E {
        let tail = rest.dropFirst().prefix { $0 &- 0x30 < 10 }
        guard tail.count == 2 else { return nil }
        minute = tail.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        hasColon = mark == 0x3A
        rest = rest.dropFirst(3)
        // Seconds say nothing here.
        if rest.first == 0x3A, rest.count == 3 { rest = rest.dropFirst(3) }
      }
    }
    guard hour < 24, minute < 60 else { return nil }
    if rest.isEmpty { return }
    switch rest.map({ $0 | 0x20 }) {
    case [0x61, 0x6D]: meridiem = 0
    case [0x70, 0x6D]: meridiem = 720
    default: return nil
    }
    if isPacked { return nil }
  }
}
