import SourceText

/// A run of words that is a fault, as a line of `dictionaries/grammar/patterns` says it.
struct SentencePattern: BitwiseCopyable, Sendable {
  /// A word of the pattern, or several.
  struct Element: BitwiseCopyable, Sendable {
    var test: WordTest
    var least: UInt8 = 1
    var most: UInt8 = 1
  }

  /// The file that it stands in, by number.
  var file: UInt16
  /// The first of its elements, among those of all patterns.
  var first: UInt32
  var count: UInt8
  /// The elements that are flagged: the first, and the first behind them.
  var flagged: (UInt8, UInt8)
  /// The element by which it is found.
  var anchor: UInt8
  /// How many words may stand before the anchor: the fewest and the most.
  var reach: (UInt8, UInt8)
  /// Whether it is only a note.
  var isNote: Bool
  /// Whether it also reads what speakers said.
  var readsQuotations: Bool
  /// Whether its fix may be applied unasked.
  var isSafe: Bool
  /// Where its fixes stand in the text of all files, from byte to byte, and its message; both may be empty.
  var fixes: (UInt32, UInt32)
  var message: (UInt32, UInt32)

  /// What the words beside the anchor must be: most patterns are ruled out by it.
  struct Key: BitwiseCopyable, Sendable {
    /// Allowed tags of the word before, of the anchor, and of the word behind.
    var tags: (UInt64, UInt64, UInt64)
    /// Bits of the words that may stand before and behind, as `WordTests.bit` says.
    var words: (UInt64, UInt64)
  }

  /// A piece of what is written instead.
  enum Piece: Sendable {
    case text(String)
    /// What an element matched.
    case copy(Int)
    /// The same in another form.
    case inflected(Int, Tag)
  }
}
