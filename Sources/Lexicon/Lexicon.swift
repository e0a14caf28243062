import SourceText

/// What is known of words for a whole run: immutable, shared by all threads.
package struct Lexicon: Sendable {
  /// The Hunspell dictionaries to spell with: paths without `.aff` and `.dic`.
  package let dictionaries: [String]
  /// Words accepted beside the dictionaries (`dictionaries/lists/accepted-words.txt` and the project's).
  package let accepted: WordList
  /// The compiled forms of the dictionaries; nil when they could not be compiled, so that every word
  /// is asked of Hunspell.
  package let compiled: CompiledWords?

  package init(dictionaries: [String], accepted: WordList, compiled: CompiledWords? = nil) {
    self.dictionaries = dictionaries
    self.accepted = accepted
    self.compiled = compiled
  }
}
