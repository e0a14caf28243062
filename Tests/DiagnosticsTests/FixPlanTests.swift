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

  @Test func anUnsoundFixIsLeft() {
    let beyond = diagnostic("a", 2, 9, "")
    let overlapping = Diagnostic(
      "b", .warning, at: TextRange(0, 1), "m",
      fixes: [Fix("f", .safe, [Edit(TextRange(0, 3), ""), Edit(TextRange(2, 4), "")])])
    let plan = FixPlan([beyond, overlapping], allowing: [.safe], in: 6)
    #expect(plan.chosen.isEmpty)
    #expect(plan.left.map(\.reason) == [.unsound, .unsound])
    #expect(plan.applied(to: Array("abcdef".utf8)) == Array("abcdef".utf8))
  }

  /// Edits of one fix may touch each other; those of another fix between them may not.
  @Test func editsOfOneFixMayTouch() {
    let pair = Diagnostic(
      "a", .warning, at: TextRange(0, 6), "m",
      fixes: [Fix("f", .safe, [Edit(TextRange(2, 3), "X"), Edit(TextRange(3, 4), "Y"), .insert("Z", at: 6)])])
    #expect(
      applied([pair, diagnostic("b", 3, 4, "W"), diagnostic("c", 4, 5, "-")], to: "abcdef") == "abXYefZ")
    #expect(applied([pair, diagnostic("b", 5, 5, "W")], to: "abcdef") == "abXYeWfZ")
  }

  @Test func severitiesAreOrdered() {
    #expect(Severity.note < .warning)
    #expect(Severity.warning < .error)
  }
}
