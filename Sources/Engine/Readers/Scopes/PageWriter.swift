import SourceText

/// A line of a source without what an outer block has taken off its start, and without its end.
struct SourceLine {
  var start: Int
  var end: Int

  var range: Range<Int> { start..<end }
  var isBlank: Bool { start >= end }
}

/// Writes a page of HTML with the place of each byte in a source.
struct PageWriter {
  private(set) var page = MappedText()
  let source: [UInt8]
  /// Where what was written last stands.
  private(set) var near = 0

  init(_ source: [UInt8]) { self.source = source }

  /// The lines of the source, without blanks at their ends.
  var lines: [SourceLine] {
    TextLines(source).map { line in
      var end = line.range.upperBound
      while end > line.range.lowerBound, MappedText.isSpace(source[end - 1]) { end -= 1 }
      return SourceLine(start: line.range.lowerBound, end: end)
    }
  }

  /// Writes mark-up.
  mutating func tag(_ text: String) { page.append(made: text, near: near) }

  /// Writes text that stands nowhere, such as the name of a kind of note.
  mutating func made(_ text: String, at offset: Int) {
    page.append(made: text, near: offset)
  }

  /// Writes a stretch of the source as text.
  mutating func text(_ range: Range<Int>) {
    for i in range {
      switch source[i] {
      case UInt8(ascii: "<"): page.append("&lt;".utf8, for: i..<(i + 1))
      case UInt8(ascii: ">"): page.append("&gt;".utf8, for: i..<(i + 1))
      case UInt8(ascii: "&"): page.append("&amp;".utf8, for: i..<(i + 1))
      case let byte: page.append(CollectionOfOne(byte), at: i)
      }
    }
    near = max(near, range.upperBound)
  }

  /// Writes a stretch of the source as the value of an attribute.
  mutating func attribute(_ name: String, _ range: Range<Int>) {
    tag(" \(name)=\"")
    for i in range where source[i] != UInt8(ascii: "\"") { text(i..<(i + 1)) }
    tag("\"")
  }

  /// Writes text for a stretch of the source.
  mutating func text(_ bytes: some Collection<UInt8>, for range: Range<Int>) {
    page.append(bytes, for: range)
    near = max(near, range.upperBound)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }

  /// Blanks at the start of a line; a tab counts as eight.
  func indent(_ line: SourceLine) -> Int {
    var width = 0
    for byte in source[line.range] {
      if byte == 0x20 { width += 1 } else if byte == 0x09 { width += 8 - width % 8 } else { break }
    }
    return width
  }

  /// A line without so many blanks at its start.
  func dedented(_ line: SourceLine, by width: Int) -> SourceLine {
    var line = line
    var taken = 0
    while taken < width, line.start < line.end, MappedText.isSpace(source[line.start]) {
      taken += source[line.start] == 0x09 ? 8 - taken % 8 : 1
      line.start += 1
    }
    return line
  }

  func starts(_ line: SourceLine, with text: String) -> Bool { source[line.range].starts(with: text.utf8) }

  /// Whether a line is one mark again and again, at least so often.
  func isRun(_ line: SourceLine, atLeast count: Int, of marks: String? = nil) -> Bool {
    guard line.range.count >= count, let first = source[line.range].first else { return false }
    guard marks.map({ $0.utf8.contains(first) }) ?? PageWriter.isMark(first) else { return false }
    return source[line.range].allSatisfy { $0 == first }
  }

  static func isMark(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !((byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10)
  }
}
