import SourceText

/// Flags what stands twice in a row.
struct RepetitionEvaluation: KindEvaluation {
  let search: Int
  let terms: RepetitionTerms
  var searches: [Int] { [search] }

  func find(with finder: inout PatternFinder) {
    for found in finder.hits(of: search) {
      let (unit, hits) = (found.unit, found.hits)
      var previous: (text: String, range: TextRange)?
      for hit in hits {
        let text = finder.text(hit.range)
        guard let before = previous, isSame(before.text, text),
          finder.rule.isVale
            ? BlockSentences.ranges(of: finder.article, in: before.range.union(hit.range)).count == 1
            : isGap(before.range, hit.range, finder)
        else {
          previous = (text, hit.range)
          continue
        }
        // A run of three is flagged once, a run of four twice.
        previous = nil
        if !finder.isExcepted(hit.range, in: unit) {
          let range = before.range.union(hit.range)
          finder.add(range, [text], in: unit, fixes: finder.actionFixes(for: range))
        }
      }
    }
  }

  private func isSame(_ a: String, _ b: String) -> Bool {
    guard terms.ignoresCase ? a.lowercased() == b.lowercased() : a == b else { return false }
    return !terms.lettersOnly || b.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }

  /// Whether only white space, and no blank line, stands between two matches.
  private func isGap(_ a: TextRange, _ b: TextRange, _ finder: PatternFinder) -> Bool {
    var lines = 0
    for byte in finder.article.bytes[a.upper..<b.lower] {
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return false }
      if byte == 0x0A { lines += 1 }
    }
    return lines < 2
  }
}
