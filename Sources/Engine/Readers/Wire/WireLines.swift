import SourceText

/// The physical lines of a range of a text, without their ends: LF, CRLF, or a carriage return alone.
enum WireLines {
  static func all(in range: TextRange, of p: UnsafeBufferPointer<UInt8>) -> [TextRange] {
    let text = UnsafeBufferPointer(rebasing: p[0..<range.upper])
    var lines: [TextRange] = []
    var start = range.lower
    while start < range.upper {
      let end = end(of: start, in: text)
      lines.append(TextRange(start, end))
      start = self.start(behind: end, in: text)
    }
    return lines
  }

  /// Where the line ends that begins at an offset.
  static func end(of start: Int, in p: UnsafeBufferPointer<UInt8>) -> Int {
    var i = start
    while i < p.count, p[i] != 0x0A, p[i] != 0x0D { i += 1 }
    return i
  }

  /// Where the line begins behind one that ends at an offset; the end of the text where there is none.
  static func start(behind end: Int, in p: UnsafeBufferPointer<UInt8>) -> Int {
    guard end < p.count else { return end }
    return end + (p[end] == 0x0D && end + 1 < p.count && p[end + 1] == 0x0A ? 2 : 1)
  }

  /// A range without white space and control characters at its edges.
  static func trimmed(_ range: TextRange, of p: UnsafeBufferPointer<UInt8>) -> TextRange {
    var (low, high) = (range.lower, range.upper)
    while low < high, p[low] <= 0x20 || p[low] == 0x7F { low += 1 }
    while high > low, p[high - 1] <= 0x20 || p[high - 1] == 0x7F { high -= 1 }
    return TextRange(low, high)
  }

  /// The bytes of a range as text, at most so many of them.
  static func string(_ range: TextRange, of p: UnsafeBufferPointer<UInt8>, atMost limit: Int = 400) -> String
  {
    String(decoding: p[range.lower..<min(range.upper, range.lower + limit)], as: UTF8.self)
  }

  /// How many blanks and tabs a line begins with; a tab counts as four.
  static func indent(_ line: TextRange, of p: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for i in line.lower..<line.upper {
      if p[i] == 0x20 {
        count += 1
      } else if p[i] == 0x09 {
        count += 4
      } else if p[i] > 0x20 {
        break
      }
    }
    return count
  }
}
