import SourceText

/// What makes two written forms the same word for the lists of `dictionaries/translation`: lower case, the
/// letters that Arabic and Persian share unified, vowel signs, tatweel and zero-width marks dropped.
enum WordFolding {
  /// The folded scalar; 0 for one that is dropped.
  @inline(__always)
  static func fold(_ value: UInt32) -> UInt32 {
    if value < 0x80 { return value &- 0x41 < 26 ? value | 0x20 : value }
    if value < 0x100 {
      if value == 0xAD { return 0 }
      return value >= 0xC0 && value <= 0xDE && value != 0xD7 ? value + 0x20 : value
    }
    if value >= 0x410, value < 0x430 { return value + 0x20 }
    if value >= 0x430, value < 0x450 { return value }
    if value < 0x700 { return small[Int(value)] }
    return foldRare(value)
  }

  /// The folded scalars of the scripts below 0x700, Arabic among them, found once.
  private static let small: [UInt32] = (0..<0x700).map { foldRare($0) }

  private static func foldRare(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x401, 0x451: return 0x435
    case 0x130: return 0x69
    // Arabic yeh and kaf, and the alef that ends words, as Persian writes them; alefs with signs bare.
    case 0x64A, 0x649: return 0x6CC
    case 0x643: return 0x6A9
    case 0x622, 0x623, 0x625, 0x671: return 0x627
    case 0x624: return 0x648
    case 0x629, 0x6C0: return 0x647
    case 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670, 0x6D6...0x6ED, 0x200B...0x200F, 0x202A...0x202E,
      0x2066...0x2069,
      0xFEFF, 0xAD, 0x301:
      return 0
    case 0x2019, 0x2BC, 0xFF07: return 0x27
    // The mark inside Hebrew acronyms.
    case 0x5F4, 0x201C, 0x201D: return 0x22
    case 0xFF01...0xFF5E: return fold(value - 0xFEE0)
    case 0x621...0x6FF, 0x3000...0xFFFF: return value
    default:
      guard let scalar = Unicode.Scalar(value) else { return value }
      let mapped = scalar.properties.lowercaseMapping.unicodeScalars
      return mapped.count == 1 ? mapped.first?.value ?? value : value
    }
  }

  /// Adds a folded scalar to a hash.
  @inline(__always)
  static func add(_ value: UInt32, to hash: inout ByteHash) {
    let folded = fold(value)
    if folded != 0 { hash.add(unit: folded) }
  }

  /// The hash of one word of a list.
  static func hash(_ word: some StringProtocol) -> UInt64 {
    var hash = ByteHash()
    for scalar in word.unicodeScalars { add(scalar.value, to: &hash) }
    return hash.value
  }

  /// The hash of some bytes of a side.
  static func hash(_ p: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    var hash = ByteHash()
    var i = start
    while i < end {
      let (value, length) = Scalars.decode(p, at: i)
      add(value, to: &hash)
      i += length
    }
    return hash.value
  }

  /// The hash of a phrase from those of its words.
  @inline(__always)
  static func joined(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    (phrase &* 0x9E37_79B9_7F4A_7C15) ^ (word &+ 0x517C_C1B7_2722_0A95)
  }
}
