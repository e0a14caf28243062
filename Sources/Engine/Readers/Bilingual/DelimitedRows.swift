import SourceText

/// Takes tab- or comma-separated text apart row by row, as RFC 4180 describes it.
struct DelimitedRows {
  struct Field {
    /// The text between the delimiters, without the quotation marks around it.
    var range: Range<Int>
    /// Whether it stands in quotation marks, so that two in a row in it are one.
    var isQuoted: Bool
  }

  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var at: Int
  /// Cells of the first row.
  private var width = 0
  /// Where a quotation mark opens that nothing closes, or text follows a closing one: of the last row.
  private(set) var fault: (offset: Int, message: String)?

  init(_ bytes: [UInt8], from start: Int, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    at = start
  }

  /// The fields of the next row; nil at the end.
  mutating func next(into fields: inout [Field]) -> Bool {
    fields.removeAll(keepingCapacity: true)
    fault = nil
    guard at < bytes.count else { return false }
    while true {
      fields.append(isQuote(at) ? quoted(isLast: width > 0 && fields.count + 1 >= width) : plain())
      guard at < bytes.count, bytes[at] == delimiter else { break }
      at += 1
    }
    if width == 0 { width = fields.count }
    if at < bytes.count, bytes[at] == 0x0D { at += 1 }
    if at < bytes.count, bytes[at] == 0x0A { at += 1 }
    return true
  }

  private func isQuote(_ i: Int) -> Bool { i < bytes.count && bytes[i] == UInt8(ascii: "\"") }

  private func isEnd(_ i: Int) -> Bool {
    i >= bytes.count || bytes[i] == delimiter || bytes[i] == 0x0A || bytes[i] == 0x0D
  }

  private mutating func plain() -> Field {
    let start = at
    while !isEnd(at) { at += 1 }
    return Field(range: start..<at, isQuoted: false)
  }

  /// How far a quoted field is followed over line ends: no segment is longer, and one mark that is
  /// forgotten must not swallow the file.
  private static let longestField = 1 << 16

  /// A field in quotation marks, which may hold delimiters and line ends. Copy may also begin with a
  /// quotation: a mark that is closed in the middle of the field, or not at all on this line, is text.
  private mutating func quoted(isLast: Bool) -> Field {
    let start = at
    var i = start + 1
    let limit = min(bytes.count, start + DelimitedRows.longestField)
    while i < limit {
      if isQuote(i) {
        if isQuote(i + 1) {
          i += 2
          continue
        }
        if isEnd(i + 1) {
          // A table with tabs quotes only what needs it; other cells in marks are quotations.
          if delimiter == UInt8(ascii: "\t"), !needsMarks((start + 1)..<i, isLast: isLast) { return plain() }
          at = i + 1
          return Field(range: (start + 1)..<i, isQuoted: true)
        }
        return plain()
      }
      i += 1
    }
    fault = (
      start, "the quotation mark that opens this cell is not closed; the row is read to the end of its line"
    )
    return plain()
  }

  /// Whether a cell holds something that could not stand in it without quotation marks around it.
  ///
  /// Both a tab and a line end are too much of it, and so is a line end in the last cell of a row with another
  /// cell behind it: a quotation begins in one row and ends in another.
  private func needsMarks(_ range: Range<Int>, isLast: Bool) -> Bool {
    let cell = bytes[range]
    let hasLineEnd = cell.contains { $0 == 0x0A || $0 == 0x0D }
    let hasDelimiter = cell.contains(delimiter)
    let end = range.upperBound + 1
    let isFollowed = isLast && end < bytes.count && bytes[end] == delimiter
    if hasLineEnd, hasDelimiter || isFollowed { return false }
    return hasLineEnd || hasDelimiter || cell.contains(UInt8(ascii: "\""))
  }
}
