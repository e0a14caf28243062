import ArticleModel
import SourceText

/// Reads the quantities of an article, from its numbers outward: currency marks and words of exactness in
/// front; scale, unit and noun behind.
struct QuantityReader {
  let article: Article
  let words: FigureWords
  /// Tokens that belong to dates and times of day.
  let taken: [Range<Int>]
  private let units: WordList
  private let marks: WordList
  private let exactness: WordList
  private let labels: WordList
  private let stoppers: WordList
  private let counted: WordList
  private let spelled: NumberWords

  init(_ article: Article, _ words: FigureWords, taken: [Range<Int>]) {
    self.article = article
    self.words = words
    self.taken = taken
    units = article.vocabulary["unit-words"]
    marks = article.vocabulary["currency-marks"]
    exactness = article.vocabulary["exactness-words"]
    labels = article.vocabulary["number-labels"]
    stoppers = article.vocabulary["figure-stoppers"]
    counted = article.vocabulary["counted-nouns"]
    spelled = NumberWords(article: article, words: words)
  }

  /// Quantities of one article that are read: no story has a tenth of it, and a file of figures alone would take
  /// three hundred times its size.
  static let most = 1 << 16

  /// The quantities in order, at most `most`.
  func quantities() -> [Quantity] {
    var result: [Quantity] = []
    var end = 0
    var next = 0
    for i in words.numbers where i >= end {
      while next < taken.count, taken[next].upperBound <= i { next += 1 }
      if next < taken.count, taken[next].contains(i) { continue }
      if result.count == QuantityReader.most { break }
      guard let quantity = read(i, after: end) else { continue }
      end = quantity.tokens.upperBound
      result.append(quantity)
    }
    joinCompounds(&result)
    markRanges(&result)
    return result
  }

  // MARK: One quantity

  private func read(_ i: Int, after earlier: Int) -> Quantity? {
    let limit = article.tokens.count
    var number: (figure: DecimalFigure, end: Int)
    var printed: PrintedNumber?
    if article.tokens[i].kind == .number {
      guard let digits = PrintedNumber(article.tokens[i], article), digits.grouping != .irregular else {
        return nil
      }
      printed = digits
      number = (digits.figure, i + 1)
    } else {
      guard let read = spelled.read(at: i, end: limit) else { return nil }
      number = read
    }
    var quantity = Quantity(
      figure: number.figure, printed: number.figure, scale: 0, unit: .count, exactness: .exact,
      tokens: i..<number.end, number: i..<number.end, grouping: printed?.grouping ?? .none,
      isWritten: printed == nil, isYearLike: printed?.isYearLike ?? false, isRange: false, isLabel: false)
    if let printed, !printed.suffix.isEmpty {
      guard readSuffix(printed.suffix, i, &quantity) else { return nil }
    }
    readFront(&quantity, earlier)
    readScale(&quantity)
    readUnit(&quantity)
    if quantity.unit == .count { readNoun(&quantity) } else { quantity.isYearLike = false }
    return quantity
  }

  /// `5bn`, `20km`, `$5m`; ordinals, decades and codes are no quantities.
  private func readSuffix(_ suffix: TextRange, _ i: Int, _ quantity: inout Quantity) -> Bool {
    let hash = ByteHash.ofFolded(article.text[suffix])
    let hasCurrency = i > 0 && !article.tokens[i].shape.contains(.spaceBefore) && currency(before: i) != nil
    if hasCurrency, suffix.count == 1, let byte = article.byte(at: suffix.lower) {
      let powers: [UInt8: Int] = [0x6D: 6, 0x4D: 6, 0x6B: 3, 0x4B: 3, 0x62: 9, 0x42: 9]
      guard let power = powers[byte] else { return false }
      setScale(power, &quantity)
      return true
    }
    if let fields = article.vocabulary["figure-words"].fields(hash), fields.count >= 2, fields[0] == "scale",
      let power = Int(fields[1])
    {
      setScale(power, &quantity)
      return true
    }
    guard let fields = units.fields(hash), let unit = QuantityReader.unit(fields) else { return false }
    quantity.unit = unit
    return true
  }

  private func setScale(_ power: Int, _ quantity: inout Quantity) {
    quantity.scale = power
    quantity.figure = quantity.printed.scaled(by: power)
  }

  // MARK: In front

  private func readFront(_ quantity: inout Quantity, _ earlier: Int) {
    var start = quantity.tokens.lowerBound
    if let mark = currency(before: start) {
      quantity.unit = .currency(mark.code)
      start = max(earlier, mark.start)
    } else if isLabelled(start) {
      quantity.isLabel = true
    }
    if start > earlier, start > 0, let found = exactness(before: start, earlier) {
      quantity.exactness = found
    }
    quantity.tokens = start..<quantity.tokens.upperBound
  }

  /// The mark of currency right before a token: `$`, `US$`, `Rs.`, `EUR`.
  private func currency(before i: Int) -> (code: String, start: Int)? {
    for length in [3, 2, 1] where i >= length {
      let start = i - length
      if length > 1, (start + 1..<i).contains(where: { article.tokens[$0].shape.contains(.spaceBefore) }) {
        continue
      }
      let first = article.tokens[start].kind
      guard first == .symbol || first == .word, article.mayBegin(marks, at: start) else { continue }
      // Marks are written one way only: `won` is no mark, nor is `all`.
      var hash = ByteHash()
      for k in start..<i {
        for byte in article.text.slice(article.tokens[k].core) { hash.add(byte) }
      }
      if marks.contains(exactHash: hash.value), let place = fields(ofMark: hash.value) {
        return (place, start)
      }
    }
    return nil
  }

  private func fields(ofMark exact: UInt64) -> String? {
    marks.fields(exact: exact)?.first.map(String.init)
  }

  /// `Boeing 737`, `COVID-19`, `No. 5`, `#3`: a number that names rather than counts.
  private func isLabelled(_ i: Int) -> Bool {
    guard i > 0, !article.tokens[i].shape.contains(.lineBefore) else { return false }
    let before = article.tokens[i - 1]
    if !article.tokens[i].shape.contains(.spaceBefore) {
      // `F-16` and `A/5`, but not `(5` and not the end of `10-20`.
      if before.kind == .hyphen { return i > 1 && article.tokens[i - 2].kind == .word }
      return before.kind == .symbol || before.kind == .link || before.kind == .word
    }
    if article.tokens[i].kind == .word { return false }
    if before.kind == .stop { return i > 1 && article.core(article.tokens[i - 2]) == "No" }
    if before.isWord, labels.contains(article.hash(before)) { return true }
    return before.isCapitalised && !before.shape.contains(.sentenceStart)
      && words[before].kind == .none && before.possessive == 0
  }

  private func exactness(before start: Int, _ earlier: Int) -> Exactness? {
    for length in 1...4 where start - length >= earlier {
      let first = start - length
      guard article.mayBegin(exactness, at: first), article.phraseEnd(exactness, at: first) == start,
        let kind = exactness.fields(article.phraseHash(first..<start))?.first
      else { continue }
      // A longer phrase may begin further left: `no more than`, not `more than`.
      for longer in (length + 1)...5 where start - longer >= earlier {
        let wide = start - longer
        if article.phraseEnd(exactness, at: wide) == start,
          let other = exactness.fields(article.phraseHash(wide..<start))?.first
        {
          return Exactness(rawValue: String(other))
        }
      }
      return Exactness(rawValue: String(kind))
    }
    return nil
  }

  // MARK: Behind

  private func readScale(_ quantity: inout Quantity) {
    let i = quantity.tokens.upperBound
    guard quantity.scale == 0, i < article.tokens.count, !article.tokens[i].shape.contains(.lineBefore) else {
      return
    }
    // `5-million` as an adjective.
    let k =
      article.tokens[i].kind == .hyphen && i + 1 < article.tokens.count
        && words[article.tokens[i + 1]].kind == .scale ? i + 1 : i
    let meaning = words[article.tokens[k]]
    guard meaning.kind == .scale || meaning.kind == .hundred && !quantity.isWritten else { return }
    // Short forms stand behind digits only.
    if quantity.isWritten, article.tokens[k].core.count <= 3 { return }
    setScale(meaning.value, &quantity)
    quantity.tokens = quantity.tokens.lowerBound..<(k + 1)
  }

  private func readUnit(_ quantity: inout Quantity) {
    let i = quantity.tokens.upperBound
    if case .measure = quantity.unit { return }
    guard i < article.tokens.count, quantity.unit != .percent,
      !article.tokens[i].shape.contains(.lineBefore)
    else { return }
    var k = i
    if article.tokens[i].kind == .hyphen, !article.tokens[i].shape.contains(.spaceBefore) { k = i + 1 }
    guard k < article.tokens.count, let end = article.phraseEnd(units, at: k),
      let fields = units.fields(article.phraseHash(k..<end)), let unit = QuantityReader.unit(fields),
      article.tokens[end - 1].possessive == 0
    else { return }
    // A letter for a unit is written small and behind digits.
    if fields.count > 4, fields[4] == "short" {
      let isTemperature = unit.measure?.dimension == "temperature"
      guard !quantity.isWritten, isTemperature || !article.tokens[k].isCapitalised else { return }
      if fields[1] == "inch", end < article.tokens.count, article.tokens[end].isWord { return }
    }
    if let before = quantity.unit.currency {
      // `£2,000 pounds`: behind its own mark a pound is no weight.
      let behind = before == "GBP" && unit.measure?.name == "pound" ? "GBP" : unit.currency
      guard let behind else { return }
      quantity.doubleCurrency = (before, behind)
    } else {
      quantity.unit = unit
    }
    quantity.tokens = quantity.tokens.lowerBound..<end
  }

  private static func unit(_ fields: [Substring]) -> QuantityUnit? {
    guard fields.count >= 2 else { return nil }
    switch fields[0] {
    case "percent": return .percent
    case "points": return .points
    case "currency": return .currency(String(fields[1]))
    default:
      guard fields.count >= 4, let factor = Double(fields[2]), let offset = Double(fields[3]) else {
        return nil
      }
      return .measure(
        .init(
          dimension: String(fields[0]), name: String(fields[1]), factor: factor, offset: offset,
          otherFactor: fields.count > 5 ? Double(fields[5]) : nil))
    }
  }

  /// The counted noun: the next lower-case word, past one adjective that a plural follows.
  private func readNoun(_ quantity: inout Quantity) {
    let i = quantity.tokens.upperBound
    for k in i..<min(i + 3, article.tokens.count) {
      let token = article.tokens[k]
      guard token.kind == .word, !token.shape.contains(.lineBefore), !token.shape.contains(.dotted) else {
        return
      }
      guard token.isLowercase else { continue }
      if stoppers.contains(article.hash(token)) { return }
      let isPlural = article.byte(before: token.core.upper) == UInt8(ascii: "s") && token.core.count > 3
      let isCounted = isPlural || counted.contains(article.hash(token))
      if isCounted || quantity.noun == nil { quantity.noun = k }
      if isCounted { return }
    }
  }
}
