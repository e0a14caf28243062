import SourceText

/// All forms of the dictionaries as a table of hashes.
///
/// Open addressing with linear probing. A slot holds the upper 48 bits of the form's `ByteHash`, then
/// 8 bits of frequency and 8 bits of flags; 0 is free. With 300,000 forms, a word that is in no
/// dictionary is taken for one that is with a chance of one in 10^9.
///
/// `@unchecked Sendable`: the pointer leads into `memory`, which is never written after it is made and which
/// the value itself holds.
package struct CompiledWords: @unchecked Sendable {
  /// What is known of one form.
  package struct Entry: Sendable, Equatable {
    var slot: UInt64

    /// The dictionaries that hold the form.
    package var varieties: Variety { Variety(rawValue: UInt8(slot & 7)) }
    /// Whether the form may be offered as a suggestion.
    package var isSuggested: Bool { slot & WordFlags.noSuggest.bits == 0 }
    /// Whether a dictionary holds the form itself, and not only its form in capitals.
    var isWord: Bool { slot & 7 != 0 }
    /// Whether the form is right in this case only (Hunspell's KEEPCASE).
    var keepsCase: Bool { slot & WordFlags.keepCase.bits != 0 }
    /// 0 for words that are not in the list of frequent words; otherwise 16 a doubling of the
    /// frequency, 255 for the most frequent.
    var frequency: UInt8 { UInt8(truncatingIfNeeded: slot >> 8) }
  }

  /// The slots as they are kept in a file.
  let slots: UnsafeBufferPointer<UInt64>
  private let memory: StoredBytes
  /// Number of distinct forms.
  package let count: Int
  /// Whether what was kept is sound; nil for a table that was made in this run.
  private let check: SectionCheck?

  /// A table of slots whose number is a power of two, which stand in a piece of memory.
  init(_ slots: UnsafeBufferPointer<UInt64>, of memory: StoredBytes, count: Int, check: SectionCheck? = nil) {
    self.slots = slots
    self.memory = memory
    self.count = count
    self.check = check
  }

  /// An empty table.
  init() { self = CompiledWordsBuilder(expecting: 0).finish() }

  /// What is known of a form by its exact-case hash; nil when the dictionaries do not hold it.
  @inline(__always)
  package subscript(_ hash: UInt64) -> Entry? {
    let mask = slots.count - 1
    var i = CompiledWords.home(hash) & mask
    if let check, !check.isSound(at: i) { return check.remade.entry(hash) }
    while slots[i] != 0 {
      if CompiledWords.isSame(slots[i], hash) { return Entry(slot: slots[i]) }
      i = (i + 1) & mask
      if i % SectionCheck.size == 0, let check, !check.isSound(at: i) { return check.remade.entry(hash) }
    }
    return nil
  }

  /// The same as a call, for the rare table that was damaged.
  @inline(never)
  private func entry(_ hash: UInt64) -> Entry? { self[hash] }

  /// Whether a dictionary holds the form with this exact-case hash.
  @inline(__always)
  package func holds(_ hash: UInt64) -> Bool { self[hash]?.isWord ?? false }

  /// Where a form's slot is looked for first, of its hash or its slot.
  @inline(__always)
  static func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 16 ^ hash >> 40) }

  /// Whether a slot is that of a hash.
  @inline(__always)
  static func isSame(_ slot: UInt64, _ hash: UInt64) -> Bool { (slot ^ hash) >> 16 == 0 }
}
