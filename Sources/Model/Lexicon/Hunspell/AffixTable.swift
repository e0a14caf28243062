import SourceText

/// The suffixes or the prefixes of an affix file, laid out flat: entries are tried a million times.
///
/// A class, and memory of its own, so that looking at it counts no references.
///
/// `@unchecked Sendable`: its memory is written before the initialiser returns and never again.
final class AffixTable: @unchecked Sendable {
  /// One entry: where its parts lie in the table's pools.
  struct Entry: BitwiseCopyable {
    /// What is taken from the word, in `bytes`.
    var strip: Place
    /// What is put there instead, in `bytes`.
    var addition: Place
    /// The hash of the addition.
    var additionHash: UInt64
    /// What the word must look like, in `elements`.
    fileprivate var condition: Place
    /// Place in `continuations`, 0 for none.
    fileprivate var continuation: Int32
    /// Whether an ASCII byte of the word next to the affix tells all: the entry looks at no other.
    fileprivate var looksAtOne: Bool

    var isComplete: Bool { continuation == 0 }
  }

  /// A part of a pool.
  struct Place: BitwiseCopyable {
    fileprivate(set) var start: Int32
    fileprivate(set) var count32: Int32

    @inline(__always) var count: Int { Int(count32) }
    @inline(__always) var range: Range<Int> { Int(start)..<Int(start + count32) }
  }

  /// What one scalar of a word must be (see `AffixCondition.Element`).
  private struct Element: BitwiseCopyable {
    var low: UInt64
    var high: UInt64
    var others: Place
    var takesOthers: Bool
  }

  /// The entries of one flag.
  struct Affix {
    /// Places in `candidates` by the byte of the word where it goes, `AffixTable.slotCount` and one more.
    fileprivate var slots: Int
    /// Whether it goes together with an affix of the other end.
    var crosses: Bool
  }

  /// A slot for each ASCII byte, and one for other bytes and for no byte.
  private static let slotCount = 129

  private let isSuffix: Bool
  private let entries: UnsafeMutableBufferPointer<Entry>
  /// All strips and additions.
  let bytes: UnsafeMutableBufferPointer<UInt8>
  private let elements: UnsafeMutableBufferPointer<Element>
  private let others: UnsafeMutableBufferPointer<UInt32>
  /// Entries that the byte of the word next to the affix does not rule out, flag by flag and byte by byte, in
  /// the order of the file.
  private let candidates: UnsafeMutableBufferPointer<Int32>
  private let starts: UnsafeMutableBufferPointer<Int32>
  private let continuations: [[UInt16]]
  private let affixes: UnsafeMutableBufferPointer<Affix>
  /// Place in `affixes` by flag, 0 for none.
  private let places: UnsafeMutableBufferPointer<UInt16>

  init(_ file: [UInt16: AffixFile.Affix], isSuffix: Bool) {
    var pools = Pools()
    var candidates: [Int32] = []
    var starts = [Int32](repeating: 0, count: AffixTable.slotCount + 1)
    var affixes = [Affix(slots: 0, crosses: false)]
    var places = [UInt16](repeating: 0, count: 1 << 16)
    for (flag, affix) in file {
      places[Int(flag)] = UInt16(truncatingIfNeeded: affixes.count)
      affixes.append(Affix(slots: starts.count, crosses: affix.crosses))
      let first = pools.entries.count
      for entry in affix.entries { pools.append(entry) }
      for slot in 0..<AffixTable.slotCount {
        starts.append(Int32(candidates.count))
        for (i, entry) in affix.entries.enumerated()
        where slot == 128 || AffixTable.mayStand(entry, UInt8(slot), isSuffix) {
          candidates.append(Int32(first + i))
        }
      }
      starts.append(Int32(candidates.count))
    }
    self.isSuffix = isSuffix
    entries = AffixTable.copy(pools.entries)
    bytes = AffixTable.copy(pools.bytes)
    elements = AffixTable.copy(pools.elements)
    others = AffixTable.copy(pools.others)
    continuations = pools.continuations
    self.candidates = AffixTable.copy(candidates)
    self.starts = AffixTable.copy(starts)
    self.affixes = AffixTable.copy(affixes)
    self.places = AffixTable.copy(places)
  }

  deinit {
    entries.deallocate()
    bytes.deallocate()
    elements.deallocate()
    others.deallocate()
    candidates.deallocate()
    starts.deallocate()
    affixes.deallocate()
    places.deallocate()
  }

  private static func copy<Value: BitwiseCopyable>(_ values: [Value]) -> UnsafeMutableBufferPointer<Value> {
    let memory = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(values.count, 1))
    _ = memory.initialize(from: values)
    return memory
  }

  /// Whether the byte next to the affix does not rule an entry out.
  private static func mayStand(_ entry: AffixFile.Entry, _ byte: UInt8, _ isSuffix: Bool) -> Bool {
    if let next = isSuffix ? entry.strip.last : entry.strip.first, next != byte { return false }
    guard let element = entry.condition.elements.first else { return true }
    return byte < 64 ? element.low >> UInt64(byte) & 1 == 1 : element.high >> UInt64(byte - 64) & 1 == 1
  }

  /// The parts of all entries while they are laid out.
  private struct Pools {
    var entries: [Entry] = []
    var bytes: [UInt8] = []
    var elements: [Element] = []
    var others: [UInt32] = []
    var continuations: [[UInt16]] = [[]]

    private static func add<Value>(_ values: [Value], to pool: inout [Value]) -> Place {
      defer { pool += values }
      return Place(start: Int32(pool.count), count32: Int32(values.count))
    }

    mutating func append(_ entry: AffixFile.Entry) {
      var own: [Element] = []
      for element in entry.condition.elements {
        own.append(
          Element(
            low: element.low, high: element.high, others: Pools.add(element.others, to: &others),
            takesOthers: element.takesOthers))
      }
      if !entry.continuation.isEmpty { continuations.append(entry.continuation) }
      entries.append(
        Entry(
          strip: Pools.add(entry.strip, to: &bytes), addition: Pools.add(entry.addition, to: &bytes),
          additionHash: ByteHash.of(entry.addition), condition: Pools.add(own, to: &elements),
          continuation: entry.continuation.isEmpty ? 0 : Int32(continuations.count - 1),
          looksAtOne: entry.strip.count < 2 && entry.condition.elements.count < 2))
    }
  }
}

extension AffixTable {
  /// Whether a flag is an affix.
  func holds(_ flag: UInt16) -> Bool { places[Int(flag)] != 0 }

  /// The entries of a flag; none for flags that are no affix.
  @inline(__always)
  subscript(_ flag: UInt16) -> Affix { affixes[Int(places[Int(flag)])] }

  /// The flags of a form that an entry makes.
  func continuation(_ entry: Entry) -> [UInt16] { continuations[Int(entry.continuation)] }

  /// Places of the entries of an affix that may stand at a word; `fits` says which do.
  @inline(__always)
  func candidates(_ affix: Affix, at word: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    if affix.slots == 0 { return 0..<0 }
    var slot = 128
    if !word.isEmpty { slot = min(128, Int(word[isSuffix ? word.count - 1 : 0])) }
    return Int(starts[affix.slots + slot])..<Int(starts[affix.slots + slot + 1])
  }

  @inline(__always)
  func candidate(_ place: Int) -> Entry { entries[Int(candidates[place])] }

  /// Whether a candidate fits the word; its strip is no longer than that.
  @inline(__always)
  func fits(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    if entry.looksAtOne, !word.isEmpty, word[isSuffix ? word.count - 1 : 0] < 0x80 { return true }
    return isSuffix ? fitsEnd(entry, word) : fitsStart(entry, word)
  }

  private func fitsEnd(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let kept = word.count - entry.strip.count
    let strip = entry.strip.range
    for k in 0..<entry.strip.count where word[kept + k] != bytes[strip.lowerBound + k] { return false }
    var i = word.count
    for k in entry.condition.range {
      guard i > 0 else { return false }
      if word[i - 1] < 0x80 {
        guard matches(elements[k], UInt32(word[i - 1])) else { return false }
        i -= 1
      } else {
        guard let (value, length) = Scalars.decode(word, before: i), matches(elements[k], value) else {
          return false
        }
        i -= length
      }
    }
    return true
  }

  private func fitsStart(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let strip = entry.strip.range
    for k in 0..<entry.strip.count where word[k] != bytes[strip.lowerBound + k] { return false }
    var i = 0
    for k in entry.condition.range {
      guard i < word.count else { return false }
      let (value, length) = Scalars.decode(word, at: i)
      guard matches(elements[k], value) else { return false }
      i += length
    }
    return true
  }

  @inline(__always)
  private func matches(_ element: Element, _ value: UInt32) -> Bool {
    if value < 64 { return element.low >> UInt64(value) & 1 == 1 }
    if value < 128 { return element.high >> UInt64(value - 64) & 1 == 1 }
    return element.others.range.contains { others[$0] == value } != element.takesOthers
  }
}
