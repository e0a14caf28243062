import SourceText

/// A window of a source line around a range, as a terminal shows it.
struct SourceExcerpt {
  /// What stands before the mark, with `…` where the line is cut.
  private(set) var before = ""
  /// The marked text; a range over several lines is marked to the end of the first.
  private(set) var marked = ""
  /// What stands after the mark, with `…` where the line is cut.
  private(set) var after = ""
  /// Columns before the mark.
  private(set) var indent = 0
  /// Columns of the mark, at least 1.
  private(set) var markedColumns = 1

  /// The whole line of the excerpt.
  var text: String { before + marked + after }
  /// The line below it: `^~~~~~` under the marked text.
  var markerLine: String { DisplayColumns.run(of: " ", indent) + marker }
  /// `^~~~~~`.
  var marker: String { "^" + DisplayColumns.run(of: "~", markedColumns - 1) }

  /// The window around a range: the whole line when it fits into `width` columns, else about that many,
  /// cut between scalars. Costs no more on a line of 50 MB than on a short one.
  init(_ source: SourceText, _ lines: LineIndex, _ range: TextRange, width: Int) {
    let line = lines.range(ofLine: lines.lineNumber(at: range.lower)) ?? range
    let reach = width * 4
    let markStart = min(max(range.lower, line.lower), line.upper)
    let markEnd = min(max(range.upper, markStart), line.upper)
    let start = SourceExcerpt.boundary(source, max(line.lower, markStart - reach), line.lower)
    let shownEnd = SourceExcerpt.boundary(source, min(markEnd, markStart + reach), markStart)
    let end = SourceExcerpt.boundary(source, min(line.upper, shownEnd + reach), shownEnd)
    let inside = SourceExcerpt.scalars(source, markStart, shownEnd)
    let left = SourceExcerpt.scalars(source, start, markStart)
    let right = SourceExcerpt.scalars(source, shownEnd, end)
    let body = SourceExcerpt.prefix(inside, columns: max(width / 2, width - SourceExcerpt.columns(left)))
    // The mark stands in the left third of a window, so that what follows it can be read, unless
    // little follows it.
    let used = SourceExcerpt.columns(body)
    let room = width - used - SourceExcerpt.columns(right)
    var lead = SourceExcerpt.suffix(left, columns: max(width / 3, room))
    var trail = SourceExcerpt.prefix(right, columns: max(0, width - used - SourceExcerpt.columns(lead)))
    // One scalar takes no more room than the sign that it is cut off.
    if left.count - lead.count == 1 { lead = left }
    if right.count - trail.count == 1 { trail = right }
    let isCutBefore = start > line.lower || lead.count < left.count
    let isCutInside = shownEnd < markEnd || body.count < inside.count
    lay(
      lead, body, isCutInside ? [] : trail, isCutBefore: isCutBefore,
      isCutAfter: isCutInside || end < line.upper || trail.count < right.count)
  }

  private mutating func lay(
    _ lead: ArraySlice<Unicode.Scalar>, _ body: ArraySlice<Unicode.Scalar>,
    _ trail: ArraySlice<Unicode.Scalar>, isCutBefore: Bool, isCutAfter: Bool
  ) {
    var column = 0
    if isCutBefore {
      before = "…"
      column = 1
    }
    SourceExcerpt.show(lead, &before, &column)
    indent = column
    // A mark that would be invisible shows its code points instead.
    if !body.isEmpty, body.allSatisfy({ DisplayColumns.visible($0) == nil && DisplayColumns.of($0) == 0 }) {
      marked = body.prefix(4).map(DisplayColumns.codePoint).joined()
      column += marked.utf8.count
    } else {
      SourceExcerpt.show(body, &marked, &column)
    }
    markedColumns = max(1, column - indent)
    SourceExcerpt.show(trail, &after, &column)
    if isCutAfter { after += "…" }
  }

  /// The nearest start of a scalar at or before an offset, never before `floor`.
  private static func boundary(_ source: SourceText, _ offset: Int, _ floor: Int) -> Int {
    if let coding = source.coding { return coding.boundary(source.bytes, before: offset, line: floor) }
    if source.order != nil { return max(floor, offset - offset % 2) }
    var i = offset
    while i > floor, offset - i < 4, i < source.bytes.count, source.bytes[i] & 0xC0 == 0x80 { i -= 1 }
    return i
  }

  private static func scalars(_ source: SourceText, _ start: Int, _ end: Int) -> ArraySlice<Unicode.Scalar> {
    let bytes = source.bytes[start..<max(start, end)]
    if source.coding == nil, source.order == nil, DisplayColumns.arePlain(bytes) {
      return bytes.map { Unicode.Scalar($0) }[...]
    }
    return Array(source[TextRange(start, end)].unicodeScalars)[...]
  }

  private static func prefix(
    _ scalars: ArraySlice<Unicode.Scalar>, columns limit: Int
  ) -> ArraySlice<Unicode.Scalar> {
    var used = 0
    for i in scalars.indices {
      used += columns(scalars, at: i)
      if used > limit { return scalars[..<i] }
    }
    return scalars
  }

  private static func suffix(
    _ scalars: ArraySlice<Unicode.Scalar>, columns limit: Int
  ) -> ArraySlice<Unicode.Scalar> {
    var used = 0
    for i in scalars.indices.reversed() {
      used += columns(scalars, at: i)
      // A mark that combines with a scalar that is cut off goes with it.
      if used > limit { return scalars[(i + 1)...].drop { DisplayColumns.of($0) == 0 } }
    }
    return scalars
  }

  private static func columns(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.indices.reduce(0) { $0 + columns(scalars, at: $1) }
  }

  /// A tab counts as a whole stop here, because where it will stand is not known yet.
  private static func columns(_ scalars: ArraySlice<Unicode.Scalar>, at i: Int) -> Int {
    if scalars[i].value >= 0x20, scalars[i].value < 0x7F { return 1 }
    if scalars[i].value == 0x09 { return DisplayColumns.tabStop }
    if let shown = DisplayColumns.visible(scalars[i]) { return shown.unicodeScalars.count }
    return DisplayColumns.of(scalars[i], after: i > scalars.startIndex ? scalars[i - 1] : nil)
  }

  private static func show(_ scalars: ArraySlice<Unicode.Scalar>, _ out: inout String, _ column: inout Int) {
    if scalars.allSatisfy({ $0.value >= 0x20 && $0.value < 0x7F }) {
      out += String(decoding: scalars.map { UInt8(truncatingIfNeeded: $0.value) }, as: UTF8.self)
      column += scalars.count
      return
    }
    var previous: Unicode.Scalar?
    for scalar in scalars {
      defer { previous = scalar }
      if scalar.value == 0x09 {
        let stop = DisplayColumns.tabStop - column % DisplayColumns.tabStop
        out += DisplayColumns.run(of: " ", stop)
        column += stop
      } else if let shown = DisplayColumns.visible(scalar) {
        out += shown
        column += shown.unicodeScalars.count
      } else {
        out.unicodeScalars.append(scalar)
        column += DisplayColumns.of(scalar, after: previous)
      }
    }
  }
}
