/// A number by which a rule decides and which no configuration sets: its page shows it.
package struct RuleThreshold: Sendable {
  /// The number, in whatever its meaning counts.
  package let value: Int
  /// What it counts, and which side of it counts as what: a fragment.
  package let meaning: String

  /// - Parameters:
  ///   - value: The number.
  ///   - meaning: What it counts, and which side of it counts as what: a fragment.
  package init(_ value: Int, _ meaning: String) {
    self.value = value
    self.meaning = meaning
  }
}
