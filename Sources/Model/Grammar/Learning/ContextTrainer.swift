import SourceText

/// Learns what a desk's archive adds to the weights that there are: logistic regression by gradient descent, in which
/// the weights that there are stay as they are (after `scripts/grammar/contexts.c`).
struct ContextTrainer {
  /// What is kept of keys.
  struct Limits: Sendable {
    /// How often a key must be seen.
    var least: UInt32 = 4
    /// How many keys of small words are kept, and of pairs.
    var mostSmall = 1 << 18
    var mostPairs = 1 << 17
    /// Slots of the tables in which keys are counted, as a power of two.
    var bits = 22
  }

  private static let rates: [Float] = [0.10, 0.05, 0.03, 0.02]

  let base: ContextModel
  let choices: ContextChoices
  private let small: KeyTable
  private let pairs: KeyTable
  private let smallKeys: [UInt64]
  private let pairKeys: [UInt64]
  /// The weights of each key for each small word.
  private var smallWeights: [Float]
  private var pairWeights: [Float]
  private var random: UInt64 = 88_172_645_463_325_252

  /// Counts the keys of the copy; nil where it cannot be read.
  init?(_ copy: DescribedCopy, _ base: ContextModel, _ choices: ContextChoices, _ limits: Limits = Limits()) {
    self.base = base
    self.choices = choices
    var (small, pairs) = (KeyCounts(bits: limits.bits), KeyCounts(bits: limits.bits - 1))
    var reader = ContextReader([], choices)
    var places = ContextPlaces(choices)
    let isRead = copy.forEachSentence { words in
      reader.read(words)
      for place in places.all(words) {
        reader.describe(place.left, place.right, UInt64(place.task))
        for key in reader.keys {
          if place.task == 0 { small.add(key) } else { pairs.add(key) }
        }
      }
    }
    guard isRead else { return nil }
    smallKeys = small.frequent(atLeast: limits.least, most: limits.mostSmall)
    pairKeys = pairs.frequent(atLeast: limits.least, most: limits.mostPairs)
    self.small = KeyTable(smallKeys)
    self.pairs = KeyTable(pairKeys)
    smallWeights = Array(repeating: 0, count: smallKeys.count * choices.small.count)
    pairWeights = Array(repeating: 0, count: pairKeys.count)
  }

  /// How many rounds there are.
  static var rounds: Int { rates.count }

  /// Goes through the copy once; false where it cannot be read.
  mutating func learn(round: Int, _ copy: DescribedCopy) -> Bool {
    let rate = ContextTrainer.rates[min(round, ContextTrainer.rates.count - 1)]
    var reader = ContextReader([base], choices)
    var places = ContextPlaces(choices)
    var numbers: [Int] = []
    return copy.forEachSentence { words in
      reader.read(words)
      for place in places.all(words) {
        let before = ContextScores.base(&reader, place)
        numbers.removeAll(keepingCapacity: true)
        // A tenth of the keys is left out each time, so that no key leans on another.
        for key in reader.keys where draw() % 10 != 0 {
          if let number = (place.task == 0 ? small : pairs).number(key) { numbers.append(number) }
        }
        if place.task == 0 {
          learnSmall(numbers, before, place.truth, rate)
        } else {
          learnPair(numbers, before[0], place.truth, rate)
        }
      }
    }
  }

  private mutating func draw() -> UInt64 {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return random
  }

  private mutating func learnSmall(_ numbers: [Int], _ before: [Float], _ truth: Int, _ rate: Float) {
    let width = choices.small.count
    var scores = before
    for number in numbers {
      for i in 0..<width { scores[i] += smallWeights[number * width + i] }
    }
    ContextScores.turnIntoShares(&scores)
    // What is known already teaches nothing.
    guard scores[truth] < 0.995 else { return }
    for number in numbers {
      for i in 0..<width { smallWeights[number * width + i] += rate * ((i == truth ? 1 : 0) - scores[i]) }
    }
  }

  private mutating func learnPair(_ numbers: [Int], _ before: Float, _ truth: Int, _ rate: Float) {
    let score = numbers.reduce(before) { $0 + pairWeights[$1] }
    let step = rate * (Float(truth) - ContextScores.share(score))
    for number in numbers { pairWeights[number] += step }
  }

  /// What the keys of a place add to the scores: for a pair the first number alone.
  func added(_ keys: [UInt64], _ task: Int) -> [Float] {
    let width = choices.small.count
    var sums = [Float](repeating: 0, count: width)
    for key in keys {
      if task == 0, let number = small.number(key) {
        for i in 0..<width { sums[i] += smallWeights[number * width + i] }
      } else if task > 0, let number = pairs.number(key) {
        sums[0] += pairWeights[number]
      }
    }
    return sums
  }

  /// The weights that weigh something, times `scale`, in sixteenths.
  func weights(scale: Float) -> (small: [UInt64: ContextModel.SmallWeights], pairs: [UInt64: Int8]) {
    let width = choices.small.count
    var small: [UInt64: ContextModel.SmallWeights] = [:]
    for (number, key) in smallKeys.enumerated() {
      let own = (0..<width).compactMap { i -> (number: UInt8, weight: Int8)? in
        let weight = ContextTrainer.rounded(smallWeights[number * width + i] * scale)
        return abs(Int(weight)) >= 3 ? (UInt8(i), weight) : nil
      }
      if !own.isEmpty { small[key] = own }
    }
    var pairs: [UInt64: Int8] = [:]
    for (number, key) in pairKeys.enumerated() {
      let weight = ContextTrainer.rounded(pairWeights[number] * scale)
      if abs(Int(weight)) >= 3 { pairs[key] = weight }
    }
    return (small, pairs)
  }

  private static func rounded(_ weight: Float) -> Int8 {
    Int8(max(-127, min(127, (weight * 16).rounded())))
  }
}
