import Diagnostics
import Reporters
import Testing

/// The page of `wirelint report`.
@Suite struct ArchivePageTests {
  private func finding(
    _ story: String, _ rule: String = "name-variant", _ severity: Severity = .warning,
    text: String = "Tarhovsk",
    right: String? = "Tarkhovsk", month: String? = nil, desk: String? = nil, offset: Int = 0
  ) -> ArchiveFinding {
    var finding = ArchiveFinding(
      story: story, rule: rule, severity: severity, message: "'\(text)' in \(story)", text: text,
      offset: offset)
    finding.replacement = right
    finding.month = month
    finding.desk = desk
    return finding
  }

  private func page(_ findings: [ArchiveFinding], examples: Int = 5, stories: Int? = nil) -> String {
    var counts = ArchiveCounts(examples: examples)
    for finding in findings { counts.add(finding) }
    let rule = ReportedRule(
      id: "name-variant", category: "Names", severity: .warning, summary: "A name <spelled> twice.",
      rationale: "", pagePath: "https://desk.example/rules/name-variant.html")
    var page = ArchivePage(counts, rules: [rule], stories: stories, toolVersion: "1")
    return String(decoding: page.write(), as: UTF8.self)
  }

  @Test func itCountsRulesStoriesMonthsAndDesks() {
    let text = page(
      [
        finding("a", month: "2025-11", desk: "world"),
        finding("a", month: "2025-11", desk: "world", offset: 9),
        finding("b", month: "2026-02", desk: "city"),
        finding("c", "quote-unclosed", .error, text: "\"We", right: nil, month: "2026-02", desk: "city"),
      ], stories: 1200)
    #expect(text.contains("<p>1 error, 3 warnings in 3 stories of 1,200</p>"))
    #expect(text.contains("in 2 stories, 0.2 % of all"))
    // Months in which nothing was found have their place as well.
    for month in ["2025-11: 2", "2025-12: 0", "2026-01: 0", "2026-02: 2"] {
      #expect(text.contains("<title>\(month)</title>"), "\(month)")
    }
    #expect(text.contains("<tr><td>world</td><td class=\"number\">0</td><td class=\"number\">2</td>"))
    #expect(text.contains("name-variant 1, quote-unclosed 1"))
    #expect(text.contains("A name &lt;spelled&gt; twice."))
    #expect(text.contains("href=\"https://desk.example/rules/name-variant.html\""))
  }

  @Test func pairsAreOfSpellingsAlone() {
    let text = page([
      finding("a"), finding("b"), finding("c", text: "the the", right: "the"),
      finding("d", text: "word ,", right: "word,"), finding("e", text: "e-mail", right: "email"),
    ])
    #expect(text.contains("<tr><td>Tarhovsk</td><td>Tarkhovsk</td><td class=\"number\">2</td>"))
    #expect(text.contains("<tr><td>e-mail</td><td>email</td><td class=\"number\">1</td>"))
    #expect(!text.contains("<tr><td>the the"))
    #expect(!text.contains("<tr><td>word ,"))
  }

  /// Engines write their parts in any order.
  @Test func theOrderOfFindingsChangesNothing() {
    let findings = (0..<40).map { number in
      finding(
        "story \(number % 13)", number % 3 == 0 ? "spelling" : "name-variant",
        month: "2026-0\(number % 9 + 1)",
        desk: "desk \(number % 4)", offset: number)
    }
    #expect(page(findings, examples: 3) == page(findings.reversed(), examples: 3))
    let text = page(findings, examples: 3)
    #expect(text.components(separatedBy: "<li class=\"finding").count == 1 + 2 * 3)
  }

  @Test func whatStandsInStoriesIsNoMarkup() {
    let text = page([
      finding("</p><script>alert(1)</script>", text: "<b>Tarhovsk</b>", right: nil, desk: "<i>")
    ])
    #expect(!text.contains("<script"))
    #expect(!text.contains("<b>Tarhovsk"))
    #expect(text.contains("default-src 'none'"))
  }

  @Test func monthsAreThoseOfDatesInISO() {
    #expect(ArchiveFinding.month(of: "2026-03-04T10:00:00Z") == "2026-03")
    #expect(ArchiveFinding.month(of: "2026-13-04") == nil)
    #expect(ArchiveFinding.month(of: "04.03.2026") == nil)
    #expect(ArchiveFinding.month(of: "") == nil)
  }

  /// A few damaged dates make no chart of 9,999 years, and many months become years.
  @Test func longSpansAreShort() {
    let damaged = page([finding("a", month: "0001-01"), finding("b", month: "9999-12")])
    #expect(damaged.components(separatedBy: "<g><title>").count == 3)
    let decades = (0..<200).map { number in
      finding("\(number)", month: "\(2000 + number / 12)-\(number % 12 < 9 ? "0" : "")\(number % 12 + 1)")
    }
    let text = page(decades)
    #expect(text.contains("Findings by year") && text.contains("<title>2003: 12</title>"))
  }

  @Test func anEmptyArchiveHasAPage() {
    let text = page([])
    #expect(text.contains("no findings in 0 stories") && text.contains("Nothing was found."))
  }
}
