/// Case folding of UTF-8 without `Character` or Foundation: what makes two spellings the same form.
///
/// Letters are lower-cased where Unicode gives one scalar for it; curly and modifier apostrophes
/// become the straight one; soft hyphens vanish. Diacritics stay (see `Diacritics`).
public enum Folding {
  /// The folded bytes.
  public static func fold(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.withUnsafeBufferPointer { fold($0) }
  }

  /// The folded bytes.
  public static func fold(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBufferPointer { fold($0) } }

  // Concrete, since a generic one is not specialised for the modules that call it.
  /// The folded bytes.
  public static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var isPlain = true
    for byte in bytes where byte >= 0x80 { isPlain = false }
    if isPlain {
      // A copy is cheaper to make than an array without values, which is not specialised.
      var out = [UInt8](bytes)
      out.withUnsafeMutableBufferPointer { out in
        for i in 0..<out.count { out[i] = lower(out[i]) }
      }
      return out
    }
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      append(scalar, to: &out)
    }
    return out
  }

  /// Lower-cases an ASCII letter; other bytes stay.
  @inlinable @inline(__always)
  public static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// Appends the folded UTF-8 of one scalar.
  public static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    switch scalar.value {
    case 0...0x7F:
      out.append(lower(UInt8(scalar.value)))
    case 0x2018, 0x2019, 0x02BC, 0xFF07:
      out.append(0x27)
    case 0xAD:
      break
    default:
      let mapped = scalar.properties.lowercaseMapping.unicodeScalars
      let folded = mapped.count == 1 ? mapped.first ?? scalar : scalar
      out.append(contentsOf: UTF8.encode(folded) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// Adds the folded form of some of the bytes to a hash, without making it.
  @inlinable
  public static func add(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to hash: inout ByteHash) {
    var i = range.lowerBound
    while i < range.upperBound {
      if bytes[i] < 0x80 {
        hash.add(lower(bytes[i]))
        i += 1
      } else {
        let (value, size) = Scalars.decode(bytes, at: i)
        LowerCaseTable.add(value, to: &hash)
        i += size
      }
    }
  }
}
