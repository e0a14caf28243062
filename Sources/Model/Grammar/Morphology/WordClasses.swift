/// What a form can be, whatever it is in its sentence: the lexicon's word on it.
///
/// The bits are those of `scripts/grammar/lexicon.py`.
public struct WordClasses: BitwiseCopyable, Sendable, Hashable {
  public var rawValue: UInt16

  /// The set of these bits.
  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Whether it can be one of these.
  @inlinable public func contains(_ other: WordClasses) -> Bool { rawValue & other.rawValue != 0 }

  /// Whether it can be something, and nothing but these.
  @inlinable public func isOnly(_ other: WordClasses) -> Bool {
    let kinds = rawValue & WordClasses.kinds
    return kinds != 0 && kinds & ~other.rawValue == 0
  }

  /// All that either can be.
  @inlinable public func union(_ other: WordClasses) -> WordClasses {
    WordClasses(rawValue: rawValue | other.rawValue)
  }

  public static let singular = WordClasses(rawValue: 1)
  public static let plural = WordClasses(rawValue: 2)
  /// The form of the infinitive and of the present plural.
  public static let base = WordClasses(rawValue: 4)
  public static let thirdPerson = WordClasses(rawValue: 8)
  public static let past = WordClasses(rawValue: 16)
  public static let participle = WordClasses(rawValue: 32)
  public static let gerund = WordClasses(rawValue: 64)
  public static let adjective = WordClasses(rawValue: 128)
  public static let comparative = WordClasses(rawValue: 256)
  public static let superlative = WordClasses(rawValue: 512)
  public static let adverb = WordClasses(rawValue: 1024)
  public static let comparativeAdverb = WordClasses(rawValue: 2048)
  public static let superlativeAdverb = WordClasses(rawValue: 4096)
  /// A determiner, pronoun, preposition, conjunction or auxiliary.
  public static let closed = WordClasses(rawValue: 8192)
  /// A noun that is used without a plural.
  public static let uncountable = WordClasses(rawValue: 16384)
  /// A noun whose plural is the same form.
  public static let unchanging = WordClasses(rawValue: 32768)
  /// What a form is; the rest says more of nouns.
  @usableFromInline static let kinds: UInt16 = 0x3FFF
}
