import Foundation
import SourceText

@testable import Lexicon

/// A folder of its own for one test, removed with the object.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "wirelint-lexicon-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a dictionary of an affix file and entries; its path without `.aff` and `.dic`.
  func dictionary(_ name: String, affixes: String, entries: [String]) throws -> String {
    let base = path + "/" + name
    try affixes.write(toFile: base + ".aff", atomically: true, encoding: .utf8)
    let lines = ["\(entries.count)"] + entries
    try (lines.joined(separator: "\n") + "\n").write(toFile: base + ".dic", atomically: true, encoding: .utf8)
    return base
  }
}

/// Dictionaries of the machine, each compiled once for all tests.
enum Installed {
  static let american = "/usr/share/hunspell/en_US"
  static let british = "/usr/share/hunspell/en_GB"
  private static let compiled = [american, british].map { lexicon([$0]) }

  /// Only the dictionary at a path.
  static func only(_ path: String) -> Lexicon { path == american ? compiled[0] : compiled[1] }

  static func lexicon(_ paths: [String]) -> Lexicon {
    Lexicon(dictionaries: paths, accepted: WordList(), frequentWords: nil, cacheFolder: nil)
  }

  /// The stems of a dictionary file.
  static func stems(_ path: String) -> [String] {
    var stems: [String] = []
    DictionaryEntries.visit(FileBytes.read(path + ".dic") ?? []) { stem, _ in
      stems.append(String(decoding: stem, as: UTF8.self))
    }
    return stems
  }
}
