import ArticleModel
import SourceText

/// The lists that rules read of `dictionaries/names`, made of its tables when a rule first asks.
struct Gazetteer: Sendable {
  /// The tables that lists are made of, by the name of their file without `.tsv`.
  static let tables = ["people", "countries", "cities", "organisations", "outlets"]

  private typealias Field = NameTable.Field

  private let people: NameTable
  private let countries: NameTable
  private let cities: NameTable
  private let organisations: NameTable
  private let near: NearNames

  /// `bytes`: the content of each table that there is.
  init(_ bytes: [String: [UInt8]]) {
    func table(_ name: String) -> NameTable { NameTable(bytes[name] ?? []) }
    people = table("people")
    countries = table("countries")
    cities = table("cities")
    organisations = table("organisations")
    near = NearNames(people: people, organisations: organisations, outlets: table("outlets"))
  }

  /// Each list by its name, with the work that makes it.
  var lists: [String: @Sendable () -> WordList] {
    [
      "people-slips": { slips },
      "people-slip-starts": { slipStarts },
      "gazetteer-places": { places },
      "organisation-acronyms": { acronyms },
      "organisation-names": { organisationNames },
      "people-by-part": { near.peopleByPart },
      "people-other-spellings": { near.otherSpellings },
      "body-contexts": { near.bodyContexts },
      "outlet-acronyms": { near.outletAcronyms },
      "chinese-given-names": { chineseGivenNames },
    ]
  }

  /// The wrong forms of people's names, each with the right name and the words of the person's offices.
  private var slips: WordList {
    var lines = ListLines()
    people.forEachRow(fields: 5) { fields in
      NameTable.forEachEntry(of: fields[4]) { lines.add($0, fields[0], fields[3]) }
    }
    return WordList(parsing: lines.bytes)
  }

  /// The first words of those, by which a rule passes over most names without making their text.
  private var slipStarts: WordList {
    var lines = ListLines()
    people.forEachRow(fields: 5) { fields in
      NameTable.forEachEntry(of: fields[4]) { lines.add($0.prefix { $0 != 0x20 && $0 != 0x2D }) }
    }
    return WordList(parsing: lines.bytes)
  }

  /// The single words of names of countries and cities, and of peoples. Field 1: the word where it is the
  /// usual form, `-` where it is another form or an older name.
  private var places: WordList {
    var lines = ListLines()
    func add(_ name: Field, isUsual: Bool) {
      NameTable.forEachWord(of: name) { word in
        guard word.count >= 4, let first = word.first, first < 0x61 || first >= 0x80 else { return }
        if isUsual { lines.add(word, word) } else { lines.add(word, [0x2D]) }
      }
    }
    // The last line of a word counts: usual forms after all others.
    countries.forEachRow(fields: 5) { fields in
      NameTable.forEachEntry(of: fields[4]) { add($0, isUsual: false) }
    }
    cities.forEachRow(fields: 3) { fields in
      NameTable.forEachEntry(of: fields[2]) { add($0, isUsual: false) }
    }
    countries.forEachRow(fields: 5) { fields in
      add(fields[0], isUsual: true)
      NameTable.forEachEntry(of: fields[2]) { demonym in
        add(demonym, isUsual: true)
        Gazetteer.withPlural(of: demonym) { add($0, isUsual: true) }
      }
    }
    cities.forEachRow(fields: 3) { add($0[0], isUsual: true) }
    return WordList(parsing: lines.bytes)
  }

  /// Calls `body` with the plural of a demonym; not where it has none of its own (`Chinese`, `Swiss`).
  private static func withPlural(of demonym: Field, _ body: (Field) -> Void) {
    guard !demonym.contains(0x20), demonym.last != 0x73, demonym.last != 0x65 else { return }
    (Array(demonym) + [0x73]).withUnsafeBufferPointer { body($0[...]) }
  }

  /// Acronyms of organisations, each with their names divided by `|`.
  private var acronyms: WordList {
    var names: [UInt64: [UInt8]] = [:]
    organisations.forEachRow(fields: 4) { fields in
      NameTable.forEachEntry(of: fields[1]) { acronym in
        let hash = ByteHash.of(Array(acronym))
        if let known = names[hash] {
          names[hash] = known + [0x7C] + fields[0]
        } else {
          names[hash] = Array(fields[0])
        }
      }
    }
    var lines = ListLines()
    organisations.forEachRow(fields: 4) { fields in
      NameTable.forEachEntry(of: fields[1]) { acronym in
        if let all = names.removeValue(forKey: ByteHash.of(Array(acronym))) { lines.add(acronym, all) }
      }
    }
    return WordList(parsing: lines.bytes)
  }

  /// Names and other names of organisations, each with its acronyms divided by `|`.
  private var organisationNames: WordList {
    var lines = ListLines()
    organisations.forEachRow(fields: 4) { fields in
      guard !fields[1].isEmpty else { return }
      NameTable.forEachEntry(of: fields[2]) { lines.add($0, fields[1]) }
      lines.add(fields[0], fields[1])
    }
    return WordList(parsing: lines.bytes)
  }

  /// Given names of Chinese people of the news, which stand behind their surnames, each with the surname.
  private var chineseGivenNames: WordList {
    var lines = ListLines()
    people.forEachRow(fields: 3) { fields in
      guard fields[2].elementsEqual("China".utf8) else { return }
      var words: [Field] = []
      NameTable.forEachWord(of: fields[0]) { words.append($0) }
      guard words.count == 2, words[0].elementsEqual(fields[1]) else { return }
      lines.add(words[1], words[0])
    }
    return WordList(parsing: lines.bytes)
  }

  /// The first words of entries, by which a rule passes over most names without making their text.
  static func firstWords(of entries: [String]) -> WordList {
    let starts = entries.map {
      Substring($0.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") })
    }
    return WordList(parsing: starts.joined(separator: "\n"))
  }
}
