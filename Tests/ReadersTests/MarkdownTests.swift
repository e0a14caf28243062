import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct ReadingMarkdown {
  private func kinds(_ source: String) -> [String] {
    let result = read(source, name: "story.md")
    return result.document.stated.map { "\($0.kind.name): \(result.document.text[$0.range])" }
  }

  @Test func blocksAreRegions() {
    #expect(
      kinds(
        "# Envoy leaves\n\nHe *left* the\nhall. See [the site](http://x.y/the-the).\n\n> We go.\n> We stay.\n\n## Talks\n\n- One\n- Two\n\n"
          + "| a | b |\n|---|---|\n| c | d |\n\n![The hall](x.png)\n\n```\ncode\n```\n\n<div>raw</div>\n\nEnd\\* &amp; caf&eacute; ![icon](y.png).\n"
      ) == [
        "headline: Envoy leaves", "body: He left the hall. See the site.", "body: We go. We stay.",
        "crosshead: Talks", "body: One", "body: Two", "table: a", "table: b", "table: c", "table: d",
        "caption: The hall", "body: raw", "body: End* & caf\u{E9} \u{FFFC}.",
      ])
  }

  @Test(arguments: [
    "---\ntitle: \"Envoy leaves\"\nauthor: Ann Teller\ndate: 2020-06-15\ntags: [a, b]\n---\nHe left.\n",
    "\u{FEFF}+++\r\ntitle = 'Envoy leaves'\r\nauthor = \"Ann Teller\"\r\ndate = 2020-06-15\r\n+++\r\nHe left.\r\n",
  ]) func frontMatterSpeaks(_ source: String) {
    #expect(kinds(source) == ["headline: Envoy leaves", "byline: Ann Teller", "body: He left."])
    #expect(read(source, name: "a.md").document.metadata.date == "2020-06-15")
  }

  @Test func aRuleIsNoFrontMatter() {
    #expect(kinds("---\n\nHe left.\n\nShe came.") == ["body: He left.", "body: She came."])
    #expect(kinds("# One\n\n# Two\n\nx") == ["headline: One", "crosshead: Two", "body: x"])
  }

  @Test func bytesLeadBack() {
    let source = "> He left the\n> hall &amp; **the** caf\u{E9}.\n"
    let result = read(source, name: "a.md")
    let origin = result.document.origin
    #expect(result.string == "He left the hall & the caf\u{E9}.")
    func there(_ from: Int, _ to: Int) -> String {
      let range = origin.fileRange(TextRange(from, to))
      return String(decoding: Array(source.utf8)[range.lower..<range.upper], as: UTF8.self)
    }
    #expect(there(0, 11) == "He left the")
    #expect(there(8, 16) == "the\n> hall")
    #expect(there(17, 18) == "&amp;")
    #expect(there(19, 22) == "the")
    #expect(origin.isWritable(TextRange(8, 18)))
    #expect(!origin.isWritable(TextRange(17, 22)))
    #expect(origin.written("a & b") == "a & b")
  }

  @Test func codeIsReadAndNotReportedOn() {
    let result = read("Run `the the` now.", name: "a.md")
    #expect(result.string == "Run the the now.")
    #expect(result.document.verbatim.map { result.document.text[$0] } == ["the the"])
    #expect(read("```\nonly code\n```\n", name: "a.md").rules == ["nothing-to-read"])
  }

  @Test func anyBytesGiveAnArticle() {
    var numbers = SeededNumbers(seed: 11)
    let pieces = [
      "# ", "> ", "- ", "*", "**", "_", "`", "[", "](", ")", "\n", "\n\n", "word ", "&amp;", "\\", "|",
      "---\n", "![", "<b>", "é", "    ", "1. ",
    ]
    for _ in 0..<400 {
      let source = (0..<Int.random(in: 1...50, using: &numbers)).map { _ in
        pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      let bytes = Array(source.utf8)
      let result = read(bytes, name: "x.md")
      for start in result.document.text.bytes.indices {
        #expect(
          result.document.origin.fileRange(TextRange(start, start + 1)).upper <= bytes.count, "\(source)")
      }
    }
  }
}
