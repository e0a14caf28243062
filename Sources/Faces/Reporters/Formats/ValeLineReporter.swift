import Diagnostics
import SourceText

/// What `vale --output=line` prints: `path:line:column:Check:Message`, an alert a line, without a severity. Columns
/// count scalars from 1.
struct ValeLineReporter: Reporter {
  private var output = TextOutput()

  mutating func begin() {}
  mutating func finish(_ totals: ReportTotals) {}
  mutating func take() -> [UInt8] { output.take() }

  mutating func add(_ file: ReportedFile) {
    if file.diagnostics.isEmpty { return }
    let lines = LineIndex(file.text)
    for diagnostic in file.diagnostics {
      let place = lines.position(at: diagnostic.range.lower)
      output.line(
        "\(file.path):\(place.line):\(place.column):\(diagnostic.rule):\(diagnostic.saying)")
    }
  }
}
