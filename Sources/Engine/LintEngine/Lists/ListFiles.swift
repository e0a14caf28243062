import ArticleModel
import Glibc
import SourceText

/// The files of a data folder that word lists are made of.
struct ListFiles {
  /// Those of `dictionaries/lists`, by their name without `.txt`.
  private let lists: [(name: String, path: String)]
  /// Those of `dictionaries/names`, by their name without `.tsv`.
  private let tables: [(name: String, path: String)]

  /// Looks what there is in the data folder at a path; reads none of it.
  init(_ path: String) throws(InputFailure) {
    let folder = path + "/dictionaries/lists"
    lists = try FolderListing(folder).entries.compactMap { entry in
      let file = String(decoding: entry.name, as: UTF8.self)
      // The frequency list is the speller's alone, and long.
      guard file.hasSuffix(".txt"), file != "frequent-words.txt" else { return nil }
      return (String(file.dropLast(4)), folder + "/" + file)
    }
    tables = Gazetteer.tables.map { ($0, path + "/dictionaries/names/\($0).tsv") }
      .filter { access($0.1, F_OK) == 0 }
  }

  var paths: [String] { (lists + tables).map(\.path) }

  /// Reads the files; each list by its name, with the work that makes it.
  func read() throws(InputFailure) -> [String: @Sendable () -> WordList] {
    var made: [String: @Sendable () -> WordList] = [:]
    for (name, path) in lists {
      let bytes = try InputReading.read(.file(path)).bytes
      made[name] = { WordList(parsing: bytes) }
    }
    if let forms = made["nationality-forms"] {
      made["nationality-starts"] = { Gazetteer.firstWords(of: forms().entries) }
    }
    var contents: [String: [UInt8]] = [:]
    for (name, path) in tables { contents[name] = try InputReading.read(.file(path)).bytes }
    return made.merging(Gazetteer(contents).lists) { $1 }
  }
}
