import SourceText

/// The physical lines of a range of a text, without their ends: LF, CRLF, or a carriage return alone.
enum WireLines {
  static func all(in range: TextRange, of p: UnsafeBufferPointer<UInt8>) -> [TextRange] {
    var lines: [TextRange] = []
    var start = range.lower
    var i = start
    while i < range.upper {
      guard p[i] == 0x0A || p[i] == 0x0D else {
        i += 1
        continue
      }
      lines.append(TextRange(start, i))
      i += p[i] == 0x0D && i + 1 < range.upper && p[i + 1] == 0x0A ? 2 : 1
      start = i
    }
    if start < range.upper { lines.append(TextRange(start, range.upper)) }
    return lines
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
