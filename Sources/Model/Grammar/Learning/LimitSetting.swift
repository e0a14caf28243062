/// How far contexts speak against what stands in copy that is right.
struct ContextMargins {
  /// By what is written times `ContextModel.mostSmall`, and what fits better.
  private(set) var small: [Int: [Int32]] = [:]
  /// By the number of a pair, times two and one more where its second word is written.
  private(set) var pairs: [Int: [Int32]] = [:]

  /// nil where the copy cannot be read.
  init?(_ models: [ContextModel], _ choices: ContextChoices, _ kept: DescribedCopy) {
    var reader = ContextReader(models, choices)
    var (small, pairs) = (self.small, self.pairs)
    let isRead = kept.forEachSentence { words in
      reader.read(words)
      for i in reader.places where reader.asks(i) {
        for choice in reader.pairs(at: i) where choice.score > 0 {
          pairs[choice.pair * 2 + (choice.isSecond ? 1 : 0), default: []].append(choice.score)
        }
        if let choice = reader.small(at: i) {
          small[choice.written * ContextModel.mostSmall + choice.fitting, default: []].append(choice.score)
        }
      }
    }
    guard isRead else { return nil }
    self.small = small.mapValues { $0.sorted(by: >) }
    self.pairs = pairs.mapValues { $0.sorted(by: >) }
  }
}

/// Sets limits such that copy that is right has no more than so many alarms.
///
/// No limit gets more of them than it had, and where there were too many each gets its share. It goes down where that
/// leaves room, but not by much: what was kept apart is a small part of what a desk writes.
struct LimitSetting {
  /// `contexts.txt` with these limits.
  private(set) var text: String
  /// Alarms with the weights and limits that there were, and with the new ones.
  private(set) var alarms = (before: 0, after: 0)
  private(set) var changes: [LimitChange] = []

  /// How many of its alarms a limit keeps.
  private let ratio: Double
  private static let lowest = 0.9
  /// Places where something else fits, below which a limit does not go down.
  private static let evidence = 200

  /// `alarms`: how many there may be in all.
  init(_ choices: ContextChoices, before: ContextMargins, after: ContextMargins, alarms most: Double) {
    var total = 0
    LimitSetting.forEach(choices) { limit in total += limit.count(before) }
    ratio = min(1, most / Double(max(total, 1)))
    text = """
      # What 'wirelint learn' made of an archive: limits over dictionaries/grammar/contexts.txt, for contexts.bin
      # beside it. It may be edited; 'wirelint learn' writes it anew.
      small \(choices.small.dropFirst().joined(separator: " "))

      """
    LimitSetting.forEach(choices) { limit in add(limit, before, after) }
    for pair in choices.pairs {
      let limits = [false, true].map { isSecond in newPairLimit(pair, isSecond) }
      text += "pair \(pair.words.0) \(pair.words.1) \(limits[0]) \(limits[1])\n"
    }
    changes.sort {
      ($0.after - $0.before, $1.written, $1.fitting) > ($1.after - $1.before, $0.written, $0.fitting)
    }
  }

  private var pairLimits: [String: Int32] = [:]

  private mutating func add(_ limit: Limit, _ before: ContextMargins, _ after: ContextMargins) {
    let count = limit.count(before)
    let allowed = Int(Double(count) * ratio)
    let scores = limit.margins(after)
    var score = Int32((Double(limit.score) * LimitSetting.lowest).rounded())
    if scores.count < LimitSetting.evidence { score = limit.score }
    if allowed < scores.count { score = max(score, scores[allowed]) }
    alarms.before += count
    alarms.after += scores.prefix { $0 > score }.count
    if score != limit.score {
      changes.append(
        LimitChange(
          written: limit.written, fitting: limit.fitting, before: Int(limit.score), after: Int(score)))
    }
    switch limit.key {
    case .small: text += "limit \(limit.written) \(limit.fitting) \(score) \(limit.rule)\n"
    case .pair: pairLimits[limit.written + " " + limit.fitting] = score
    }
  }

  private func newPairLimit(_ pair: ContextChoices.Pair, _ isSecond: Bool) -> String {
    let (written, fitting) = isSecond ? (pair.words.1, pair.words.0) : pair.words
    guard (isSecond ? pair.limits.1 : pair.limits.0) != nil else { return "-" }
    return pairLimits[written + " " + fitting].map(String.init) ?? "-"
  }

  /// One limit that there is.
  private struct Limit {
    enum Key {
      case small(Int)
      case pair(Int)
    }
    var key: Key
    /// As they stand in the file.
    var written: String
    var fitting: String
    var score: Int32
    var rule = ""

    func margins(_ all: ContextMargins) -> [Int32] {
      switch key {
      case .small(let number): all.small[number] ?? []
      case .pair(let number): all.pairs[number] ?? []
      }
    }

    /// How many alarms there are.
    func count(_ all: ContextMargins) -> Int { margins(all).prefix { $0 > score }.count }
  }

  private static func forEach(_ choices: ContextChoices, _ body: (Limit) -> Void) {
    func name(_ number: Int) -> String { number == 0 ? "-" : choices.small[number] }
    for written in choices.small.indices {
      for fitting in choices.small.indices {
        guard let limit = choices.limit(written: written, fitting: fitting) else { continue }
        body(
          Limit(
            key: .small(written * ContextModel.mostSmall + fitting), written: name(written),
            fitting: name(fitting),
            score: limit.score, rule: limit.rule))
      }
    }
    for (number, pair) in choices.pairs.enumerated() {
      if let score = pair.limits.0 {
        body(Limit(key: .pair(number * 2), written: pair.words.0, fitting: pair.words.1, score: score))
      }
      if let score = pair.limits.1 {
        body(Limit(key: .pair(number * 2 + 1), written: pair.words.1, fitting: pair.words.0, score: score))
      }
    }
  }
}
