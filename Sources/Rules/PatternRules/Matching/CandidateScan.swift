import SourceText

/// Where an item is worth trying.
struct Candidate: Comparable {
  var item: Int32
  /// Byte offset: where the match begins, or where something was seen that it must hold.
  var at: Int32

  /// By place, then by item.
  static func < (a: Candidate, b: Candidate) -> Bool { a.at != b.at ? a.at < b.at : a.item < b.item }
}

/// One walk over a text that finds the candidates of all patterns.
struct CandidateScan {
  private let index: TriggerIndex
  private let patterns: StoredArray<StoredPattern>
  private let byteKinds: StoredArray<UInt16>
  private(set) var candidates: [Candidate] = []
  private var trail = WordTrail()
  private let matcher: PatternMatcher

  init(_ set: PatternSet, _ matcher: PatternMatcher) {
    self.matcher = matcher
    index = set.index
    patterns = set.patterns
    byteKinds = index.byteKinds
  }

  mutating func run(_ text: UnsafeBufferPointer<UInt8>) {
    matcher.line &+= 1
    var i = 0
    let end = text.count
    while i < end {
      let byte = text[i]
      let kind = byteKinds[Int(byte)]
      if byte < 0x80 {
        if kind & TriggerIndex.isWord != 0 {
          i = word(text, from: i)
          continue
        }
        // Whatever may end a line; that a tab counts as well costs a candidate at most.
        if byte < 0x20 { matcher.line &+= 1 }
        if kind & TriggerIndex.isGuard != 0 { see(byte, at: i) }
        i += 1
      } else {
        let (value, length) = Scalars.decode(text, at: i)
        if WordBytes.isWord(scalar: value) {
          i = word(text, from: i)
        } else {
          if value == 0x85 || value &- 0x2028 < 2 { matcher.line &+= 1 }
          if kind & TriggerIndex.isGuard != 0 { see(byte, at: i) }
          i += length
        }
      }
    }
  }

  private mutating func see(_ byte: UInt8, at offset: Int) {
    for place in index.items(of: byte) {
      let item = index.byteItem(place)
      if matcher.lastLine[item] == matcher.line, patterns[item].traits.contains(.isPerLine) { continue }
      matcher.lastLine[item] = matcher.line
      candidates.append(Candidate(item: Int32(item), at: Int32(offset)))
    }
  }

  /// Reads the word at an offset; returns the offset after it.
  private mutating func word(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var hash = ByteHash()
    var i = start
    let kinds = byteKinds
    if start + 2 < text.count, !index.beginningLeads.mayHold(text, at: start) {
      // Most words begin as no pattern does: they are only hashed.
      while i < text.count {
        let kind = kinds[Int(text[i])]
        guard kind & (TriggerIndex.isWord | TriggerIndex.isGuard) == TriggerIndex.isWord else { break }
        hash.add(UInt8(truncatingIfNeeded: kind))
        i += 1
      }
    }
    if i < text.count, text[i] >= 0x80 || kinds[Int(text[i])] & TriggerIndex.isWord != 0 {
      i = readOn(text, from: start, at: i, &hash)
    }
    if index.whole.mayHold(hash.value) { found(index.whole, hash.value, start, after: 0) }
    let pair = WordTrigger.pair(trail.lastHash, hash.value)
    if index.pairs.mayHold(pair) { found(index.pairs, pair, start, after: trail.word(2)?.hash ?? 0) }
    if i - start > 2, index.endingLeads.mayHold(text, at: i - 3) { tryEndings(text, start, i) }
    trail.add(start, hash.value)
    return i
  }

  /// Reads the rest of the word from `start`, whose bytes before `offset` are hashed: beginnings are looked for
  /// in it, and bytes that call for patterns. Returns the offset after the word.
  private mutating func readOn(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, at offset: Int, _ hash: inout ByteHash
  ) -> Int {
    var i = offset
    while i < text.count {
      let byte = text[i]
      let kind = byteKinds[Int(byte)]
      if kind & TriggerIndex.isWord != 0 {
        hash.add(UInt8(truncatingIfNeeded: kind))
        if kind & TriggerIndex.isGuard != 0 { see(byte, at: i) }
        i += 1
        if index.beginningLengths.mayHold(i - start), index.beginnings.mayHold(hash.value) {
          found(index.beginnings, hash.value, start, after: trail.lastHash)
        }
      } else if byte >= 0x80 {
        let (value, length) = Scalars.decode(text, at: i)
        guard WordBytes.isWord(scalar: value) else { break }
        if kind & TriggerIndex.isGuard != 0 { see(byte, at: i) }
        for k in 0..<length { hash.add(text[i + k]) }
        i += length
      } else {
        break
      }
    }
    return i
  }

  private mutating func tryEndings(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    var hash = ByteHash()
    var i = end
    let stop = max(start, end - index.longestEnding)
    while i > stop {
      i -= 1
      hash.add(Folding.lower(text[i]))
      if index.endingLengths.mayHold(end - i), index.endings.mayHold(hash.value) {
        found(index.endings, hash.value, start, after: trail.lastHash)
      }
    }
  }

  /// Adds what a key calls for, in the word at `start`; `after`: the hash of the word before what the key stands
  /// for.
  private mutating func found(_ table: TriggerTable, _ key: UInt64, _ start: Int, after: UInt64) {
    guard let range = table.range(key) else { return }
    for t in range {
      let trigger = table.triggers[t]
      if trigger.before != 0, trigger.before != after { continue }
      var at = start
      if trigger.wordsBack > 0 {
        guard let back = trail.word(Int(trigger.wordsBack)),
          trigger.first == 0 || trigger.first == back.hash
        else { continue }
        at = back.start
      }
      candidates.append(Candidate(item: trigger.item, at: Int32(at)))
    }
  }
}
