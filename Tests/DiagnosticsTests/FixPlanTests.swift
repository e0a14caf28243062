import Diagnostics
import SourceText
import Testing

@Suite struct FixPlanTests {
  private func diagnostic(
    _ rule: String, _ start: Int, _ end: Int, _ text: String, _ safety: FixSafety = .safe
  ) -> Diagnostic {
    let range = TextRange(start, end)
    return Diagnostic(rule, .warning, at: range, "m", fixes: [Fix("f", safety, [Edit(range, text)])])
  }

  private func applied(_ diagnostics: [Diagnostic], to text: String, _ safeties: Set<FixSafety> = [.safe])
    -> String
  {
    String(decoding: FixPlan(diagnostics, allowing: safeties).applied(to: Array(text.utf8)), as: UTF8.self)
  }

  @Test func appliesDisjointFixesFromTheStart() {
    #expect(applied([diagnostic("b", 4, 5, ""), diagnostic("a", 0, 1, "X")], to: "abcdef") == "Xbcdf")
  }

  @Test func leavesAFixThatOverlapsWholly() {
    let first = diagnostic("a", 0, 3, "X")
    let second = Diagnostic(
      "b", .warning, at: TextRange(2, 6), "m",
      fixes: [Fix("f", .safe, [Edit(TextRange(2, 3), "Y"), Edit(TextRange(5, 6), "Z")])])
    let plan = FixPlan([second, first], allowing: [.safe])
    #expect(plan.chosen.map(\.rule) == ["a"])
    #expect(plan.left.map(\.reason) == [.conflict(with: "a")])
    #expect(applied([second, first], to: "abcdef") == "Xdef")
  }

  @Test func twoInsertionsAtOnePlaceConflict() {
    let plan = FixPlan([diagnostic("a", 2, 2, "x"), diagnostic("b", 2, 2, "y")], allowing: [.safe])
    #expect(plan.chosen.count == 1)
    #expect(plan.left.count == 1)
  }

  @Test func unsafeFixesWaitToBeAskedFor() {
    let fix = diagnostic("a", 0, 1, "X", .unsafe)
    #expect(applied([fix], to: "abc") == "abc")
    #expect(applied([fix], to: "abc", [.safe, .unsafe]) == "Xbc")
    #expect(FixPlan([fix], allowing: [.safe]).left.map(\.reason) == [.safety(.unsafe)])
  }

  @Test func severitiesAreOrdered() {
    #expect(Severity.note < .warning)
    #expect(Severity.warning < .error)
  }
}
