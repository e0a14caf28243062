import ArticleModel
import SourceText

/// The single-byte encoding of Western Windows, of which ISO 8859-1 text without controls is a part.
enum Windows1252 {
  /// Scalars of the bytes 0x80 to 0x9F, 0 where none is defined; all others are their own scalar.
  /// Source: the index of windows-1252 in the mapping tables of Unicode (CP1252.TXT).
  private static let upperControls: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
  ]

  /// The scalar of a byte; 0 where none is defined.
  static func scalar(_ byte: UInt8) -> UInt32 {
    (0x80...0x9F).contains(byte) ? UInt32(upperControls[Int(byte) - 0x80]) : UInt32(byte)
  }

  /// Whether bytes that are not UTF-8 are surely in this encoding: each is defined in it, no two or more
  /// of them make a UTF-8 sequence, and three quarters stand as its letters and marks do in words.
  static func isCertain(_ p: UnsafeBufferPointer<UInt8>) -> Bool {
    var count = 0
    var likely = 0
    let kinds = (0...255).map { kind(of: scalar($0)) }
    for i in p.indices where p[i] >= 0x80 {
      let kind = kinds[Int(p[i])]
      guard kind != .undefined, Scalars.decode(p, at: i).length == 1 else { return false }
      count += 1
      let before = i > 0 ? p[i - 1] : 0x0A
      let after = i + 1 < p.count ? p[i + 1] : 0x0A
      if isLikely(kind, between: before, and: after) { likely += 1 }
    }
    return count > 0 && likely * 4 >= count * 3
  }

  private enum Kind {
    case undefined
    case small
    case capital
    /// Quotation marks, dashes, dots and no-break spaces.
    case mark
    /// Signs of money, degrees, footnotes and trade marks.
    case sign
  }

  private static func kind(of value: UInt32) -> Kind {
    switch value {
    case 0: .undefined
    case 0x2018...0x201E, 0x2013, 0x2014, 0x2026, 0xA0, 0xAB, 0xBB: .mark
    default: !Scalars.isLetter(value) ? .sign : Scalars.isUpper(value) ? .capital : .small
    }
  }

  /// Whether a byte beyond ASCII stands where its character belongs. Other single-byte encodings give
  /// themselves away: Cyrillic has no ASCII letters beside its own, Central European letters become
  /// signs within words, and the apostrophe and accents of the Macintosh become capitals within words.
  private static func isLikely(_ kind: Kind, between before: UInt8, and after: UInt8) -> Bool {
    let letters = (isASCIILetter(before), isASCIILetter(after))
    switch kind {
    case .undefined: return false
    case .small: return letters.0 || letters.1
    case .capital: return (letters.0 || letters.1) && !Scalars.isLower(UInt32(before))
    case .mark: return before < 0x80 || after < 0x80
    // At the edge of a word or number, never within a word.
    case .sign: return before < 0x80 && after < 0x80 && letters != (true, true)
    }
  }

  private static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// For places in such a file.
  static let coding = CharacterCoding(.single) { bytes in
    var out: [UInt8] = []
    for byte in bytes {
      let value = scalar(byte)
      _ = UTF8Writing.append(value == 0 ? UInt32(byte) : value, to: &out)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Writes the file in UTF-8 and, unless the file itself does, says so in a note at its first byte beyond ASCII.
  static func decode(_ file: SourceText, firstHighByte: Int, isDeclared: Bool = false) -> DecodedText {
    let written = Transcoding.write(file.bytes, capacity: file.bytes.count + file.bytes.count / 16) {
      bytes, place, out in
      // What Windows leaves undefined is a control character of Latin-1.
      let value = scalar(bytes[place])
      _ = UTF8Writing.append(value == 0 ? UInt32(bytes[place]) : value, to: &out)
      return 1
    }
    let note = ReadProblem(
      kind: .assumedEncoding, isError: false, range: TextRange(firstHighByte, firstHighByte + 1),
      message: "the file is not UTF-8; it is read as Windows-1252")
    return DecodedText(
      text: SourceText(name: file.name, bytes: written.text),
      origin: OriginMap(segments: written.origin.segments, layers: [.windows1252]),
      problems: isDeclared ? [] : [note])
  }
}
