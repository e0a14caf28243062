import RuleKit
import Testing

@testable import Site

@Suite struct SiteTests {
  private let site = Site(
    rules: [
      Site.Entry(
        info: RuleInfo(
          id: "double-space", category: .punctuation, severity: .warning,
          summary: "Flags <two> blanks & more.", rationale: "One is enough.", examples: []),
        page: "# double-space\n\nSee [the source](../../Sources/x.swift) and [terms](terms.md).\n")
    ],
    guides: [
      ("README", "# Guide\n\n[serve](serve.md#ports)\n"), ("serve", "# Serve\n\n## Ports\n\n`a<b>` | c\n"),
    ])

  private func page(_ path: String) throws -> String {
    String(decoding: try #require(site.pages.first { $0.path == path }).content, as: UTF8.self)
  }

  @Test func everyPageIsThereOnce() {
    let paths = site.pages.map(\.path)
    #expect(
      paths == [
        "docs/index.html", "docs/serve.html", "index.html", "rules/double-space.html", "rules/index.html",
        "rules/search.js", "site.css",
      ])
  }

  @Test func linksLeadToPagesOfTheSite() throws {
    #expect(try page("docs/index.html").contains("<a href=\"serve.html#ports\">serve</a>"))
    #expect(try page("docs/serve.html").contains("<h2 id=\"ports\">Ports</h2>"))
    #expect(!(try page("rules/double-space.html").contains("../../Sources")))
    #expect(Site.address("https://example.org/a.md") == "https://example.org/a.md")
    #expect(Site.address("../rules/README.md") == "../rules/index.html")
  }

  @Test func textOfRulesIsNoMarkup() throws {
    let index = try page("rules/index.html")
    #expect(index.contains("Flags &lt;two&gt; blanks &amp; more."))
    #expect(index.contains("<a href=\"double-space.html\">double-space</a>"))
    #expect(try page("docs/serve.html").contains("<code>a&lt;b&gt;</code> | c"))
  }

  /// HTML forbids them (the HTML Standard, 13.2.3.5), and rules have them in their examples.
  @Test func controlsAreShown() {
    #expect(
      MarkdownHTML.escaped("a\u{1}\u{19}\u{7F}\u{92}b\n\tc")
        == "a\u{2401}\u{2419}&lt;U+007F&gt;&lt;U+0092&gt;b\n\tc")
  }

  @Test func nothingIsFetchedFromElsewhere() {
    for page in site.pages {
      let text = String(decoding: page.content, as: UTF8.self)
      #expect(!text.contains("src=\"http") && !text.contains("@import") && !text.contains("href=\"http"))
    }
  }
}
