import Diagnostics
import SourceText

/// One story of the page: its lines in blocks, each block with the notes on it beside.
///
/// The page stays as small as what was found asks for: of a long file only the lines around findings are
/// shown, of a very long line only windows, of a flood of findings the first.
struct PageStory {
  private static let mostFindings = 2000
  private static let shortFile = (lines: 600, bytes: 200_000)
  private static let context = 2
  private static let blockLines = 8
  private static let longLine = 120
  /// Lines of one finding that are marked.
  private static let mostMarkedLines = 50

  private let file: ReportedFile
  private let number: Int
  private let lines: LineIndex
  /// In order of their start.
  private let found: [Diagnostic]
  private var next = 0
  /// Findings that go on from the lines before, with the number that the page gave them.
  private var open: [PageMark] = []

  init(_ file: ReportedFile, number: Int) {
    self.file = file
    self.number = number
    lines = LineIndex(file.text)
    let inOrder = file.diagnostics.sorted(by: Diagnostic.inOrder)
    found = Array(inOrder.prefix(PageStory.mostFindings))
  }

  mutating func write(_ out: inout TextOutput, _ ids: inout PageIDs) {
    var totals = ReportTotals()
    totals.add(file.diagnostics)
    out.raw("<article id=\"f\(number)\">\n<h2>")
    out.html(file.path)
    out.raw("</h2>\n<p class=\"count\">\(totals.found)</p>\n")
    var line = lines.lines.lowerBound
    while line <= lines.lines.upperBound {
      let end = hiddenLines(from: line)
      if end > line {
        gap(&out, end - line)
        line = end
      } else {
        line = block(from: line, &out, &ids)
      }
    }
    if found.count < file.diagnostics.count {
      out.raw("<p class=\"gap\">\(file.diagnostics.count - found.count) more findings are not shown</p>\n")
    }
    out.raw("</article>\n")
  }

  /// The first line from `line` on that is shown.
  private func hiddenLines(from line: Int) -> Int {
    if lines.lines.count <= PageStory.shortFile.lines, file.text.bytes.count <= PageStory.shortFile.bytes {
      return line
    }
    if next > 0, lines.lineNumber(at: found[next - 1].range.lower) + PageStory.context >= line { return line }
    guard next < found.count else { return lines.lines.upperBound + 1 }
    return max(line, lines.lineNumber(at: found[next].range.lower) - PageStory.context)
  }

  private func gap(_ out: inout TextOutput, _ count: Int) {
    out.raw("<p class=\"gap\">\(ReportTotals.count(count, "line")) without findings</p>\n")
  }

  /// Writes the lines that belong together from `line` on: a paragraph, or a few short lines. Returns the
  /// line after them.
  private mutating func block(from first: Int, _ out: inout TextOutput, _ ids: inout PageIDs) -> Int {
    guard let range = lines.range(ofLine: first) else { return first + 1 }
    if isBlank(range), next >= found.count || found[next].range.lower > range.upper { return first + 1 }
    var notes = TextOutput()
    var line = first
    out.raw("<div class=\"block\">\n<div class=\"text\" dir=\"auto\">\n")
    while let range = lines.range(ofLine: line) {
      write(line, range, &out, &notes, &ids)
      line += 1
      guard range.count <= PageStory.longLine, line - first < PageStory.blockLines,
        let following = lines.range(ofLine: line), !isBlank(following), hiddenLines(from: line) == line
      else { break }
    }
    out.raw("</div>\n")
    if !notes.bytes.isEmpty {
      out.raw("<ol class=\"notes\">\n")
      out.append(notes)
      out.raw("</ol>\n")
    }
    out.raw("</div>\n")
    return line
  }

  private func isBlank(_ range: TextRange) -> Bool {
    range.count < 1000 && file.text.slice(range).allSatisfy { $0 <= 0x20 }
  }

  /// One line with its marks; the notes on findings that begin there go to `notes`.
  private mutating func write(
    _ line: Int, _ range: TextRange, _ out: inout TextOutput, _ notes: inout TextOutput, _ ids: inout PageIDs
  ) {
    open.removeAll { $0.range.upper <= range.lower || line - $0.line >= PageStory.mostMarkedLines }
    // A finding in the line's end belongs to the line that it ends.
    let after = lines.range(ofLine: line + 1)?.lower ?? range.upper + 1
    while next < found.count, found[next].range.lower < after {
      let diagnostic = found[next]
      next += 1
      let finding = ids.nextFinding()
      ids.add(rule: diagnostic.rule)
      open.append(
        PageMark(number: finding, severity: diagnostic.severity, range: diagnostic.range, line: line))
      PageNote(diagnostic, number: finding, story: number, lines: lines, ids: ids).write(&notes, file.text)
    }
    out.raw("<p id=\"f\(number)l\(line)\" data-line=\"\(line)\">")
    PageLine(text: file.text, range: range, marks: open).write(&out)
    out.raw("</p>\n")
  }
}
