import SourceText

/// Where an item is worth trying.
struct Candidate {
  var item: Int32
  /// Byte offset: where the match begins, or where something was seen that it must hold.
  var at: Int32
}

/// One walk over a text that finds the candidates of all patterns.
struct CandidateScan {
  private let index: TriggerIndex
  private let items: [PatternItem]
  private(set) var candidates: [Candidate] = []
  private var trail = WordTrail()
  /// Triggers that wait for the word after theirs.
  private var pending: [(next: UInt64, candidate: Candidate)] = []
  private var line: Int32 = 0
  /// The line of the last candidate of an item that needs only one for each line.
  private var lastLine: [Int32]

  init(_ set: PatternSet) {
    index = set.index
    items = set.items
    lastLine = Array(repeating: -1, count: set.index.hasByteGuards ? set.items.count : 0)
  }

  mutating func run(_ text: UnsafeBufferPointer<UInt8>) {
    var i = 0
    let end = text.count
    while i < end {
      let byte = text[i]
      if byte < 0x80 {
        if WordBytes.isWord(byte) {
          i = word(text, from: i)
          continue
        }
        if byte == 0x0A { line += 1 }
        if index.hasByteGuards { see(byte, at: i) }
        i += 1
      } else {
        let (value, length) = CandidateScan.scalar(text, i)
        if WordBytes.isWord(scalar: value) {
          i = word(text, from: i)
        } else {
          if index.hasByteGuards { see(byte, at: i) }
          i += length
        }
      }
    }
  }

  @inline(__always) private mutating func see(_ byte: UInt8, at offset: Int) {
    let wanted = index.byBytes[Int(byte)]
    if wanted.isEmpty { return }
    for item in wanted where lastLine[Int(item)] != line || !items[Int(item)].isPerLine {
      lastLine[Int(item)] = line
      candidates.append(Candidate(item: item, at: Int32(offset)))
    }
  }

  /// Reads the word at an offset; returns the offset after it.
  private mutating func word(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var hash = ByteHash()
    var i = start
    let hasBeginnings = !index.beginnings.isEmpty
    while i < text.count {
      let byte = text[i]
      if byte < 0x80 {
        guard WordBytes.isWord(byte) else { break }
        hash.add(WordBytes.folded(byte))
        if hasBeginnings, index.beginnings.mayHold(hash.value) {
          found(index.beginnings, hash.value, start, isWhole: false)
        }
        if index.hasByteGuards { see(byte, at: i) }
        i += 1
      } else {
        let (value, length) = CandidateScan.scalar(text, i)
        guard WordBytes.isWord(scalar: value) else { break }
        if index.hasByteGuards { see(byte, at: i) }
        for k in 0..<length { hash.add(text[i + k]) }
        i += length
      }
    }
    if !pending.isEmpty { settle(hash.value) }
    if !index.whole.isEmpty, index.whole.mayHold(hash.value) {
      found(index.whole, hash.value, start, isWhole: true)
    }
    if !index.endingLengths.isEmpty { endings(text, start, i) }
    trail.add(start, hash.value)
    return i
  }

  private mutating func endings(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    for length in index.endingLengths where length <= end - start {
      var hash = ByteHash()
      for i in (end - length)..<end { hash.add(WordBytes.folded(text[i])) }
      if index.endings.mayHold(hash.value) { found(index.endings, hash.value, start, isWhole: true) }
    }
  }

  private mutating func found(_ table: TriggerIndex.Table, _ hash: UInt64, _ start: Int, isWhole: Bool) {
    guard let range = table.range(hash) else { return }
    for t in range {
      let trigger = table.triggers[Int(t)]
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

  /// The scalar that begins at an offset of valid UTF-8, and its length in bytes.
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ i: Int) -> (UInt32, Int) {
    let lead = UInt32(text[i])
    func low(_ k: Int) -> UInt32 { i + k < text.count ? UInt32(text[i + k] & 0x3F) : 0 }
    let left = text.count - i
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | low(1), min(2, left)) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | low(1) << 6 | low(2), min(3, left)) }
    return ((lead & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3), min(4, left))
  }
}
