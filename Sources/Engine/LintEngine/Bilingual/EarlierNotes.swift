import Readers
import SourceText

/// The notes that an earlier `wirelint annotate` put into a bilingual file, taken out of it again.
///
/// Only what it writes itself is taken for such: `from="wirelint"` of XLIFF 1.2, `category="wirelint"` of 2.x, and text
/// that begins with `wirelint: ` in TMX and in comments of catalogues. Text of the translation holds no elements.
enum EarlierNotes {
  /// The file without them; the file itself where there are none.
  static func removed(from file: SourceText, as format: FileFormat) -> SourceText {
    let ranges =
      format.name == "po" ? comments(file.bytes) : elements(file.bytes, isMemory: format.name == "tmx")
    if ranges.isEmpty { return file }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count)
    var written = 0
    for range in ranges {
      bytes += file.bytes[written..<range.lowerBound]
      written = range.upperBound
    }
    bytes += file.bytes[written...]
    return SourceText(name: file.name, bytes: bytes)
  }

  private static func comments(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      if bytes[start..<end].starts(with: "# wirelint: ".utf8) { found.append(start..<end) }
      start = end
    }
    return found
  }

  private static func elements(_ bytes: [UInt8], isMemory: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var i = 0
    while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
      if let end = skipped(bytes, open) {
        i = end
        continue
      }
      let rest = bytes[open...]
      guard let tagEnd = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
      i = tagEnd + 1
      guard let prefix = prefix(of: bytes[(open + 1)..<tagEnd]), bytes[tagEnd - 1] != UInt8(ascii: "/") else {
        continue
      }
      let tag = String(decoding: bytes[open...tagEnd], as: UTF8.self)
      let isOurs =
        isMemory
        ? bytes[i...].starts(with: "wirelint: ".utf8)
        : tag.contains(" from=\"wirelint\"") || tag.contains(" category=\"wirelint\"")
      guard isOurs else { continue }
      // A note that nothing closes makes the file none of the format: nothing further on is looked for either.
      guard let end = end(of: "</\(prefix)note>", in: bytes, from: i) else { break }
      i = end
      if let last = found.last, last.upperBound == open {
        found[found.count - 1] = last.lowerBound..<end
      } else {
        found.append(open..<end)
      }
      // The element around them goes where nothing is left in it.
      if let last = found.last, let whole = emptied(last, "\(prefix)notes", bytes) {
        found[found.count - 1] = whole
        i = whole.upperBound
      }
    }
    return found
  }

  /// Where a comment or a section of plain characters that begins at a place ends; nil where none does.
  private static func skipped(_ bytes: [UInt8], _ open: Int) -> Int? {
    for (start, close) in [("<!--", "-->"), ("<![CDATA[", "]]>")]
    where bytes[open...].starts(with: start.utf8) {
      return end(of: close, in: bytes, from: open + start.utf8.count) ?? bytes.count
    }
    return nil
  }

  /// The prefix, with its colon, of the name of a note's tag; nil for other elements.
  private static func prefix(of tag: ArraySlice<UInt8>) -> String? {
    let name = tag.prefix { $0 > 0x20 }
    let parts = name.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let local = parts.last, local.elementsEqual("note".utf8) else { return nil }
    return parts.count == 2 ? String(decoding: parts[0], as: UTF8.self) + ":" : ""
  }

  private static func end(of mark: String, in bytes: [UInt8], from start: Int) -> Int? {
    ByteSearch.first(Array(mark.utf8), in: bytes, from: start).map { $0 + mark.utf8.count }
  }

  /// The element of a name that holds nothing but a range; nil where it holds more.
  private static func emptied(_ range: Range<Int>, _ name: String, _ bytes: [UInt8]) -> Range<Int>? {
    let (open, close) = ("<\(name)>", "</\(name)>")
    let start = range.lowerBound - open.utf8.count
    guard start >= 0, bytes[start...].starts(with: open.utf8),
      bytes[range.upperBound...].starts(with: close.utf8)
    else { return nil }
    return start..<(range.upperBound + close.utf8.count)
  }
}
