import ArticleModel
import SourceText

/// The words of a run as numbers that can be compared.
enum WordRun {
  /// A hash of the words in order, whatever their case and the marks between them; nil for fewer words.
  static func hash(_ tokens: Range<Int>, _ article: Article, fewest: Int) -> UInt64? {
    if tokens.count < fewest { return nil }
    return article.tokens.withUnsafeBufferPointer { all in
      var hash: UInt64 = 0
      var words = 0
      for i in tokens {
        let form = UInt64(all[i].form)
        if form == 0 { continue }
        words += 1
        // By whole forms, as FNV does it by bytes; the rotation brings the upper bits, which it mixes best, down.
        hash = (hash ^ form) &* 0x9E37_79B9_7F4A_7C15
        hash = hash << 29 | hash >> 35
      }
      return words >= fewest ? hash : nil
    }
  }

  /// A number for each run of four words, in order; their upper bits are as good as random.
  static func shingles(_ tokens: Range<Int>, _ article: Article) -> [UInt64] {
    var result: [UInt64] = []
    result.reserveCapacity(tokens.count)
    var (a, b, c) = (UInt64(0), UInt64(0), UInt64(0))
    var words = 0
    for i in tokens {
      let form = UInt64(article.tokens[i].form)
      if form == 0 { continue }
      words += 1
      // Odd constants from the golden ratio and its powers: neighbours of a form lie far apart.
      let mixed =
        (a &* 0x9E37_79B9_7F4A_7C15 ^ b &* 0xC2B2_AE3D_27D4_EB4F ^ c &* 0x1656_67B1_9E37_79F9) &+ form
      if words > 3 { result.append(mixed &* 0xD6E8_FEB8_6659_FD93) }
      (a, b, c) = (b, c, form)
    }
    return result
  }

  /// How many words two runs have in common in the same order, within a window of the second that is no longer
  /// than twice the first.
  static func inCommon(_ a: [UInt32], _ b: [UInt32]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let window = min(b.count, a.count * 2)
    var best = 0
    for start in b.indices where b[start] == a[0] || a.count > 1 && b[start] == a[1] {
      var row = [Int](repeating: 0, count: a.count + 1)
      for word in b[start..<min(b.count, start + window)] {
        var diagonal = 0
        for i in a.indices {
          let above = row[i + 1]
          row[i + 1] = word == a[i] ? diagonal + 1 : max(row[i + 1], row[i])
          diagonal = above
        }
      }
      best = max(best, row[a.count])
      if best == a.count { return best }
    }
    return best
  }
}
