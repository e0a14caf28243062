import SourceText

/// A run of capitalised words that names somebody or something.
public struct Mention: Sendable {
  /// Without a possessive ending and without titles before it.
  public var range: TextRange
  /// Indices of its tokens, particles and hyphens included.
  public var tokens: Range<Int>
  /// Index of the token that serves as surname: the last capitalised word.
  public var surname: Int
  /// Indices of the title before it (`Foreign Minister`); empty without one.
  public var title: Range<Int>
  /// Whether it begins a sentence, so that its first word's capital says nothing.
  public var startsSentence: Bool

  /// Whether it holds more than one capitalised word.
  public var isFull: Bool { tokens.count > 1 }
}
