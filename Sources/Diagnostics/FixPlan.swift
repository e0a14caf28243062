import SourceText

/// The fixes chosen for one pass over a file, each whole or not at all, and those left with the reason.
package struct FixPlan: Sendable {
  /// Why a fix did not go in.
  package enum Reason: Sendable, Equatable {
    /// It is not of the safety that was asked for.
    case safety(FixSafety)
    /// It touches what a fix of another rule changes.
    case conflict(with: String)
  }

  package private(set) var chosen: [(rule: String, fix: Fix)] = []
  package private(set) var left: [(rule: String, fix: Fix, reason: Reason)] = []

  /// Plans the first applicable fix of each diagnostic, by start, end and rule id. Fixes whose edits
  /// overlap one that is chosen, or touch it with an insertion at the same place, are left for the next pass.
  package init(_ diagnostics: [Diagnostic], allowing safeties: Set<FixSafety>) {
    var candidates: [(rule: String, fix: Fix)] = []
    for diagnostic in diagnostics {
      if let fix = diagnostic.fixes.first(where: { safeties.contains($0.safety) }) {
        candidates.append((diagnostic.rule, fix))
      } else if let fix = diagnostic.fixes.first {
        left.append((diagnostic.rule, fix, .safety(fix.safety)))
      }
    }
    candidates.sort { FixPlan.precedes($0, $1) }
    var taken: [(range: TextRange, rule: String)] = []
    for candidate in candidates {
      if let rival = FixPlan.rival(of: candidate.fix, among: taken) {
        left.append((candidate.rule, candidate.fix, .conflict(with: rival)))
        continue
      }
      for edit in candidate.fix.edits { FixPlan.insert((edit.range, candidate.rule), into: &taken) }
      chosen.append(candidate)
    }
  }

  private static func precedes(_ a: (rule: String, fix: Fix), _ b: (rule: String, fix: Fix)) -> Bool {
    guard let x = a.fix.edits.first?.range, let y = b.fix.edits.first?.range else {
      return !a.fix.edits.isEmpty
    }
    return x != y ? x < y : a.rule < b.rule
  }

  /// Candidates come by start, so the place is at or near the end.
  private static func insert(
    _ entry: (range: TextRange, rule: String), into taken: inout [(range: TextRange, rule: String)]
  ) {
    var place = taken.count
    while place > 0, entry.range < taken[place - 1].range { place -= 1 }
    taken.insert(entry, at: place)
  }

  private static func rival(of fix: Fix, among taken: [(range: TextRange, rule: String)]) -> String? {
    for edit in fix.edits {
      // Chosen edits are sorted and apart, so only the neighbours of the edit's place can touch it.
      var low = 0
      var high = taken.count
      while low < high {
        let middle = (low + high) / 2
        if taken[middle].range.end < edit.range.start { low = middle + 1 } else { high = middle }
      }
      while low < taken.count, taken[low].range.start <= edit.range.end {
        let other = taken[low]
        if other.range.overlaps(edit.range) || other.range.isEmpty || edit.range.isEmpty
          || other.range.end == edit.range.start || other.range.start == edit.range.end
        {
          return other.rule
        }
        low += 1
      }
    }
    return nil
  }

  /// The bytes after all chosen fixes.
  package func applied(to bytes: [UInt8]) -> [UInt8] {
    let edits = chosen.flatMap(\.fix.edits).sorted { $0.range < $1.range }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits {
      out.append(contentsOf: bytes[at..<edit.range.lower])
      out.append(contentsOf: edit.text.utf8)
      at = edit.range.upper
    }
    out.append(contentsOf: bytes[at...])
    return out
  }
}
