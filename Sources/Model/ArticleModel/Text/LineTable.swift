/// The physical lines of a text with the tokens on them.
struct LineTable {
  struct Line {
    /// Offset of the first byte.
    var start: UInt32
    /// Offset after the last byte, without the line end.
    var end: UInt32
    /// Index of the first token that starts on it.
    var firstToken: UInt32
    /// Index after the last one.
    var endToken: UInt32

    var isBlank: Bool { firstToken == endToken }
    var length: Int { Int(end) - Int(start) }
  }

  private(set) var lines: [Line] = []
  private var start: UInt32 = 0
  private var firstToken: UInt32 = 0

  mutating func begin(at offset: Int, token: Int) {
    start = UInt32(truncatingIfNeeded: offset)
    firstToken = UInt32(truncatingIfNeeded: token)
  }

  mutating func end(at offset: Int, token: Int) {
    lines.append(
      Line(
        start: start, end: UInt32(truncatingIfNeeded: offset), firstToken: firstToken,
        endToken: UInt32(truncatingIfNeeded: token)))
  }

  /// Takes over whole lines of another table, moved by so many bytes and tokens.
  mutating func take(_ other: ArraySlice<Line>, shift: Int = 0, further: Int = 0) {
    for line in other {
      lines.append(
        Line(
          start: UInt32(Int(line.start) + shift), end: UInt32(Int(line.end) + shift),
          firstToken: UInt32(Int(line.firstToken) + further), endToken: UInt32(Int(line.endToken) + further)))
    }
  }
}
