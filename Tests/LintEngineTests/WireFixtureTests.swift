import ArticleModel
import BuiltInRules
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import LintEngine
@testable import Readers

/// Items in the forms of agencies: what is read as what, and faults planted in them.
@Suite struct WireFixtureTests {
  private static func linter() throws -> ArticleLinter {
    let rule = try #require(builtInRules.first { $0.info.id == "duplicate-word" })
    return ArticleLinter(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: [(rule, nil)],
      settings: LintSettings())
  }

  private static func file(_ item: WireFixtures.Item, _ fault: String = "", crlf: Bool = false) -> SourceText
  {
    let text = item.text.replacing("{FAULT}", with: fault)
    return SourceText(name: item.name, bytes: Array((crlf ? text.replacing("\n", with: "\r\n") : text).utf8))
  }

  @Test(arguments: WireFixtures.all) func regionsAreAsStated(_ item: WireFixtures.Item) throws {
    for crlf in [false, true] {
      let report = try Self.linter().lint(Self.file(item, crlf: crlf))
      let article = try #require(report.articles.first)
      #expect(article.regions.map { "\($0.kind.name): \(article.text[$0.range])" } == item.regions)
      #expect(report.diagnostics.isEmpty && report.failure == nil)
      if item.name != "kyodo.txt", item.name != "stories.jsonl" {
        #expect(article.metadata.date?.hasPrefix("2024-05-06") == true, "\(article.metadata)")
      }
    }
  }

  /// A doubled word in the lead is found where it stands, and its fix changes nothing else.
  @Test(arguments: WireFixtures.all) func aPlantedFaultIsFoundAndMended(_ item: WireFixtures.Item) throws {
    for variant in 0..<4 {
      let crlf = variant % 2 == 1
      let mark: [UInt8] = variant >= 2 && !item.isWire ? [0xEF, 0xBB, 0xBF] : []
      let bytes = mark + Self.file(item, "the the ", crlf: crlf).bytes
      let file = SourceText(name: item.name, bytes: bytes)
      let linter = try Self.linter()
      let found = linter.lint(file).diagnostics
      #expect(found.map { file[$0.range] } == ["the the"], "\(variant)")
      let place = try #require(
        bytes.firstRange(of: Array("the the mayor".utf8) + [])
          ?? bytes.firstRange(of: Array("the the harbour".utf8)))
      #expect(found.first?.range.lower == place.lowerBound)
      let position = LineIndex(file).position(at: place.lowerBound)
      let before = String(decoding: bytes[mark.count..<place.lowerBound], as: UTF8.self)
      let rows = before.split(omittingEmptySubsequences: false) { $0.isNewline }
      #expect(position.line == before.unicodeScalars.reduce(1) { $0 + ($1 == "\n" ? 1 : 0) })
      #expect(position.column > (rows.last?.isEmpty == false ? 1 : 0))
      let outcome = FixRun(linter: linter, unsafe: true).fix(file)
      var wanted = bytes
      wanted.removeSubrange(place.lowerBound..<(place.lowerBound + 4))
      #expect(outcome.after.bytes == wanted, "\(variant)")
    }
  }

  @Test func eachItemOfAFeedIsAnArticleOfItsOwn() throws {
    let feed = try #require(WireFixtures.all.first { $0.name == "feed.rss" })
    let report = try Self.linter().lint(Self.file(feed))
    #expect(report.articles.map(\.metadata.label) == ["abc-1", "abc-2"])
    #expect(report.articles.map(\.metadata.language) == ["en-gb", "en-gb"])
    let last = try #require(report.articles.last)
    #expect(
      last.regions.map { "\($0.kind.name): \(last.text[$0.range])" } == [
        "headline: Ferries & trains stop", "body: The ferry stopped on Tuesday.",
      ])
    // What goes in is escaped as its field is.
    let headline = TextRange(0, 7)
    #expect(last.origin.written("a & b", at: headline) == "a &amp;amp; b")
    let first = try #require(report.articles.first)
    #expect(first.origin.written("a & b", at: TextRange(0, 7)) == "a &amp; b")
    #expect(
      first.origin.written("a & b]]>", at: TextRange(first.bytes.count - 3, first.bytes.count))
        == "a &amp; b]]&gt;")
  }

  @Test func aFaultyLineOfJSONLinesIsAnErrorThere() throws {
    let text =
      "{\"title\": \"A\", \"text\": \"One.\"}\n{\"title\": \n{\"title\": \"B\", \"text\": \"Two two.\"}\n"
    let file = SourceText(name: "a.jsonl", bytes: Array(text.utf8))
    let report = try Self.linter().lint(file)
    #expect(report.articles.count == 2)
    #expect(report.diagnostics.map(\.rule) == ["malformed-json", "duplicate-word"])
    #expect(report.diagnostics.map { LineIndex(file).lineNumber(at: $0.range.lower) } == [2, 3])
    #expect(report.failure != nil)
  }

  /// The frame of a message is no text: nothing in it is changed, whatever rules say.
  @Test(arguments: WireFixtures.all.filter(\.isWire)) func theFrameStays(_ item: WireFixtures.Item) throws {
    var settings = LintSettings()
    settings.minimum = .note
    settings.runtime.wantsSuggestions = false
    let linter = LintRun(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon,
      rules: try settings.selection.select(from: builtInRules), settings: settings
    ).linter()
    let file = Self.file(item, "the the ")
    let outcome = FixRun(linter: linter, unsafe: true).fix(file)
    func frame(_ bytes: [UInt8]) -> [[UInt8]] {
      bytes.withUnsafeBufferPointer { p in
        WireMessage.all(in: p).flatMap {
          [Array(p[$0.header.lower..<$0.header.upper]), Array(p[$0.trailer.lower..<$0.trailer.upper])]
        }
      }
    }
    #expect(frame(outcome.after.bytes) == frame(file.bytes))
    #expect(
      outcome.after.bytes.filter { $0 == UInt8(ascii: "^") }.count
        == file.bytes.filter { $0 == UInt8(ascii: "^") }.count)
    #expect(!String(decoding: outcome.after.bytes, as: UTF8.self).contains("the the mayor said"))
  }

  @Test(arguments: [
    ("a.xml", "<project><name>x</name></project>"), ("a.json", "{\"name\": \"left-pad\"}"),
    ("a.rss", "<rss><channel/></rss>"),
    ("a.txt", ""), ("a.html", "<!-- only -->"), ("a.jsonl", "{}\n{}\n"),
  ])
  func aFileOfWhichNothingIsReadIsAFailure(_ name: String, _ text: String) throws {
    let report = try Self.linter().lint(SourceText(name: name, bytes: Array(text.utf8)))
    #expect(report.diagnostics.map(\.rule) == ["nothing-to-read"])
    #expect(report.diagnostics.first?.severity == .warning)
    #expect(report.failure != nil)
  }
}

/// The forms in which ninjs holds one body are mended together.
@Suite struct MirrorTests {
  private func fix(_ text: String) throws -> String {
    let rule = try #require(builtInRules.first { $0.info.id == "duplicate-word" })
    let linter = ArticleLinter(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: [(rule, nil)],
      settings: LintSettings())
    let outcome = FixRun(linter: linter, unsafe: true).fix(
      SourceText(name: "a.json", bytes: Array(text.utf8)))
    return String(decoding: outcome.after.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    #"{"headline": "H", "body_text": "It opened the the quay.\n\nShips call.", "body_html": "<p>It opened the the <b>quay</b>.</p><p>Ships call.</p>"}"#,
    #"{"body_html": "<p>It opened the the <b>quay</b>.</p>", "headline": "H", "body_text": "It opened the the\nquay."}"#,
    #"{"headline": "H", "bodies": [{"contentType": "text/html", "value": "<p>It opened the\nthe quay &amp; more.</p>"}, {"contentType": "text/plain", "value": "It opened the the quay & more."}]}"#,
  ]) func everyFormIsMended(_ text: String) throws {
    #expect(try fix(text) == text.replacing("the the", with: "the").replacing(#"the\nthe"#, with: "the"))
  }

  @Test func otherWordsAreLeftAlone() throws {
    let text =
      #"{"headline": "H", "body_text": "It opened the the quay.", "body_html": "<p>It closed the the quay.</p>"}"#
    #expect(
      try fix(text)
        == #"{"headline": "H", "body_text": "It opened the quay.", "body_html": "<p>It closed the the quay.</p>"}"#
    )
  }
}
