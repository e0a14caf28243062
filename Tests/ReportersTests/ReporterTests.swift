import Diagnostics
import Foundation
import Reporters
import SourceText
import Testing

@Suite struct ReporterTests {
  private let text = SourceText("He  said\t“Größe” left.\n", name: "a \"b\"\n.txt")

  private func report(_ format: ReportFormat, _ options: ReportOptions = ReportOptions()) -> String {
    let range = TextRange(2, 4)
    let diagnostic = Diagnostic(
      "double-space", .warning, at: range, "2 spaces \u{202E}here",
      related: [RelatedPlace(TextRange(0, 2), "'He' first")],
      fixes: [Fix("Leave one space", .safe, [Edit(range, " ")])])
    var reporter = format.reporter(options)
    var totals = ReportTotals()
    totals.add([diagnostic])
    reporter.begin()
    reporter.add(ReportedFile(path: text.name, text: text, diagnostics: [diagnostic]))
    reporter.finish(totals)
    return String(decoding: reporter.take(), as: UTF8.self)
  }

  @Test func everyJSONIsJSON() throws {
    for line in report(.jsonl).split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["path"] as? String == text.name)
    }
    let whole = try JSONSerialization.jsonObject(with: Data(report(.json).utf8)) as? [String: Any]
    #expect((whole?["diagnostics"] as? [Any])?.count == 1)
    #expect((whole?["totals"] as? [String: Int])?["warnings"] == 1)
  }

  @Test func controlsCannotGarbleTheTerminal() {
    for format in [ReportFormat.compiler, .pretty] {
      let out = report(format)
      #expect(!out.unicodeScalars.contains("\u{202E}"))
      #expect(!out.contains("\t"))
      #expect(!out.contains("\u{1B}"))
    }
  }

  @Test func parseableFixitsAreClangs() {
    var options = ReportOptions()
    options.parseableFixits = true
    #expect(report(.compiler, options).contains("fix-it:\"a \\\"b\\\"\\n.txt\":{1:3-1:5}:\" \""))
  }

  @Test func longLinesCostAWindow() {
    let long = SourceText(String(repeating: "word ", count: 400_000))
    let diagnostics = (0..<2000).map {
      Diagnostic("r", .warning, at: TextRange($0 * 1000, $0 * 1000 + 4), "m")
    }
    var reporter = ReportFormat.compiler.reporter(ReportOptions())
    reporter.add(ReportedFile(path: "a", text: long, diagnostics: diagnostics))
    #expect(reporter.take().count < 2000 * 600)
  }

  @Test func totalsReadAsASentence() {
    var totals = ReportTotals()
    totals.add([])
    #expect(totals.line == "no findings in 1 file")
    totals.add([
      Diagnostic("r", .error, at: TextRange(0, 1), "m"),
      Diagnostic("r", .note, at: TextRange(0, 1), "m", fixes: [Fix("f", .safe, [])]),
    ])
    #expect(totals.line == "1 error, 1 note in 2 files (1 fixable)")
  }
}
