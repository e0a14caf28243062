import SourceText

/// The file that `wirelint names --emit-index` writes and `--names-index` reads: each spelling of an archive
/// with its count.
///
/// A first line that says what it is, then one spelling a line, a tab, the count, a tab and the spelling once
/// more, so that a `WordList` of the file gives both for a folded hash. Sorted by spelling.
package enum NameIndex {
  /// The first line, which is a comment to a `WordList`.
  private static let heading = "# wirelint names index 1"

  /// The text of an index. Of spellings that differ by case alone the most frequent one is kept: names have
  /// one capital, and others are headlines.
  package static func text(_ counts: [String: Int]) -> String {
    var usual: [UInt64: (spelling: String, count: Int)] = [:]
    for (spelling, count) in counts {
      let hash = ByteHash.ofFolded(spelling)
      if let known = usual[hash], (known.count, spelling) >= (count, known.spelling) { continue }
      usual[hash] = (spelling, count)
    }
    let lines = usual.values.sorted { $0.spelling < $1.spelling }.map {
      "\($0.spelling)\t\($0.count)\t\($0.spelling)\n"
    }
    return heading + "\n" + lines.joined()
  }

  /// The index in the bytes of a file; nil when they are none, with the first line that is wrong.
  package static func parse(_ bytes: [UInt8]) -> (list: WordList?, wrongLine: Int) {
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      if number == 1 {
        guard line.elementsEqual(heading.utf8) else { return (nil, 1) }
        continue
      }
      if line.isEmpty, number > 1 { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count == 3, !fields[0].isEmpty, !fields[1].isEmpty, fields[1].count < 16,
        fields[1].allSatisfy({ 0x30...0x39 ~= $0 }), fields[0] == fields[2]
      else { return (nil, number) }
    }
    return number == 0 ? (nil, 1) : (WordList(parsing: bytes), 0)
  }
}

extension NameCensus {
  /// How often each spelling occurs in all files.
  package var totals: [String: Int] { counts.mapValues { $0.values.reduce(0, +) } }
}
