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
  private let whole: TriggerIndex.Bloom
  private let beginnings: TriggerIndex.Bloom
  private let endings: TriggerIndex.Bloom
  private let hasBeginnings: Bool
  private let hasEndings: Bool
  private let hasByteGuards: Bool
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
    whole = index.whole.bloom
    beginnings = index.beginnings.bloom
    endings = index.endings.bloom
    hasBeginnings = !index.beginnings.isEmpty
    hasEndings = !index.endingLengths.isEmpty
    hasByteGuards = index.hasByteGuards
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
        if hasByteGuards { see(byte, at: i) }
        i += 1
      } else {
        let (value, length) = CandidateScan.scalar(text, i)
        if WordBytes.isWord(scalar: value) {
          i = word(text, from: i)
        } else {
          if hasByteGuards { see(byte, at: i) }
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
    var hash = CandidateScan.seed
    var i = start
    while i < text.count {
      let byte = text[i]
      if byte < 0x80 {
        guard WordBytes.isWord(byte) else { break }
        hash = CandidateScan.added(hash, WordBytes.folded(byte))
        if hasBeginnings, beginnings.mayHold(hash) { found(index.beginnings, hash, start, isWhole: false) }
        if hasByteGuards { see(byte, at: i) }
        i += 1
      } else {
        let (value, length) = CandidateScan.scalar(text, i)
        guard WordBytes.isWord(scalar: value) else { break }
        if hasByteGuards { see(byte, at: i) }
        for k in 0..<length { hash = CandidateScan.added(hash, text[i + k]) }
        i += length
      }
    }
    if !pending.isEmpty { settle(hash) }
    if whole.mayHold(hash) { found(index.whole, hash, start, isWhole: true) }
    if hasEndings, index.endingBytes.contains(WordBytes.folded(text[i - 1])) { tryEndings(text, start, i) }
    trail.add(start, hash)
    return i
  }

  /// FNV-1a as in `ByteHash`, here because it must be inlined: it is done for each letter of a text.
  @inline(__always) private static func added(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  private mutating func tryEndings(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    for length in index.endingLengths where length <= end - start {
      var hash = CandidateScan.seed
      for i in (end - length)..<end { hash = CandidateScan.added(hash, WordBytes.folded(text[i])) }
      if endings.mayHold(hash) { found(index.endings, hash, start, isWhole: true) }
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
