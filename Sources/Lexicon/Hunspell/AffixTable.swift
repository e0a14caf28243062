/// The suffixes or the prefixes of an affix file, laid out to be found by flag.
struct AffixTable {
  /// What is known of an entry without a further look-up.
  struct Entry {
    /// Number of bytes that are taken from the word.
    var stripCount: Int
  }

  /// The entries of one flag.
  struct Affix {
    /// Places in `entries`.
    var entries: Range<Int>
    /// Whether it goes together with an affix of the other end.
    var crosses: Bool
  }

  /// The entries of all flags.
  private(set) var entries: [Entry] = []
  private var sources: [AffixFile.Entry] = []
  private var affixes = [Affix(entries: 0..<0, crosses: false)]
  /// Place in `affixes` by flag, 0 for none.
  private var places = [UInt16](repeating: 0, count: 1 << 16)

  init(_ file: [UInt16: AffixFile.Affix]) {
    for (flag, affix) in file {
      places[Int(flag)] = UInt16(truncatingIfNeeded: affixes.count)
      let start = entries.count
      for entry in affix.entries {
        entries.append(Entry(stripCount: entry.strip.count))
        sources.append(entry)
      }
      affixes.append(Affix(entries: start..<entries.count, crosses: affix.crosses))
    }
  }

  /// The entries of a flag; none for flags that are no affix.
  subscript(_ flag: UInt16) -> Affix { affixes[Int(places[Int(flag)])] }

  /// Whether one of the flags is an affix.
  func holdsAny(_ flags: [UInt16]) -> Bool { flags.contains { places[Int($0)] != 0 } }

  /// What an entry puts to the word.
  func addition(_ i: Int) -> [UInt8] { sources[i].addition }

  /// The flags of a form that an entry makes.
  func continuation(_ i: Int) -> [UInt16] { sources[i].continuation }

  /// Whether an entry fits the end of a word.
  func matchesEnd(of word: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    let kept = word.count - sources[i].strip.count
    for k in sources[i].strip.indices where word[kept + k] != sources[i].strip[k] { return false }
    return sources[i].condition.matchesEnd(of: word)
  }

  /// Whether an entry fits the start of a word.
  func matchesStart(of word: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    for k in sources[i].strip.indices where word[k] != sources[i].strip[k] { return false }
    return sources[i].condition.matchesStart(of: word)
  }
}
