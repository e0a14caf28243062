/// The nearest valid name for a mistyped one.
package enum Nearest {
  /// The candidate at the smallest edit distance, when that is at most a third of its length or 2.
  package static func match(_ name: String, in candidates: [String]) -> String? {
    let scored = candidates.map { ($0, distance(Array(name.lowercased().utf8), Array($0.lowercased().utf8))) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(2, best.0.utf8.count / 3) else {
      return nil
    }
    return best.0
  }

  /// Edit distance of bytes in which two neighbours that changed places are one edit (optimal string
  /// alignment).
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var earlier = Array(repeating: 0, count: b.count + 1)
    var row = Array(0...b.count)
    for i in a.indices {
      var next = Array(repeating: i + 1, count: b.count + 1)
      for j in b.indices {
        next[j + 1] = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          next[j + 1] = min(next[j + 1], earlier[j - 1] + 1)
        }
      }
      (earlier, row) = (row, next)
    }
    return row[b.count]
  }
}
