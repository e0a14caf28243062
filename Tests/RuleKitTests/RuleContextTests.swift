import ArticleModel
import Calendars
import Diagnostics
import Lexicon
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// What rules ask of their context, and what a channel runs.
@Suite struct RuleContextTests {
  private static let info = RuleInfo(
    id: "idle-gate", category: .usage, severity: .warning, summary: "A gate stands idle.",
    rationale: "Ships pay for it.", examples: []
  ).taking([
    .number("most", default: 3, "How many."), .text("owner", default: "the desk", "Whose."),
    .list("gates", dividedBy: ";", "Which."),
  ])

  private func context(_ options: [String: String] = [:], date: String? = nil) -> RuleContext {
    RuleContext(
      speller: Speller(TestDesk.lexicon), storyDate: date.flatMap { CalendarDate(iso: $0) },
      options: ["idle-gate": options, "other": ["most": "9"]])
  }

  @Test func optionsAreAsConfiguredElseAsTheRuleSays() {
    #expect(context().number("most", of: Self.info) == 3)
    #expect(context(["most": "8"]).number("most", of: Self.info) == 8)
    #expect(context(["most": "many"]).number("most", of: Self.info) == 0)
    #expect(context().option("owner", of: Self.info) == "the desk")
    #expect(context(["owner": ""]).option("owner", of: Self.info) == "")
  }

  @Test(arguments: [
    ("", []), ("north", ["north"]), ("north; south", ["north", "south"]), (";;north;", ["north"]),
    ("  north gate ;\tsouth", ["north gate ", "\tsouth"]), ("norð;南", ["norð", "南"]),
  ])
  func listsAreDivided(_ value: String, _ texts: [String]) {
    #expect(context(["gates": value]).list("gates", of: Self.info) == texts)
    #expect(context(["owner": value]).list("owner", of: Self.info).isEmpty, "no list, whatever it holds")
  }

  @Test func theDayOfAStoryIsTheStatedOneFirst() {
    let dated = TestDesk.article(
      "LANGVIK, Oct. 12, 2023 (ABC) - The old gate was shut on Thursday by the mayor.")
    let bare = TestDesk.article("The old gate was shut on Thursday by the mayor.")
    #expect(context().storyDay(of: dated) == CalendarDate(iso: "2023-10-12"))
    #expect(context(date: "2024-01-02").storyDay(of: dated) == CalendarDate(iso: "2024-01-02"))
    #expect(context().storyDay(of: bare) == nil)
  }

  @Test(arguments: [
    (Profile.wire, RuleKit.Category.usage, "gate", true, true), (.web, .usage, "gate", true, true),
    (.archive, .usage, "gate", true, false), (.archive, .residue, "gate", true, true),
    (.archive, .characters, "gate", true, true), (.archive, .usage, "Harbour.Gate", true, true),
    (.wire, .usage, "gate", false, false), (.archive, .residue, "gate", false, false),
  ])
  func channelsRunTheirRules(
    _ profile: Profile, _ category: RuleKit.Category, _ id: String, _ isOn: Bool, _ runs: Bool
  ) {
    let info = RuleInfo(
      id: id, category: category, severity: .note, isOnByDefault: isOn, summary: "", rationale: "",
      examples: [])
    #expect(profile.runs(info) == runs)
  }
}

/// What of a rule's findings is kept: those in its regions, outside quotations and damage where it keeps out.
@Suite struct RuleRunnerTests {
  /// Flags each `gate`.
  private struct GateRule: Rule {
    var info: RuleInfo
    var readsDamage = false
    func check(_ article: Article, in context: RuleContext) -> [Finding] {
      article.tokens.filter { article.string($0) == "gate" }.map { Finding(at: $0.range, "'gate'") }
    }
  }

  private static let info = RuleInfo(
    id: "gate", category: .usage, severity: .note, summary: "", rationale: "", examples: [])

  private func count(_ info: RuleInfo, readsDamage: Bool = false, _ copy: String) -> Int {
    RuleRunner.run(
      GateRule(info: info, readsDamage: readsDamage), on: TestDesk.article(copy), in: TestDesk.context()
    ).count
  }

  private let story = """
    Council shuts gate

    The council of the town shut the gate on Monday. "The gate is old," the mayor of the town said.
    """

  @Test func regionsAndQuotationsDecide() {
    #expect(count(Self.info.reading(.all), story) == 3)
    #expect(count(Self.info.reading([.headline]), story) == 1)
    #expect(count(Self.info.reading([.body]), story) == 2)
    #expect(count(Self.info.reading(.all, quotations: false), story) == 2)
    #expect(count(Self.info, "") == 0)
  }

  @Test func damageIsForThoseWhoReadIt() {
    let code =
      "The page of the town was empty. function() { gate.open(); return gate; } It was late in the day."
    #expect(count(Self.info.reading(.all), code) == 0)
    #expect(count(Self.info.reading(.all), readsDamage: true, code) == 2)
    #expect(GateRule(info: Self.info).reach == .article && GateRule(info: Self.info).gate == nil)
  }
}
