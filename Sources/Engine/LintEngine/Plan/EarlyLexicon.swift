import Dispatch
import Lexicon
import SourceText
import Synchronization

/// The lexicon of the usual languages, made on a thread of its own while lists and rules are read: on a machine
/// where nothing is kept yet the dictionaries take as long as all of those.
package final class EarlyLexicon: Sendable {
  private let made = Mutex<Lexicon?>(nil)
  private let work = DispatchGroup()

  /// Begins to make it; nil where the dictionaries are compiled already, so that nothing is gained.
  package init?(_ data: DataFolder, useCache: Bool) {
    guard let dictionaries = try? data.dictionaries(nil), !dictionaries.isEmpty else { return nil }
    let frequentWords = data.frequentWords
    let folder = useCache ? Lexicon.userCacheFolder : nil
    if let folder,
      Lexicon.isKept(dictionaries: dictionaries, frequentWords: frequentWords, cacheFolder: folder)
    {
      return nil
    }
    DispatchQueue.global(qos: .userInitiated).async(group: work) {
      let lexicon = Lexicon(
        dictionaries: dictionaries, accepted: WordList(), frequentWords: frequentWords, cacheFolder: folder)
      self.made.withLock { $0 = lexicon }
    }
  }

  /// The lexicon, when it is made, with these accepted words.
  package func accepting(_ words: WordList) -> Lexicon? {
    work.wait()
    return made.withLock { $0 }?.accepting(words)
  }
}
