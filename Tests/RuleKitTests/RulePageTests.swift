import RuleKit
import Testing

/// The page of a rule: where it stands, and what of the rule stands on it.
@Suite struct RulePageTests {
  private static func info(_ id: String, _ examples: [Example] = []) -> RuleInfo {
    RuleInfo(
      id: id, category: .names, severity: .error, isOnByDefault: false, summary: "A gate has two names.",
      rationale: "Ships miss it.", examples: examples)
  }

  @Test(arguments: [
    ("name-variant", "rules/Names/name-variant.md"), ("Harbour.Gate", "rules/packs/Harbour/README.md"),
    ("Harbour.Gate.North", "rules/packs/Harbour/README.md"), ("x", "rules/Names/x.md"),
  ])
  func pagesStandInTheirFolder(_ id: String, _ path: String) {
    #expect(RulePage.path(of: Self.info(id)) == path)
  }

  @Test(arguments: [
    ("https://desk.example", "https://desk.example/rules/gate.html"),
    ("https://desk.example/", "https://desk.example/rules/gate.html"),
    ("https://desk.example/{category}/{id}.md", "https://desk.example/Names/gate.md"),
    ("https://desk.example/?rule={id}", "https://desk.example/?rule=gate"),
    // The category alone names no page: it is a folder like any other.
    ("https://desk.example/{category}", "https://desk.example/{category}/rules/gate.html"),
    ("", "/rules/gate.html"),
  ])
  func addressesStandBelowTheirBase(_ base: String, _ address: String) {
    #expect(RulePage.address(of: Self.info("gate"), below: base) == address)
    #expect(RulePage.address(of: Self.info("Harbour.Gate"), below: base) == nil)
  }

  @Test(arguments: [("name-variant", "NameVariant"), ("x", "X"), ("four-d-map", "FourDMap"), ("", "")])
  func typesAreNamedLikeTheirRules(_ id: String, _ name: String) {
    #expect(RulePage.typeName(of: Self.info(id)) == name)
  }

  @Test func whatARuleHasNotHasNoHeading() {
    let bare = RulePage.markdown(Self.info("gate"), source: "Gate.swift")
    #expect(bare.hasPrefix("# gate\n\nA gate has two names.\n\n| category |"))
    #expect(bare.contains("| Names | error | off | reads them | [Gate.swift](../../Gate.swift) |"))
    for heading in ["## Flagged", "## Left alone", "## Options", "## Thresholds", "**Fixes.**"] {
      #expect(!bare.contains(heading))
    }
  }

  @Test func examplesStandUnderTheirHeading() throws {
    let page = RulePage.markdown(
      Self.info(
        "gate",
        [.allows("The gate is\u{A0}shut."), .flags("The ⟦gat⟧ is shut.", fixed: "The gate is shut.")]),
      source: "Gate.swift")
    let flagged = try #require(page.range(of: "## Flagged\n\n```text\nThe ⟦gat⟧ is shut.\n```\n"))
    let fixed = try #require(page.range(of: "\nbecomes\n\n```text\nThe gate is shut.\n```\n"))
    let allowed = try #require(page.range(of: "## Left alone\n\n```text\nThe gate is␣shut.\n```\n"))
    #expect(flagged.upperBound <= fixed.lowerBound && fixed.upperBound <= allowed.lowerBound)
  }

  @Test func tablesKeepTheirColumns() {
    let info = Self.info("gate").taking([
      .choice("mark", default: "a|b", of: ["a|b", "c"], "Which mark."),
      .list("names", dividedBy: "|", "Which names."),
    ]).deciding(by: [RuleThreshold(7, "idle hours")])
    let page = RulePage.markdown(info, source: "Gate.swift")
    #expect(page.contains("| `mark` | `a\\|b` | a\\|b, c | Which mark. |"))
    // A default of nothing is an empty cell, not two marks of code.
    #expect(page.contains("| `names` |  | texts divided by '\\|' | Which names. |"))
    #expect(page.contains("## Thresholds\n\n| number | of |\n|---|---|\n| 7 | idle hours |\n"))
  }
}
