import SourceText

/// From words of the text to the patterns that need them.
struct TriggerIndex: Sendable {
  let whole: TriggerTable
  let beginnings: TriggerTable
  let endings: TriggerTable
  /// Numbers of bytes that beginnings and endings have.
  let beginningLengths: LengthSet
  let endingLengths: LengthSet
  /// Bytes of the longest ending.
  let longestEnding: Int
  /// For each byte value what it is: `isWord`, `isGuard`.
  let byteKinds: StoredArray<UInt8>
  /// The last bytes of the endings.
  let endingBytes: ByteSet
  /// The patterns that a byte value calls for, value by value, and where those of each value begin.
  private let byteItems: StoredArray<Int32>
  private let byteStarts: StoredArray<Int32>

  /// The byte belongs to words, in ASCII.
  static let isWord: UInt8 = 1
  /// The byte calls for patterns.
  static let isGuard: UInt8 = 2

  init(_ sections: StoredSections) {
    whole = TriggerTable(sections, .whole)
    beginnings = TriggerTable(sections, .beginnings)
    endings = TriggerTable(sections, .endings)
    let lengths = sections.values(.wordLengths, as: UInt64.self)
    beginningLengths = LengthSet(bits: lengths[0])
    endingLengths = LengthSet(bits: lengths[1])
    longestEnding = Int(lengths[2])
    byteKinds = sections.values(.byteKinds)
    endingBytes = ByteSet(sections.bytes(.endingBytes))
    byteItems = sections.values(.byteItems)
    byteStarts = sections.values(.byteStarts)
  }

  /// The places in `byteItem` of the patterns that a byte value calls for.
  @inline(__always) func items(of byte: UInt8) -> Range<Int> {
    Int(byteStarts[Int(byte)])..<Int(byteStarts[Int(byte) + 1])
  }

  @inline(__always) func byteItem(_ place: Int) -> Int { Int(byteItems[place]) }

  /// Writes the index of some patterns.
  static func store(_ items: [PatternItem], in sections: inout StoredSections.Writer) {
    var whole: [(UInt64, TriggerTable.Trigger)] = []
    var beginnings: [(UInt64, TriggerTable.Trigger)] = []
    var endings: [(UInt64, TriggerTable.Trigger)] = []
    var (beginningLengths, endingLengths) = (LengthSet(), LengthSet())
    var longestEnding: UInt64 = 0
    var endingBytes: Set<UInt8> = []
    var byBytes: [[Int32]] = Array(repeating: [], count: 256)
    for (i, item) in items.enumerated() {
      for word in item.words {
        let trigger = TriggerTable.Trigger(
          previous: word.previous, next: word.next, item: Int32(i), wordsBack: Int32(word.wordsBack))
        switch word.part {
        case .whole: whole.append((word.hash, trigger))
        case .beginning:
          beginnings.append((word.hash, trigger))
          beginningLengths.insert(Int(word.length))
        case .ending:
          endings.append((word.hash, trigger))
          endingLengths.insert(Int(word.length))
          longestEnding = max(longestEnding, UInt64(word.length))
          endingBytes.insert(word.last)
        }
      }
      guard case .bytes(let set) = item.guarding else { continue }
      for byte in UInt8.min...UInt8.max where set.contains(byte) { byBytes[Int(byte)].append(Int32(i)) }
    }
    TriggerTable.store(whole, in: &sections, .whole)
    TriggerTable.store(beginnings, in: &sections, .beginnings)
    TriggerTable.store(endings, in: &sections, .endings)
    sections.put([beginningLengths.bits, endingLengths.bits, longestEnding], as: .wordLengths)
    sections.put(endingBytes.sorted(), as: .endingBytes)
    sections.put(
      (UInt8.min...UInt8.max).map { byte in
        (byte < 0x80 && WordBytes.isWord(byte) ? isWord : 0) | (byBytes[Int(byte)].isEmpty ? 0 : isGuard)
      }, as: .byteKinds)
    sections.put(byBytes.flatMap { $0 }, as: .byteItems)
    sections.put(
      byBytes.reduce(into: [Int32(0)]) { $0.append(($0.last ?? 0) + Int32($1.count)) }, as: .byteStarts)
  }
}

/// A set of lengths in bytes; from 63 on they count as one.
struct LengthSet: Sendable {
  private(set) var bits: UInt64 = 0

  mutating func insert(_ length: Int) { bits |= 1 << UInt64(min(length, 63)) }

  @inline(__always) func mayHold(_ length: Int) -> Bool { bits & (1 &<< UInt64(min(length, 63))) != 0 }
}
