import SourceText

/// From words of the text to the patterns that need them.
struct TriggerIndex: Sendable {
  let whole: TriggerTable
  /// By two words that stand side by side.
  let pairs: TriggerTable
  let beginnings: TriggerTable
  let endings: TriggerTable
  /// Numbers of bytes that beginnings and endings have.
  let beginningLengths: LengthSet
  let endingLengths: LengthSet
  /// Bytes of the longest ending.
  let longestEnding: Int
  /// The first three bytes of beginnings and the last three of endings.
  let beginningLeads: LeadSet
  let endingLeads: LeadSet
  /// For each byte value what it is, `isWord` and `isGuard`, and in the low byte its lower case.
  let byteKinds: StoredArray<UInt16>
  /// The patterns that a byte value calls for, value by value, and where those of each value begin.
  private let byteItems: StoredArray<Int32>
  private let byteStarts: StoredArray<Int32>

  /// The byte belongs to words, in ASCII.
  static let isWord: UInt16 = 0x100
  /// The byte calls for patterns.
  static let isGuard: UInt16 = 0x200

  init(_ sections: StoredSections) {
    whole = TriggerTable(sections, .whole)
    pairs = TriggerTable(sections, .pairs)
    beginnings = TriggerTable(sections, .beginnings)
    endings = TriggerTable(sections, .endings)
    let lengths = sections.values(.wordLengths, as: UInt64.self)
    beginningLengths = LengthSet(bits: lengths[0])
    endingLengths = LengthSet(bits: lengths[1])
    longestEnding = Int(lengths[2])
    byteKinds = sections.values(.byteKinds)
    beginningLeads = LeadSet(bits: sections.values(.beginningLeads))
    endingLeads = LeadSet(bits: sections.values(.endingLeads))
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
    var pairs: [(UInt64, TriggerTable.Trigger)] = []
    var beginnings: [(UInt64, TriggerTable.Trigger)] = []
    var endings: [(UInt64, TriggerTable.Trigger)] = []
    var (beginningLengths, endingLengths) = (LengthSet(), LengthSet())
    var longestEnding: UInt64 = 0
    var (beginningLeads, endingLeads) = (LeadSet.Writer(), LeadSet.Writer())
    var byBytes: [[Int32]] = Array(repeating: [], count: 256)
    for (i, item) in items.enumerated() {
      for word in item.words {
        let trigger = TriggerTable.Trigger(
          before: word.before, first: word.first, item: Int32(i), wordsBack: word.wordsBackFromKey)
        switch word.part {
        case .whole where word.isPair: pairs.append((word.key, trigger))
        case .whole: whole.append((word.key, trigger))
        case .beginning:
          beginnings.append((word.key, trigger))
          beginningLengths.insert(Int(word.length))
          beginningLeads.insert(word.lead)
        case .ending:
          endings.append((word.key, trigger))
          endingLengths.insert(Int(word.length))
          longestEnding = max(longestEnding, UInt64(word.length))
          endingLeads.insert(word.lead)
        }
      }
      guard case .bytes(let set) = item.guarding else { continue }
      for byte in UInt8.min...UInt8.max where set.contains(byte) { byBytes[Int(byte)].append(Int32(i)) }
    }
    TriggerTable.store(whole, in: &sections, .whole)
    TriggerTable.store(pairs, in: &sections, .pairs)
    TriggerTable.store(beginnings, in: &sections, .beginnings)
    TriggerTable.store(endings, in: &sections, .endings)
    sections.put([beginningLengths.bits, endingLengths.bits, longestEnding], as: .wordLengths)
    sections.put(beginningLeads.bits, as: .beginningLeads)
    sections.put(endingLeads.bits, as: .endingLeads)
    sections.put(
      (UInt8.min...UInt8.max).map { byte in
        (byte < 0x80 && WordBytes.isWord(byte) ? isWord : 0) | (byBytes[Int(byte)].isEmpty ? 0 : isGuard)
          | UInt16(Folding.lower(byte))
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

/// A set of three letters or digits, whatever their case: what words begin or end with. Some that are not in it
/// count as if they were.
struct LeadSet: Sendable {
  /// A bit for each key.
  let bits: StoredArray<UInt64>

  /// Whether the three bytes from an offset may be in the set.
  @inline(__always) func mayHold(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    let key = LeadSet.key(text[offset], text[offset + 1], text[offset + 2])
    return bits[key >> 6] & (1 &<< UInt64(key & 63)) != 0
  }

  /// Five bits of each: they tell letters apart, and upper from lower case not.
  @inline(__always) fileprivate static func key(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Int {
    Int(first & 31) << 10 | Int(second & 31) << 5 | Int(third & 31)
  }

  /// Puts a set together.
  struct Writer {
    private(set) var bits = [UInt64](repeating: 0, count: 1 << 15 / 64)

    /// Two bytes, with a 0 behind them, stand for themselves with any third.
    mutating func insert(_ lead: SIMD3<UInt8>) {
      let thirds = lead[2] == 0 ? 0..<32 : lead[2]..<(lead[2] + 1)
      for third in thirds {
        let key = LeadSet.key(lead[0], lead[1], third)
        bits[key >> 6] |= 1 << UInt64(key & 63)
      }
    }
  }
}
