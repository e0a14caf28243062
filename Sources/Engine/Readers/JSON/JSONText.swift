import ArticleModel
import SourceText

/// Strings of JSON with their escapes undone.
enum JSONText {
  /// A string's characters with the way back of each; escapes that are no characters go to the log.
  static func field(
    _ p: UnsafeBufferPointer<UInt8>, _ contents: TextRange, log: inout FaultLog
  ) -> FieldText {
    var field = FieldText()
    var i = contents.lower
    while i < contents.upper {
      var end = i
      while end < contents.upper, p[end] != UInt8(ascii: "\\") { end += 1 }
      field.append(UnsafeBufferPointer(rebasing: p[i..<end]), at: TextRange(i, end), isCDATA: false)
      i = end
      guard i < contents.upper else { break }
      let escape = JSONEscape.scalar(p, at: i, end: contents.upper)
      if escape == nil {
        let name = String(decoding: p[i..<(i + 6)], as: UTF8.self)
        log.add(TextRange(i, i + 6), "escape '\(name)' is half a surrogate pair")
      }
      let (value, length) = escape ?? (0xFFFD, 6)
      var written: [UInt8] = []
      _ = UTF8Writing.append(value, to: &written)
      written.withUnsafeBufferPointer { field.append($0, at: TextRange(i, i + length), isCDATA: false) }
      i += length
    }
    return field
  }

  /// A short string by itself, such as a date; nil for one that is too long.
  static func string(_ p: UnsafeBufferPointer<UInt8>, _ contents: TextRange) -> String? {
    guard contents.count <= 256 else { return nil }
    var log = FaultLog()
    return String(decoding: field(p, contents, log: &log).bytes, as: UTF8.self)
  }
}
