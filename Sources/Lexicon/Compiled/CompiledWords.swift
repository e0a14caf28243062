import SourceText

/// All forms of the dictionaries as a table of hashes.
///
/// Open addressing with linear probing. A slot holds the upper 48 bits of the form's `ByteHash`, then
/// 8 bits of frequency and 8 bits of flags; 0 is free. With 300,000 forms, a word that is in no
/// dictionary is taken for one that is with a chance of one in 10^9.
package struct CompiledWords: Sendable {
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

  /// The slots; their number is a power of two.
  private(set) var slots: [UInt64]
  /// Number of distinct forms.
  package private(set) var count: Int

  /// An empty table with room for a number of forms.
  init(expecting forms: Int = 0) {
    var size = 1024
    while size < forms * 3 / 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    count = 0
  }

  /// A table read from a file.
  init(slots: [UInt64], count: Int) {
    self.slots = slots
    self.count = count
  }

  /// What is known of a form by its exact-case hash; nil when the dictionaries do not hold it.
  @inline(__always)
  package subscript(_ hash: UInt64) -> Entry? {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var i = CompiledWords.home(hash) & mask
      while slots[i] != 0 {
        if (slots[i] ^ hash) >> 16 == 0 { return Entry(slot: slots[i]) }
        i = (i + 1) & mask
      }
      return nil
    }
  }

  /// Whether a dictionary holds the form with this exact-case hash.
  @inline(__always)
  package func holds(_ hash: UInt64) -> Bool { self[hash]?.isWord ?? false }

  @inline(__always)
  private static func home(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 16 ^ hash >> 40) }

  /// Adds a form, or what a further entry says of a form that is already there.
  mutating func insert(_ hash: UInt64, _ flags: WordFlags) {
    if count * 3 / 2 > slots.count { grow() }
    let mask = slots.count - 1
    var i = CompiledWords.home(hash) & mask
    while slots[i] != 0 {
      if (slots[i] ^ hash) >> 16 == 0 {
        slots[i] = WordFlags.merged(slots[i], flags)
        return
      }
      i = (i + 1) & mask
    }
    slots[i] = hash & ~0xFFFF | flags.bits
    count += 1
  }

  /// Notes how frequent a form is; forms that are not in the table stay out of it.
  mutating func setFrequency(_ frequency: UInt8, of hash: UInt64) {
    let mask = slots.count - 1
    var i = CompiledWords.home(hash) & mask
    while slots[i] != 0 {
      if (slots[i] ^ hash) >> 16 == 0 {
        slots[i] = slots[i] & ~0xFF00 | UInt64(frequency) << 8
        return
      }
      i = (i + 1) & mask
    }
  }

  /// Doubles the table.
  private mutating func grow() {
    var bigger = [UInt64](repeating: 0, count: slots.count * 2)
    let mask = bigger.count - 1
    for slot in slots where slot != 0 {
      var i = CompiledWords.home(slot) & mask
      while bigger[i] != 0 { i = (i + 1) & mask }
      bigger[i] = slot
    }
    slots = bigger
  }
}
