/// A set of byte values.
struct ByteSet: Equatable, Sendable {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  @inline(__always) mutating func insert(_ byte: UInt8) {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit: UInt64 = 1 << UInt64(byte & 63)
    let part = byte >> 6 == 0 ? low.0 : byte >> 6 == 1 ? low.1 : byte >> 6 == 2 ? high.0 : high.1
    return part & bit != 0
  }

  func intersects(_ other: ByteSet) -> Bool {
    low.0 & other.low.0 != 0 || low.1 & other.low.1 != 0 || high.0 & other.high.0 != 0
      || high.1 & other.high.1 != 0
  }

  mutating func formUnion(_ other: ByteSet) {
    low = (low.0 | other.low.0, low.1 | other.low.1)
    high = (high.0 | other.high.0, high.1 | other.high.1)
  }

  static func == (a: ByteSet, b: ByteSet) -> Bool { a.low == b.low && a.high == b.high }

  /// How often such bytes stand in running text, roughly, by the letter counts of English.
  var commonness: Int {
    (0...255).reduce(0) { sum, value in
      let byte = UInt8(value)
      guard contains(byte) else { return sum }
      if byte == 0x20 || byte == 0x0A { return sum + 100 }
      if byte >= 0x61, byte <= 0x7A { return sum + (byte == 0x65 ? 60 : 20) }
      return sum + (byte == 0x2E || byte == 0x2C ? 10 : 2)
    }
  }

  /// Bytes of which every match of a pattern holds at least one: the rarest such set; nil where nothing is
  /// known.
  static func required(by node: RegexNode) -> ByteSet? {
    switch node {
    case .scalar(let scalar): return ByteSet(of: scalar)
    case .oneOf(let bytes):
      return bytes.reduce(into: ByteSet()) { $0.formUnion(ByteSet(of: Unicode.Scalar($1))) }
    case .nonWord, .anything, .edge, .condition: return nil
    case .sequence(let nodes):
      return nodes.compactMap { required(by: $0) }.min { $0.commonness < $1.commonness }
    case .alternatives(let nodes):
      var union = ByteSet()
      for node in nodes {
        guard let own = required(by: node) else { return nil }
        union.formUnion(own)
      }
      return union
    case .repeated(let node, let minimum, _): return minimum > 0 ? required(by: node) : nil
    }
  }

  init() {}

  init(_ bytes: some Sequence<UInt8>) { for byte in bytes { insert(byte) } }

  /// A scalar in both its cases: of those outside ASCII the first byte, and none that is known for letters,
  /// whose other case may begin with another.
  private init(of scalar: Unicode.Scalar) {
    guard scalar.isASCII else {
      // Marks have no case; a letter may be any non-ASCII byte, or (the long s) an ASCII one.
      if WordBytes.isWord(scalar: scalar.value) {
        for byte in UInt8.min...UInt8.max { insert(byte) }
      } else {
        insert(String(scalar).utf8.first ?? 0)
      }
      return
    }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    insert(byte)
    let lower = byte | 0x20
    if lower >= 0x61, lower <= 0x7A {
      insert(lower)
      insert(lower & 0xDF)
    }
  }
}
