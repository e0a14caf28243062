import Glibc

/// What a column counts.
public enum ColumnUnit: String, Sendable, CaseIterable {
  /// Unicode scalars (the default of every report).
  case scalar
  /// UTF-8 bytes.
  case byte
  /// UTF-16 code units, as language servers count.
  case utf16
}

/// A place in a text as people and editors name it.
public struct Position: Hashable, Sendable {
  /// 1-based line; LF, CRLF and a lone CR end a line.
  public var line: Int
  /// 1-based column in the unit that was asked for.
  public var column: Int

  /// Both count from 1; the column in whatever unit the place was, or is, asked for.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// Converts byte offsets to lines and columns and back. Built once for a text.
///
/// Columns are found from running counts kept for every block of 64 bytes, so that a position on
/// a line of 50 MB costs no more than one on a short line.
public struct LineIndex: Sendable {
  private static let blockShift = 6
  private let bytes: [UInt8]
  /// Offset of the first byte of each line.
  private let lineStarts: [UInt32]
  /// Scalars and UTF-16 units before each block; empty when the text is ASCII.
  private let scalarsBefore: [UInt32]
  private let unitsBefore: [UInt32]
  /// The order of bytes in a file of UTF-16: its lines and columns are those of its text.
  private let order: WideOrder?
  /// How a file in another coding writes characters, and how many stand before each block.
  private let coding: CharacterCoding?
  private let coded: CodedBlocks?
  /// Where the text begins in its file.
  private let start: PartStart

  /// Finds the lines of a text in one pass over its bytes; those of a part of a file have the file's numbers.
  public init(_ text: SourceText) {
    bytes = text.bytes
    start = text.start ?? PartStart()
    coding = text.coding
    coded = coding.map { coding in
      text.bytes.withUnsafeBufferPointer { CodedBlocks($0, coding, shift: LineIndex.blockShift) }
    }
    if let coded {
      order = nil
      lineStarts = text.bytes.withUnsafeBufferPointer(LineIndex.lineStarts)
      (scalarsBefore, unitsBefore) = (coded.scalars, coded.units)
      return
    }
    order = text.order
    if let order {
      (lineStarts, scalarsBefore, unitsBefore) = bytes.withUnsafeBufferPointer { LineIndex.wide($0, order) }
      return
    }
    lineStarts = text.bytes.withUnsafeBufferPointer(LineIndex.lineStarts)
    var scalars: [UInt32] = []
    var units: [UInt32] = []
    var counts = BlockCounts()
    scalars.reserveCapacity(text.bytes.count >> LineIndex.blockShift + 1)
    units.reserveCapacity(text.bytes.count >> LineIndex.blockShift + 1)
    text.bytes.withUnsafeBufferPointer { p in
      var block = 0
      while block < p.count {
        scalars.append(counts.scalars)
        units.append(counts.scalars + counts.pairs)
        let end = min(p.count, block + 1 << LineIndex.blockShift)
        counts.add(p, block..<end)
        block = end
      }
    }
    let isASCII = counts.isASCII
    scalarsBefore = isASCII ? [] : scalars
    unitsBefore = isASCII ? [] : units
  }

  /// The lines of a file of UTF-16, and the scalars and units before each block.
  private static func wide(
    _ p: UnsafeBufferPointer<UInt8>, _ order: WideOrder
  ) -> (lineStarts: [UInt32], scalars: [UInt32], units: [UInt32]) {
    var (scalars, units): ([UInt32], [UInt32]) = ([], [])
    var sum: (scalars: UInt32, units: UInt32) = (0, 0)
    for block in stride(from: 0, to: max(1, p.count), by: 1 << blockShift) {
      scalars.append(sum.scalars)
      units.append(sum.units)
      let counts = order.counts(p, block..<min(p.count, block + 1 << blockShift))
      sum = (sum.scalars + counts.scalars, sum.units + counts.units)
    }
    return (order.lineStarts(p), scalars, units)
  }

  /// What is counted block by block, eight bytes at a time: in every word the highest bit of a byte says what
  /// the byte is, and a sum of such bits counts all eight.
  private struct BlockCounts {
    var scalars: UInt32 = 0
    /// Scalars of two UTF-16 units.
    var pairs: UInt32 = 0
    var isASCII = true

    /// Adds the bytes of a block or of a part of one.
    mutating func add(_ p: UnsafeBufferPointer<UInt8>, _ block: Range<Int>) {
      // Bytes by themselves, each counted in its own byte: a block has 128 words, so none overflows.
      var continuing: UInt64 = 0
      var long: UInt64 = 0
      var i = block.lowerBound
      while i + 8 <= block.upperBound {
        let word = LineIndex.word(p, at: i)
        if word & LineIndex.highs != 0 {
          // Continuation bytes are 10…; a lead byte of four bytes, 1111…, is two UTF-16 units.
          continuing &+= (word & ~(word << 1) & LineIndex.highs) >> 7
          long &+= (word & word << 1 & word << 2 & word << 3 & LineIndex.highs) >> 7
          isASCII = false
        }
        i += 8
      }
      scalars += UInt32(i - block.lowerBound) - BlockCounts.total(continuing)
      pairs += BlockCounts.total(long)
      for k in i..<block.upperBound {
        if p[k] >= 0x80 { isASCII = false }
        if p[k] & 0xC0 != 0x80 { scalars += 1 }
        if p[k] >= 0xF0 { pairs += 1 }
      }
    }

    /// The sum of the eight bytes of a word.
    private static func total(_ counts: UInt64) -> UInt32 {
      let evens: UInt64 = 0x00FF_00FF_00FF_00FF
      let fours = (counts & evens) &+ (counts >> 8 & evens)
      return UInt32(truncatingIfNeeded: (fours &* 0x0001_0001_0001_0001) >> 48)
    }
  }

  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Eight bytes from a place on.
  @inline(__always)
  private static func word(_ p: UnsafeBufferPointer<UInt8>, at i: Int) -> UInt64 {
    UnsafeRawPointer(p.baseAddress.unsafelyUnwrapped + i).loadUnaligned(as: UInt64.self)
  }

  /// Where lines begin: at 0, and behind LF, CRLF and a lone CR.
  private static func lineStarts(_ p: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var starts: [UInt32] = [0]
    guard let base = p.baseAddress else { return starts }
    // The C library looks for one byte in many at a time.
    func place(of byte: Int32, from start: Int) -> Int {
      memchr(base + start, byte, p.count - start).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
        ?? p.count
    }
    var feed = place(of: 0x0A, from: 0)
    var carriage = place(of: 0x0D, from: 0)
    while min(feed, carriage) < p.count {
      if carriage < feed {
        if carriage + 1 != feed || feed == p.count { starts.append(UInt32(carriage + 1)) }
        carriage = place(of: 0x0D, from: carriage + 1)
      } else {
        starts.append(UInt32(feed + 1))
        feed = place(of: 0x0A, from: feed + 1)
      }
    }
    return starts
  }

  /// How many lines there are.
  public var lineCount: Int { lineStarts.count }

  /// The numbers of the lines, 1-based; an empty text has one line.
  public var lines: ClosedRange<Int> { start.lines + 1...start.lines + lineStarts.count }

  /// What a byte offset of the text is in its file.
  public func fileOffset(_ offset: Int) -> Int { start.bytes + offset }

  /// The place of a byte offset (an offset past the end counts as the end).
  public func position(at offset: Int, unit: ColumnUnit = .scalar) -> Position {
    let offset = min(max(0, offset), bytes.count)
    let line = index(ofLineAt: offset)
    let lineStart = Int(lineStarts[line])
    return Position(
      line: start.lines + line + 1, column: count(upTo: offset, unit) - count(upTo: lineStart, unit) + 1)
  }

  /// The 1-based line that holds a byte offset.
  public func lineNumber(at offset: Int) -> Int { start.lines + index(ofLineAt: offset) + 1 }

  private func index(ofLineAt offset: Int) -> Int {
    max(0, lineStarts.partitioningIndex { Int($0) > offset } - 1)
  }

  /// The bytes of a 1-based line without its line end; nil when there is no such line.
  public func range(ofLine number: Int) -> TextRange? {
    let line = number - self.start.lines
    guard line >= 1, line <= lineStarts.count else { return nil }
    let start = Int(lineStarts[line - 1])
    var end = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
    if let order {
      for mark: UInt16 in [0x0A, 0x0D] where end - 2 >= start {
        let last = bytes.withUnsafeBufferPointer { order.unit($0, at: end - 2) }
        if last == mark { end -= 2 }
      }
      return TextRange(start, end)
    }
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return TextRange(start, end)
  }

  /// The byte offset of a place; a column past the line's end gives the line's end, a line that is
  /// not there nil.
  public func offset(of position: Position, unit: ColumnUnit = .scalar) -> Int? {
    guard let line = range(ofLine: position.line) else { return nil }
    var left = max(0, position.column - 1)
    var i = line.lower
    if let order { return wideOffset(line, left, unit, order) }
    if let coding { return codedOffset(line, left, unit, coding) }
    while i < line.upper, left > 0 {
      let b = bytes[i]
      let length = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4
      let cost = unit == .scalar ? 1 : unit == .byte ? length : (length == 4 ? 2 : 1)
      left -= cost
      i += length
    }
    return min(i, line.upper)
  }

  private func wideOffset(_ line: TextRange, _ columns: Int, _ unit: ColumnUnit, _ order: WideOrder) -> Int {
    var left = columns
    // The mark in front has no column.
    var i = line.lower
    if unit == .byte { return min(line.lower + columns, line.upper) }
    bytes.withUnsafeBufferPointer { p in
      if i == 0, p.count >= 2, order.unit(p, at: 0) == 0xFEFF { i = 2 }
      while i < line.upper, left > 0 {
        let isPair = order.unit(p, at: i) & 0xFC00 == 0xD800
        left -= unit == .utf16 && isPair ? 2 : 1
        i += isPair ? 4 : 2
      }
    }
    return min(i, line.upper)
  }

  private func codedOffset(_ line: TextRange, _ columns: Int, _ unit: ColumnUnit, _ coding: CharacterCoding)
    -> Int
  {
    if unit == .byte { return min(line.lower + columns, line.upper) }
    var left = columns
    var i = line.lower
    bytes.withUnsafeBufferPointer { p in
      while i < line.upper, left > 0 {
        let width = coding.measure(p, at: i)
        left -= unit == .utf16 ? Int(width.units) : 1
        i += width.bytes
      }
    }
    return min(i, line.upper)
  }

  private func count(upTo offset: Int, _ unit: ColumnUnit) -> Int {
    if unit == .byte || scalarsBefore.isEmpty { return offset }
    if let coded, let coding {
      let counts = bytes.withUnsafeBufferPointer { coded.counts($0, upTo: offset, coding) }
      return Int(unit == .scalar ? counts.scalars : counts.units)
    }
    let block = min(offset >> LineIndex.blockShift, scalarsBefore.count - 1)
    let start = block << LineIndex.blockShift
    guard start < offset else { return Int(unit == .scalar ? scalarsBefore[block] : unitsBefore[block]) }
    if let order {
      let counts = bytes.withUnsafeBufferPointer { order.counts($0, start..<offset) }
      return Int(unit == .scalar ? scalarsBefore[block] + counts.scalars : unitsBefore[block] + counts.units)
    }
    let counts = bytes.withUnsafeBufferPointer { p in
      var counts = BlockCounts()
      counts.add(p, start..<offset)
      return counts
    }
    return unit == .scalar
      ? Int(scalarsBefore[block] + counts.scalars) : Int(unitsBefore[block] + counts.scalars + counts.pairs)
  }
}
