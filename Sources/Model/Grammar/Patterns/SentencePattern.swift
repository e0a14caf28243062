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
  /// Whether what it flags holds an element: nothing quoted then stands for it, unless it reads quotations.
  func flags(_ element: Int) -> Bool { Int(flagged.0) <= element && element < Int(flagged.1) }

  /// Where its fixes stand in the text of all files, from byte to byte, and its message; both may be empty.
  var fixes: (UInt32, UInt32)
  var message: (UInt32, UInt32)

  /// What must stand at four places near the anchor, the anchor's among them: nearly all patterns are ruled out by it,
  /// most by the first, which is the least likely.
  struct Key: BitwiseCopyable, Sendable {
    /// A word that must stand at a certain distance from the anchor; what passes everything where none must.
    struct Word: BitwiseCopyable, Sendable {
      /// Allowed tags, by raw value.
      var tags = ~UInt64(0)
      /// Bits of the words that may stand there, as `WordTests.bit` says.
      var words = ~UInt64(0)
      /// Traits of which the word must have one, if there are any.
      var can = WordTraits()
      /// Traits that it must have.
      var must = WordTraits()
      /// Traits of which it may have none.
      var never = WordTraits()
      /// How many words behind the anchor.
      var distance: Int32 = 0
      /// Bits of words of which one may stand there instead, whatever else is asked.
      var others: UInt64 = 0
    }

    /// The place that fewest words fit, then the others.
    var first = Word()
    var second = Word()
    var third = Word()
    var fourth = Word()
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
