/// One list of `dictionaries/`: entries of one or more words, each with its further fields.
///
/// File format: UTF-8, one entry a line, fields separated by a tab, lines that start with `#` are
/// comments. Entries are asked for by the hash of their folded form, or of their exact form. A class, so
/// that handing it around costs one reference.
///
/// `@unchecked Sendable`: the pointers lead into `memory`, which is never written after it is made and which
/// the object holds; everything else is Sendable.
public final class WordList: @unchecked Sendable {
  /// Where a line stands in `text`.
  struct Line: BitwiseCopyable {
    var start: Int32
    /// The end of the entry: a tab, or the end of the line.
    var entryEnd: Int32
    var end: Int32

    var entry: Range<Int> { Int(start)..<Int(entryEnd) }
    /// The fields behind the entry; empty where there are none.
    var fields: Range<Int> { Int(min(entryEnd + 1, end))..<Int(end) }
  }

  /// The whole file, which the lines point into: a String for each would take longer to make than a story
  /// takes to lint.
  let text: UnsafeBufferPointer<UInt8>
  let lines: UnsafeBufferPointer<Line>
  private let memory: StoredBytes
  @usableFromInline let folded: HashIndex
  /// How entries begin (see `EntryBeginnings`).
  @usableFromInline let leads: HashIndex
  @usableFromInline let pairs: HashIndex
  /// The largest number of words in one entry.
  public let longestPhrase: Int
  // What follows is made when it is first asked for: most lists never are.
  let madeExact = MadeOnce<ExactForms>()
  let madeWords = MadeOnce<PhraseWords>()

  /// An empty list.
  public convenience init() { self.init(parsing: [UInt8]()) }

  /// Reads the text of a list file.
  public convenience init(parsing text: String) { self.init(parsing: Array(text.utf8)) }

  /// Reads the bytes of a list file.
  public convenience init(parsing bytes: [UInt8]) {
    let lines = bytes.withUnsafeBufferPointer(WordList.lines)
    var longest = 0
    let folded = HashIndex(expecting: lines.count) { insert in
      bytes.withUnsafeBufferPointer { p in
        for (i, line) in lines.enumerated() {
          let entry = UnsafeBufferPointer(rebasing: p[line.entry])
          insert(EntryBeginnings.foldedHash(entry), Int32(i))
          var words = 1
          for byte in entry where byte == 0x20 { words += 1 }
          longest = max(longest, words)
        }
      }
    }
    let linesSize = lines.count * MemoryLayout<Line>.stride
    let memory = StoredBytes(count: linesSize + bytes.count) { memory in
      lines.withUnsafeBytes { memory.copyMemory(from: $0) }
      UnsafeMutableRawBufferPointer(rebasing: memory[linesSize...]).copyBytes(from: bytes)
    }
    let text: UnsafeBufferPointer<UInt8> = memory.values(at: linesSize, count: bytes.count)
    let entries = lines.lazy.map { UnsafeBufferPointer(rebasing: text[$0.entry]) }
    self.init(
      memory, lines: memory.values(at: 0, count: lines.count), text: text, folded: folded,
      leads: EntryBeginnings.leads(entries), pairs: EntryBeginnings.pairs(entries), longestPhrase: longest)
  }

  /// The list of these parts, of which `lines` and `text` stand in `memory`.
  init(
    _ memory: StoredBytes, lines: UnsafeBufferPointer<Line>, text: UnsafeBufferPointer<UInt8>,
    folded: HashIndex, leads: HashIndex, pairs: HashIndex, longestPhrase: Int
  ) {
    self.memory = memory
    self.lines = lines
    self.text = text
    self.folded = folded
    self.leads = leads
    self.pairs = pairs
    self.longestPhrase = longestPhrase
  }

  /// The bytes of each entry, in the order of the file; valid while the list is held.
  private var entryBytes: some Collection<UnsafeBufferPointer<UInt8>> {
    lines.lazy.map { [text] in UnsafeBufferPointer(rebasing: text[$0.entry]) }
  }

  /// The entries by the hash of their exact form.
  var exact: HashIndex {
    madeExact.value {
      ExactForms(
        HashIndex(expecting: lines.count) { insert in
          for (i, entry) in entryBytes.enumerated() { insert(ByteHash.of(entry), Int32(i)) }
        })
    }.index
  }

  /// The words of all entries, by which a text tells which of them it may hold.
  public var phraseWords: PhraseWords {
    madeWords.value { PhraseWords(entryBytes) }
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
        lines.append(Line(start: Int32(start), entryEnd: Int32(entryEnd), end: Int32(end)))
      }
      start = end + 1
    }
    return lines
  }

  /// The entries in the order of the file; made anew at each call.
  public var entries: [String] {
    lines.map { String(decoding: UnsafeBufferPointer(rebasing: text[$0.entry]), as: UTF8.self) }
  }

  /// Whether the list holds an entry with this folded hash.
  @inlinable public func contains(_ foldedHash: UInt64) -> Bool { folded.contains(foldedHash) }

  /// The places of its table of folded hashes, which `forEachHash` looks through: not fewer than its entries.
  @inlinable public var room: Int { folded.room }

  /// The folded hashes of all entries, in any order.
  @inlinable @inline(__always)
  public func forEachHash(_ body: (UInt64) -> Void) { folded.forEachKey(body) }

  /// Whether an entry begins with the two words of this folded hash: a quick no for most pairs.
  @inlinable public func mayGoOn(behindPair foldedHash: UInt64) -> Bool { pairs.contains(foldedHash) }

  /// Whether the list holds this entry, whatever its case.
  public func contains(folded string: some StringProtocol) -> Bool {
    folded.contains(ByteHash.ofFolded(string))
  }

  /// Whether the list holds this entry in this very case.
  public func contains(exactly string: some StringProtocol) -> Bool {
    exact.contains(ByteHash.of(string.utf8))
  }

  /// Whether the list holds an entry with this exact-case hash.
  public func contains(exactHash: UInt64) -> Bool { exact.contains(exactHash) }

  /// The fields after an entry, asked for by folded hash; nil when it is not in the list.
  public func fields(_ foldedHash: UInt64) -> [Substring]? {
    folded[foldedHash].map { fields(at: Int($0)) }
  }

  /// The fields after an entry, asked for by exact-case hash; nil when it is not in the list.
  public func fields(exact hash: UInt64) -> [Substring]? {
    exact[hash].map { fields(at: Int($0)) }
  }

  /// The bytes of the first field after an entry, asked for by folded hash; valid while the list is held, nil
  /// when the entry is not in it.
  public func firstField(_ foldedHash: UInt64) -> UnsafeBufferPointer<UInt8>? {
    guard let place = folded[foldedHash] else { return nil }
    let fields = lines[Int(place)].fields
    var end = fields.lowerBound
    while end < fields.upperBound, text[end] != UInt8(ascii: "\t") { end += 1 }
    return UnsafeBufferPointer(rebasing: text[fields.lowerBound..<end])
  }

  /// The fields after the entry at a place of `entries`.
  public func fields(at place: Int) -> [Substring] {
    let range = lines[place].fields
    var fields: [Substring] = []
    fields.reserveCapacity(2)
    var start = range.lowerBound
    while true {
      var end = start
      while end < range.upperBound, text[end] != UInt8(ascii: "\t") { end += 1 }
      fields.append(Substring(decoding: UnsafeBufferPointer(rebasing: text[start..<end]), as: UTF8.self))
      if end == range.upperBound { return fields }
      start = end + 1
    }
  }

  /// What the first letters at a place of some text hash to: the same for all that `mayBegin` cannot tell
  /// apart.
  public static func lead(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    EntryBeginnings.leadHash(bytes, at: offset)
  }

  /// Whether any entry may begin with these first letters (see `lead`): a quick no for most.
  @inlinable public func mayBegin(_ lead: UInt64) -> Bool { leads.contains(lead) }
}

/// The entries of a list by the hash of their exact form.
final class ExactForms: Sendable {
  let index: HashIndex

  init(_ index: HashIndex) { self.index = index }
}
