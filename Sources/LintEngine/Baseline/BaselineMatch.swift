import Diagnostics

/// Which findings of a file its baseline hides: each entry one, the surest matches first.
struct BaselineMatch {
  /// For each finding, whether it is known.
  private(set) var hidden: [Bool]
  /// For each entry, whether it hides a finding.
  private(set) var used: [Bool]

  /// Where a finding agrees with an entry besides its subject; the surest first.
  private enum Sureness: CaseIterable {
    case bothSides
    case before
    case after
  }

  init(_ entries: [Baseline.Entry], _ marks: [Fingerprint]) {
    hidden = marks.map { _ in false }
    used = entries.map { _ in false }
    // The flagged text alone will not do: a new slip in a new place would be hidden by an old one that
    // was put right.
    for sureness in Sureness.allCases { match(entries, marks, sureness) }
  }

  private mutating func match(_ entries: [Baseline.Entry], _ marks: [Fingerprint], _ sureness: Sureness) {
    var free: [String: [Int]] = [:]
    for i in entries.indices.reversed() where !used[i] {
      let entry = entries[i]
      free[BaselineMatch.key(entry.subject, entry.before, entry.after, sureness), default: []].append(i)
    }
    for j in marks.indices where !hidden[j] {
      let mark = marks[j]
      let key = BaselineMatch.key(
        Fingerprint.hexadecimal(mark.subject), Fingerprint.hexadecimal(mark.before),
        Fingerprint.hexadecimal(mark.after), sureness)
      guard let entry = free[key]?.popLast() else { continue }
      hidden[j] = true
      used[entry] = true
    }
  }

  private static func key(
    _ subject: String, _ before: String, _ after: String, _ sureness: Sureness
  ) -> String {
    switch sureness {
    case .bothSides: subject + before + after
    case .before: subject + before
    case .after: subject + "\u{0}" + after
    }
  }
}
