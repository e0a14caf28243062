import SourceText

/// Joins physical lines into paragraphs.
///
/// A blank line ends a paragraph. Inside a block of lines a break is a soft one, made by hard wrapping,
/// when the next line's first word would not have fitted on the line, or when the line goes on in small letters;
/// otherwise each line is a paragraph of its own. An indented line after an unindented one begins a paragraph
/// (dpa, Kyodo).
struct ParagraphScanner {
  /// What copy is wrapped at, in scalars: ANPA, IPTC 7901 and mail wrap at 64 to 90 columns.
  private static let widths = 40...100

  struct Outline {
    var lines: Range<Int>
    var tokens: Range<Int>
    var isTable: Bool
  }

  private let lines: [LineTable.Line]
  private let reader: TokenReader
  private let spaces: [SpaceRun]

  init(lines: [LineTable.Line], reader: TokenReader, spaces: [SpaceRun]) {
    self.lines = lines
    self.reader = reader
    self.spaces = spaces
  }

  func scan() -> [Outline] {
    var result: [Outline] = []
    let isRow = rowsOfTables()
    var i = 0
    while i < lines.count {
      if lines[i].isBlank {
        i += 1
        continue
      }
      var end = i + 1
      while end < lines.count, !lines[end].isBlank { end += 1 }
      appendBlock(i..<end, isRow: isRow, to: &result)
      i = end
    }
    return result
  }

  /// For each line whether it looks like the row of a table: a gap of three blanks or more stands inside it, or
  /// two of two blanks that are no typist's gaps between sentences.
  private func rowsOfTables() -> [Bool] {
    var isRow = [Bool](repeating: false, count: lines.count)
    var (line, gaps, gapLine) = (0, 0, -1)
    for space in spaces where !space.hasLineBreak && space.length >= 2 {
      while line + 1 < lines.count, lines[line].end < space.range.start { line += 1 }
      guard space.range.start > lines[line].start, space.range.end < lines[line].end else { continue }
      if gapLine != line { (gaps, gapLine) = (0, line) }
      let before = space.nextToken > 0 ? reader.tokens[space.nextToken - 1].kind : .stop
      if ![.stop, .terminal, .colon].contains(before) { gaps += 1 }
      if space.length >= 3 || gaps >= 2 { isRow[line] = true }
    }
    return isRow
  }

  private func appendBlock(_ block: Range<Int>, isRow: [Bool], to result: inout [Outline]) {
    if block.count == 1 { return append(block, isTable: false, to: &result) }
    let rows = block.reduce(0) { $0 + (isRow[$1] ? 1 : 0) }
    if rows >= 2, rows * 2 >= block.count, !holdsCopy(block, isRow) {
      return append(block, isTable: true, to: &result)
    }
    guard rows >= ParagraphScanner.fewestRows else { return appendCopy(block, to: &result) }
    // Copy with a table in it, and no blank line between.
    var start = block.lowerBound
    var i = start
    while i < block.upperBound {
      let table = tableRun(from: i, in: block, isRow)
      if table.count >= ParagraphScanner.fewestRows {
        if i > start { appendCopy(start..<i, to: &result) }
        append(table, isTable: true, to: &result)
        start = table.upperBound
      }
      i = max(table.upperBound, i + 1)
    }
    if start < block.upperBound { appendCopy(start..<block.upperBound, to: &result) }
  }

  /// The rows of a table from a line on, with the labels between them; empty where the line is none.
  private func tableRun(from first: Int, in block: Range<Int>, _ isRow: [Bool]) -> Range<Int> {
    var end = first
    var i = first
    while i < block.upperBound {
      if isRow[i] {
        end = i + 1
      } else if i == first || i - end >= ParagraphScanner.labels
        || length(of: i) >= ParagraphScanner.copyWidth
      {
        break
      }
      i += 1
    }
    return first..<end
  }

  /// How many short lines stand between two rows of a table at the most.
  private static let labels = 3

  /// Whether two lines in a row are copy rather than rows or labels of a table: the first goes to the margin.
  private func holdsCopy(_ block: Range<Int>, _ isRow: [Bool]) -> Bool {
    block.dropLast().contains { !isRow[$0] && !isRow[$0 + 1] && length(of: $0) >= ParagraphScanner.copyWidth }
  }

  /// Scalars of a line that is hardly a label.
  private static let copyWidth = 50
  /// Rows in a row that are no accident.
  private static let fewestRows = 3

  private func appendCopy(_ block: Range<Int>, to result: inout [Outline]) {
    let wrapping = wrapping(of: block)
    var start = block.lowerBound
    for line in block.dropFirst() where endsParagraph(before: line, wrapping) {
      append(start..<line, isTable: false, to: &result)
      start = line
    }
    append(start..<block.upperBound, isTable: false, to: &result)
  }

  // MARK: Wrapping

  /// How the lines of a block came about; widths in scalars.
  private enum Wrapping {
    /// Each line is a paragraph.
    case none
    /// Filled up to a width.
    case filled(width: Int)
    /// The same, and each paragraph begins with an indented line (ANPA, Reuters).
    case indented(width: Int)
  }

  private func wrapping(of block: Range<Int>) -> Wrapping {
    let lengths = block.map { length(of: $0) }.sorted()
    let (width, usual) = (lengths[lengths.count - 1], usualWidth(lengths))
    if ParagraphScanner.widths.contains(usual), beginsIndented(block, width: usual) {
      return .indented(width: usual)
    }
    if ParagraphScanner.widths.contains(width), isWrapped(block, width: width, outOf: 2) {
      return .filled(width: width)
    }
    guard lengths.count >= 8, ParagraphScanner.widths.contains(usual) else { return .none }
    // Beside a line that nobody wrapped, most others must be.
    let isEdited = ParagraphScanner.widths.contains(width)
    return isWrapped(block, width: usual, outOf: isEdited ? 2 : 5) ? .filled(width: usual) : .none
  }

  /// The width that all but a few lines keep to: some are longer after they were edited.
  private func usualWidth(_ lengths: [Int]) -> Int {
    if lengths.count >= 8 { return lengths[lengths.count * 9 / 10 - 1] }
    let last = lengths.count - 1
    return last > 1 && lengths[last] > ParagraphScanner.widths.upperBound ? lengths[last - 1] : lengths[last]
  }

  private func endsParagraph(before line: Int, _ wrapping: Wrapping) -> Bool {
    switch wrapping {
    case .none: return true
    case .filled(let width):
      if indent(line) >= 2 && indent(line - 1) == 0 || indent(line) >= indent(line - 1) + 2 { return true }
      return !isSoft(before: line, width: width) && !goesOn(line, width: width)
    case .indented(let width):
      // A sign-off stands one space from the margin.
      if indent(line) >= 2 || indent(line) == 1 && indent(line - 1) == 0 { return true }
      if isSoft(before: line, width: width) || goesOn(line, width: width) { return false }
      let before = length(of: line - 1)
      // A sentence that ends near the margin ends no paragraph, and what ends short of it without a mark goes on.
      return endsSentence(line - 1)
        ? before + 1 + columns(firstRun(line)) + ParagraphScanner.slack <= width
        : before * 10 < width * 6
    }
  }

  /// By how much lines of one text differ from its width after they were edited.
  private static let slack = 8

  /// Whether most breaks of a block are soft, all but one out of so many, so that it reads as wrapped copy and not
  /// as a list.
  private func isWrapped(_ block: Range<Int>, width: Int, outOf: Int) -> Bool {
    let soft = block.dropFirst().reduce(0) { $0 + (isSoft(before: $1, width: width) ? 1 : 0) }
    return soft * outOf >= (block.count - 1) * (outOf - 1)
  }

  /// Whether indented lines begin paragraphs: they stand behind the end of a sentence, and most lines behind
  /// them go on with them.
  private func beginsIndented(_ block: Range<Int>, width: Int) -> Bool {
    var (indented, behindEnd, followed, goingOn) = (0, 0, 0, 0)
    for line in block where indent(line) >= 2 {
      indented += 1
      if line == block.lowerBound || indent(line - 1) >= 2 || endsSentence(line - 1) { behindEnd += 1 }
      guard line + 1 < block.upperBound, indent(line + 1) == 0 else { continue }
      followed += 1
      if isSoft(before: line + 1, width: width) || goesOn(line + 1, width: width) { goingOn += 1 }
    }
    return goingOn > 0 && goingOn * 2 >= followed && behindEnd * 5 >= indented * 3
  }

  /// Whether what a line begins with, up to its first blank, would not have fitted on the line before.
  private func isSoft(before line: Int, width: Int) -> Bool {
    length(of: line - 1) + 1 + columns(firstRun(line)) > width
  }

  /// A line's first word with the marks around it: `($A1.84`, `"Nobody`.
  private func firstRun(_ line: Int) -> TextRange {
    let start = firstWord(line).range.lower
    let end = Int(lines[line].end)
    // No line is as wide: what follows is of no account.
    let limit = min(end, start + ParagraphScanner.widths.upperBound * 4)
    var i = start
    while i < limit, reader.bytes[i] > 0x20 { i += 1 }
    return TextRange(start, max(i, firstWord(line).range.upper))
  }

  /// Whether a line goes on in small letters with a sentence that the line before, which is half full at least,
  /// does not end.
  private func goesOn(_ line: Int, width: Int) -> Bool {
    firstWord(line).isLowercase && !endsSentence(line - 1) && length(of: line - 1) * 2 >= width
  }

  /// The scalars of a line.
  private func length(of line: Int) -> Int {
    columns(TextRange(Int(lines[line].start), Int(lines[line].end)))
  }

  /// The scalars of a range: letters of most scripts have two bytes or three.
  private func columns(_ range: TextRange) -> Int {
    // A long line is no wrapped one, whatever its letters.
    if range.count > ParagraphScanner.widths.upperBound * 4 { return range.count }
    var count = 0
    for i in range.lower..<range.upper where reader.bytes[i] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private func firstWord(_ line: Int) -> Token { reader.tokens[Int(lines[line].firstToken)] }

  private func endsSentence(_ line: Int) -> Bool {
    reader.endsSentence(Int(lines[line].firstToken)..<Int(lines[line].endToken))
  }

  private func indent(_ line: Int) -> Int {
    Int(firstWord(line).range.start) - Int(lines[line].start)
  }

  private func append(_ range: Range<Int>, isTable: Bool, to result: inout [Outline]) {
    let first = Int(lines[range.lowerBound].firstToken)
    let end = Int(lines[range.upperBound - 1].endToken)
    if end > first { result.append(Outline(lines: range, tokens: first..<end, isTable: isTable)) }
  }
}
