import Glibc
import SourceText

/// Where styles made for Vale keep dictionaries and lists of words (vale.sh/docs/checks/spelling): in folders of their
/// StylesPath.
package enum StyleDictionaries {
  /// The path of a Hunspell dictionary without its endings; nil where none of the folders has it.
  package static func dictionary(_ name: String, path: String?, in folders: [String]) -> String? {
    var places: [String] = []
    if let path {
      places.append(path)
      places += folders.map { $0 + "/" + path }
    }
    places += folders.map { $0 + "/config/dictionaries" }
    return places.map { $0 + "/" + name }.first {
      FileBytes.stamp($0 + ".dic") != nil && FileBytes.stamp($0 + ".aff") != nil
    }
  }

  /// The path of a list of words; nil where there is none.
  package static func words(_ name: String, in folders: [String]) -> String? {
    let places = [name] + folders.flatMap { [$0 + "/" + name, $0 + "/config/ignore/" + name] }
    return places.first { FileBytes.stamp($0) != nil }
  }

  /// The text of a script in `config/scripts`; nil where there is none.
  package static func script(_ name: String, in folders: [String]) -> String? {
    let path = folders.map { $0 + "/config/scripts/" + name }.first { FileBytes.stamp($0) != nil }
    return path.flatMap { FileBytes.read($0, limit: 1 << 20) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Every list of words in `config/ignore`, in the order of their names, and every dictionary in `config/dictionaries`.
  package static func all(in folders: [String]) -> (words: [String], dictionaries: [String]) {
    var words: [String] = []
    var dictionaries: [String] = []
    for folder in folders {
      words += names(folder + "/config/ignore", ending: ".txt")
      dictionaries += names(folder + "/config/dictionaries", ending: ".dic").map { String($0.dropLast(4)) }
    }
    return (words, dictionaries.filter { FileBytes.stamp($0 + ".aff") != nil })
  }

  private static func names(_ folder: String, ending: String) -> [String] {
    guard let open = opendir(folder) else { return [] }
    defer { closedir(open) }
    var names: [String] = []
    while let entry = FolderReading.next(of: open) {
      let name = String(decoding: entry.name, as: UTF8.self)
      if name.hasSuffix(ending), !name.hasPrefix(".") { names.append(folder + "/" + name) }
    }
    return names.sorted()
  }
}

/// Dictionaries and lists that rules name, opened when a word is first asked of them; for one thread.
final class NamedDictionaries {
  private var dictionaries: [String: HunspellDictionary?] = [:]
  private var lists: [String: Set<String>] = [:]
  /// Entries with a hyphen or stop in them, by dictionary.
  private var entries: [String: Set<String>] = [:]
  /// Answers by dictionary and word.
  private var answers: [String: [String: Bool]] = [:]

  func holds(_ word: String, _ path: String) -> Bool {
    if let known = answers[path]?[word] { return known }
    let dictionary = dictionaries[path] ?? HunspellDictionary(path)
    dictionaries[path] = .some(dictionary)
    let answer = dictionary?.holds(word) ?? false
    if answers[path, default: [:]].count > 100_000 { answers[path] = [:] }
    answers[path, default: [:]][word] = answer
    return answer
  }

  /// Whether the word is an entry of the dictionary as it stands.
  func enters(_ word: String, _ path: String) -> Bool {
    if entries[path] == nil {
      let bytes = FileBytes.read(path + ".dic", limit: 32 << 20) ?? []
      entries[path] = Set(
        bytes.split { $0 == 0x0A || $0 == 0x0D }.lazy.map {
          $0.prefix { $0 != UInt8(ascii: "/") && $0 != 0x09 }
        }
        .filter { $0.contains(UInt8(ascii: "-")) || $0.contains(UInt8(ascii: ".")) }
        .map { String(decoding: $0, as: UTF8.self) })
    }
    let known = entries[path] ?? []
    return known.contains(word) || known.contains(word.lowercased())
  }

  func lists(_ word: String, _ path: String) -> Bool {
    if lists[path] == nil {
      let bytes = FileBytes.read(path, limit: 16 << 20) ?? []
      lists[path] = Set(
        bytes.split { $0 == 0x0A || $0 == 0x0D }.map { line in
          String(decoding: line, as: UTF8.self).split(separator: " ").joined(separator: " ")
        })
    }
    let list = lists[path] ?? []
    return list.contains(word) || list.contains(word.lowercased())
  }
}

extension Speller {
  /// Whether a word is right by dictionaries and lists that a rule names. `usesStandard`: also where the dictionary
  /// of US English holds it, or that of British English a British spelling of one of its words, or the list of words of
  /// software, which is about what Vale's own list does.
  ///
  /// A word is looked up as a whole: Hunspell takes `half-mast` and `Dr.` for `half`, `mast` and `Dr`, Vale does not.
  package func isWord(_ word: String, dictionaries: [String], lists: [String], usesStandard: Bool) -> Bool {
    if word.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }) {
      return NumberWord.isNumber(Array(word.utf8)) || lists.contains { named.lists(word, $0) }
        || (dictionaries + (usesStandard ? lexicon.dictionaries.filter { $0.hasSuffix("en_US") } : []))
          .contains { named.enters(word, $0) }
    }
    if usesStandard {
      for path in lexicon.dictionaries where path.hasSuffix("en_US") && named.holds(word, path) {
        return true
      }
      if let list = lexicon.softwareWords, named.lists(word, list) { return true }
      let british = lexicon.dictionaries.filter { !$0.hasSuffix("en_US") }
      if british.contains(where: { named.holds(word, $0) }), isBritishSpelling(word) { return true }
    }
    return dictionaries.contains { named.holds(word, $0) } || lists.contains { named.lists(word, $0) }
  }

  /// Whether American English has the word with another spelling.
  private func isBritishSpelling(_ word: String) -> Bool {
    guard let american = lexicon.dictionaries.first(where: { $0.hasSuffix("en_US") }) else { return true }
    return BritishSpelling.americanForms(of: word).contains { named.holds($0, american) }
  }
}

/// Spellings that British English has beside those of American English.
private enum BritishSpelling {
  /// Letters of British spellings and what American spelling has for them: `colour`, `organise`, `analyse`, `travelled`,
  /// `archaeology`, `foetus`, `catalogue`, `programme`, `licence`, `centre`, `mould`, `cheque`, `grey`, `judgement`, `fulfil`,
  /// `plough`, `sulphur`, `tyre`.
  private static let spellings = [
    ("our", "or"), ("is", "iz"), ("ys", "yz"), ("ll", "l"), ("ae", "e"), ("oe", "e"), ("ogue", "og"),
    ("amme", "am"), ("ence", "ense"), ("re", "er"), ("tred", "tered"), ("tring", "tering"), ("oul", "ol"),
    ("que", "ck"), ("grey", "gray"),
    ("gement", "gment"), ("ough", "ow"), ("ulph", "ulf"), ("tyre", "tire"),
  ]

  /// The word with each of the spellings changed in each of its places. Some words have two: `colourise`.
  static func americanForms(of word: String) -> [String] {
    let once = changed(word)
    return once + (word.utf8.count < 24 ? once.flatMap(changed) : [])
  }

  private static func changed(_ word: String) -> [String] {
    spellings.flatMap { british, american in
      word.ranges(of: british).map { word.replacingCharacters(in: $0, with: american) }
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
