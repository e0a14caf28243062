import SourceText

/// Finds words of a sentence in whose place another fits far better, and places where one is missing.
struct ContextFindings {
  private var reader: ContextReader

  /// The weights of all models are added up.
  init(_ models: [ContextModel], _ choices: ContextChoices) { reader = ContextReader(models, choices) }

  /// Calls `found` with each finding and its rule.
  mutating func look(
    _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ found: (String, PatternFindings.Finding) -> Void
  ) {
    reader.read(units, bytes)
    for i in reader.places where reader.asks(i) {
      if let finding = confused(i, units[i], bytes) { found("confused-words", finding) }
      guard let choice = reader.small(at: i),
        let limit = reader.choices.limit(written: choice.written, fitting: choice.fitting),
        choice.score > limit.score
      else { continue }
      found(limit.rule, finding(choice, units[i], bytes))
    }
  }

  private mutating func confused(
    _ i: Int, _ unit: Unit, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PatternFindings.Finding? {
    var best: (gain: Int32, word: String)?
    for choice in reader.pairs(at: i) {
      let pair = reader.choices.pairs[choice.pair]
      guard let limit = choice.isSecond ? pair.limits.1 : pair.limits.0 else { continue }
      let gain = choice.score - limit
      if gain > 0, best.map({ gain > $0.gain }) ?? true {
        best = (gain, choice.isSecond ? pair.words.0 : pair.words.1)
      }
    }
    guard let best else { return nil }
    return finding(unit, "'\(best.word)' fits here, not '\(text(unit, bytes))'", best.word)
  }

  private func finding(
    _ choice: ContextReader.SmallChoice, _ unit: Unit, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PatternFindings.Finding {
    let written = text(unit, bytes)
    var fitting = reader.choices.small[choice.fitting]
    if choice.written == 0 {
      if fitting == "a", let letter = written.first, "aeiou".contains(letter) { fitting = "an" }
      return finding(unit, "'\(fitting)' is missing before '\(written)'", "\(fitting) \(written)")
    }
    if choice.fitting == 0 { return finding(unit, "'\(written)' is not needed here", "") }
    return finding(unit, "'\(fitting)' fits here, not '\(written)'", fitting)
  }

  private func text(_ unit: Unit, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: bytes[unit.range.lower..<unit.range.upper], as: UTF8.self)
  }

  private func finding(_ unit: Unit, _ message: String, _ replacement: String) -> PatternFindings.Finding {
    PatternFindings.Finding(
      range: unit.range, message: message, replacements: [replacement], isNote: true, isSafe: false)
  }
}
