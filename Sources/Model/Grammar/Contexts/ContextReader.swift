import SourceText

/// Describes the places of a sentence, and scores what may stand there.
///
/// The descriptions are those of `scripts/grammar/contexts.c`.
struct ContextReader {
  let model: ContextModel
  let choices: ContextChoices
  private var words: [UInt64] = []
  private var classes: [UInt64] = []
  private var keys = [UInt64](repeating: 0, count: ContextReader.keyCount)
  private var scores = [Int32](repeating: 0, count: ContextModel.mostSmall)

  /// How many keys describe a place.
  static let keyCount = 18
  private static let edge = 3
  private static let number = ByteHash.of("00")
  private static let tails = Set(["n't", "'s", "'ll", "'re", "'ve", "'d", "'m"].map { ByteHash.of($0) })

  init(_ model: ContextModel, _ choices: ContextChoices) {
    self.model = model
    self.choices = choices
  }

  /// Takes another sentence.
  mutating func read(_ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>) {
    words.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    addEdge()
    for unit in units {
      let (word, kind) = ContextReader.description(unit, bytes)
      words.append(word)
      classes.append(kind)
    }
    addEdge()
  }

  private mutating func addEdge() {
    for _ in 0..<ContextReader.edge {
      words.append(1)
      classes.append(1)
    }
  }

  /// A word's hash and class; small words and marks are classes of their own.
  private static func description(_ unit: Unit, _ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    let first = bytes[unit.range.lower]
    if first &- 0x30 < 10 { return (number, number) }
    if unit.hash == 0 {
      let mark: UInt64
      if unit.tag == .openingQuote || unit.tag == .closingQuote {
        let isDouble = first == 0x22 || bytes[unit.range.upper - 1] > 0x99
        mark = ByteHash.of(CollectionOfOne(UInt8(isDouble ? 0x22 : 0x27)))
      } else {
        mark = ByteHash.of(bytes[unit.range.lower..<unit.range.upper])
      }
      return (mark, mark)
    }
    if unit.classes.contains(.closed) || tails.contains(unit.hash) { return (unit.hash, unit.hash) }
    let capital: UInt64 = unit.isCapitalised && !unit.isOpening ? 1 << 20 : 0
    return (unit.hash, UInt64(unit.classes.rawValue) | capital)
  }

  /// The scores of the small words between two units: `left` is the last before the place, `right` the first
  /// behind it.
  mutating func small(left: Int, right: Int) -> [Int32] {
    describe(left, right, 0)
    for i in scores.indices { scores[i] = 0 }
    scores.withUnsafeMutableBufferPointer { scores in
      for key in keys { model.addSmall(key, to: scores) }
    }
    return scores
  }

  /// How far the words around a unit speak for the second word of a pair.
  mutating func second(of pair: Int, at place: Int) -> Int32 {
    describe(place - 1, place + 1, UInt64(pair + 1))
    return keys.reduce(0) { $0 &+ model.pairWeight($1) }
  }

  private mutating func describe(_ left: Int, _ right: Int, _ task: UInt64) {
    let (l, r) = (left + ContextReader.edge, right + ContextReader.edge)
    let (w1, w2) = (words[l], words[l - 1])
    let (c1, c2) = (classes[l], classes[l - 1])
    let (x1, x2) = (words[r], words[r + 1])
    let (d1, d2, d3) = (classes[r], classes[r + 1], classes[r + 2])
    let template = task &* 64
    func one(_ i: Int, _ a: UInt64, _ b: UInt64) { keys[i] = featureKey(template &+ UInt64(i), a, b) }
    func two(_ i: Int, _ a: UInt64, _ b: UInt64, _ c: UInt64) { one(i, a, featureKey(7, b, c)) }
    one(0, 0, 0)
    one(1, w1, 0)
    one(2, x1, 0)
    one(3, w1, x1)
    one(4, w2, w1)
    one(5, x1, x2)
    one(6, c1, d1)
    one(7, c2, c1)
    one(8, d1, d2)
    one(9, w1, d1)
    one(10, c1, x1)
    two(11, d1, d2, d3)
    two(12, w1, d1, d2)
    two(13, c2, c1, d1)
    two(14, w2, w1, d1)
    one(15, w1, x2)
    two(16, c1, d1, d2)
    two(17, c2, c1, x1)
  }
}
