/// How a file that is in neither UTF-8 nor UTF-16 writes its characters: what its places are counted by, and how its
/// bytes are shown.
public final class CharacterCoding: Sendable {
  /// How many bytes a character takes, by its first ones. In each of them a line end is a byte by itself, and never
  /// the second byte of another character.
  public enum Width: Sendable {
    /// One byte a character: ISO 8859, Windows-125x, KOI8.
    case single
    /// Two bytes from 0x81 on: Big5, code page 949.
    case double
    /// Shift_JIS, where 0xA0 to 0xDF are letters of one byte.
    case shiftJIS
    /// EUC-JP: three bytes behind 0x8F.
    case eucJP
    /// GB 18030: two bytes, or four where the second is a digit.
    case gb18030
  }

  /// How many bytes a character of the file takes.
  public let width: Width
  private let decoded: @Sendable (ArraySlice<UInt8>) -> String

  /// - Parameter decoded: The text of whole characters.
  public init(_ width: Width, decoded: @escaping @Sendable (ArraySlice<UInt8>) -> String) {
    self.width = width
    self.decoded = decoded
  }

  /// The text of a range of a file's bytes.
  func string(_ bytes: ArraySlice<UInt8>) -> String { decoded(bytes) }

  /// The bytes of the character at an offset, one at least, and its units in UTF-16.
  func measure(_ p: UnsafeBufferPointer<UInt8>, at i: Int) -> (bytes: Int, units: UInt32) {
    let lead = p[i]
    guard lead >= 0x81, i + 1 < p.count, width != .single else { return (1, 1) }
    let next = p[i + 1]
    // What follows no lead byte is a fault of one byte.
    guard next >= 0x30, next != 0x7F else { return (1, 1) }
    switch width {
    case .single: return (1, 1)
    case .double: return lead == 0xFF || next < 0x40 ? (1, 1) : (2, 1)
    case .shiftJIS: return 0xA0...0xDF ~= lead || lead > 0xFC || next < 0x40 ? (1, 1) : (2, 1)
    case .eucJP:
      guard next >= 0xA1 else { return (1, 1) }
      if lead == 0x8F { return (min(3, p.count - i), 1) }
      return lead == 0x8E || lead >= 0xA1 ? (2, 1) : (1, 1)
    case .gb18030:
      if lead == 0xFF { return (1, 1) }
      if next >= 0x40 { return (2, 1) }
      // From 0x90 on beyond the first plane of Unicode: two units.
      return next <= 0x39 && i + 4 <= p.count ? (4, lead >= 0x90 ? 2 : 1) : (1, 1)
    }
  }

  /// The start of the character that holds an offset, in a line that begins at `line`.
  public func boundary(_ bytes: [UInt8], before offset: Int, line: Int) -> Int {
    if width == .single { return min(offset, bytes.count) }
    return bytes.withUnsafeBufferPointer { p in
      var i = line
      while i < min(offset, p.count) {
        let next = i + measure(p, at: i).bytes
        if next > offset { break }
        i = next
      }
      return i
    }
  }
}

/// The counts of a file's characters before each block of its bytes.
struct CodedBlocks: Sendable {
  private(set) var scalars: [UInt32] = []
  private(set) var units: [UInt32] = []
  /// How many bytes of the block belong to a character that began before it.
  private var leads: [UInt8] = []
  private let shift: Int

  init(_ p: UnsafeBufferPointer<UInt8>, _ coding: CharacterCoding, shift: Int) {
    self.shift = shift
    var (scalar, unit): (UInt32, UInt32) = (0, 0)
    var i = 0
    for block in stride(from: 0, to: max(1, p.count), by: 1 << shift) {
      scalars.append(scalar)
      units.append(unit)
      leads.append(UInt8(i - block))
      while i < min(p.count, block + 1 << shift) {
        let width = coding.measure(p, at: i)
        i += width.bytes
        scalar += 1
        unit += width.units
      }
    }
  }

  /// The characters that begin before an offset.
  func counts(
    _ p: UnsafeBufferPointer<UInt8>, upTo offset: Int, _ coding: CharacterCoding
  ) -> (scalars: UInt32, units: UInt32) {
    let block = min(offset >> shift, scalars.count - 1)
    var (scalar, unit) = (scalars[block], units[block])
    var i = block << shift + Int(leads[block])
    while i < offset {
      let width = coding.measure(p, at: i)
      i += width.bytes
      scalar += 1
      unit += width.units
    }
    return (scalar, unit)
  }
}
