import SourceText

/// One search within one unit of the text: the leftmost match of any item, then the next one behind it.
struct UnitSearch {
  private let set: PatternSet
  private let matcher: PatternMatcher
  private let search: Int
  private let first: Int
  private let last: Int
  private let origin: Int
  private let text: UnsafeBufferPointer<UInt8>
  /// Whether a limit of PCRE2 was hit.
  private(set) var isGivenUp = false

  /// An item that may match in the unit.
  private struct Cursor {
    var item: Int
    /// Offsets in the unit where the match may begin; empty for an item that is searched.
    var starts: [Int] = []
    var nextStart = 0
    /// The next match at or after the place that was last asked for.
    var match: (range: Range<Int>, groups: [TextRange?])?
    var isExhausted = false
  }

  init(
    _ set: PatternSet, _ matcher: PatternMatcher, _ search: Int, _ unit: TextRange,
    _ text: UnsafeBufferPointer<UInt8>
  ) {
    self.set = set
    self.matcher = matcher
    self.search = search
    let patterns = set.patterns(of: search)
    first = patterns.lowerBound
    last = patterns.upperBound
    origin = unit.lower
    self.text = text
  }

  mutating func hits(_ candidates: ArraySlice<Candidate>) -> [PatternHit] {
    var cursors = cursors(candidates)
    var hits: [PatternHit] = []
    var at = 0
    while at <= text.count {
      var best: Int?
      for c in cursors.indices {
        advance(&cursors[c], to: at)
        guard let match = cursors[c].match else { continue }
        if let known = best, let lead = cursors[known].match,
          (lead.range.lowerBound, cursors[known].item) <= (match.range.lowerBound, cursors[c].item)
        {
          continue
        }
        best = c
      }
      guard let best, let match = cursors[best].match else { break }
      if !match.range.isEmpty {
        hits.append(
          PatternHit(
            range: TextRange(origin + match.range.lowerBound, origin + match.range.upperBound),
            item: cursors[best].item - first, groups: match.groups))
      }
      at = match.range.isEmpty ? Scalars.step(text, from: match.range.lowerBound) : match.range.upperBound
    }
    return hits
  }

  private func cursors(_ candidates: ArraySlice<Candidate>) -> [Cursor] {
    var cursors: [Cursor] = []
    for candidate in candidates {
      let item = Int(candidate.item)
      // A unit has few candidates of one search, and as a rule of few items.
      var c = cursors.firstIndex { $0.item == item } ?? cursors.count
      if c == cursors.count {
        cursors.append(Cursor(item: item))
        c = cursors.count - 1
      }
      let start = Int(candidate.at) - origin
      if set.patterns[item].traits.contains(.isAnchored), cursors[c].starts.last != start {
        cursors[c].starts.append(start)
      }
    }
    if set.hasUnguarded(search) {
      for item in first..<last where set.patterns[item].traits.contains(.isUnguarded) {
        cursors.append(Cursor(item: item))
      }
    }
    return cursors.sorted { $0.item < $1.item }
  }

  /// Moves a cursor to its first match at or after an offset.
  private mutating func advance(_ cursor: inout Cursor, to offset: Int) {
    if let match = cursor.match, match.range.lowerBound >= offset { return }
    cursor.match = nil
    if cursor.isExhausted { return }
    guard let pattern = matcher.pattern(cursor.item, of: set) else {
      cursor.isExhausted = true
      return
    }
    if set.patterns[cursor.item].traits.contains(.isAnchored) {
      while cursor.nextStart < cursor.starts.count {
        let start = cursor.starts[cursor.nextStart]
        cursor.nextStart += 1
        if start >= offset, search(pattern, from: start, &cursor) { return }
      }
      cursor.isExhausted = true
    } else if !search(pattern, from: offset, &cursor) {
      cursor.isExhausted = true
    }
  }

  private mutating func search(_ pattern: CompiledPattern, from start: Int, _ cursor: inout Cursor) -> Bool {
    let item = set.patterns[cursor.item]
    var start = start
    // What has to stand before a match is nowhere: the pattern itself need not be tried.
    if !item.behind.isEmpty, !item.traits.contains(.forbidsBehind),
      let opening = matcher.opening(item.behind, of: set),
      case .none = opening.search(text, from: max(0, start - LookBehind.reach), with: matcher.scratch)
    {
      return false
    }
    while start <= text.count {
      switch pattern.search(text, from: start, with: matcher.scratch) {
      case .none: return false
      case .givenUp:
        isGivenUp = true
        return false
      case .match: break
      }
      guard let range = matcher.scratch[0] else { return false }
      if !item.behind.isEmpty {
        guard holdsBehind(item, before: range.lowerBound) else {
          if item.traits.contains(.isAnchored) { return false }
          start = Scalars.step(text, from: range.lowerBound)
          continue
        }
        // The condition was looked for with the same scratch.
        _ = pattern.search(text, from: range.lowerBound, with: matcher.scratch)
      }
      var groups: [TextRange?] = []
      for group in 0..<pattern.groups {
        groups.append(
          matcher.scratch[group + 1].map { TextRange(origin + $0.lowerBound, origin + $0.upperBound) })
      }
      cursor.match = (range, groups)
      return true
    }
    return false
  }

  private mutating func holdsBehind(_ item: StoredPattern, before offset: Int) -> Bool {
    guard let condition = matcher.condition(item.behind, of: set) else { return true }
    let part = UnsafeBufferPointer(rebasing: text[..<offset])
    var start = max(0, offset - LookBehind.reach)
    while start < offset, text[start] & 0xC0 == 0x80 { start += 1 }
    var isThere = false
    if case .match = condition.search(part, from: start, with: matcher.scratch) { isThere = true }
    return isThere != item.traits.contains(.forbidsBehind)
  }
}
