/// Which findings of a file are known already: each known fingerprint stands for one, the surest matches
/// first.
package struct FingerprintMatch {
  /// For each finding, whether it is known.
  package private(set) var hidden: [Bool]
  /// For each known fingerprint, whether it stands for a finding.
  package private(set) var used: [Bool]

  /// Where a finding agrees with a known one besides its subject; the surest first.
  private enum Sureness: CaseIterable {
    case bothSides
    case before
    case after
  }

  /// What has to be equal; the sides that do not count are 0.
  private struct Key: Hashable {
    var subject: UInt64
    var before: UInt64
    var after: UInt64

    init(_ mark: Fingerprint, _ sureness: Sureness) {
      subject = mark.subject
      before = sureness == .after ? 0 : mark.before
      after = sureness == .before ? 0 : mark.after
    }
  }

  /// `known`: nil where an entry of a file cannot be read; it stands for nothing.
  package init(_ known: [Fingerprint?], _ marks: [Fingerprint]) {
    hidden = marks.map { _ in false }
    used = known.map { _ in false }
    // The flagged text alone will not do: a new slip in a new place would be hidden by an old one that
    // was put right.
    for sureness in Sureness.allCases { match(known, marks, sureness) }
  }

  private mutating func match(_ known: [Fingerprint?], _ marks: [Fingerprint], _ sureness: Sureness) {
    var free: [Key: [Int]] = [:]
    for i in known.indices.reversed() where !used[i] {
      if let mark = known[i] { free[Key(mark, sureness), default: []].append(i) }
    }
    for j in marks.indices where !hidden[j] {
      guard let entry = free[Key(marks[j], sureness)]?.popLast() else { continue }
      hidden[j] = true
      used[entry] = true
    }
  }
}
