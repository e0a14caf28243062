/// The order of the bytes in a file of UTF-16.
@frozen public enum WideOrder: Sendable {
  case little
  case big

  /// The order of a file that begins with the mark; nil for any other.
  @inlinable @inline(__always)
  public init?(_ bytes: [UInt8]) {
    // No text in UTF-8 begins with one of the two.
    guard bytes.count >= 2, bytes[0] >= 0xFE, bytes[0] ^ bytes[1] == 1 else { return nil }
    self = bytes[0] == 0xFF ? .little : .big
  }

  /// The order of a file without a mark: nearly every second byte of its beginning is zero, as in no other text.
  public init?(unmarked bytes: [UInt8]) {
    let front = bytes.prefix(256)
    let units = front.count / 2
    guard units >= 4 else { return nil }
    func high(_ offset: Int) -> Int {
      (0..<units).count { front[$0 * 2 + offset] == 0 && front[$0 * 2 + 1 - offset] >= 0x09 }
    }
    if high(1) * 10 >= units * 9 {
      self = .little
    } else if high(0) * 10 >= units * 9 {
      self = .big
    } else {
      return nil
    }
  }

  /// The unit at an offset; the byte itself where it is half a unit.
  @inlinable
  public func unit(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> UInt16 {
    guard i + 1 < bytes.count else { return UInt16(bytes[i]) }
    let (first, second) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
    return self == .little ? second << 8 | first : first << 8 | second
  }

  /// Some of a file's bytes as text, without the mark.
  func string(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { p in
      let units = stride(from: 0, to: p.count, by: 2).map { unit(p, at: $0) }
      return String(decoding: units.first == 0xFEFF ? units[1...] : units[...], as: UTF16.self)
    }
  }

  /// Where lines begin in a file, in bytes: behind the mark, and behind LF, CRLF and a lone CR.
  func lineStarts(_ p: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var starts: [UInt32] = [0]
    var i = 0
    while i + 1 < p.count {
      let here = unit(p, at: i)
      i += 2
      if here == 0x0D, i + 1 < p.count, unit(p, at: i) == 0x0A { i += 2 }
      if here == 0x0A || here == 0x0D { starts.append(UInt32(truncatingIfNeeded: i)) }
    }
    return starts
  }

  /// Scalars and UTF-16 units in a range of a file's bytes that begins at a unit; the mark counts as none.
  func counts(_ p: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (scalars: UInt32, units: UInt32) {
    var (scalars, units): (UInt32, UInt32) = (0, 0)
    var i = range.lowerBound
    while i < range.upperBound {
      let here = unit(p, at: i)
      if i > 0 || here != 0xFEFF {
        units += 1
        // The second half of a pair is no scalar of its own.
        if here & 0xFC00 != 0xDC00 { scalars += 1 }
      }
      i += 2
    }
    return (scalars, units)
  }
}
