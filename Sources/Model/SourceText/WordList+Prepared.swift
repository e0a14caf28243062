/// A list as it is kept in a file from one run to the next: everything that is made of its text, so that a
/// run that needs the list only points at it.
///
/// Numbers of eight bytes in the machine's own order, padded to eight bytes each: eight numbers of header,
/// the four indices (folded, first letters, first pairs, exact), the words of entries, the lines, the text.
extension WordList {
  private static let headerCount = 8

  /// The number of things in each part.
  private struct Sizes {
    var longestPhrase = 0
    /// Of the folded forms, the first letters, the first pairs and the exact forms.
    var slots = [0, 0, 0, 0]
    var hashes = 0
    var lines = 0
    var text = 0

    var numbers: [Int] { [longestPhrase] + slots + [hashes, lines, text] }

    /// Where each part begins in bytes, and behind them the length of the whole.
    var offsets: [Int] {
      let sizes =
        [headerCount * 8] + slots.map { $0 * HashIndex.slotSize }
        + [hashes * 8 + lines * 4, lines * MemoryLayout<Line>.stride, text]
      return sizes.reduce(into: [0]) { $0.append(WordList.padded($0[$0.count - 1] + $1)) }
    }
  }

  private static func padded(_ size: Int) -> Int { (size + 7) & ~7 }

  /// The list as bytes.
  public var prepared: [UInt8] {
    let indices = [folded, leads, pairs, exact]
    let words = phraseWords
    let sizes = Sizes(
      longestPhrase: longestPhrase, slots: indices.map(\.slotCount), hashes: words.hashes.count,
      lines: lines.count, text: text.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(sizes.offsets[8])
    func add(_ part: UnsafeRawBufferPointer) { bytes += part }
    func pad() { bytes += repeatElement(0, count: WordList.padded(bytes.count) - bytes.count) }
    sizes.numbers.withUnsafeBytes(add)
    for index in indices {
      add(index.bytes)
      pad()
    }
    add(UnsafeRawBufferPointer(words.hashes))
    add(UnsafeRawBufferPointer(words.ends))
    pad()
    add(UnsafeRawBufferPointer(lines))
    pad()
    add(UnsafeRawBufferPointer(text))
    pad()
    return bytes
  }

  /// A list of what `prepared` gave, which stands in a range of a piece of memory, at a multiple of eight;
  /// nil where its parts do not fit the range.
  public convenience init?(prepared range: Range<Int>, of memory: StoredBytes) {
    let count = WordList.headerCount
    guard range.lowerBound >= 0, range.upperBound <= memory.bytes.count, range.count >= count * 8 else {
      return nil
    }
    let numbers: UnsafeBufferPointer<Int> = memory.values(at: range.lowerBound, count: count)
    guard numbers.allSatisfy({ 0..<(1 << 31) ~= $0 }) else { return nil }
    let sizes = Sizes(
      longestPhrase: numbers[0], slots: Array(numbers[1..<5]), hashes: numbers[5], lines: numbers[6],
      text: numbers[7])
    let places = sizes.offsets.map { range.lowerBound + $0 }
    guard places[8] == range.upperBound, sizes.slots.allSatisfy({ $0 > 0 && $0 & ($0 - 1) == 0 }) else {
      return nil
    }
    func index(_ i: Int) -> HashIndex { HashIndex(memory, at: places[i + 1], slots: sizes.slots[i]) }
    self.init(
      memory, lines: memory.values(at: places[6], count: sizes.lines),
      text: memory.values(at: places[7], count: sizes.text), folded: index(0), leads: index(1),
      pairs: index(2), longestPhrase: sizes.longestPhrase)
    _ = madeExact.value { ExactForms(index(3)) }
    _ = madeWords.value { PhraseWords(memory, at: places[5], hashes: sizes.hashes, entries: sizes.lines) }
  }
}
