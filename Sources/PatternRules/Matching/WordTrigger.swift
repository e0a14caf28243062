/// A word, or a part of one, that stands in every match of one shape, as texts are searched for it: hashes in
/// place of its bytes, which are in lower case.
struct WordTrigger: Hashable, Sendable {
  /// The part of a word that it is.
  enum Part {
    case whole
    /// The word begins so.
    case beginning
    /// The word ends so.
    case ending
  }

  /// The hash of its bytes, of an ending from the last to the first: so all endings of a word are hashed in
  /// one go.
  var hash: UInt64
  /// Hashes of the whole words that must stand right before and after, with only separators between; 0 where
  /// any may.
  var previous: UInt64
  var next: UInt64
  /// Words from this one back to the start of the match, which begins exactly at a word; -1: the match may
  /// begin anywhere.
  var wordsBack: Int8
  var part: Part
  /// Number of its bytes, 255 where there are more.
  var length: UInt8
  /// The last of them.
  var last: UInt8

  /// By what is a hash already.
  func hash(into hasher: inout Hasher) {
    hasher.combine(hash ^ previous &* 3 ^ next &* 5)
  }

  /// The words without those that another one covers: the same again, or the same with fewer neighbours.
  static func distinct(_ words: [WordTrigger]) -> [WordTrigger] {
    if words.count < 2 { return words }
    var seen: Set<WordTrigger> = []
    let covering = Set(words.filter { $0.previous == 0 && $0.next == 0 })
    return words.filter { word in
      let isCovered = (word.previous != 0 || word.next != 0) && covering.contains(word.alone)
      return !isCovered && seen.insert(word).inserted
    }
  }

  /// The same without neighbours.
  private var alone: WordTrigger {
    var word = self
    (word.previous, word.next) = (0, 0)
    return word
  }
}
