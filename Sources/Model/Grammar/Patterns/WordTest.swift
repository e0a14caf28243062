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
    /// The lexicon says that the word can be one of these; 0 where nothing is asked.
    var can: UInt16 = 0
    /// The lexicon does not say that it can be any of these.
    var cannot: UInt16 = 0
    /// The rest of what is asked.
    var firstAtom: UInt32 = 0
    var atomCount: UInt16 = 0
  }

  /// One thing that is asked beyond tags and classes.
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
    /// It begins with a capital.
    case capital
    /// A mark with this byte.
    case mark
    /// It begins with a digit.
    case figure
    /// Any word.
    case any
    /// The sentence begins here.
    case first
  }
}
