import SourceText

/// The suffixes or the prefixes of an affix file, laid out flat: entries are tried a million times.
struct AffixTable {
  /// One entry: where its parts lie in the table's pools.
  struct Entry {
    /// What is taken from the word, in `bytes`.
    var strip: Range<Int>
    /// What is put there instead, in `bytes`.
    var addition: Range<Int>
    /// What the word must look like, in `elements`.
    fileprivate var condition: Range<Int>
    /// Place in `continuations`, 0 for none.
    fileprivate var continuation: Int
  }

  /// The entries of one flag.
  struct Affix {
    /// Places in `entries`.
    var entries: Range<Int>
    /// Whether it goes together with an affix of the other end.
    var crosses: Bool
  }

  private(set) var entries: [Entry] = []
  private(set) var bytes: [UInt8] = []
  private var elements: [AffixCondition.Element] = []
  private var continuations: [[UInt16]] = [[]]
  private var affixes = [Affix(entries: 0..<0, crosses: false)]
  /// Place in `affixes` by flag, 0 for none.
  private var places = [UInt16](repeating: 0, count: 1 << 16)

  init(_ file: [UInt16: AffixFile.Affix]) {
    for (flag, affix) in file {
      places[Int(flag)] = UInt16(truncatingIfNeeded: affixes.count)
      let start = entries.count
      for entry in affix.entries { append(entry) }
      affixes.append(Affix(entries: start..<entries.count, crosses: affix.crosses))
    }
  }

  private mutating func append(_ entry: AffixFile.Entry) {
    let start = bytes.count
    bytes += entry.strip
    let middle = bytes.count
    bytes += entry.addition
    let condition = elements.count
    elements += entry.condition.elements
    if !entry.continuation.isEmpty { continuations.append(entry.continuation) }
    entries.append(
      Entry(
        strip: start..<middle, addition: middle..<bytes.count, condition: condition..<elements.count,
        continuation: entry.continuation.isEmpty ? 0 : continuations.count - 1))
  }

  /// The entries of a flag; none for flags that are no affix.
  subscript(_ flag: UInt16) -> Affix { affixes[Int(places[Int(flag)])] }

  /// Whether one of the flags is an affix.
  func holdsAny(_ flags: [UInt16]) -> Bool { flags.contains { places[Int($0)] != 0 } }

  /// The flags of a form that an entry makes.
  func continuation(_ entry: Entry) -> [UInt16] { continuations[entry.continuation] }

  /// Whether an entry fits the end of a word.
  func matchesEnd(of word: UnsafeBufferPointer<UInt8>, _ entry: Entry) -> Bool {
    let kept = word.count - entry.strip.count
    for k in 0..<entry.strip.count where word[kept + k] != bytes[entry.strip.lowerBound + k] { return false }
    var i = word.count
    for k in entry.condition {
      guard i > 0 else { return false }
      if word[i - 1] < 0x80 {
        guard elements[k].matches(UInt32(word[i - 1])) else { return false }
        i -= 1
      } else {
        guard let (value, length) = Scalars.decode(word, before: i), elements[k].matches(value) else {
          return false
        }
        i -= length
      }
    }
    return true
  }

  /// Whether an entry fits the start of a word.
  func matchesStart(of word: UnsafeBufferPointer<UInt8>, _ entry: Entry) -> Bool {
    for k in 0..<entry.strip.count where word[k] != bytes[entry.strip.lowerBound + k] { return false }
    var i = 0
    for k in entry.condition {
      guard i < word.count else { return false }
      let (value, length) = Scalars.decode(word, at: i)
      guard elements[k].matches(value) else { return false }
      i += length
    }
    return true
  }
}
