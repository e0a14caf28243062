/// One list of `dictionaries/`: entries of one or more words, each with its further fields.
///
/// File format: UTF-8, one entry a line, fields separated by a tab, lines that start with `#` are
/// comments. Entries are asked for by the hash of their folded form, or of their exact form.
package struct WordList: Sendable {
  /// The fields after the entry, as they stand.
  private let rest: [Substring]
  private let index: [UInt64: Int32]
  private let exactIndex: [UInt64: Int32]
  /// The entries in the order of the file.
  package let entries: [String]
  /// The largest number of words in one entry.
  package let longestPhrase: Int

  /// An empty list.
  package init() { self.init(lines: []) }

  /// Reads the text of a list file.
  package init(parsing text: String) {
    self.init(
      lines: text.split(separator: "\n", omittingEmptySubsequences: true).filter {
        !$0.hasPrefix("#")
      })
  }

  private init(lines: [Substring]) {
    var rest: [Substring] = []
    var entries: [String] = []
    var index: [UInt64: Int32] = [:]
    var exact: [UInt64: Int32] = [:]
    var longest = 0
    index.reserveCapacity(lines.count)
    for line in lines {
      let tab = line.firstIndex(of: "\t")
      let entry = line[..<(tab ?? line.endIndex)]
      guard !entry.isEmpty else { continue }
      index[ByteHash.ofFolded(entry)] = Int32(entries.count)
      exact[ByteHash.of(entry)] = Int32(entries.count)
      rest.append(tab.map { line[line.index(after: $0)...] } ?? "")
      entries.append(String(entry))
      longest = max(longest, entry.utf8.reduce(1) { $0 + ($1 == 0x20 ? 1 : 0) })
    }
    self.rest = rest
    self.entries = entries
    self.index = index
    exactIndex = exact
    longestPhrase = longest
  }

  /// Whether the list holds an entry with this folded hash.
  package func contains(_ foldedHash: UInt64) -> Bool { index[foldedHash] != nil }

  /// Whether the list holds this entry, whatever its case.
  package func contains(folded string: some StringProtocol) -> Bool {
    index[ByteHash.ofFolded(string)] != nil
  }

  /// Whether the list holds this entry in this very case.
  package func contains(exactly string: some StringProtocol) -> Bool {
    exactIndex[ByteHash.of(string)] != nil
  }

  /// Whether the list holds an entry with this exact-case hash.
  package func contains(exactHash: UInt64) -> Bool { exactIndex[exactHash] != nil }

  /// The fields after an entry, asked for by folded hash; nil when it is not in the list.
  package func fields(_ foldedHash: UInt64) -> [Substring]? {
    index[foldedHash].map { rest[Int($0)].split(separator: "\t", omittingEmptySubsequences: false) }
  }

  /// The fields after the entry at a place of `entries`.
  package func fields(at place: Int) -> [Substring] {
    rest[place].split(separator: "\t", omittingEmptySubsequences: false)
  }
}
