import ArticleModel
import SourceText

/// The lists that rules read of `dictionaries/names`, made of its tables when a rule first asks.
///
/// A table has one entry a line, fields divided by tabs and lists inside a field by `|`; lines that start
/// with `#` are comments, the last of which names the fields.
struct Gazetteer: Sendable {
  /// The tables that lists are made of, by the name of their file without `.tsv`.
  static let tables = ["people", "countries", "cities", "organisations"]

  private let bytes: [String: [UInt8]]

  /// `bytes`: the content of each table that there is.
  init(_ bytes: [String: [UInt8]]) { self.bytes = bytes }

  /// Each list by its name, with the work that makes it.
  var lists: [String: @Sendable () -> WordList] {
    [
      "people-slips": { slips },
      "people-slip-starts": { Gazetteer.firstWords(of: slips) },
      "gazetteer-places": { places },
      "organisation-acronyms": { acronyms },
      "organisation-names": { organisations },
      "chinese-given-names": { chineseGivenNames },
    ]
  }

  /// Calls `body` with the fields of every row of a table that has this many.
  private func forEachRow(_ table: String, fields count: Int, _ body: ([ArraySlice<UInt8>]) -> Void) {
    for row in (bytes[table] ?? []).split(separator: 0x0A) where row.first != 0x23 {
      let fields = row.split(separator: 0x09, omittingEmptySubsequences: false)
      if fields.count >= count { body(fields) }
    }
  }

  private static func list(_ field: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] { field.split(separator: 0x7C) }

  /// Lines of entry and fields.
  private struct Lines {
    var bytes: [UInt8] = []

    mutating func add(_ entry: some Sequence<UInt8>, _ fields: any Sequence<UInt8>...) {
      bytes += entry
      for field in fields {
        bytes.append(0x09)
        bytes += Array(field)
      }
      bytes.append(0x0A)
    }
  }

  /// The wrong forms of people's names, each with the right name and the words of the person's offices.
  private var slips: WordList {
    var lines = Lines()
    forEachRow("people", fields: 5) { fields in
      for slip in Gazetteer.list(fields[4]) { lines.add(slip, fields[0], fields[3]) }
    }
    return WordList(parsing: lines.bytes)
  }

  /// The single words of names of countries and cities, and of peoples. Field 1: the word where it is the
  /// usual form, `-` where it is another form or an older name.
  private var places: WordList {
    var lines = Lines()
    func add(_ name: ArraySlice<UInt8>, isUsual: Bool) {
      for word in name.split(separator: 0x20)
      where word.count >= 4 && word.first.map({ $0 < 0x61 || $0 >= 0x80 }) == true {
        if isUsual { lines.add(word, word) } else { lines.add(word, [0x2D]) }
      }
    }
    // The last line of a word counts: usual forms after all others.
    for isUsual in [false, true] {
      forEachRow("countries", fields: 5) { fields in
        if isUsual {
          add(fields[0], isUsual: true)
          for demonym in Gazetteer.list(fields[2]) {
            add(demonym, isUsual: true)
            if !demonym.contains(0x20), demonym.last != 0x73, demonym.last != 0x65 {
              add(demonym + [0x73], isUsual: true)
            }
          }
        } else {
          for other in Gazetteer.list(fields[4]) { add(other, isUsual: false) }
        }
      }
      forEachRow("cities", fields: 3) { fields in
        if isUsual {
          add(fields[0], isUsual: true)
        } else {
          for other in Gazetteer.list(fields[2]) { add(other, isUsual: false) }
        }
      }
    }
    return WordList(parsing: lines.bytes)
  }

  /// Acronyms of organisations, each with their names divided by `|`.
  private var acronyms: WordList {
    var names: [ArraySlice<UInt8>: [UInt8]] = [:]
    var order: [ArraySlice<UInt8>] = []
    forEachRow("organisations", fields: 4) { fields in
      for acronym in Gazetteer.list(fields[1]) {
        if let known = names[acronym] {
          names[acronym] = known + [0x7C] + fields[0]
        } else {
          names[acronym] = Array(fields[0])
          order.append(acronym)
        }
      }
    }
    var lines = Lines()
    for acronym in order { lines.add(acronym, names[acronym] ?? []) }
    return WordList(parsing: lines.bytes)
  }

  /// Names and other names of organisations, each with its acronyms divided by `|`.
  private var organisations: WordList {
    var lines = Lines()
    forEachRow("organisations", fields: 4) { fields in
      guard !fields[1].isEmpty else { return }
      for name in Gazetteer.list(fields[2]) + [fields[0]] { lines.add(name, fields[1]) }
    }
    return WordList(parsing: lines.bytes)
  }

  /// Given names of Chinese people of the news, which stand behind their surnames, each with the surname.
  private var chineseGivenNames: WordList {
    var lines = Lines()
    forEachRow("people", fields: 3) { fields in
      let words = fields[0].split(separator: 0x20)
      guard words.count == 2, words[0] == fields[1], fields[2].elementsEqual("China".utf8) else { return }
      lines.add(words[1], words[0])
    }
    return WordList(parsing: lines.bytes)
  }

  /// The first words of a list's entries, by which a rule passes over most names without making their text.
  static func firstWords(of list: WordList) -> WordList {
    let starts = list.entries.map {
      Substring($0.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") })
    }
    return WordList(parsing: starts.joined(separator: "\n"))
  }
}
