import SourceText

/// A word as contexts see it.
struct ContextWord: BitwiseCopyable, Sendable {
  /// The hash of the word; marks have theirs, all figures the same.
  var word: UInt64
  /// What the word can be; small words and marks are classes of their own.
  var kind: UInt64
  var traits: Traits

  struct Traits: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt64
    static let isWord = Traits(rawValue: 1)
    static let isCapitalised = Traits(rawValue: 2)
    static let hasSpaceBefore = Traits(rawValue: 4)
    /// The lexicon holds it.
    static let isKnown = Traits(rawValue: 8)
    /// It is a part of a compound, or the tail of a short form.
    static let isJoined = Traits(rawValue: 16)
    static let isFigure = Traits(rawValue: 32)
  }

  /// What stands before and behind a sentence.
  static let edge = ContextWord(word: 1, kind: 1, traits: [])
}

/// Describes the places of a sentence, and scores what may stand there.
///
/// The descriptions are those of `scripts/grammar/contexts.c`.
struct ContextReader {
  /// The weights of all of them are added up.
  let models: [ContextModel]
  let choices: ContextChoices
  /// The words of the sentence, with three edges at either end.
  private var words: [ContextWord] = []
  /// The keys of the place that was described last.
  private(set) var keys = [UInt64](repeating: 0, count: ContextReader.keyCount)
  private var scores = [Int32](repeating: 0, count: ContextModel.mostSmall)

  /// How many keys describe a place.
  static let keyCount = 18
  private static let edge = 3
  private static let number = ByteHash.of("00")
  private static let tails = Set(["n't", "'s", "'ll", "'re", "'ve", "'d", "'m"].map { ByteHash.of($0) })

  init(_ models: [ContextModel], _ choices: ContextChoices) {
    self.models = models
    self.choices = choices
  }

  /// How many words and marks the sentence has.
  var count: Int { max(0, words.count - 2 * ContextReader.edge) }

  /// A word of the sentence.
  @inline(__always)
  subscript(_ place: Int) -> ContextWord { words[place + ContextReader.edge] }

  /// Takes another sentence.
  mutating func read(_ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>) {
    words.removeAll(keepingCapacity: true)
    addEdge()
    for i in units.indices { words.append(ContextReader.described(i, units, bytes)) }
    addEdge()
  }

  /// Takes a sentence that was described before.
  mutating func read(_ sentence: some Sequence<ContextWord>) {
    words.removeAll(keepingCapacity: true)
    addEdge()
    words.append(contentsOf: sentence)
    addEdge()
  }

  private mutating func addEdge() {
    for _ in 0..<ContextReader.edge { words.append(.edge) }
  }

  /// A unit of a sentence as contexts see it.
  static func described(
    _ i: Int, _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ContextWord {
    let (word, kind) = description(units[i], bytes)
    return ContextWord(word: word, kind: kind, traits: traits(i, units, bytes))
  }

  private static func traits(
    _ i: Int, _ units: UnsafeBufferPointer<Unit>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> ContextWord.Traits {
    let unit = units[i]
    var traits: ContextWord.Traits = []
    if unit.hash != 0 { traits.insert(.isWord) }
    if unit.isCapitalised { traits.insert(.isCapitalised) }
    if unit.hasSpaceBefore { traits.insert(.hasSpaceBefore) }
    if unit.form > 0 { traits.insert(.isKnown) }
    if unit.tag == .cd || bytes[unit.range.lower] &- 0x30 < 10 { traits.insert(.isFigure) }
    let follows = i > 0 && (!unit.hasSpaceBefore && units[i - 1].hash != 0 || units[i - 1].tag == .hyphen)
    if follows || i + 1 < units.count && units[i + 1].tag == .hyphen { traits.insert(.isJoined) }
    return traits
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
      for model in models {
        for key in keys { model.addSmall(key, to: scores) }
      }
    }
    return scores
  }

  /// How far the words around a unit speak for the second word of a pair.
  mutating func second(of pair: Int, at place: Int) -> Int32 {
    describe(place - 1, place + 1, UInt64(pair + 1))
    return models.reduce(0) { sum, model in keys.reduce(sum) { $0 &+ model.pairWeight($1) } }
  }

  /// Puts the keys of a place between two words into `keys`. `task`: 0 for the small words, else the number of a pair
  /// from 1.
  mutating func describe(_ left: Int, _ right: Int, _ task: UInt64) {
    let (l, r) = (left + ContextReader.edge, right + ContextReader.edge)
    let (w1, w2) = (words[l].word, words[l - 1].word)
    let (c1, c2) = (words[l].kind, words[l - 1].kind)
    let (x1, x2) = (words[r].word, words[r + 1].word)
    let (d1, d2, d3) = (words[r].kind, words[r + 1].kind, words[r + 2].kind)
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
