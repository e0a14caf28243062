import SourceText

/// The words between which contexts decide, and how sure they must be: `dictionaries/grammar/contexts.txt`.
struct ContextChoices: Sendable {
  /// A pair of words that are confused.
  struct Pair: Sendable {
    var words: (String, String)
    /// How far the context must speak for the second word where the first stands, and the other way round; nil
    /// where nothing is said.
    var limits: (Int32?, Int32?)
  }

  /// A small word that may be missing, wrong or too much, and how far the context must speak for the other.
  struct Limit: Sendable {
    var score: Int32
    var rule: String
  }

  /// The small words, from 1; 0 is none.
  private(set) var small: [String] = [""]
  private(set) var pairs: [Pair] = []
  /// By the number of what stands there times `ContextModel.mostSmall`, and of what fits.
  private var limits: [Limit?]
  private var smallNumbers: [UInt64: Int] = [:]
  /// The lists of pairs by the hashes of their words.
  private var words = HashIndex(expecting: 0) { _ in }
  private var groups: [[(pair: Int, isSecond: Bool)]] = []
  /// The numbers of lines that cannot be read, from 1.
  private(set) var failures: [Int] = []

  /// Reads lines of `small WORD…`, `limit WRITTEN FITTING SCORE RULE` (`-` for none) and
  /// `pair FIRST SECOND LIMIT LIMIT` (`-` for never); scores are sixteenths, as the weights.
  init(_ text: String) {
    limits = Array(repeating: nil, count: ContextModel.mostSmall * ContextModel.mostSmall)
    var byWord: [UInt64: [(pair: Int, isSecond: Bool)]] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = line.split(separator: " ")
      guard let kind = fields.first, !line.hasPrefix("#") else { continue }
      switch kind {
      case "small" where fields.count <= ContextModel.mostSmall && small.count == 1:
        for field in fields.dropFirst() {
          smallNumbers[ByteHash.ofFolded(field)] = small.count
          small.append(String(field))
        }
      case "limit":
        guard fields.count == 5, let written = numbered(fields[1]), let fitting = numbered(fields[2]),
          let score = Int32(fields[3])
        else {
          failures.append(number + 1)
          continue
        }
        limits[written * ContextModel.mostSmall + fitting] = Limit(score: score, rule: String(fields[4]))
      case "pair" where fields.count == 5:
        let (first, second) = (String(fields[1]), String(fields[2]))
        byWord[ByteHash.ofFolded(first), default: []].append((pairs.count, false))
        byWord[ByteHash.ofFolded(second), default: []].append((pairs.count, true))
        pairs.append(Pair(words: (first, second), limits: (Int32(fields[3]), Int32(fields[4]))))
      default: failures.append(number + 1)
      }
    }
    if let article = smallNumbers[ByteHash.ofFolded("a")] { smallNumbers[ByteHash.ofFolded("an")] = article }
    let keys = byWord.keys.sorted()
    groups = keys.map { byWord[$0] ?? [] }
    words = HashIndex(expecting: keys.count) { insert in
      for (i, key) in keys.enumerated() { insert(key, Int32(i)) }
    }
  }

  private func numbered(_ word: Substring) -> Int? {
    word == "-" ? 0 : smallNumbers[ByteHash.ofFolded(word)]
  }

  /// The number of a small word; 0 where it is none.
  func number(_ hash: UInt64) -> Int { smallNumbers[hash] ?? 0 }

  /// How far the context must speak for another small word than what is written; nil where nothing is said.
  func limit(written: Int, fitting: Int) -> Limit? { limits[written * ContextModel.mostSmall + fitting] }

  /// The pairs of a word.
  func pairs(of hash: UInt64) -> [(pair: Int, isSecond: Bool)] { words[hash].map { groups[Int($0)] } ?? [] }
}
