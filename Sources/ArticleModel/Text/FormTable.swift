import SourceText

/// The distinct folded forms of an article with what is counted of them.
package struct FormTable: Sendable {
  /// One distinct form.
  package struct Form: Sendable {
    /// `ByteHash` of the folded bytes.
    package var hash: UInt64
    /// Core range of the first token of this form.
    package var first: TextRange
    /// All occurrences.
    package var count: UInt32
    /// Occurrences written wholly in lower case.
    package var lowercaseCount: UInt32
    /// Occurrences with a capital that no sentence start explains.
    package var capitalisedInsideCount: UInt32
    /// Index of the first token of this form.
    package var firstToken: UInt32
  }

  package private(set) var forms: [Form]
  /// Open addressing: 1-based form ids, 0 is free. The size is a power of two.
  private var slots: [UInt32]

  init(expecting count: Int) {
    forms = [
      Form(
        hash: 0, first: TextRange(0, 0), count: 0, lowercaseCount: 0, capitalisedInsideCount: 0, firstToken: 0
      )
    ]
    var size = 256
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  package subscript(_ id: UInt32) -> Form { forms[Int(id)] }

  /// Number of distinct forms; ids run from 1 to this.
  package var count: Int { forms.count - 1 }

  /// The id of a form by its folded hash; nil when the article does not hold it.
  package func id(of foldedHash: UInt64) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: foldedHash) & mask
    while slots[slot] != 0 {
      if forms[Int(slots[slot])].hash == foldedHash { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  mutating func intern(_ hash: UInt64, core: TextRange, token: Int, lowercase: Bool) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let id = slots[slot]
      if forms[Int(id)].hash == hash {
        forms[Int(id)].count += 1
        if lowercase { forms[Int(id)].lowercaseCount += 1 }
        return id
      }
      slot = (slot + 1) & mask
    }
    forms.append(
      Form(
        hash: hash, first: core, count: 1, lowercaseCount: lowercase ? 1 : 0,
        capitalisedInsideCount: 0, firstToken: UInt32(token)))
    let id = UInt32(forms.count - 1)
    slots[slot] = id
    if forms.count * 2 > slots.count { grow() }
    return id
  }

  mutating func countCapitalisedInside(_ id: UInt32) {
    forms[Int(id)].capitalisedInsideCount += 1
  }

  private mutating func grow() {
    var bigger: [UInt32] = Array(repeating: 0, count: slots.count * 2)
    let mask = bigger.count - 1
    for id in 1..<forms.count {
      var slot = Int(truncatingIfNeeded: forms[id].hash) & mask
      while bigger[slot] != 0 { slot = (slot + 1) & mask }
      bigger[slot] = UInt32(id)
    }
    slots = bigger
  }
}
