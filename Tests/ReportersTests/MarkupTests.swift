import Diagnostics
import Foundation
import Reporters
import SourceText
import Testing

/// `checkstyle`, `junit` and `summary`.
@Suite struct MarkupTests {
  /// What `xmllint` says of a text, nil when it is content.
  private func complaint(_ xml: String) throws -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: MarkupTests.xmllint)
    process.arguments = ["--noout", "-"]
    let input = Pipe()
    let errors = Pipe()
    process.standardInput = input
    process.standardError = errors
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(xml.utf8))
    try input.fileHandleForWriting.close()
    let said = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? nil : String(decoding: said, as: UTF8.self)
  }

  private static let xmllint = "/usr/bin/xmllint"
  private static let hasXmllint = FileManager.default.isExecutableFile(atPath: xmllint)

  @Test(
    .enabled(if: hasXmllint, "xmllint is missing (Debian package libxml2-utils)"),
    arguments: [ReportFormat.checkstyle, .junit])
  func xmlIsWellFormed(_ format: ReportFormat) throws {
    #expect(try complaint(Sample.report(format)) == nil)
    #expect(try complaint(Sample.report(format, [])) == nil)
    let all = String(String.UnicodeScalarView((0...0xFFFF).compactMap { Unicode.Scalar($0) }))
    #expect(try complaint(Sample.report(format, on: all, TextRange(0, 1), message: all)) == nil)
  }

  @Test func checkstyleIsCheckstyles() {
    func error(_ place: String, _ severity: String, _ message: String, _ rule: String) -> String {
      "    <error \(place) severity=\"\(severity)\" message=\"\(message)\" source=\"wirelint.\(rule)\"/>"
    }
    let misspelt = "'Borell' is no word \u{202E}\u{FFFD}[31m|%&#10;::x"
    #expect(
      Sample.report(.checkstyle).split(separator: "\n").map(String.init) == [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
        "<checkstyle version=\"4.3\">",
        "  <file name=\"in box/a &quot;b&quot; &amp; 100%&#10;&lt;c&gt;:1,ü.txt\">",
        error("line=\"1\" column=\"17\"", "warning", "'Borrel' is spelled 'Borrell' 6 times", "name-variant"),
        error("line=\"2\" column=\"4\"", "info", "2 spaces", "double-space"),
        error("line=\"2\" column=\"16\"", "error", misspelt, "spelling"),
        "  </file>",
        "</checkstyle>",
      ])
  }

  @Test func junitHasASuiteForEachFile() {
    let lines = Sample.report(.junit).split(separator: "\n").map(String.init)
    #expect(lines.filter { $0.hasPrefix("  <testsuite ") }.count == 2)
    #expect(lines.contains { $0.hasSuffix("tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"1\">") })
    #expect(lines.contains("    <testcase name=\"no findings\" classname=\"clean.txt\" time=\"0\"/>"))
    #expect(lines.filter { $0.contains("<failure message=") }.count == 2)
    #expect(lines.filter { $0.contains("<skipped message=") }.count == 1)
    #expect(lines.contains("                  ^~~~~~</failure>"))
  }

  @Test func summaryIsATable() {
    #expect(
      Sample.report(.summary).split(separator: "\n") == [
        "rule          errors  warnings  notes  fixable   files",
        "double-space       -         -      1        1       1",
        "name-variant       -         1      -        1       1",
        "spelling           1         -      -        1       1",
        "total              1         1      1        3  1 of 2",
      ])
  }
}
