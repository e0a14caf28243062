/// A passage as the aligner compares it with others: by what of its evidence the other text has at all.
struct WeighedPassage {
  /// Letters and digits, as many as English would need.
  var length: Double
  /// Indices of `EvidenceWeights`, ascending.
  var evidence: [Int32]
  /// Numbers that the other text does not have anywhere.
  var lonelyNumbers: Int
  var isQuoted: Bool
  var isQuestion: Bool

  /// Several passages in a row as one.
  static func joined(_ parts: ArraySlice<WeighedPassage>) -> WeighedPassage? {
    guard var all = parts.first else { return nil }
    for part in parts.dropFirst() {
      all.length += part.length
      all.lonelyNumbers += part.lonelyNumbers
      all.isQuoted = all.isQuoted || part.isQuoted
      all.isQuestion = all.isQuestion || part.isQuestion
      all.evidence = union(all.evidence, part.evidence)
    }
    return all
  }

  private static func union(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    if a.isEmpty || b.isEmpty { return a.isEmpty ? b : a }
    var result: [Int32] = []
    result.reserveCapacity(a.count + b.count)
    var (i, k) = (0, 0)
    while i < a.count || k < b.count {
      if k == b.count || i < a.count && a[i] < b[k] {
        result.append(a[i])
        i += 1
      } else {
        if i < a.count, a[i] == b[k] { i += 1 }
        result.append(b[k])
        k += 1
      }
    }
    return result
  }

  /// Whether evidence of this stands in another.
  func shares(_ other: WeighedPassage) -> Bool {
    var (i, k) = (0, 0)
    while i < evidence.count, k < other.evidence.count {
      if evidence[i] == other.evidence[k] { return true }
      if evidence[i] < other.evidence[k] { i += 1 } else { k += 1 }
    }
    return false
  }
}

/// What each piece of evidence that both texts have tells: the rarer, the more.
struct EvidenceWeights {
  private(set) var weights: [Double] = []
  let source: [WeighedPassage]
  let target: [WeighedPassage]

  /// The most that one piece of evidence weighs, and how much more a number weighs.
  private static let heaviest = 3.0
  private static let ofNumbers = 1.6

  init(_ source: [Passage], _ target: [Passage]) {
    var counts: [UInt64: (source: Int, target: Int)] = [:]
    for passage in source { for key in passage.evidence { counts[key, default: (0, 0)].source += 1 } }
    for passage in target { for key in passage.evidence { counts[key, default: (0, 0)].target += 1 } }
    var numbers: Set<UInt64> = []
    for passage in source { numbers.formUnion(passage.numbers) }
    let total = Double(source.count + target.count)
    var indices: [UInt64: Int32] = [:]
    var weights: [Double] = []
    // In an order that does not change from run to run: sums do not either then.
    for (key, count) in counts.filter({ $0.value.source > 0 && $0.value.target > 0 }).sorted(by: {
      $0.key < $1.key
    }) {
      indices[key] = Int32(weights.count)
      let weight = min(
        EvidenceWeights.heaviest, EvidenceWeights.logarithm(1 + total / Double(count.source + count.target)))
      weights.append(numbers.contains(key) ? weight * EvidenceWeights.ofNumbers : weight)
    }
    func weighed(_ passage: Passage) -> WeighedPassage {
      WeighedPassage(
        length: passage.length, evidence: passage.evidence.compactMap { indices[$0] }.sorted(),
        lonelyNumbers: passage.numbers.count { indices[$0] == nil }, isQuoted: passage.isQuoted,
        isQuestion: passage.isQuestion)
    }
    self.weights = weights
    self.source = source.map(weighed)
    self.target = target.map(weighed)
  }

  /// What two passages have in common, and what only one of them has.
  func compare(_ s: WeighedPassage, _ t: WeighedPassage) -> (common: Double, missing: Double) {
    var (common, missing) = (0.0, 0.0)
    var (i, k) = (0, 0)
    let (a, b) = (s.evidence, t.evidence)
    while i < a.count || k < b.count {
      if k == b.count || i < a.count && a[i] < b[k] {
        missing += weights[Int(a[i])]
        i += 1
      } else if i == a.count || b[k] < a[i] {
        missing += weights[Int(b[k])]
        k += 1
      } else {
        common += weights[Int(a[i])]
        i += 1
        k += 1
      }
    }
    return (common, missing)
  }

  /// What some passages weigh whose counterpart is looked for: evidence that the other side has, but not for the rest
  /// of their own, and evidence that it lacks.
  func shared(_ lone: WeighedPassage, _ other: WeighedPassage, besides rest: WeighedPassage)
    -> (common: Double, missing: Double)
  {
    var (common, missing) = (0.0, 0.0)
    var (k, r) = (0, 0)
    for key in lone.evidence {
      while k < other.evidence.count, other.evidence[k] < key { k += 1 }
      while r < rest.evidence.count, rest.evidence[r] < key { r += 1 }
      let isOther = k < other.evidence.count && other.evidence[k] == key
      if !isOther {
        missing += weights[Int(key)]
      } else if r == rest.evidence.count || rest.evidence[r] != key {
        common += weights[Int(key)]
      }
    }
    return (common, missing)
  }

  /// Some of the passages, as all of them weigh.
  func part(_ source: [WeighedPassage], _ target: [WeighedPassage]) -> EvidenceWeights {
    EvidenceWeights(weights: weights, source: source, target: target)
  }

  private init(weights: [Double], source: [WeighedPassage], target: [WeighedPassage]) {
    (self.weights, self.source, self.target) = (weights, source, target)
  }

  /// What all evidence of a passage weighs.
  func weight(_ passage: WeighedPassage) -> Double { passage.evidence.reduce(0) { $0 + weights[Int($1)] } }

  /// The natural logarithm of a positive number, to four digits. By the series of the area tangent: ln m is
  /// 2 (y + y³/3 + y⁵/5 + …) with y = (m - 1) / (m + 1).
  static func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 0 }
    let y = (value.significand - 1) / (value.significand + 1)
    let square = y * y
    return Double(value.exponent) * 0.693_147_180_56 + 2 * y * (1 + square / 3 + square * square / 5)
  }
}
