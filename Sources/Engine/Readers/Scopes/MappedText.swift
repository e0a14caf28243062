import ArticleModel
import SourceText

/// Bytes that know where each of them comes from: what mark-up is turned into on its way to the text that rules
/// read. Bytes that stand nowhere have an empty range.
struct MappedText {
  private(set) var bytes: [UInt8] = []
  private var starts: [Int32] = []
  private var ends: [Int32] = []

  var isEmpty: Bool { bytes.isEmpty }
  var count: Int { bytes.count }

  /// The source of a byte.
  func source(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(ends[index]) }

  /// Appends bytes that stand in the source as they are.
  mutating func append(_ slice: some Collection<UInt8>, at start: Int) {
    bytes.append(contentsOf: slice)
    for i in start..<(start + slice.count) {
      starts.append(Int32(truncatingIfNeeded: i))
      ends.append(Int32(truncatingIfNeeded: i + 1))
    }
  }

  /// Appends bytes that stand for a stretch of the source as a whole.
  mutating func append(_ slice: some Collection<UInt8>, for range: Range<Int>) {
    bytes.append(contentsOf: slice)
    for _ in slice {
      starts.append(Int32(truncatingIfNeeded: range.lowerBound))
      ends.append(Int32(truncatingIfNeeded: range.upperBound))
    }
  }

  /// Appends bytes that stand nowhere, near an offset.
  mutating func append(made text: String, near offset: Int) {
    append(Array(text.utf8), for: offset..<offset)
  }

  /// Appends a part of another text.
  mutating func append(_ other: MappedText, _ range: Range<Int>) {
    bytes.append(contentsOf: other.bytes[range])
    starts.append(contentsOf: other.starts[range])
    ends.append(contentsOf: other.ends[range])
  }

  /// The part of a text in a range.
  func part(_ range: Range<Int>) -> MappedText {
    var part = MappedText()
    part.append(self, range)
    return part
  }

  mutating func removeFirst() {
    bytes.removeFirst()
    starts.removeFirst()
    ends.removeFirst()
  }

  /// The text without white space at its ends.
  var trimmed: MappedText {
    var range = 0..<bytes.count
    while let first = range.first, MappedText.isSpace(bytes[first]) { range = (first + 1)..<range.upperBound }
    while let last = range.last, MappedText.isSpace(bytes[last]) { range = range.lowerBound..<last }
    return range.count == bytes.count ? self : part(range)
  }

  /// Where the white space right before the text of it stands; nil where there is none.
  var firstBlank: Range<Int>? {
    guard let first = bytes.firstIndex(where: { !MappedText.isSpace($0) }), first > 0 else { return nil }
    return source(first - 1)
  }

  /// Where the white space right behind the text of it stands; nil where there is none.
  var lastBlank: Range<Int>? {
    guard let last = bytes.lastIndex(where: { !MappedText.isSpace($0) }) else {
      return bytes.isEmpty ? nil : source(0)
    }
    return last + 1 < bytes.count ? source(last + 1) : nil
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// The text with an asterisk for each of its scalars.
  var masked: MappedText {
    var masked = MappedText()
    var i = 0
    while i < bytes.count {
      var next = i + 1
      while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
      masked.append([bytes[i] == 0x0A ? 0x0A : 0x2A], for: Int(starts[i])..<Int(ends[next - 1]))
      i = next
    }
    return masked
  }

  /// Writes the way back of every byte.
  func write(to origin: inout OriginBuilder) {
    var i = 0
    while i < bytes.count {
      let (start, end) = (Int(starts[i]), Int(ends[i]))
      var next = i + 1
      while next < bytes.count, starts[next] == starts[i], ends[next] == ends[i] { next += 1 }
      if start == end {
        origin.append(count: next - i, textUnit: 1, fileStart: start, fileUnit: 0)
      } else if next - i < 256, end - start < 256 {
        origin.append(textUnit: next - i, fileStart: start, fileUnit: end - start)
      } else {
        origin.append(count: next - i, textUnit: 1, fileStart: start, fileUnit: 0)
      }
      i = next
    }
  }
}
