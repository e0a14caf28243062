/// The word that a misspelling is probably a slip for.
package struct LikelyIntent: Sendable, Equatable {
  /// The word, in the case of a dictionary.
  package let word: String
  /// Whether no other word comes near it, so that it may be put in without asking which.
  package let isClear: Bool

  /// - Parameters:
  ///   - word: The word, in the case of a dictionary.
  ///   - isClear: Whether no other word comes near it.
  package init(word: String, isClear: Bool) {
    self.word = word
    self.isClear = isClear
  }
}
