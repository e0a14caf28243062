import Diagnostics

/// A table of rules with what each found, the one with most first.
struct SummaryReporter: Reporter {
  private let paint: ANSIStyle
  private var counts = RuleCounts()
  private var out = TextOutput()

  init(_ options: ReportOptions) { paint = ANSIStyle(isOn: options.color) }

  mutating func begin() {}
  mutating func add(_ file: ReportedFile) { counts.add(file.diagnostics, leftOut: file.leftOut) }
  mutating func take() -> [UInt8] { out.take() }

  mutating func finish(_ totals: ReportTotals) {
    let rows = counts.sorted.map { row in
      [
        DisplayColumns.oneLine(row.rule), "\(row.errors)", "\(row.warnings)", "\(row.notes)",
        "\(row.fixable)",
        "\(row.files)",
      ] + (totals.leftOut > 0 ? ["\(row.leftOut)"] : [])
    }
    let head =
      ["rule", "errors", "warnings", "notes", "fixable", "files"] + (totals.leftOut > 0 ? ["not listed"] : [])
    let total =
      [
        "total", "\(totals.errors)", "\(totals.warnings)", "\(totals.notes)", "\(totals.fixable)",
        "\(counts.filesWithFindings) of \(totals.files)",
      ] + (totals.leftOut > 0 ? ["\(totals.leftOut)"] : [])
    let all = [head] + rows + [total]
    let widths = head.indices.map { column in all.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    for (i, row) in all.enumerated() {
      let line = SummaryReporter.line(row, widths)
      out.line(i == 0 || i == all.count - 1 ? paint(line, .strong) : line)
    }
  }

  /// Names stand at the left of their column, numbers at the right; a zero is a dash.
  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    cells.indices.map { i in
      let cell = cells[i] == "0" ? "-" : cells[i]
      let fill = String(repeating: " ", count: widths[i] - cell.unicodeScalars.count)
      return i == 0 ? cell + fill : fill + cell
    }.joined(separator: "  ")
  }
}
