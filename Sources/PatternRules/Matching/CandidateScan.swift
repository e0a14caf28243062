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
  private let byteKinds: StoredArray<UInt8>
  private(set) var candidates: [Candidate] = []
  private var trail = WordTrail()
  /// Triggers that wait for the word after theirs.
  private var pending: [(next: UInt64, candidate: Candidate)] = []
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
        if byte == 0x0A { matcher.line &+= 1 }
        if kind & TriggerIndex.isGuard != 0 { see(byte, at: i) }
        i += 1
      } else {
        let (value, length) = Scalars.decode(text, at: i)
        if WordBytes.isWord(scalar: value) {
          i = word(text, from: i)
        } else {
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
    while i < text.count {
      let byte = text[i]
      let kind = byteKinds[Int(byte)]
      if byte < 0x80 {
        guard kind & TriggerIndex.isWord != 0 else { break }
        hash.add(Folding.lower(byte))
        if kind & TriggerIndex.isGuard != 0 { see(byte, at: i) }
        i += 1
        if index.beginningLengths.mayHold(i - start), index.beginnings.mayHold(hash.value) {
          found(index.beginnings, hash.value, start, isWhole: false)
        }
      } else {
        let (value, length) = Scalars.decode(text, at: i)
        guard WordBytes.isWord(scalar: value) else { break }
        if kind & TriggerIndex.isGuard != 0 { see(byte, at: i) }
        for k in 0..<length { hash.add(text[i + k]) }
        i += length
      }
    }
    if !pending.isEmpty { settle(hash.value) }
    if index.whole.mayHold(hash.value) { found(index.whole, hash.value, start, isWhole: true) }
    if index.endingBytes.contains(Folding.lower(text[i - 1])) { tryEndings(text, start, i) }
    trail.add(start, hash.value)
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
        found(index.endings, hash.value, start, isWhole: true)
      }
    }
  }

  private mutating func found(_ table: TriggerTable, _ hash: UInt64, _ start: Int, isWhole: Bool) {
    guard let range = table.range(hash) else { return }
    for t in range {
      let trigger = table.triggers[t]
      if trigger.previous != 0, trigger.previous != trail.lastHash { continue }
      var at = start
      if trigger.wordsBack > 0 {
        guard let back = trail.start(Int(trigger.wordsBack), before: start) else { continue }
        at = back
      }
      let candidate = Candidate(item: trigger.item, at: Int32(at))
      if isWhole, trigger.next != 0 {
        pending.append((trigger.next, candidate))
      } else {
        candidates.append(candidate)
      }
    }
  }

  /// Triggers that waited for this word become candidates, the others are forgotten.
  private mutating func settle(_ hash: UInt64) {
    for waiting in pending where waiting.next == hash { candidates.append(waiting.candidate) }
    pending.removeAll(keepingCapacity: true)
  }
}
