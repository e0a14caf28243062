import ArticleModel
import Foundation
import Lexicon
import SourceText

/// The folder that holds `rules/` and `dictionaries/`.
package struct DataFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Finds the folder: `WIRELINT_DATA`, then `../share/wirelint` beside the binary, then the checkout
  /// that the binary was built in.
  package static func find(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    binary: String = Bundle.main.executablePath ?? CommandLine.arguments[0]
  ) throws(UsageError) -> DataFolder {
    if let stated = environment["WIRELINT_DATA"], !stated.isEmpty {
      if holdsData(stated) { return DataFolder(path: stated) }
      throw UsageError("WIRELINT_DATA is '\(stated)', but there is no 'dictionaries/lists' and 'rules' in it")
    }
    let real = URL(fileURLWithPath: binary).resolvingSymlinksInPath()
    let shared = real.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
      "share/wirelint"
    ).path
    if holdsData(shared) { return DataFolder(path: shared) }
    var folder = real.deletingLastPathComponent()
    while folder.path != "/" {
      if holdsData(folder.path) { return DataFolder(path: folder.path) }
      folder = folder.deletingLastPathComponent()
    }
    throw UsageError(
      "no rules and dictionaries found: looked for WIRELINT_DATA, '\(shared)' and a checkout above '\(real.path)'; run scripts/install or set WIRELINT_DATA"
    )
  }

  private static func holdsData(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/dictionaries/lists")
      && FileManager.default.fileExists(atPath: path + "/rules")
  }

  /// All word lists of `dictionaries/lists`.
  package func vocabulary() throws(UsageError) -> Vocabulary {
    let folder = path + "/dictionaries/lists"
    var lists: [String: @Sendable () -> WordList] = [:]
    var tables: [String: [UInt8]] = [:]
    do throws(InputFailure) {
      for entry in try FolderListing(folder).entries {
        let file = String(decoding: entry.name, as: UTF8.self)
        // The frequency list is the speller's alone, and long.
        guard file.hasSuffix(".txt"), file != "frequent-words.txt" else { continue }
        let bytes = try DataFolder.bytes(folder + "/" + file)
        lists[String(file.dropLast(4))] = { WordList(parsing: bytes) }
      }
      if let forms = lists["nationality-forms"] {
        lists["nationality-starts"] = { Gazetteer.firstWords(of: forms().entries) }
      }
      for table in Gazetteer.tables {
        let file = path + "/dictionaries/names/\(table).tsv"
        guard FileManager.default.fileExists(atPath: file) else { continue }
        tables[table] = try DataFolder.bytes(file)
      }
    } catch {
      throw UsageError("the word list '\(error.path)' cannot be read: \(error.reason)")
    }
    return Vocabulary(lists.merging(Gazetteer(tables).lists) { $1 })
  }

  private static func bytes(_ path: String) throws(InputFailure) -> [UInt8] {
    try InputReading.read(.file(path)).bytes
  }

  /// The spelling dictionaries as installed on this machine; nil: those of US and British English, as
  /// far as they are there. A dictionary that is asked for and not there is an error.
  package func lexicon(
    vocabulary: Vocabulary, useCache: Bool, languages: [String]? = nil
  ) throws(UsageError) -> Lexicon {
    let folders = ["/usr/share/hunspell", "/usr/share/myspell/dicts", path + "/dictionaries/hunspell"]
    var dictionaries: [String] = []
    for language in languages ?? ["en_US", "en_GB"] {
      let name = language.replacingOccurrences(of: "-", with: "_")
      let places = folders.map { $0 + "/" + name }
      if let place = places.first(where: { FileManager.default.fileExists(atPath: $0 + ".dic") }) {
        dictionaries.append(place)
      } else if languages != nil {
        let package = "hunspell-" + name.lowercased().replacingOccurrences(of: "_", with: "-")
        throw UsageError(
          "no spelling dictionary '\(name).dic' in \(folders.joined(separator: ", ")); Debian has it in a package such as \(package)"
        )
      }
    }
    return Lexicon(
      dictionaries: dictionaries, accepted: vocabulary["accepted-words"],
      frequentWords: path + "/dictionaries/lists/frequent-words.txt",
      cacheFolder: useCache ? Lexicon.userCacheFolder : nil)
  }
}
