import ArticleModel
import BuiltInRules
import Diagnostics
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import LintEngine
@testable import Readers

/// One file for each agency's form and each format (`Tests/Fixtures/formats`): what is read as what stands beside it, and
/// a fault planted in the lead is found and mended in every character set that the format allows.
@Suite struct FormatFixtureTests {
  private static let folder = TestDesk.root + "/Tests/Fixtures/formats/"
  private static let names: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return all.filter { !$0.hasSuffix(".regions") }.sorted()
  }()

  /// How a file writes its characters and lines.
  enum Form: String, CaseIterable {
    case plain, mark, crlf, utf16, latin1
  }

  private static func linter() throws -> ArticleLinter {
    let rule = try #require(builtInRules.first { $0.info.id == "duplicate-word" })
    return ArticleLinter(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: [(rule, nil)],
      settings: LintSettings())
  }

  private static func text(_ name: String) throws -> String {
    try String(contentsOfFile: folder + name, encoding: .utf8)
  }

  @Test func thereAreMany() { #expect(Self.names.count >= 66) }

  @Test(arguments: names) func regionsAreAsStated(_ name: String) throws {
    let stated = try Self.text(name + ".regions").split(separator: "\n").map {
      String($0).replacing("\\n", with: "\n")
    }
    let text = try Self.text(name).replacing("{FAULT}", with: "")
    let report = try Self.linter().lint(SourceText(name: name, bytes: Array(text.utf8)))
    let found = report.articles.flatMap { article in
      article.regions.map { "\($0.kind.name): \(article.text[$0.range])" }
    }
    #expect(found == stated)
    #expect(report.diagnostics.isEmpty && report.failure == nil)
    #expect(!report.isUnread)
  }

  /// Whether files of a format may be written so: coded parts of mails and the frames of wires have a set of their own.
  private static func allows(_ form: Form, _ name: String) -> Bool {
    let ending = name.split(separator: ".").last.map(String.init) ?? ""
    let isWire = ["tst", "iptc"].contains(ending)
    return switch form {
    case .plain: true
    case .mark: !isWire && ending != "eml"
    case .crlf: true
    case .utf16: !isWire && ending != "eml"
    case .latin1: ending != "json" && ending != "ndjson"
    }
  }

  /// The text in a form, and its bytes with the part before the fault counted.
  private static func written(_ text: String, _ form: Form) -> [UInt8] {
    switch form {
    case .plain, .crlf: Array(text.utf8)
    case .mark: [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    case .utf16: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .latin1: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  private static func declared(_ text: String, _ form: Form) -> String {
    let name = form == .utf16 ? "UTF-16" : form == .latin1 ? "ISO-8859-1" : nil
    guard let name else { return text }
    return text.replacing("encoding=\"UTF-8\"", with: "encoding=\"\(name)\"")
      .replacing("charset=\"utf-8\"", with: "charset=\"\(name)\"").replacing(
        "charset=utf-8", with: "charset=\(name)")
  }

  @Test(arguments: names, Form.allCases) func aPlantedFaultIsFoundAndMended(_ name: String, _ form: Form)
    throws
  {
    guard Self.allows(form, name) else { return }
    var text = Self.declared(try Self.text(name), form)
      .replacing(
        "The harbour opened on Monday, and {FAULT}", with: "The new café opened on Monday, and {FAULT}")
    if form == .crlf { text = text.replacing("\n", with: "\r\n") }
    let place = try #require(text.firstRange(of: "{FAULT}")).lowerBound
    let before = String(text[..<place])
    let file = SourceText(
      name: name, bytes: Self.written(text.replacing("{FAULT}", with: "the the "), form))
    let found = try Self.linter().lint(file).diagnostics
    #expect(found.map(\.rule) == ["duplicate-word"], "\(form)")
    let start = Self.written(before, form).count
    #expect(found.first?.range.lower == start)
    let position = LineIndex(file).position(at: start)
    let row =
      before.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).last.map { $0.count }
      ?? 0
    #expect(position.line == before.unicodeScalars.count { $0 == "\n" } + 1)
    if position.line > 1 { #expect(position.column == row + 1) }
    // Nothing but the fault changes.
    let outcome = FixRun(linter: try Self.linter(), unsafe: true).fix(file)
    #expect(outcome.after.bytes == Self.written(text.replacing("{FAULT}", with: "the "), form))
  }
}
