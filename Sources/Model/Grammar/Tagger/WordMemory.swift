import SourceText
import Synchronization

/// What lexicon and tagger say of plain words, whatever stands around them: looked up when a word is first met, for
/// all articles of a run.
///
/// A word has one of four places of a table of a fixed size, and stays there; of one that finds all taken nothing is
/// remembered. Whoever reads a place takes no lock: an entry is whole before its address is put there, and is never
/// changed or given back while the table is.
final class WordMemory: Sendable {
  /// What is known of a word in one shape, at the start of a sentence or inside it.
  struct Entry: BitwiseCopyable {
    /// See `key`.
    var key: UInt64
    /// As `WordFeatures` has them.
    var form: UInt64
    var lastThree: UInt64
    /// The weights of what is known of the word alone; nil where it has but one tag.
    var row: UnsafePointer<Int16>?
    /// What the word says of its neighbours; see `TaggerModel.sides`.
    var sides: UnsafePointer<Int16>?
    /// Its number in the lexicon.
    var number: UInt32
    var classes: WordClasses
    /// The only tag that it has anywhere; `.outside` where the sentence decides.
    var tag: Tag
  }

  private let shared = SharedPlaces()

  /// The table itself. `@unchecked Sendable`: the pointer leads to atomic values, which live as long as the object.
  private final class SharedPlaces: @unchecked Sendable {
    let first: UnsafeMutablePointer<Atomic<UInt>>

    init() {
      first = .allocate(capacity: WordMemory.size)
      for i in 0..<WordMemory.size { (first + i).initialize(to: Atomic(0)) }
    }

    deinit {
      for i in 0..<WordMemory.size {
        UnsafeRawPointer(bitPattern: first[i].load(ordering: .acquiring))?.deallocate()
      }
      first.deinitialize(count: WordMemory.size)
      first.deallocate()
    }
  }

  /// How many words it holds at most; a power of two.
  private static let size = 1 << 15
  /// How many of them a word may have; a power of two.
  private static let choices = 4

  /// The places, for whoever holds the memory while it reads: words are looked up without counting references.
  var places: Places { Places(first: shared.first) }

  /// The key of a word, by its folded hash.
  @inline(__always)
  static func key(_ hash: UInt64, shape: UInt8, isFirst: Bool) -> UInt64 {
    hash &+ (UInt64(shape) &* 2 &+ (isFirst ? 1 : 0)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// See `places`.
  struct Places {
    fileprivate let first: UnsafeMutablePointer<Atomic<UInt>>

    /// What is known of a word; nil where it is not remembered.
    @inline(__always)
    func known(_ key: UInt64) -> UnsafePointer<Entry>? {
      var place = WordMemory.home(key)
      let end = place + WordMemory.choices
      // They are taken in this order.
      while place < end, let entry = entry(place) {
        if entry.pointee.key == key { return entry }
        place += 1
      }
      return nil
    }

    @inline(__always)
    private func entry(_ place: Int) -> UnsafePointer<Entry>? {
      UnsafePointer(bitPattern: first[place].load(ordering: .acquiring))
    }

    /// Whether a place is free for a word.
    func hasRoom(_ key: UInt64) -> Bool {
      entry(WordMemory.home(key) + WordMemory.choices - 1) == nil
    }

    /// Remembers a word if a place is free; its room is the table's from then on.
    func remember(_ entry: Entry, in room: Room) -> Bool {
      room.memory.initializeMemory(as: Entry.self, to: entry)
      let home = WordMemory.home(entry.key)
      for place in home..<home + WordMemory.choices {
        let (isFree, _) = first[place].compareExchange(
          expected: 0, desired: UInt(bitPattern: room.memory), ordering: .acquiringAndReleasing)
        if isFree { return true }
      }
      room.memory.deallocate()
      return false
    }
  }

  /// Memory for an entry and the rows that it names, in one piece.
  struct Room {
    fileprivate let memory: UnsafeMutableRawPointer

    /// `rows`: how many.
    init(rows: Int) {
      memory = .allocate(
        byteCount: MemoryLayout<Entry>.stride + rows * TagScores.count * MemoryLayout<Int16>.stride,
        alignment: MemoryLayout<Entry>.alignment)
    }

    /// Where the rows stand, one behind the other.
    var rows: UnsafeMutablePointer<Int16> {
      (memory + MemoryLayout<Entry>.stride).assumingMemoryBound(to: Int16.self)
    }
  }

  /// The first of a word's places.
  @inline(__always)
  fileprivate static func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: key ^ key >> 32) & (size - choices)
  }
}
