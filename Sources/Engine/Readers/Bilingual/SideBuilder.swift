import ArticleModel
import Bitext
import SourceText

/// Writes the text of one side of a bilingual document while a reader goes through its file.
struct SideBuilder {
  private(set) var bytes: [UInt8] = []
  private var origin = OriginBuilder()

  /// Where the next byte will stand.
  var end: Int { bytes.count }

  /// Text as it stands in the file.
  mutating func append(_ slice: some Collection<UInt8>, fileStart: Int) {
    bytes.append(contentsOf: slice)
    origin.append(count: slice.count, textUnit: 1, fileStart: fileStart, fileUnit: 1)
  }

  /// Text that the file writes otherwise, such as `&amp;` or `\n`: one unit.
  mutating func append(_ text: some Collection<UInt8>, writtenAt fileStart: Int, fileUnit: Int) {
    bytes.append(contentsOf: text)
    origin.append(textUnit: text.count, fileStart: fileStart, fileUnit: min(fileUnit, 255))
  }

  /// Text that stands nowhere in the file.
  mutating func appendMadeUp(_ text: String) {
    guard !bytes.isEmpty else { return }
    bytes.append(contentsOf: text.utf8)
    origin.appendMadeUp(count: text.utf8.count)
  }

  /// A place of the file without any text, so that an empty translation can be pointed at.
  mutating func markPlace(_ fileStart: Int) {
    // A line break of the file's own: one byte that leads there and belongs to no segment.
    bytes.append(0x0A)
    origin.append(count: 1, textUnit: 1, fileStart: fileStart, fileUnit: 0)
  }

  /// The side; `outer` leads from what the reader read to the file's bytes.
  func side(_ name: String, _ language: Language?, _ layers: [EscapeLayer], outer: OriginMap)
    -> BilingualSide
  {
    let map = OriginMap(segments: origin.segments, layers: layers)
    return BilingualSide(
      text: SourceText(name: name, bytes: bytes), origin: outer.composed(with: map, count: bytes.count),
      language: language)
  }
}
