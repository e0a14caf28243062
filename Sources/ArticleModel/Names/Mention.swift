import SourceText

/// A run of capitalised words that names somebody or something.
package struct Mention: Sendable {
  /// Without a possessive ending and without titles before it.
  package var range: TextRange
  /// Indices of its tokens, particles and hyphens included.
  package var tokens: Range<Int>
  /// Index of the token that serves as surname: the last capitalised word.
  package var surname: Int
  /// Indices of the title before it (`Foreign Minister`); empty without one.
  package var title: Range<Int>
  /// Whether it begins a sentence, so that its first word's capital says nothing.
  package var startsSentence: Bool

  /// Whether it holds more than one capitalised word.
  package var isFull: Bool { tokens.count > 1 }
}
