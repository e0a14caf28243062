import SourceText

/// From words of the text to the patterns that need them.
struct TriggerIndex: Sendable {
  let whole: TriggerTable
  let beginnings: TriggerTable
  let endings: TriggerTable
  /// Lengths of the endings, ascending.
  let endingLengths: [Int]
  /// The last bytes of the endings.
  let endingBytes: ByteSet
  /// The patterns that a byte value calls for, value by value, and where those of each value begin.
  private let byteItems: StoredArray<Int32>
  private let byteStarts: StoredArray<Int32>
  var hasByteGuards: Bool { byteItems.count > 0 }

  init(_ sections: StoredSections) {
    whole = TriggerTable(sections, .whole)
    beginnings = TriggerTable(sections, .beginnings)
    endings = TriggerTable(sections, .endings)
    endingLengths = sections.values(.endingLengths, as: Int32.self).copied.map { Int($0) }
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
    var lengths: Set<Int32> = []
    var endingBytes: Set<UInt8> = []
    var byBytes: [[Int32]] = Array(repeating: [], count: 256)
    for (i, item) in items.enumerated() {
      for word in item.words {
        let trigger = TriggerTable.Trigger(
          previous: word.previous, next: word.next, item: Int32(i), wordsBack: Int32(word.wordsBack))
        switch word.part {
        case .whole: whole.append((word.hash, trigger))
        case .beginning: beginnings.append((word.hash, trigger))
        case .ending:
          endings.append((word.hash, trigger))
          lengths.insert(Int32(word.length))
          endingBytes.insert(word.last)
        }
      }
      guard case .bytes(let set) = item.guarding else { continue }
      for byte in UInt8.min...UInt8.max where set.contains(byte) { byBytes[Int(byte)].append(Int32(i)) }
    }
    TriggerTable.store(whole, in: &sections, .whole)
    TriggerTable.store(beginnings, in: &sections, .beginnings)
    TriggerTable.store(endings, in: &sections, .endings)
    sections.put(lengths.sorted(), as: .endingLengths)
    sections.put(endingBytes.sorted(), as: .endingBytes)
    sections.put(byBytes.flatMap { $0 }, as: .byteItems)
    sections.put(
      byBytes.reduce(into: [Int32(0)]) { $0.append(($0.last ?? 0) + Int32($1.count)) }, as: .byteStarts)
  }
}
