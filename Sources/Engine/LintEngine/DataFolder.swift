import ArticleModel
import Glibc
import Lexicon
import SourceText

/// The folder that holds `rules/` and `dictionaries/`.
package struct DataFolder: Sendable {
  /// Its path, as it was found or named.
  package let path: String

  /// Takes a folder on trust: what it lacks shows when it is read.
  package init(path: String) { self.path = path }

  /// Finds the folder: `WIRELINT_DATA`, then `../share/wirelint` beside the binary, then the checkout
  /// that the binary was built in.
  package static func find() throws(UsageError) -> DataFolder {
    if let stated = getenv("WIRELINT_DATA").map({ String(cString: $0) }), !stated.isEmpty {
      if holdsData(stated) { return DataFolder(path: stated) }
      throw UsageError("WIRELINT_DATA is '\(stated)', but there is no 'dictionaries/lists' and 'rules' in it")
    }
    let program = AbsolutePath.program
    var folder = AbsolutePath.folder(of: program)
    let shared = AbsolutePath.folder(of: folder) + "/share/wirelint"
    if holdsData(shared) { return DataFolder(path: shared) }
    while folder != "/" {
      if holdsData(folder) { return DataFolder(path: folder) }
      folder = AbsolutePath.folder(of: folder)
    }
    throw UsageError(
      "no rules and dictionaries found: looked for WIRELINT_DATA, '\(shared)' and a checkout above '\(program)'; run scripts/install or set WIRELINT_DATA"
    )
  }

  private static func holdsData(_ path: String) -> Bool {
    access(path + "/dictionaries/lists", F_OK) == 0 && access(path + "/rules", F_OK) == 0
  }

  /// All word lists of `dictionaries`, from the user's cache folder where it holds them (see `ListStore`).
  package func vocabulary(useCache: Bool) throws(UsageError) -> Vocabulary {
    do throws(InputFailure) {
      let files = try ListFiles(path)
      guard useCache, let folder = Lexicon.userCacheFolder else {
        return Vocabulary(try files.read(), grammar: GrammarSource(folder: grammarFolder))
      }
      let store = ListStore(folder: folder, files: files.paths)
      let grammar = GrammarStore(folder: folder, grammar: grammarFolder).source
      let remake: @Sendable (UInt64) -> WordList = { name in
        let lists = (try? files.read()) ?? [:]
        return lists.first { ByteHash.of($0.key) == name }?.value() ?? WordList()
      }
      if let kept = store.read(remake: remake) { return Vocabulary(kept, grammar: grammar) }
      let lists = try files.read()
      store.keep(lists)
      return store.read(remake: remake).map { Vocabulary($0, grammar: grammar) }
        ?? Vocabulary(lists, grammar: grammar)
    } catch {
      throw UsageError("the word list '\(error.path)' cannot be read: \(error.reason)")
    }
  }

  /// The spelling dictionaries as installed on this machine; nil: those of US and British English, as
  /// far as they are there. A dictionary that is asked for and not there is an error.
  package func lexicon(
    vocabulary: Vocabulary, useCache: Bool, languages: [String]? = nil
  ) throws(UsageError) -> Lexicon {
    Lexicon(
      dictionaries: try dictionaries(languages), accepted: vocabulary["accepted-words"],
      frequentWords: frequentWords, cacheFolder: useCache ? Lexicon.userCacheFolder : nil)
  }

  private var grammarFolder: String { path + "/dictionaries/grammar" }

  var frequentWords: String { path + "/dictionaries/lists/frequent-words.txt" }

  /// The paths of the dictionaries of some languages, without their endings, as `lexicon` takes them.
  func dictionaries(_ languages: [String]?) throws(UsageError) -> [String] {
    let folders = ["/usr/share/hunspell", "/usr/share/myspell/dicts", path + "/dictionaries/hunspell"]
    var dictionaries: [String] = []
    for language in languages ?? ["en_US", "en_GB"] {
      let name = String(language.map { $0 == "-" ? "_" : $0 })
      let places = folders.map { $0 + "/" + name }
      if let place = places.first(where: { access($0 + ".dic", F_OK) == 0 }) {
        dictionaries.append(place)
      } else if languages != nil {
        let package = "hunspell-" + name.lowercased().replacing("_", with: "-")
        throw UsageError(
          "no spelling dictionary '\(name).dic' in \(folders.joined(separator: ", ")); Debian has it in a package such as \(package)"
        )
      }
    }
    return dictionaries
  }
}
