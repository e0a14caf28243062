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

    /// In bytes: shorter ones stand in too many words.
    var leastLength: Int {
      switch self {
      case .whole: 1
      case .beginning: 2
      case .ending: 3
      }
    }
  }

  /// The hash of its bytes, of an ending from the last to the first: so all endings of a word are hashed in
  /// one go.
  var hash: UInt64
  /// Hashes of the whole words that must stand right before and, of a whole word, right after, with only
  /// separators between; 0 where any may.
  var previous: UInt64
  var next: UInt64
  /// The hash of the word that the match begins with, where it is another one; 0 where any may.
  var first: UInt64
  /// Words from this one back to the start of the match, which begins exactly at a word; -1: the match may
  /// begin anywhere.
  var wordsBack: Int8
  var part: Part
  /// Number of its bytes, 255 where there are more.
  var length: UInt8
  /// Its first three bytes, of an ending the last three; 0 after two.
  var lead: SIMD3<UInt8>

  /// By what is a hash already.
  func hash(into hasher: inout Hasher) {
    hasher.combine(hash ^ previous &* 3 ^ next &* 5 ^ first &* 7)
  }

  /// The same without other words.
  var alone: WordTrigger {
    var word = self
    (word.previous, word.next, word.first) = (0, 0, 0)
    return word
  }
}

/// What texts are searched for: the word, or two that stand side by side.
extension WordTrigger {
  /// Whether it is looked for with the word after it, or else with the one before.
  var isPair: Bool { part == .whole && (next != 0 || previous != 0) }

  /// The hash of what is looked up.
  var key: UInt64 {
    if !isPair { return hash }
    return next != 0 ? WordTrigger.pair(hash, next) : WordTrigger.pair(previous, hash)
  }

  /// The hash of the word that must stand before what is looked up; 0 where any may.
  var before: UInt64 { isPair && next == 0 ? 0 : previous }

  /// Words from the last that is looked up back to the start of the match; -1: it may begin anywhere.
  var wordsBackFromKey: Int32 {
    isPair && next != 0 && wordsBack >= 0 ? Int32(wordsBack) + 1 : Int32(wordsBack)
  }

  /// Of two words that stand side by side, from the hash of each.
  @inline(__always) static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
    (first &* 0x9E37_79B9_7F4A_7C15) ^ second
  }
}
