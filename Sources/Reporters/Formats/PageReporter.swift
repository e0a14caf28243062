import Diagnostics

struct PageReporter: Reporter {
  private var out = TextOutput()
  init(_ options: ReportOptions) {}
  mutating func begin() {}
  mutating func add(_ file: ReportedFile) {}
  mutating func finish(_ totals: ReportTotals) {}
  mutating func take() -> [UInt8] { out.take() }
}
