import ArticleModel
import Grammar
import Lexicon
import SourceText

/// The sentence patterns of a data folder as they are in memory, kept in the user's cache folder: they are some
/// two thousand lines, and most runs find nothing by them.
struct GrammarStore {
  /// How many files the cache folder holds.
  private static let most = 4

  private let cache: CacheFolder
  private let grammar: String

  /// The store of a grammar folder in a cache folder.
  init(folder: String, grammar: String) {
    cache = CacheFolder(folder)
    self.grammar = grammar
  }

  /// The grammar folder with what is kept of it.
  var source: GrammarSource {
    GrammarSource(
      folder: grammar, load: { cache.mapped("grammar-" + key) },
      store: { cache.keep([$0], "grammar", key, most: GrammarStore.most) })
  }

  /// Changes with the files and with the program, which stands for the way in which they are read.
  private var key: String {
    var hash = ByteHash()
    let patterns = grammar + "/patterns"
    let files = PatternLibrary.names(patterns).map { patterns + "/" + $0 }
    for file in ["/proc/self/exe", grammar + "/forms.bin"] + files { hash = FileStamp(file).hash(hash) }
    return String(hash.value, radix: 16)
  }
}
