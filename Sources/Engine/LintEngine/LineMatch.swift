import SourceText

/// Which lines of two versions of a file are the same, in order.
///
/// Lines that stand once in each version are matched first (patience diff, Bram Cohen), what lies between
/// them by the longest common subsequence. Where that would be too much work the stretch counts as changed.
enum LineMatch {
  /// The most pairs of lines that one stretch is compared in.
  private static let mostWork = 4_000_000

  /// Index pairs of equal lines, ascending on both sides.
  static func pairs(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [(Int, Int)] {
    let a = old.map { ByteHash.of($0) }
    let b = new.map { ByteHash.of($0) }
    var result: [(Int, Int)] = []
    var waiting = [(0..<a.count, 0..<b.count)]
    while let (x, y) = waiting.popLast() { match(a, b, x, y, &result, &waiting) }
    // Equal hashes nearly always mean equal lines; where they do not, the lines have changed.
    return result.filter { old[$0.0] == new[$0.1] }.sorted { $0.0 < $1.0 }
  }

  private static func match(
    _ a: [UInt64], _ b: [UInt64], _ x: Range<Int>, _ y: Range<Int>, _ result: inout [(Int, Int)],
    _ waiting: inout [(Range<Int>, Range<Int>)]
  ) {
    var (i, j) = (x.lowerBound, y.lowerBound)
    var (iEnd, jEnd) = (x.upperBound, y.upperBound)
    while i < iEnd, j < jEnd, a[i] == b[j] {
      result.append((i, j))
      (i, j) = (i + 1, j + 1)
    }
    while iEnd > i, jEnd > j, a[iEnd - 1] == b[jEnd - 1] {
      (iEnd, jEnd) = (iEnd - 1, jEnd - 1)
      result.append((iEnd, jEnd))
    }
    guard i < iEnd, j < jEnd else { return }
    let anchors = ascending(unique(a, b, i..<iEnd, j..<jEnd))
    guard !anchors.isEmpty else { return subsequence(a, b, i..<iEnd, j..<jEnd, &result) }
    var (fromA, fromB) = (i, j)
    for (p, q) in anchors + [(iEnd, jEnd)] {
      waiting.append((fromA..<p, fromB..<q))
      if p < iEnd { result.append((p, q)) }
      (fromA, fromB) = (p + 1, q + 1)
    }
  }

  /// Lines that stand once on each side, in the order of the first.
  private static func unique(
    _ a: [UInt64], _ b: [UInt64], _ x: Range<Int>, _ y: Range<Int>
  ) -> [(Int, Int)] {
    // A negative place: more than one.
    var places: [UInt64: (Int, Int)] = [:]
    for i in x { places[a[i]] = (places[a[i]] == nil ? i : -2, -1) }
    for j in y {
      guard let seen = places[b[j]] else { continue }
      places[b[j]] = (seen.0, seen.1 == -1 ? j : -2)
    }
    return x.compactMap { i in
      guard let place = places[a[i]], place.0 >= 0, place.1 >= 0 else { return nil }
      return place
    }
  }

  /// The longest run of pairs that ascends on the second side too.
  private static func ascending(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var piles: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for k in pairs.indices {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[piles[middle]].1 < pairs[k].1 { low = middle + 1 } else { high = middle }
      }
      before[k] = low > 0 ? piles[low - 1] : nil
      if low < piles.count { piles[low] = k } else { piles.append(k) }
    }
    var chain: [(Int, Int)] = []
    var k = piles.last
    while let at = k {
      chain.append(pairs[at])
      k = before[at]
    }
    return chain.reversed()
  }

  private static func subsequence(
    _ a: [UInt64], _ b: [UInt64], _ x: Range<Int>, _ y: Range<Int>, _ result: inout [(Int, Int)]
  ) {
    guard x.count * y.count <= mostWork else { return }
    let width = y.count + 1
    var longest = [Int32](repeating: 0, count: (x.count + 1) * width)
    for i in stride(from: x.count - 1, through: 0, by: -1) {
      for j in stride(from: y.count - 1, through: 0, by: -1) {
        longest[i * width + j] =
          a[x.lowerBound + i] == b[y.lowerBound + j]
          ? longest[(i + 1) * width + j + 1] + 1
          : max(longest[(i + 1) * width + j], longest[i * width + j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < x.count, j < y.count {
      if a[x.lowerBound + i] == b[y.lowerBound + j] {
        result.append((x.lowerBound + i, y.lowerBound + j))
        (i, j) = (i + 1, j + 1)
      } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
  }
}
