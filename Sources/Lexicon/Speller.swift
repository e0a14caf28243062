import SourceText

/// Spelling look-ups of one thread.
package final class Speller {
  private let lexicon: Lexicon

  package init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
  }

  /// Whether a word in exactly this case is right in any of the dictionaries.
  package func isWord(_ word: some StringProtocol) -> Bool { lexicon.accepted.contains(folded: word) }
}
