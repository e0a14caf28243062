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
    /// Index of the last token of this form so far.
    fileprivate var lastToken: UInt32
  }

  public private(set) var forms: [Form]
  /// Open addressing: 1-based form ids, 0 is free. The size is a power of two.
  private var slots: [UInt32]
  /// By token: the index of the next token of the same form; 0 where none follows, and for marks.
  private var successors: [UInt32] = []

  init(expecting count: Int) {
    forms = [
      Form(
        hash: 0, first: TextRange(0, 0), count: 0, lowercaseCount: 0, capitalisedInsideCount: 0,
        firstToken: 0, lastToken: 0)
    ]
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

  /// Adds the indices of all tokens of a form, in order.
  public func appendTokens(of id: UInt32, to places: inout [UInt32]) {
    var token = forms[Int(id)].firstToken
    for _ in 0..<forms[Int(id)].count {
      places.append(token)
      token = token < UInt32(successors.count) ? successors[Int(token)] : 0
    }
  }

  /// Notes that a token is of a form that an earlier token had.
  private mutating func chain(_ token: Int, to id: UInt32) {
    let last = Int(forms[Int(id)].lastToken)
    while successors.count <= last { successors.append(0) }
    successors[last] = UInt32(token)
    forms[Int(id)].lastToken = UInt32(token)
  }

  mutating func intern(_ hash: UInt64, core: TextRange, token: Int, lowercase: Bool) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let id = slots[slot]
      if forms[Int(id)].hash == hash {
        forms[Int(id)].count += 1
        chain(token, to: id)
        if lowercase { forms[Int(id)].lowercaseCount += 1 }
        return id
      }
      slot = (slot + 1) & mask
    }
    forms.append(
      Form(
        hash: hash, first: core, count: 1, lowercaseCount: lowercase ? 1 : 0,
        capitalisedInsideCount: 0, firstToken: UInt32(token), lastToken: UInt32(token)))
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
