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

  /// What plain `fix` leaves to a person is told apart from what it applies.
  @Test func fixesThatAskForMoreAreCountedApart() {
    var totals = ReportTotals()
    let range = TextRange(0, 1)
    totals.add([
      Diagnostic("r", .error, at: range, "m", fixes: [Fix("f", .unsafe, []), Fix("g", .safe, [])]),
      Diagnostic("r", .error, at: range, "m", fixes: [Fix("f", .unsafe, [])]),
      Diagnostic("r", .error, at: range, "m", fixes: [Fix("f", .choice, [])]),
    ])
    #expect(totals.line == "3 errors in 1 file (3 fixable, 1 by 'wirelint fix')")
  }

  @Test func whatIsNotListedIsSaid() {
    var totals = ReportTotals()
    totals.add([Diagnostic("r", .warning, at: TextRange(0, 1), "m")])
    totals.leftOut = 4_200
    #expect(totals.line == "1 warning in 1 file; 4200 more not listed ('--max-findings 0' lists all)")
    var summary = ReportFormat.summary.reporter(ReportOptions())
    summary.begin()
    summary.add(
      ReportedFile(
        path: "a.txt", text: SourceText("a"),
        diagnostics: [Diagnostic("r", .warning, at: TextRange(0, 1), "m")],
        leftOut: ["r": 4_200]))
    summary.finish(totals)
    let lines = String(decoding: summary.take(), as: UTF8.self).split(separator: "\n")
    #expect(lines.map { $0.split(separator: " ").last.map(String.init) } == ["listed", "4200", "4200"])
  }
}
