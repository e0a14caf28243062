import SourceText

/// What is known of words for a whole run: immutable, shared by all threads.
package struct Lexicon: Sendable {
  /// The Hunspell dictionaries to spell with: paths without `.aff` and `.dic`.
  package let dictionaries: [String]
  /// Words accepted beside the dictionaries (`dictionaries/lists/accepted-words.txt` and the project's).
  package let accepted: WordList
  /// The compiled forms of the dictionaries; nil when none could be compiled, so that every word is
  /// asked of Hunspell.
  package let compiled: CompiledWords?
  /// The dictionaries that could not be compiled: each thread asks them of Hunspell.
  let uncompiled: [String]
  /// The list of frequent words, read when suggestions are first asked for; nil without one.
  let frequentWords: String?

  /// A lexicon of parts at hand; without compiled words every look-up asks Hunspell.
  package init(dictionaries: [String], accepted: WordList, compiled: CompiledWords? = nil) {
    self.dictionaries = dictionaries
    self.accepted = accepted
    self.compiled = compiled
    uncompiled = compiled == nil ? dictionaries : []
    frequentWords = nil
  }

  /// A lexicon of the dictionaries at some paths (without `.aff` and `.dic`; those that cannot be read
  /// are left out).
  ///
  /// Their compiled forms come from a file in `cacheFolder` when it holds one for these very
  /// dictionaries (a millisecond), else they are expanded (some 0.1 s) and kept there. A folder that
  /// cannot be written, or none, only costs that time again.
  package init(
    dictionaries: [String], accepted: WordList, frequentWords: String?,
    cacheFolder: String? = Lexicon.userCacheFolder
  ) {
    let readable = dictionaries.filter {
      FileBytes.stamp($0 + ".aff") != nil && FileBytes.stamp($0 + ".dic") != nil
    }
    let frequentWords = frequentWords.flatMap { FileBytes.stamp($0) == nil ? nil : $0 }
    let sources = readable.flatMap { [$0 + ".aff", $0 + ".dic"] } + (frequentWords.map { [$0] } ?? [])
    let cache = cacheFolder.flatMap { WordCache(folder: $0, sources: sources) }
    let words: CompiledWords
    let compiledSet: UInt64
    if let kept = cache?.read() {
      (words, compiledSet) = kept
    } else {
      (words, compiledSet) = Lexicon.compile(readable, frequentWords)
      cache?.write(words, note: compiledSet)
    }
    self.dictionaries = readable
    self.accepted = accepted
    self.frequentWords = frequentWords
    compiled = compiledSet == 0 ? nil : words
    uncompiled = readable.indices.filter { $0 > 63 || compiledSet >> UInt64($0) & 1 == 0 }.map {
      readable[$0]
    }
  }

  /// Where this user's compiled words are kept: `$XDG_CACHE_HOME/wirelint` or `~/.cache/wirelint`; nil
  /// when the environment names neither.
  package static var userCacheFolder: String? { WordCache.userFolder }

  /// The forms of all dictionaries that can be expanded, and which these are: bit `i` for the `i`th.
  private static func compile(_ dictionaries: [String], _ frequentWords: String?) -> (CompiledWords, UInt64) {
    var words = CompiledWordsBuilder(expecting: dictionaries.isEmpty ? 0 : 300_000)
    var compiled: UInt64 = 0
    for (i, path) in dictionaries.enumerated().prefix(64) {
      guard let affixes = FileBytes.read(path + ".aff"), let entries = FileBytes.read(path + ".dic") else {
        continue
      }
      var expander = DictionaryExpander(AffixFile(parsing: affixes), variety: Variety(ofDictionary: path))
      // A dictionary that turns out to compound words leaves nothing behind.
      let before = words
      if expander.expand(entries, into: &words) { compiled |= 1 << UInt64(i) } else { words = before }
    }
    if let list = frequentWords.flatMap({ FrequentWords(path: $0) }) {
      list.forEachWord { words.setFrequency(FrequentWords.frequency(ofRank: $1), of: ByteHash.of($0)) }
    }
    return (words.words, compiled)
  }
}
