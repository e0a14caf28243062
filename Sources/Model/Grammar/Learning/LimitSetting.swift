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

/// How far contexts speak against copy that was kept apart, with the weights that there were and with the new ones.
struct KeptMargins {
  var before: ContextMargins
  var after: ContextMargins

  init(before: ContextMargins, after: ContextMargins) {
    (self.before, self.after) = (before, after)
  }

  /// nil where the copy cannot be read.
  init?(_ kept: DescribedCopy, _ base: ContextModel, _ learned: ContextModel, _ choices: ContextChoices) {
    guard let before = ContextMargins([base], choices, kept),
      let after = ContextMargins([base, learned], choices, kept)
    else { return nil }
    self.init(before: before, after: after)
  }
}

/// Sets limits such that copy that is right has no more than so many alarms.
///
/// No limit gets more of them than it had, and where there were too many each gets its share. What was kept apart is
/// a small part of what a desk writes, and limits that suit it well suit other copy less: so they are set on each half
/// of it and tried on the other, and where too many alarms are left there, all limits go up by one factor. None goes
/// down: in copy that was not seen at all that gave more alarms.
struct LimitSetting {
  /// `contexts.txt` with these limits.
  private(set) var text: String
  /// Alarms with the weights and limits that there were, and with the new ones: each half with the limits that were
  /// set on the other.
  private(set) var alarms = (before: 0, after: 0)
  private(set) var changes: [LimitChange] = []
  /// What all limits were multiplied by.
  private(set) var factor = 1.0

  private static let factors = stride(from: 1.0, through: 4, by: 0.02)

  /// `alarms`: how many there may be in both halves.
  init(_ choices: ContextChoices, _ halves: (KeptMargins, KeptMargins), alarms most: Double) {
    var limits: [Limit] = []
    LimitSetting.forEach(choices) { limits.append($0) }
    let total = limits.reduce(0) { $0 + $1.count(halves.0.before) + $1.count(halves.1.before) }
    let ratio = min(1, most / Double(max(total, 1)))
    // What each half leaves of the other's margins, beside the limit that it would set.
    let tried = limits.flatMap { limit in
      [(halves.0, halves.1), (halves.1, halves.0)].map { own, other in
        (limit: limit.raised([own], ratio), margins: limit.margins(other.after))
      }
    }
    func left(_ factor: Double) -> Int {
      tried.reduce(0) { sum, one in
        let limit = LimitSetting.scaled(one.limit, factor)
        return sum + one.margins.prefix { $0 > limit }.count
      }
    }
    let allowed = Int(min(Double(total), most))
    let factor = LimitSetting.factors.first { left($0) <= allowed } ?? 4
    self.factor = factor
    alarms = (total, left(factor))
    text = """
      # What 'wirelint learn' made of an archive: limits over dictionaries/grammar/contexts.txt, for contexts.bin
      # beside it. It may be edited; 'wirelint learn' writes it anew.
      small \(choices.small.dropFirst().joined(separator: " "))

      """
    for limit in limits {
      add(limit, LimitSetting.scaled(limit.raised([halves.0, halves.1], ratio), factor))
    }
    for pair in choices.pairs {
      let limits = [false, true].map { isSecond in newPairLimit(pair, isSecond) }
      text += "pair \(pair.words.0) \(pair.words.1) \(limits[0]) \(limits[1])\n"
    }
    changes.sort {
      ($0.after - $0.before, $1.written, $1.fitting) > ($1.after - $1.before, $0.written, $0.fitting)
    }
  }

  private static func scaled(_ score: Int32, _ factor: Double) -> Int32 {
    Int32((Double(score) * factor).rounded())
  }

  private var pairLimits: [String: Int32] = [:]

  private mutating func add(_ limit: Limit, _ score: Int32) {
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

    /// The limit that leaves this share of the alarms that there were in some copy; never lower than it was.
    func raised(_ kept: [KeptMargins], _ ratio: Double) -> Int32 {
      let allowed = Int(Double(kept.reduce(0) { $0 + count($1.before) }) * ratio)
      let scores = kept.flatMap { margins($0.after) }.sorted(by: >)
      return allowed < scores.count ? max(score, scores[allowed]) : score
    }
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
