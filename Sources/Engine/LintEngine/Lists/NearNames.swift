import SourceText

/// The lists by which name-gazetteer finds a name that has one wrong word: what stands beside that word.
struct NearNames: Sendable {
  private typealias Field = NameTable.Field

  let people: NameTable
  let organisations: NameTable
  let outlets: NameTable

  /// Lines by their entry; what is added to one entry is divided by `|`.
  private struct Lines {
    private var places: [UInt64: Int] = [:]
    private var lines: [[UInt8]] = []

    init(expecting count: Int) {
      places.reserveCapacity(count)
      lines.reserveCapacity(count)
    }

    mutating func add(_ entry: [UInt8], _ value: [UInt8]) {
      let hash = ByteHash.of(entry)
      if let place = places[hash] {
        lines[place].append(0x7C)
        lines[place] += value
      } else {
        places[hash] = lines.count
        lines.append(entry + [0x09] + value)
      }
    }

    var list: WordList { WordList(parsing: Array(lines.joined(separator: [0x0A]))) }
  }

  /// The first and the last word of names of two words, each with the people who bear it: of each the name,
  /// the words of the offices divided by `;`, and `other` where the name comes from another script, with `/`
  /// between.
  var peopleByPart: WordList {
    var lines = Lines(expecting: 2400)
    people.forEachRow(fields: 5) { fields in
      guard let space = fields[0].firstIndex(of: 0x20), fields[0][(space + 1)...].firstIndex(of: 0x20) == nil
      else { return }
      let isLatin = fields.count < 7 || fields[6].isEmpty
      let roles = fields[3].map { $0 == 0x7C ? UInt8(ascii: ";") : $0 }
      let person = Array(fields[0]) + [0x2F] + roles + Array(isLatin ? "/latin".utf8 : "/other".utf8)
      lines.add(Array(fields[0][..<space]), person)
      lines.add(Array(fields[0][(space + 1)...]), person)
    }
    return lines.list
  }

  /// Transliterations and longer forms of people's names, which are no slips.
  var otherSpellings: WordList {
    var lines = ListLines()
    people.forEachRow(fields: 6) { fields in NameTable.forEachEntry(of: fields[5]) { lines.add($0) } }
    return WordList(parsing: lines.bytes)
  }

  /// What stands beside a word of the name of an organisation or outlet: `World H` (the word before, small
  /// words behind it, and the first letter), `H Organization` (the first letter and the word behind), each
  /// with the names.
  var bodyContexts: WordList {
    var lines = Lines(expecting: 3000)
    func add(_ name: Field) {
      guard name.contains(0x20), name.allSatisfy({ $0 < 0x80 }) else { return }
      let words = name.split(separator: 0x20)
      let whole = Array(name)
      for (i, word) in words.enumerated() where word.count > 4 {
        if let k = words[..<i].lastIndex(where: { $0[$0.startIndex] < 0x61 }) {
          lines.add(Array(name[words[k].startIndex...word.startIndex]), whole)
        }
        if i + 1 < words.count { lines.add([word[word.startIndex], 0x20] + Array(words[i + 1]), whole) }
      }
    }
    organisations.forEachRow(fields: 3) { fields in
      add(fields[0])
      NameTable.forEachEntry(of: fields[2], add)
    }
    outlets.forEachRow(fields: 4) { fields in
      add(fields[0])
      if fields.count > 4 { NameTable.forEachEntry(of: fields[4], add) }
    }
    return lines.list
  }

  /// Names and short forms of news agencies and broadcasters that are acronyms, which nobody spells out.
  var outletAcronyms: WordList {
    var lines = ListLines()
    func add(_ name: Field) {
      if name.allSatisfy({ $0 &- 0x41 < 26 }) { lines.add(name) }
    }
    outlets.forEachRow(fields: 2) { fields in
      add(fields[0])
      NameTable.forEachEntry(of: fields[1], add)
    }
    return WordList(parsing: lines.bytes)
  }
}
