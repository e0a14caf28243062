import SourceText

/// Undoes the reading of UTF-8 as Windows-1252.
enum Windows1252 {
  /// The scalars of bytes 0x80 to 0x9F; 0 where the code page has none, for which readers put the
  /// control of the same number. Source: Unicode's mapping file CP1252.TXT.
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The byte that a scalar comes from; nil when it comes from none.
  private static func byte(_ value: UInt32) -> UInt8? {
    if value >= 0x80, value <= 0xFF { return UInt8(value) }
    return upper.firstIndex(of: value).map { UInt8($0 + 0x80) }
  }

  /// Runs of two and more scalars outside ASCII that may all be such bytes, and begin with one that
  /// leads a UTF-8 sequence.
  static func runs(of text: SourceText) -> [TextRange] {
    text.bytes.withUnsafeBufferPointer { p in
      var runs: [TextRange] = []
      var i = 0
      while i < p.count {
        guard p[i] >= 0x80 else {
          i += 1
          continue
        }
        let start = i
        var count = 0
        while i < p.count, p[i] >= 0x80 {
          let (value, length) = Scalars.decode(p, at: i)
          guard byte(value) != nil else { break }
          count += 1
          i += length
        }
        if count > 1, leads(p, at: start) { runs.append(TextRange(start, i)) }
        if i < p.count, p[i] >= 0x80 { i += Scalars.decode(p, at: i).length }
      }
      return runs
    }
  }

  private static func leads(_ p: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    (0xC2...0xF4).contains(Scalars.decode(p, at: i).value)
  }

  /// The text that was meant, read back once or twice; nil when the run is no mojibake.
  static func readBack(_ bytes: ArraySlice<UInt8>) -> String? {
    guard let once = decoded(bytes) else { return nil }
    return decoded(Array(once.utf8)[...]) ?? once
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var raw: [UInt8] = []
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      guard scalar.value >= 0x80, let byte = byte(scalar.value) else { return nil }
      raw.append(byte)
    }
    guard raw.count > 1, let text = String(validating: raw, as: UTF8.self) else { return nil }
    return text.unicodeScalars.allSatisfy { isPlausible($0.value) } ? text : nil
  }

  /// Letters and marks of European copy, and no-break spaces; a double reading gives such scalars too.
  private static func isPlausible(_ value: UInt32) -> Bool {
    switch value {
    case 0xA0...0x17F, 0x2010...0x2026, 0x2030, 0x2039...0x203A, 0x20AC, 0x2122, 0x02C6, 0x02DC, 0x0192: true
    default: false
    }
  }
}
