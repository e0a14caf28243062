/// What a pattern asks of one word: one of some choices must hold. The choices stand in `WordTests`.
struct WordTest: BitwiseCopyable, Sendable {
  /// The first of its choices.
  var first: UInt32
  var count: UInt16
  /// The tags that some choice allows, a bit for each raw value.
  var tags: UInt64
  /// Where it is a test of words: a bit for each of them, as `WordTests.bit` says; else all bits.
  var words: UInt64

  /// One way to pass: everything that it asks must hold.
  struct Choice: BitwiseCopyable, Sendable {
    /// The tags that it allows.
    var tags = ~UInt64(0)
    /// Traits of which the word must have one; none where nothing is asked.
    var can = WordTraits()
    /// Traits that the word must have.
    var must = WordTraits()
    /// Traits of which the word may have none.
    var never = WordTraits()
    /// The rest of what is asked.
    var firstAtom: UInt32 = 0
    var atomCount: UInt32 = 0
  }

  /// One thing that is asked beyond tags and traits.
  struct Atom: BitwiseCopyable, Sendable {
    var kind: Kind
    /// Whether it must not hold.
    var isNegated: Bool
    /// A place in `hashes` or in `lists`, classes, or a byte.
    var first: UInt32 = 0
    /// How many hashes.
    var count: UInt32 = 0
    /// Bits of the hashes, as `WordTests.bit` says.
    var bits: UInt64 = 0
  }

  /// What an atom asks.
  enum Kind: UInt8, BitwiseCopyable, Sendable {
    /// It is one of these words, by folded hash.
    case words
    /// It stands in a list.
    case list
    /// The lexicon says that it can be one of these.
    case can
    /// The lexicon says that it can be nothing else.
    case only
    /// A mark with this byte.
    case mark
  }
}

/// What patterns ask of a word beyond its tag and its letters: what the lexicon says that it can be, and how it stands
/// there.
struct WordTraits: BitwiseCopyable, Sendable {
  /// A bit for each.
  var rawValue: UInt32 = 0

  /// None.
  init() {}

  /// Those of some bits.
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// What the lexicon says; its bits are the lowest.
  init(_ classes: WordClasses) { rawValue = UInt32(classes.rawValue) }

  /// It is a word and no mark.
  static let word = WordTraits(rawValue: 1 << 16)
  /// It begins with a capital.
  static let capital = WordTraits(rawValue: 1 << 17)
  /// The sentence begins here.
  static let opening = WordTraits(rawValue: 1 << 18)
  /// It begins with a digit.
  static let figure = WordTraits(rawValue: 1 << 19)
  /// It stands inside a quotation.
  static let quoted = WordTraits(rawValue: 1 << 20)
}
