import SourceText

/// Finds words of a sentence in whose place another fits far better, and places where one is missing.
struct ContextFindings {
  private var reader: ContextReader

  init(_ model: ContextModel, _ choices: ContextChoices) { reader = ContextReader(model, choices) }

  /// Calls `found` with each finding and its rule.
  mutating func look(
    _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ found: (String, PatternFindings.Finding) -> Void
  ) {
    guard units.count > 3 else { return }
    reader.read(units, bytes)
    for i in 1..<units.count - 1 where units[i].hash != 0 && !isJoined(i, units) {
      if let finding = confused(i, units, bytes) { found("confused-words", finding) }
      let number = reader.choices.number(units[i].hash)
      let finding = number > 0 ? replaced(i, number, units, bytes) : missing(i, units, bytes)
      if let finding { found(finding.0, finding.1) }
    }
  }

  /// Whether a unit is a part of a compound, or the tail of a short form.
  private func isJoined(_ i: Int, _ units: UnsafeBufferPointer<Unit>) -> Bool {
    !units[i].hasSpaceBefore && units[i - 1].hash != 0
      || units[i - 1].tag == .hyphen || units[i + 1].tag == .hyphen
  }

  private func text(_ unit: Unit, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes[unit.range.lower..<unit.range.upper], as: UTF8.self)
  }

  private func finding(_ unit: Unit, _ message: String, _ replacement: String) -> PatternFindings.Finding {
    PatternFindings.Finding(
      range: unit.range, message: message, replacements: [replacement], isNote: true, isSafe: false)
  }

  // MARK: Words that are confused

  private mutating func confused(
    _ i: Int, _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PatternFindings.Finding? {
    guard !units[i].isCapitalised else { return nil }
    var best: (gain: Int32, word: String)?
    for (pair, isSecond) in reader.choices.pairs(of: units[i].hash) {
      let choice = reader.choices.pairs[pair]
      guard let limit = isSecond ? choice.limits.1 : choice.limits.0 else { continue }
      let score = reader.second(of: pair, at: i)
      let gain = (isSecond ? -score : score) - limit
      if gain > 0, best.map({ gain > $0.gain }) ?? true {
        best = (gain, isSecond ? choice.words.0 : choice.words.1)
      }
    }
    guard let best else { return nil }
    return finding(units[i], "'\(best.word)' fits here, not '\(text(units[i], bytes))'", best.word)
  }

  // MARK: Small words

  private mutating func replaced(
    _ i: Int, _ written: Int, _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (String, PatternFindings.Finding)? {
    // Before a figure stand words of time and measure that no verb governs (`talking for ten minutes`).
    guard !units[i].isCapitalised, units[i + 1].tag != .cd,
      let (fitting, rule) = best(i - 1, i + 1, written)
    else { return nil }
    let word = text(units[i], bytes)
    if fitting == 0 {
      return (rule, finding(units[i], "'\(word)' is not needed here", ""))
    }
    let other = reader.choices.small[fitting]
    return (rule, finding(units[i], "'\(other)' fits here, not '\(word)'", other))
  }

  private mutating func missing(
    _ i: Int, _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (String, PatternFindings.Finding)? {
    guard units[i].hasSpaceBefore, units[i].form > 0, units[i - 1].hash != 0, !units[i].isCapitalised,
      let (fitting, rule) = best(i - 1, i, 0)
    else { return nil }
    var word = reader.choices.small[fitting]
    let next = text(units[i], bytes)
    if word == "a", let letter = next.first, "aeiou".contains(letter) { word = "an" }
    return (rule, finding(units[i], "'\(word)' is missing before '\(next)'", "\(word) \(next)"))
  }

  /// The small word that fits best between two units, where it fits so much better than what is written.
  private mutating func best(_ left: Int, _ right: Int, _ written: Int) -> (Int, String)? {
    let scores = reader.small(left: left, right: right)
    var best = 0
    for i in 1..<reader.choices.small.count where scores[i] > scores[best] { best = i }
    guard best != written, let limit = reader.choices.limit(written: written, fitting: best),
      scores[best] - scores[written] > limit.score
    else { return nil }
    return (best, limit.rule)
  }
}
