import Dispatch
import Glibc
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

  /// The list of words of software, which lies beside that of frequent words; nil without one.
  var softwareWords: String? {
    guard let list = frequentWords, let end = list.lastIndex(of: "/") else { return nil }
    return list[...end] + "software-words" + ".txt"
  }

  /// A lexicon of parts at hand; without compiled words every look-up asks Hunspell.
  package init(dictionaries: [String], accepted: WordList, compiled: CompiledWords? = nil) {
    self.dictionaries = dictionaries
    self.accepted = accepted
    self.compiled = compiled
    uncompiled = compiled == nil ? dictionaries : []
    frequentWords = nil
  }

  /// The same with other accepted words.
  package func accepting(_ words: WordList) -> Lexicon {
    Lexicon(
      dictionaries: dictionaries, accepted: words, compiled: compiled, uncompiled: uncompiled,
      frequentWords: frequentWords)
  }

  private init(
    dictionaries: [String], accepted: WordList, compiled: CompiledWords?, uncompiled: [String],
    frequentWords: String?
  ) {
    self.dictionaries = dictionaries
    self.accepted = accepted
    self.compiled = compiled
    self.uncompiled = uncompiled
    self.frequentWords = frequentWords
  }

  /// Whether the compiled forms of these dictionaries are kept in `cacheFolder` already.
  package static func isKept(dictionaries: [String], frequentWords: String, cacheFolder: String) -> Bool {
    let sources = sources(dictionaries, frequentWords)
    return WordCache(folder: cacheFolder, sources: sources.files).map { access($0.path, R_OK) == 0 } ?? false
  }

  /// Those of the dictionaries that can be read, the list of frequent words where it can be, and the files of
  /// all.
  private static func sources(_ dictionaries: [String], _ frequentWords: String?) -> (
    readable: [String], frequentWords: String?, files: [String]
  ) {
    let readable = dictionaries.filter {
      FileBytes.stamp($0 + ".aff") != nil && FileBytes.stamp($0 + ".dic") != nil
    }
    let frequentWords = frequentWords.flatMap { FileBytes.stamp($0) == nil ? nil : $0 }
    let files = readable.flatMap { [$0 + ".aff", $0 + ".dic"] } + (frequentWords.map { [$0] } ?? [])
    return (readable, frequentWords, files)
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
    let (readable, frequentWords, sources) = Lexicon.sources(dictionaries, frequentWords)
    let cache = cacheFolder.flatMap { WordCache(folder: $0, sources: sources) }
    let words: CompiledWords
    let compiledSet: UInt64
    let compile: @Sendable () -> (words: CompiledWords, note: UInt64) = {
      let made = Lexicon.compile(readable, frequentWords)
      cache?.write(made.0, note: made.1)
      return made
    }
    let kept = cache?.read {
      cache?.remove()
      return compile().words
    }
    (words, compiledSet) = kept ?? compile()
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
  package static var userCacheFolder: String? { CacheFolder.ofUser }

  /// The forms of all dictionaries that can be expanded, and which these are: bit `i` for the `i`th.
  private static func compile(_ dictionaries: [String], _ frequentWords: String?) -> (CompiledWords, UInt64) {
    let sources = Lexicon.concurrently(Array(dictionaries.prefix(64))) { DictionarySource($0) }
    // In parts, since one dictionary may be twice as long as the other: the first run on a machine waits for
    // the last of them.
    let parts = sources.enumerated().flatMap { i, source in source?.parts.map { (i, $0) } ?? [] }
    let forms = Lexicon.concurrently(parts) { i, part in sources[i]?.forms(in: part) }
    let tables = Lexicon.concurrently(Array(sources.enumerated())) { i, source in
      source?.table(zip(parts, forms).compactMap { $0.0 == i ? $1 : nil })
    }
    var compiled: UInt64 = 0
    var words: CompiledWordsBuilder?
    for (i, table) in tables.enumerated() {
      guard let table else { continue }
      compiled |= 1 << UInt64(i)
      if let words { words.insert(formsOf: table) } else { words = table }
    }
    let all = words ?? CompiledWordsBuilder(expecting: 0)
    if let list = frequentWords.flatMap({ FrequentWords(path: $0) }) {
      list.forEachWord { all.setFrequency(FrequentWords.frequency(ofRank: $1), of: ByteHash.of($0)) }
    }
    return (all.finish(), compiled)
  }

  /// What `body` makes of each element, several at a time; nil as well where it makes nothing.
  private static func concurrently<Element: Sendable, Value>(
    _ elements: [Element], _ body: @Sendable (Element) -> Value?
  ) -> [Value?] {
    var values = [Value?](repeating: nil, count: elements.count)
    values.withUnsafeMutableBufferPointer { values in
      // Each round has a place of its own, and nobody else sees it before all are done.
      nonisolated(unsafe) let values = values
      DispatchQueue.concurrentPerform(iterations: elements.count) { values[$0] = body(elements[$0]) }
    }
    return values
  }
}

/// The files of a dictionary, ready to be expanded.
private struct DictionarySource {
  private let entries: [UInt8]
  private let expander: DictionaryExpander

  /// Nil where the dictionary cannot be read or compounds words.
  init?(_ path: String) {
    guard let affixes = FileBytes.read(path + ".aff"), let entries = FileBytes.read(path + ".dic") else {
      return nil
    }
    var expander = DictionaryExpander(
      AffixFile(parsing: affixes), variety: Variety(ofDictionary: path))
    guard expander.prepare(for: entries) else { return nil }
    self.entries = entries
    self.expander = expander
  }

  var parts: [Range<Int>] { DictionaryEntries.parts(of: entries, size: 150_000) }

  func forms(in part: Range<Int>) -> DictionaryExpander.Forms { expander.forms(of: entries, in: part) }

  /// The table of all parts; nil when expansion cannot tell the words.
  func table(_ parts: [DictionaryExpander.Forms]) -> CompiledWordsBuilder? {
    let words = CompiledWordsBuilder(expecting: 200_000)
    return expander.add(parts, to: words) ? words : nil
  }
}
