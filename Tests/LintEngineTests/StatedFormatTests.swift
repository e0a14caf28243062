import BuiltInRules
import Foundation
import LintEngine
import RuleTestSupport
import SourceText
import Testing

/// JSON and XML of a desk's own, read by the paths that its configuration states.
@Suite struct StatedFormatTests {
  private func report(_ configuration: String, _ name: String, _ text: String) throws -> FileReport {
    let folder = NSTemporaryDirectory() + "stated-format-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/cms", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(configuration.utf8).write(to: URL(fileURLWithPath: folder + "/.wirelint.yml"))
    let file = SourceText(name: folder + "/cms/" + name, bytes: Array(text.utf8))
    let found = try #require(try ConfigurationTree(trusts: true).configuration(for: file.name))
    var settings = try LintSettings(found, layers: found.layers(for: file.name), rules: builtInRules)
    settings.minimum = .note
    let rule = try #require(builtInRules.first { $0.info.id == "duplicate-word" })
    let count = try #require(builtInRules.first { $0.info.id == "word-count-mismatch" })
    return ArticleLinter(
      vocabulary: TestDesk.vocabulary, lexicon: TestDesk.lexicon, rules: [(rule, nil), (count, nil)],
      settings: settings
    ).lint(file)
  }

  private static let configuration = """
    formats:
      our-system:
        files: ["cms/*.json"]
        headline: doc.title
        body: ["doc.parts[kind=text].html", doc.box]
        byline: doc.by
        words: doc.count
        label: doc.nr
      our-feed:
        files: ["cms/*.xml"]
        article: Story
        headline: Title
        body: Text
        date: Day

    """

  @Test func pathsOfJSON() throws {
    let text =
      #"{"doc": {"nr": 7, "title": "Harbour opens", "by": "Ann Doe", "count": 300, "parts": [{"kind": "map", "html": "<p>No no.</p>"}, {"kind": "text", "html": "<p>It opened the the <b>quay</b>.<\/p>"}], "box": "Ships call."}}"#
    let report = try report(Self.configuration, "a.json", text)
    let article = try #require(report.articles.first)
    #expect(
      article.regions.map { "\($0.kind.name): \(article.text[$0.range])" } == [
        "headline: Harbour opens", "body: It opened the the quay.", "body: Ships call.", "byline: Ann Doe",
      ])
    #expect(report.diagnostics.map(\.rule) == ["word-count-mismatch", "duplicate-word"])
    #expect(report.diagnostics.map { report.file[$0.range] } == ["300", "the the"])
  }

  @Test func elementsOfXML() throws {
    let text =
      "<Feed><Story><Title>Harbour opens</Title><Id>1</Id><Day>2024-05-06</Day><Text>&lt;p&gt;It opened the the quay.&lt;/p&gt;</Text></Story><Story><Title>Ferry stops</Title><Text><![CDATA[<p>It stopped.</p>]]></Text></Story></Feed>"
    let report = try report(Self.configuration, "a.xml", text)
    #expect(report.articles.count == 2)
    #expect(report.articles.first?.metadata.date == "2024-05-06")
    #expect(report.diagnostics.map { report.file[$0.range] } == ["the the"])
  }

  /// Nothing of the paths is in the file: that is said with the name of the format.
  @Test func aFileWithoutItsPartsIsNotRead() throws {
    for (name, text) in [("a.json", #"{"title": "A", "body": "B"}"#), ("a.xml", "<Feed><Item/></Feed>")] {
      let report = try report(Self.configuration, name, text)
      #expect(
        report.diagnostics.contains { $0.rule == "nothing-to-read" } && report.failure != nil, "\(name)")
    }
  }

  @Test(arguments: [
    "formats:\n  a:\n    body: x\n", "formats:\n  a:\n    files: [\"*.json\"]\n",
    "formats:\n  a:\n    files: [\"*.json\"]\n    bodie: x\n", "formats: [a]\n",
  ]) func whatIsNoFormatIsAnError(_ configuration: String) throws {
    #expect(throws: UsageError.self) { try report(configuration, "a.json", "{}") }
  }
}
