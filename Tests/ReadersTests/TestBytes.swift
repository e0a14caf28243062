import ArticleModel
import Readers
import SourceText

/// A generator of numbers that gives the same row on every run (SplitMix64, Steele, Lea and Flood).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// A string in UTF-16, with or without the mark in front.
func utf16(_ string: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
  ((mark ? [0xFEFF] : []) + Array(string.utf16)).flatMap { unit in
    let high = UInt8(unit >> 8)
    let low = UInt8(truncatingIfNeeded: unit)
    return bigEndian ? [high, low] : [low, high]
  }
}

/// UTF-16 bytes without a mark as a string.
func fromUTF16(_ bytes: [UInt8], bigEndian: Bool = false) -> String {
  let units = stride(from: 0, to: bytes.count - 1, by: 2).map { i in
    let (high, low) = bigEndian ? (bytes[i], bytes[i + 1]) : (bytes[i + 1], bytes[i])
    return UInt16(high) << 8 | UInt16(low)
  }
  return String(decoding: units, as: UTF16.self)
}

/// Reads bytes as a file of this name.
func read(_ bytes: [UInt8], name: String = "story.txt", as format: FileFormat? = nil) -> ReadResult {
  DocumentReader.read(SourceText(name: name, bytes: bytes), as: format)
}

/// Reads a string as a file of this name.
func read(_ string: String, name: String = "story.txt", as format: FileFormat? = nil) -> ReadResult {
  read(Array(string.utf8), name: name, as: format)
}

extension ReadResult {
  /// The text that was read.
  var string: String { String(decoding: document.text.bytes, as: UTF8.self) }
  /// The rules of the problems, in order.
  var rules: [String] { problems.map(\.rule) }

  /// The ranges of a part of the text whose bytes of the file, written out by `decode`, are other text:
  /// none where the map is right. Tries every range, so texts must be short.
  func misled(
    _ file: [UInt8], in part: TextRange? = nil, decode: ([UInt8]) -> String?
  ) -> [TextRange] {
    let bytes = document.text.bytes
    let part = part ?? TextRange(0, bytes.count)
    let places = (part.lower...part.upper).filter { $0 == bytes.count || bytes[$0] & 0xC0 != 0x80 }
    var wrong: [TextRange] = []
    for (i, start) in places.enumerated() {
      for end in places[(i + 1)...] {
        let range = TextRange(start, end)
        let there = document.origin.fileRange(range)
        let isRight =
          there.upper <= file.count
          && decode(Array(file[there.lower..<there.upper])) == document.text[range]
        if !isRight { wrong.append(range) }
      }
    }
    return wrong
  }
}
