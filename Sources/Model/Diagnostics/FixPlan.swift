import SourceText

/// The fixes chosen for one pass over a file, each whole or not at all, and those left with the reason.
package struct FixPlan: Sendable {
  /// Why a fix did not go in.
  package enum Reason: Sendable, Equatable {
    /// It is not of the safety that was asked for.
    case safety(FixSafety)
    /// It touches what a fix of another rule changes.
    case conflict(with: String)
    /// Its own edits overlap, or reach beyond the file.
    case unsound
  }

  /// By start, end and rule id.
  package private(set) var chosen: [(rule: String, fix: Fix)] = []
  /// In the order of the diagnostics where the fix alone decides, then those that conflict.
  package private(set) var left: [(rule: String, fix: Fix, reason: Reason)] = []

  /// Plans the first applicable fix of each diagnostic, by start, end and rule id. Fixes whose edits
  /// overlap one that is chosen, or touch it with an insertion at the same place, are left for the next pass.
  ///
  /// `length` is that of the file in bytes, where it is known.
  package init(_ diagnostics: [Diagnostic], allowing safeties: Set<FixSafety>, in length: Int = .max) {
    var candidates: [(rule: String, fix: Fix)] = []
    for diagnostic in diagnostics {
      if let fix = diagnostic.fixes.first(where: { safeties.contains($0.safety) }) {
        if FixPlan.isSound(fix, in: length) {
          candidates.append((diagnostic.rule, fix))
        } else {
          left.append((diagnostic.rule, fix, .unsound))
        }
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
      // Candidates come by start, so most places are at the end.
      for edit in candidate.fix.edits {
        let place = FixPlan.firstIndex(of: taken) { edit.range < $0 }
        taken.insert((edit.range, candidate.rule), at: place)
      }
      chosen.append(candidate)
    }
  }

  private static func precedes(_ a: (rule: String, fix: Fix), _ b: (rule: String, fix: Fix)) -> Bool {
    guard let x = a.fix.edits.first?.range, let y = b.fix.edits.first?.range else {
      return !a.fix.edits.isEmpty
    }
    return x != y ? x < y : a.rule < b.rule
  }

  /// Whether a fix can be applied at all: its edits are in order, apart, and inside the file.
  private static func isSound(_ fix: Fix, in length: Int) -> Bool {
    var end = 0
    for edit in fix.edits {
      guard edit.range.lower >= end, edit.range.upper <= length else { return false }
      end = edit.range.upper
    }
    return !fix.edits.isEmpty
  }

  /// The rule of a chosen edit that touches one of the fix's. Chosen edits are sorted and apart, so only
  /// the first that does not end before the edit can.
  private static func rival(of fix: Fix, among taken: [(range: TextRange, rule: String)]) -> String? {
    for edit in fix.edits {
      let place = firstIndex(of: taken) { edit.range.start <= $0.end }
      if place < taken.count, taken[place].range.start <= edit.range.end { return taken[place].rule }
    }
    return nil
  }

  /// Index of the first range from which on a statement holds, found by halving.
  private static func firstIndex(
    of taken: [(range: TextRange, rule: String)], where holds: (TextRange) -> Bool
  ) -> Int {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if holds(taken[middle].range) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Keeps some of the chosen fixes, by their places, and drops the others.
  package mutating func keep(only places: Set<Int>) {
    chosen = chosen.indices.filter { places.contains($0) }.map { chosen[$0] }
  }

  /// The bytes after all chosen fixes, or after some of them, by their places.
  package func applied(to bytes: [UInt8], only places: [Int]? = nil) -> [UInt8] {
    let fixes = places.map { $0.map { chosen[$0].fix } } ?? chosen.map(\.fix)
    let edits = fixes.flatMap(\.edits).sorted { $0.range < $1.range }
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
