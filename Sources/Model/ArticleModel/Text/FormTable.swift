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

  /// By id; the first one, of id 0, is empty and stands for marks.
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
    forms = []
    leads = []
    forms.reserveCapacity(min(count, 1 << 12) / 2 + 16)
    leads.reserveCapacity(min(count, 1 << 12) / 2 + 16)
    forms.append(
      Form(
        hash: 0, first: TextRange(0, 0), count: 0, lowercaseCount: 0, capitalisedInsideCount: 0,
        firstToken: 0))
    leads.append(0)
    var size = 256
    while size < count * 2 { size *= 2 }
    slots = Array(repeating: 0, count: size)
  }

  /// The form of an id, 1 to `count`; that of 0, the id of marks, is an empty one.
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

  /// Counts each form and notes where it stands, when all tokens are known.
  mutating func index(_ tokens: [Token]) {
    var next = [UInt32](repeating: 0, count: forms.count)
    let total = forms.withUnsafeMutableBufferPointer { forms in
      tokens.withUnsafeBufferPointer { FormTable.count($0, in: forms) }
      var total: UInt32 = 0
      for id in 1..<forms.count {
        next[id] = total
        total += forms[id].count
      }
      return Int(total)
    }
    occurrences = [UInt32](unsafeUninitializedCapacity: total) { places, count in
      tokens.withUnsafeBufferPointer { tokens in
        next.withUnsafeMutableBufferPointer { next in
          for i in 0..<tokens.count where tokens[i].form != 0 {
            let id = Int(tokens[i].form)
            places.initializeElement(at: Int(next[id]), to: UInt32(truncatingIfNeeded: i))
            next[id] += 1
          }
        }
      }
      count = total
    }
    ends = next
  }

  /// Counts the tokens of each form; marks, of form 0, are not counted.
  private static func count(_ tokens: UnsafeBufferPointer<Token>, in forms: UnsafeMutableBufferPointer<Form>)
  {
    for token in tokens {
      forms[Int(token.form)].count += 1
      forms[Int(token.form)].lowercaseCount += token.isLowercase ? 1 : 0
    }
    forms[0].count = 0
  }

  /// The id of a form that was read; `lead` is asked for where it is new.
  mutating func intern(
    _ hash: UInt64, core: TextRange, token: Int, lead: @autoclosure () -> UInt64
  ) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let id = slots[slot]
      if id == 0 { break }
      if forms[Int(id)].hash == hash { return id }
      slot = (slot + 1) & mask
    }
    let id = UInt32(truncatingIfNeeded: forms.count)
    forms.append(
      Form(
        hash: hash, first: core, count: 0, lowercaseCount: 0, capitalisedInsideCount: 0,
        firstToken: UInt32(truncatingIfNeeded: token)))
    leads.append(lead())
    slots[slot] = id
    if forms.count * 2 > slots.count { grow() }
    return id
  }

  /// The forms and what their first letters hash to, for a reader of many tokens.
  public func reading<Result>(
    _ body: (UnsafeBufferPointer<Form>, _ leads: UnsafeBufferPointer<UInt64>) -> Result
  ) -> Result {
    forms.withUnsafeBufferPointer { forms in leads.withUnsafeBufferPointer { body(forms, $0) } }
  }

  /// The same for the parser, which counts capitals in the forms.
  mutating func writing<Result>(
    _ body: (UnsafeMutableBufferPointer<Form>, _ leads: UnsafeBufferPointer<UInt64>) -> Result
  ) -> Result {
    forms.withUnsafeMutableBufferPointer { forms in leads.withUnsafeBufferPointer { body(forms, $0) } }
  }

  /// The ids of the forms for which, with what their first letters hash to, something holds.
  func ids(where holds: (Form, _ lead: UInt64) -> Bool) -> [UInt32] {
    reading { forms, leads in
      var ids: [UInt32] = []
      for id in 1..<max(1, forms.count) where holds(forms[id], leads[id]) {
        ids.append(UInt32(truncatingIfNeeded: id))
      }
      return ids
    }
  }

  /// The ids of the first words of those entries of which the article holds every word, each once.
  func firstIDs(of words: PhraseWords) -> [UInt32] {
    slots.withUnsafeBufferPointer { slots in
      forms.withUnsafeBufferPointer { forms in
        words.firstIDs { hash in
          var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
          while slots[slot] != 0 {
            if forms[Int(slots[slot])].hash == hash { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
          }
          return nil
        }
      }
    }
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
