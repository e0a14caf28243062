import ArticleModel
import SourceText

/// A text under construction, with the segments that lead back to where it comes from.
struct TextBuild {
  private(set) var bytes: [UInt8] = []
  private var segments: [OriginMap.Segment] = []
  /// Where the next byte must come from to go on with the last segment.
  private var expected = -1
  private var unit = (text: 0, file: 0)

  /// Appends one scalar that comes from `length` bytes at `offset`.
  mutating func append(_ value: UInt32, from offset: Int, length: Int) {
    let encoded = UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
    begin(at: offset, text: encoded.count, file: length)
    bytes.append(contentsOf: encoded)
    expected = offset + length
  }

  /// Appends bytes that stand as they are at `offset`.
  mutating func copy(_ slice: ArraySlice<UInt8>, from offset: Int) {
    guard !slice.isEmpty else { return }
    begin(at: offset, text: 1, file: 1)
    bytes.append(contentsOf: slice)
    expected = offset + slice.count
  }

  /// Appends text that stands nowhere in the file, before `offset`.
  mutating func invent(_ text: String, at offset: Int) {
    guard !text.isEmpty else { return }
    begin(at: offset, text: 1, file: 0)
    bytes.append(contentsOf: text.utf8)
    expected = -1
  }

  private mutating func begin(at offset: Int, text: Int, file: Int) {
    if offset == expected, unit == (text, file) { return }
    segments.append(
      OriginMap.Segment(textStart: bytes.count, fileStart: offset, textUnit: text, fileUnit: file))
    unit = (text, file)
  }

  /// The map of what was appended.
  func origin(_ encoding: OriginMap.Encoding) -> OriginMap {
    // An empty text needs a segment to be no identity.
    let first = OriginMap.Segment(textStart: 0, fileStart: 0, textUnit: 1, fileUnit: 0)
    return OriginMap(segments: segments.isEmpty ? [first] : segments, encoding: encoding)
  }
}
