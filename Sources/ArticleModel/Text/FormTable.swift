import SourceText

/// The distinct folded forms of an article with what is counted of them.
public struct FormTable: Sendable {
  /// One distinct form.
  public struct Form: Sendable {
    /// `ByteHash` of the folded bytes.
    public var hash: UInt64
    /// Core range of the first token of this form.
    public var first: TextRange
    /// All occurrences.
    public var count: UInt32
    /// Occurrences written wholly in lower case.
    public var lowercaseCount: UInt32
    /// Occurrences with a capital that no sentence start explains.
    public var capitalisedInsideCount: UInt32
    /// Index of the first token of this form.
    public var firstToken: UInt32
  }

  public private(set) var forms: [Form]
  /// By form: what its first letters hash to (see `WordList.mayBegin`).
  public private(set) var leads: [UInt64]
  /// Open addressing: 1-based form ids, 0 is free. The size is a power of two.
  private var slots: [UInt32]
  /// The tokens of all forms, those of one form side by side and in order.
  private var occurrences: [UInt32] = []
  /// By form: where its tokens end in `occurrences`.
  private var ends: [UInt32] = []

  init(expecting count: Int) {
    forms = [
      Form(
        hash: 0, first: TextRange(0, 0), count: 0, lowercaseCount: 0, capitalisedInsideCount: 0,
        firstToken: 0)
    ]
    leads = [0]
    var size = 256
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  public subscript(_ id: UInt32) -> Form { forms[Int(id)] }

  /// Number of distinct forms; ids run from 1 to this.
  public var count: Int { forms.count - 1 }

  /// The id of a form by its folded hash; nil when the article does not hold it.
  public func id(of foldedHash: UInt64) -> UInt32? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: foldedHash) & mask
    while slots[slot] != 0 {
      if forms[Int(slots[slot])].hash == foldedHash { return slots[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The indices of all tokens of a form, in order; empty while the article is being parsed.
  public func tokens(of id: UInt32) -> ArraySlice<UInt32> {
    guard Int(id) < ends.count, id > 0 else { return [] }
    return occurrences[Int(ends[Int(id) - 1])..<Int(ends[Int(id)])]
  }

  /// Notes where each form stands, when all tokens are known.
  mutating func index(_ tokens: [Token]) {
    var next = [UInt32](repeating: 0, count: forms.count)
    var total: UInt32 = 0
    for id in 1..<max(1, forms.count) {
      next[id] = total
      total += forms[id].count
    }
    var places = [UInt32](repeating: 0, count: Int(total))
    for i in tokens.indices where tokens[i].form != 0 {
      let id = Int(tokens[i].form)
      places[Int(next[id])] = UInt32(i)
      next[id] += 1
    }
    occurrences = places
    ends = next
  }

  /// The id of a form, one more of which was read; `lead` is asked for where it is new.
  mutating func intern(
    _ hash: UInt64, core: TextRange, token: Int, lowercase: Bool, lead: @autoclosure () -> UInt64
  ) -> UInt32 {
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
    leads.append(lead())
    let id = UInt32(forms.count - 1)
    slots[slot] = id
    if forms.count * 2 > slots.count { grow() }
    return id
  }

  /// Counts one more of a form.
  mutating func countAgain(_ id: UInt32, lowercase: Bool) {
    forms[Int(id)].count += 1
    if lowercase { forms[Int(id)].lowercaseCount += 1 }
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
