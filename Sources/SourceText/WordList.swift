import Synchronization

/// One list of `dictionaries/`: entries of one or more words, each with its further fields.
///
/// File format: UTF-8, one entry a line, fields separated by a tab, lines that start with `#` are
/// comments. Entries are asked for by the hash of their folded form, or of their exact form. A class, so
/// that handing it around costs one reference.
package final class WordList: Sendable {
  /// Where a line stands in `bytes`.
  private struct Line {
    var start: Int
    /// The end of the entry: a tab, or the end of the line.
    var entryEnd: Int
    var end: Int
  }

  /// The whole file, which the lines point into: a String for each would take longer to make than a story
  /// takes to lint.
  private let bytes: [UInt8]
  private let lines: [Line]
  @usableFromInline let folded: HashIndex
  @usableFromInline let exact: HashIndex
  private let leads: HashIndex
  /// The folded hashes of the first two words of longer entries.
  private let pairs: HashIndex
  /// The largest number of words in one entry.
  package let longestPhrase: Int
  /// Made when it is first asked for: most lists never are.
  private let words = Mutex<PhraseWords?>(nil)

  /// An empty list.
  package convenience init() { self.init(parsing: [UInt8]()) }

  /// Reads the text of a list file.
  package convenience init(parsing text: String) { self.init(parsing: Array(text.utf8)) }

  /// Reads the bytes of a list file.
  package init(parsing bytes: [UInt8]) {
    let lines = bytes.withUnsafeBufferPointer(WordList.lines)
    var folded = HashIndex(expecting: lines.count)
    var exact = HashIndex(expecting: lines.count)
    var leads = HashIndex(expecting: lines.count)
    var longest = 0
    var pairs = HashIndex(expecting: lines.count)
    bytes.withUnsafeBufferPointer { p in
      for (i, line) in lines.enumerated() {
        let entry = UnsafeBufferPointer(rebasing: p[line.start..<line.entryEnd])
        exact.insert(ByteHash.of(entry), Int32(i))
        folded.insert(WordList.foldedHash(entry), Int32(i))
        leads.insert(WordList.leadHash(entry, at: 0), 0)
        pairs.insert(WordList.pairHash(entry), 0)
        longest = max(longest, entry.reduce(1) { $0 + ($1 == 0x20 ? 1 : 0) })
      }
    }
    self.bytes = bytes
    self.lines = lines
    self.folded = folded
    self.exact = exact
    self.leads = leads
    longestPhrase = longest
    self.pairs = pairs
  }

  /// The hash of an entry's first two words; of all of it where it has no more.
  private static func pairHash(_ entry: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var left = 2
    let end = entry.firstIndex { byte in
      left -= byte == 0x20 ? 1 : 0
      return left == 0
    }
    return foldedHash(UnsafeBufferPointer(rebasing: entry[..<(end ?? entry.count)]))
  }

  /// The words of all entries, by which a text tells which of them it may hold.
  package var phraseWords: PhraseWords {
    words.withLock { known in
      if let known { return known }
      let made = PhraseWords(lines.map { bytes[$0.start..<$0.entryEnd] })
      known = made
      return made
    }
  }

  /// The lines that hold an entry.
  private static func lines(_ p: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while start < p.count {
      var end = start
      var tab: Int?
      while end < p.count, p[end] != UInt8(ascii: "\n") {
        if p[end] == UInt8(ascii: "\t"), tab == nil { tab = end }
        end += 1
      }
      let entryEnd = tab ?? end
      if entryEnd > start, p[start] != UInt8(ascii: "#") {
        lines.append(Line(start: start, entryEnd: entryEnd, end: end))
      }
      start = end + 1
    }
    return lines
  }

  private static func foldedHash(_ entry: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = ByteHash()
    for byte in entry {
      if byte >= 0x80 { return ByteHash.of(Folding.fold(entry)) }
      hash.add(Folding.lower(byte))
    }
    return hash.value
  }

  /// The entries in the order of the file; made anew at each call.
  package var entries: [String] {
    lines.map { String(decoding: bytes[$0.start..<$0.entryEnd], as: UTF8.self) }
  }

  /// Whether the list holds an entry with this folded hash.
  @inlinable package func contains(_ foldedHash: UInt64) -> Bool { folded.contains(foldedHash) }

  /// Whether an entry begins with the two words of this folded hash: a quick no for most pairs.
  package func mayGoOn(behindPair foldedHash: UInt64) -> Bool { pairs.contains(foldedHash) }

  /// Whether the list holds this entry, whatever its case.
  package func contains(folded string: some StringProtocol) -> Bool {
    folded.contains(ByteHash.ofFolded(string))
  }

  /// Whether the list holds this entry in this very case.
  package func contains(exactly string: some StringProtocol) -> Bool {
    exact.contains(ByteHash.of(string.utf8))
  }

  /// Whether the list holds an entry with this exact-case hash.
  @inlinable package func contains(exactHash: UInt64) -> Bool { exact.contains(exactHash) }

  /// The fields after an entry, asked for by folded hash; nil when it is not in the list.
  package func fields(_ foldedHash: UInt64) -> [Substring]? {
    folded[foldedHash].map { fields(at: Int($0)) }
  }

  /// The fields after an entry, asked for by exact-case hash; nil when it is not in the list.
  package func fields(exact hash: UInt64) -> [Substring]? {
    exact[hash].map { fields(at: Int($0)) }
  }

  /// The fields after the entry at a place of `entries`.
  package func fields(at place: Int) -> [Substring] {
    let line = lines[place]
    guard line.entryEnd < line.end else { return [""] }
    return bytes[(line.entryEnd + 1)..<line.end].split(
      separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false
    ).map { Substring(decoding: $0, as: UTF8.self) }
  }

  /// Whether any entry may begin at a place of some text: a quick no for most places.
  package func mayBegin(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    longestPhrase > 0 && leads.contains(WordList.leadHash(bytes, at: offset))
  }

  /// The hash of the run of letters at a place, or of its one byte where no letter stands.
  private static func leadHash(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    var hash = ByteHash()
    var i = offset
    while i < bytes.count {
      let b = bytes[i]
      // Beyond ASCII case folding changes bytes: one mark stands for all that follows.
      if b >= 0x80 {
        hash.add(0x80)
        return hash.value
      }
      guard (b | 0x20) &- 0x61 < 26 else { break }
      hash.add(b | 0x20)
      i += 1
    }
    if i == offset, i < bytes.count { hash.add(bytes[i]) }
    return hash.value
  }
}

/// Hashes to numbers by open addressing; a hash is its own slot, so that most look-ups, above all those
/// that find nothing, are one probe of one array.
@usableFromInline
struct HashIndex: Sendable {
  /// 0 where nothing is.
  @usableFromInline var keys: [UInt64]
  private var values: [Int32]

  init(expecting count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: -1, count: size)
  }

  /// The last number given for a hash.
  mutating func insert(_ key: UInt64, _ value: Int32) {
    let slot = slot(of: key)
    keys[slot] = HashIndex.stored(key)
    values[slot] = value
  }

  subscript(_ key: UInt64) -> Int32? {
    let slot = slot(of: key)
    return keys[slot] != 0 ? values[slot] : nil
  }

  @inlinable func contains(_ key: UInt64) -> Bool { keys[slot(of: key)] != 0 }

  /// A hash of 0 is held as 1, so that 0 stays free.
  @inlinable static func stored(_ key: UInt64) -> UInt64 { key == 0 ? 1 : key }

  @inlinable func slot(of key: UInt64) -> Int {
    let wanted = HashIndex.stored(key)
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while keys[slot] != 0, keys[slot] != wanted { slot = (slot + 1) & mask }
    return slot
  }
}
