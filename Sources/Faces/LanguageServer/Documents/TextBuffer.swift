import LanguageServerProtocol
import SourceText

/// The text of an open document with its lines, changed in place by the client's edits.
///
/// An edit costs the bytes behind it once (to move them) and the line that it touches; no edit looks at
/// the whole text.
package struct TextBuffer: Sendable {
  /// The text in UTF-8.
  package private(set) var bytes: [UInt8]
  /// Offset of the first byte of each line; LF, CRLF and a lone CR end lines.
  package private(set) var lineStarts: [Int]
  private let encoding: LSP.PositionEncodingKind

  /// - Parameters:
  ///   - text: The whole document.
  ///   - encoding: What the client counts characters of positions in.
  package init(_ text: String, encoding: LSP.PositionEncodingKind) {
    bytes = Array(text.utf8)
    self.encoding = encoding
    lineStarts = [0] + TextBuffer.starts(in: bytes, 0..<bytes.count)
  }

  /// Replaces a stretch, or everything where none is named; what lies outside the text counts as its
  /// end. Returns the bytes that were replaced.
  @discardableResult
  package mutating func apply(_ change: LSP.ContentChange) -> TextRange {
    guard let range = change.range else {
      let old = TextRange(0, bytes.count)
      self = TextBuffer(change.text, encoding: encoding)
      return old
    }
    let a = offset(of: range.start)
    let b = offset(of: range.end)
    let old = TextRange(min(a, b), max(a, b))
    replace(old.lower..<old.upper, with: Array(change.text.utf8))
    return old
  }

  private mutating func replace(_ range: Range<Int>, with new: [UInt8]) {
    // A break can be split or joined at either end, so the lines from the byte before to the byte behind
    // are looked through again.
    let firstLine = line(at: max(0, range.lowerBound - 1))
    let lastLine = line(at: range.upperBound)
    let end = lastLine + 1 < lineStarts.count ? lineStarts[lastLine + 1] : bytes.count
    let shift = new.count - range.count
    bytes.replaceSubrange(range, with: new)
    let start = lineStarts[firstLine]
    let found = TextBuffer.starts(in: bytes, start..<(end + shift))
    if shift != 0, lastLine + 1 < lineStarts.count {
      for i in (lastLine + 1)..<lineStarts.count { lineStarts[i] += shift }
    }
    // The start of the line behind is found again, unless the text ends there.
    let kept = min(lastLine + 2, lineStarts.count)
    lineStarts.replaceSubrange((firstLine + 1)..<kept, with: found)
  }

  /// The line starts behind the breaks of a stretch.
  private static func starts(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { p in
      for i in range where p[i] <= 0x0D {
        if p[i] == 0x0A || (p[i] == 0x0D && !(i + 1 < p.count && p[i + 1] == 0x0A)) { found.append(i + 1) }
      }
    }
    return found
  }

  /// The line (from 0) that holds an offset.
  private func line(at offset: Int) -> Int {
    return max(0, lineStarts.partitioningIndex { $0 > offset } - 1)
  }

  /// The byte offset of a position. A character past the line's end is its end, before the break; a line
  /// past the last is the end of the text; a place inside a character is that character's start.
  package func offset(of position: LSP.Position) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return bytes.count }
    var i = lineStarts[position.line]
    var end = position.line + 1 < lineStarts.count ? lineStarts[position.line + 1] : bytes.count
    if end > i, bytes[end - 1] == 0x0A { end -= 1 }
    if end > i, bytes[end - 1] == 0x0D { end -= 1 }
    var left = position.character
    while i < end, left > 0 {
      let byte = bytes[i]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let cost: Int
      switch encoding {
      case .utf8: cost = length
      case .utf16: cost = length == 4 ? 2 : 1
      case .utf32: cost = 1
      }
      if cost > left { break }
      left -= cost
      i += length
    }
    return i
  }
}
