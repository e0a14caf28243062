import Diagnostics
import Foundation
import Reporters
import SourceText
import Testing

/// `json` and `jsonl`.
@Suite struct JSONTests {
  typealias Object = [String: Any]

  private func objects(_ report: String) throws -> [Object] {
    try report.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? Object)
    }
  }

  @Test func linesAreTheContracts() throws {
    let found = try objects(Sample.report(.jsonl))
    #expect(found.map { $0["rule"] as? String } == ["name-variant", "double-space", "spelling"])
    let first = found[0]
    #expect(
      Set(first.keys) == ["path", "rule", "severity", "message", "range", "text", "fixes", "related"])
    #expect(first["path"] as? String == Sample.path)
    #expect(first["severity"] as? String == "warning")
    #expect(first["text"] as? String == "Borrel")
    let range = try #require(first["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["offset": 30, "line": 1, "column": 17])
    #expect(range["end"] == ["offset": 36, "line": 1, "column": 23])
    let fix = try #require((first["fixes"] as? [Object])?.first)
    #expect(fix["safety"] as? String == "unsafe")
    #expect(fix["title"] as? String == "Replace with 'Borrell'")
    let edit = try #require((fix["edits"] as? [Object])?.first)
    #expect(edit["text"] as? String == "Borrell")
    #expect(edit["range"] as? [String: [String: Int]] == range)
    let related = try #require((first["related"] as? [Object])?.first)
    #expect(related["message"] as? String == "'Borell' here")
    #expect(related["path"] as? String == Sample.path)
  }

  @Test func oneDocumentHoldsAllAndTheTotals() throws {
    let whole = try #require(try objects(Sample.report(.json).replacing("\n", with: " ")).first)
    #expect((whole["tool"] as? [String: String]) == ["name": "wirelint", "version": "1.2.3"])
    #expect((whole["diagnostics"] as? [Object])?.count == 3)
    #expect(
      whole["totals"] as? [String: Int]
        == ["errors": 1, "warnings": 1, "notes": 1, "files": 2, "fixable": 3])
    let none = try #require(try objects(Sample.report(.json, []).replacing("\n", with: " ")).first)
    #expect((none["diagnostics"] as? [Object])?.isEmpty == true)
    #expect(Sample.report(.jsonl, []).isEmpty)
  }

  @Test(arguments: [ReportFormat.json, .sarif, .gitlab, .valeJSON])
  func wholeReportsAreStrictJSON(_ format: ReportFormat) {
    #expect(StrictJSON.accepts(Sample.report(format)))
    #expect(StrictJSON.accepts(Sample.report(format, [])))
  }

  @Test(arguments: [ReportFormat.jsonl, .rdjsonl])
  func linesAreStrictJSON(_ format: ReportFormat) {
    let lines = Sample.report(format).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines { #expect(StrictJSON.accepts(line)) }
  }

  @Test func theStrictReaderIsStrict() {
    for fault in ["", "{", "[1,]", "{\"a\": 1,}", "[1 2]", "{\"a\" 1}", "[] []", "\"\n\"", "[,]"] {
      #expect(!StrictJSON.accepts(fault))
    }
  }

  @Test func anyTextSurvives() throws {
    let message = String(String.UnicodeScalarView((0...0x2100).compactMap { Unicode.Scalar($0) }))
    let out = Sample.report(.jsonl, on: "a", TextRange(0, 1), message: message)
    #expect(try objects(out)[0]["message"] as? String == message)
    #expect(out.utf8.filter { $0 < 0x20 } == [0x0A])
  }

  @Test func illFormedBytesAreReplaced() throws {
    let text = SourceText(name: "a", bytes: [0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80])
    let found = Diagnostic("r", .warning, at: TextRange(0, 7), "m")
    let out = Sample.report(.jsonl, [ReportedFile(path: "a", text: text, diagnostics: [found])])
    #expect(try objects(out)[0]["text"] as? String == "a\u{FFFD}\u{FFFD}(\u{FFFD}\u{FFFD}\u{FFFD}")
  }
}
