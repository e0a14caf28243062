extension EvidenceWeights {
  /// The most that lengths cost, what evidence in common brings, and what evidence costs that one side lacks.
  private static let mostForLength = 6.0
  static let common = (each: 0.6, most: 6.0)
  private static let missing = (each: 0.5, most: 5.0)
  /// What it costs to compare many passages with few, as nobody translates.
  private static let crowded = 6.0
  /// Passages of each side that belong together, with what that costs: as the aligner's, none left out.
  private static let steps = [
    (1, 1, 0.0), (2, 1, 3.2), (1, 2, 3.2), (2, 2, 4.5), (3, 1, 4.7), (1, 3, 4.7),
  ]

  /// How unlike two passages are; `usual`: the logarithm of how long translations are in these texts.
  func distance(_ s: WeighedPassage, _ t: WeighedPassage, usual: Double) -> Double {
    // Short texts vary more than long ones.
    let spread = 0.15 + 0.9 / (min(s.length, t.length) + 4).squareRoot()
    let deviation = (EvidenceWeights.logarithm(t.length / s.length) - usual) / spread
    var cost = min(EvidenceWeights.mostForLength, deviation * deviation / 2)
    let evidence = compare(s, t)
    cost -= min(EvidenceWeights.common.most, EvidenceWeights.common.each * evidence.common)
    cost += min(EvidenceWeights.missing.most, EvidenceWeights.missing.each * evidence.missing)
    cost += Double(min(3, s.lonelyNumbers + t.lonelyNumbers)) * 0.5
    if s.isQuoted != t.isQuoted { cost += 0.8 }
    if s.isQuestion != t.isQuestion { cost += 0.5 }
    return cost
  }

  /// How unlike two runs of a few passages are where every passage has a counterpart.
  func distance(_ s: [WeighedPassage], _ t: [WeighedPassage], usual: Double) -> Double {
    var costs = [Double](repeating: .infinity, count: (s.count + 1) * (t.count + 1))
    costs[0] = 0
    for i in 0...s.count {
      for k in 0...t.count {
        for (a, b, cost) in EvidenceWeights.steps where i >= a && k >= b {
          let before = costs[(i - a) * (t.count + 1) + k - b]
          guard before < .infinity, let from = WeighedPassage.joined(s[(i - a)..<i]),
            let to = WeighedPassage.joined(t[(k - b)..<k])
          else { continue }
          let here = before + cost + distance(from, to, usual: usual)
          costs[i * (t.count + 1) + k] = min(costs[i * (t.count + 1) + k], here)
        }
      }
    }
    if let last = costs.last, last < .infinity { return last }
    guard let from = WeighedPassage.joined(s[...]), let to = WeighedPassage.joined(t[...]) else { return 0 }
    return 2 * EvidenceWeights.crowded + distance(from, to, usual: usual)
  }
}
