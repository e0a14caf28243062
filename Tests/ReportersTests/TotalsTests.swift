import Diagnostics
import Reporters
import SourceText
import Testing

@Suite struct TotalsTests {
  @Test func totalsReadAsASentence() {
    var totals = ReportTotals()
    totals.add([])
    #expect(totals.line == "no findings in 1 file")
    totals.add([
      Diagnostic("r", .error, at: TextRange(0, 1), "m"),
      Diagnostic("r", .note, at: TextRange(0, 1), "m", fixes: [Fix("f", .safe, [])]),
    ])
    #expect(totals.line == "1 error, 1 note in 2 files (1 fixable)")
    totals.add([Diagnostic("r", .warning, at: TextRange(0, 1), "m")])
    totals.add([Diagnostic("r", .warning, at: TextRange(0, 1), "m")])
    #expect(totals.line == "1 error, 2 warnings, 1 note in 4 files (1 fixable)")
  }
}
