import Diagnostics

/// What is gathered of a file that is read in pieces, in whatever order they are done: of each rule the first ones
/// of the file, the rest counted.
struct GatheredFindings {
  /// By rule, in any order; at most twice as many as are wanted.
  private var byRule: [String: [Diagnostic]] = [:]
  /// How many were left out, by rule.
  private var leftOut: [String: Int] = [:]
  private let most: Int

  /// `most`: findings of a rule that are wanted.
  init(most: Int) { self.most = most }

  /// Adds what was found in a piece.
  mutating func add(_ found: [Diagnostic]) {
    for diagnostic in found {
      byRule[diagnostic.rule, default: []].append(diagnostic)
      // Doubled before it is cut, or each further one would cost a sorting.
      if let count = byRule[diagnostic.rule]?.count, count / 2 >= most { cut(diagnostic.rule) }
    }
  }

  /// Hands all over to an outcome.
  mutating func move(to outcome: inout BilingualRun.Outcome) {
    for rule in byRule.keys.sorted() {
      cut(rule)
      outcome.diagnostics += byRule[rule] ?? []
    }
    outcome.leftOut.merge(leftOut, uniquingKeysWith: +)
    byRule = [:]
    leftOut = [:]
  }

  private mutating func cut(_ rule: String) {
    guard var found = byRule.removeValue(forKey: rule) else { return }
    if found.count > most {
      Diagnostic.sort(&found)
      leftOut[rule, default: 0] += found.count - most
      found.removeLast(found.count - most)
    }
    byRule[rule] = found
  }
}
