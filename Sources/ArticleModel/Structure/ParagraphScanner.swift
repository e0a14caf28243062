import SourceText

/// Joins physical lines into paragraphs.
///
/// A blank line ends a paragraph. Inside a block of lines a break is a soft one, made by hard wrapping,
/// when the next line's first word would not have fitted on the line; otherwise each line is a
/// paragraph of its own. An indented line after an unindented one begins a paragraph (dpa, Kyodo).
struct ParagraphScanner {
  /// Longer lines are never hard-wrapped (ANPA, IPTC 7901 and mail wrap at 64 to 90 columns).
  private static let widestWrap = 100

  struct Outline {
    var lines: Range<Int>
    var tokens: Range<Int>
    var isTable: Bool
  }

  private let lines: [LineTable.Line]
  private let tokens: UnsafeBufferPointer<Token>
  private let spaces: [SpaceRun]

  init(lines: [LineTable.Line], tokens: UnsafeBufferPointer<Token>, spaces: [SpaceRun]) {
    self.lines = lines
    self.tokens = tokens
    self.spaces = spaces
  }

  func scan() -> [Outline] {
    var result: [Outline] = []
    let gaps = gapsOfLines()
    var i = 0
    while i < lines.count {
      if lines[i].isBlank {
        i += 1
        continue
      }
      var end = i + 1
      while end < lines.count, !lines[end].isBlank { end += 1 }
      appendBlock(i..<end, gaps: gaps, to: &result)
      i = end
    }
    return result
  }

  /// The number of wide gaps inside each line (runs of three or more blanks, or a tab-like run): the
  /// columns of a table.
  private func gapsOfLines() -> [UInt8] {
    var gaps = [UInt8](repeating: 0, count: lines.count)
    var line = 0
    for space in spaces where !space.hasLineBreak && space.length >= 3 {
      while line + 1 < lines.count, lines[line].end < space.range.start { line += 1 }
      let inside = space.range.start > lines[line].start && space.range.end < lines[line].end
      if inside, gaps[line] < 200 { gaps[line] += 1 }
    }
    return gaps
  }

  private func appendBlock(_ block: Range<Int>, gaps: [UInt8], to result: inout [Outline]) {
    if block.count == 1 { return append(block, isTable: false, to: &result) }
    let columned = block.reduce(0) { $0 + (gaps[$1] > 0 ? 1 : 0) }
    if columned >= 2, columned * 2 >= block.count { return append(block, isTable: true, to: &result) }
    var width = 0
    for line in block { width = max(width, lines[line].length) }
    let wraps = width <= ParagraphScanner.widestWrap && isWrapped(block, width: width)
    var start = block.lowerBound
    for line in block.dropFirst() {
      let soft = wraps && isSoft(before: line, width: width) && !isIndented(line, after: line - 1)
      if !soft {
        append(start..<line, isTable: false, to: &result)
        start = line
      }
    }
    append(start..<block.upperBound, isTable: false, to: &result)
  }

  /// Whether most breaks of a block are soft, so that it reads as wrapped copy and not as a list.
  private func isWrapped(_ block: Range<Int>, width: Int) -> Bool {
    guard width >= 40 else { return false }
    let soft = block.dropFirst().reduce(0) { $0 + (isSoft(before: $1, width: width) ? 1 : 0) }
    return soft * 2 >= block.count - 1
  }

  /// Whether the first word of a line would not have fitted on the line before.
  private func isSoft(before line: Int, width: Int) -> Bool {
    let first = tokens[Int(lines[line].firstToken)]
    return lines[line - 1].length + 1 + first.range.count > width
  }

  private func isIndented(_ line: Int, after before: Int) -> Bool {
    func indent(_ k: Int) -> Int {
      Int(tokens[Int(lines[k].firstToken)].range.start) - Int(lines[k].start)
    }
    return indent(line) >= 2 && indent(before) == 0 || indent(line) >= indent(before) + 2
  }

  private func append(_ range: Range<Int>, isTable: Bool, to result: inout [Outline]) {
    let first = Int(lines[range.lowerBound].firstToken)
    let end = Int(lines[range.upperBound - 1].endToken)
    if end > first { result.append(Outline(lines: range, tokens: first..<end, isTable: isTable)) }
  }
}
