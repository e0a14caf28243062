import ArticleModel
import BuiltInRules
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Copy that would take minutes if any rule on quotations or attribution did work for each pair of marks,
/// paragraphs or clauses. Twice the copy gives twice the findings, and the run ends.
@Suite struct HostileQuotations {
  struct Copy: CustomTestStringConvertible, Sendable {
    var name: String
    var start = ""
    var unit: String
    var count: Int
    var end = ""
    var testDescription: String { name }

    func text(times: Int) -> SourceText {
      SourceText(start + String(repeating: unit, count: count * times) + end)
    }
  }

  private static let rules: [any Rule] = builtInRules.filter {
    $0.info.category == .quotation || $0.info.category == .attribution
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      Copy(name: "closed quotations in one paragraph", unit: "\"We go home,\" he said. ", count: 25_000),
      Copy(name: "opened and never closed", unit: "\"We go ", count: 25_000),
      Copy(name: "closed and never opened", unit: "We go,\" he said. ", count: 12_500),
      Copy(
        name: "unattributed paragraphs",
        unit: "The bridge is shut.\n\n\"We go home and nobody can stop us.\"\n\n", count: 2_500),
      Copy(name: "one running quotation", unit: "\"We go home and nobody can stop us.\n\n", count: 2_500),
      Copy(
        name: "opened once", start: "It reads: “Dear all,\n\n", unit: "We go home.\n\n", count: 2_500,
        end: "Yours.”"),
      Copy(name: "elisions", unit: "the ‘90s and ‘em said ", count: 5_000),
      Copy(name: "sources", unit: "Sources said that, according to reports, it is said that. ", count: 2_500),
      Copy(
        name: "surnames", unit: "Ines Okafor, the mayor, who left, said on Monday, said she, ", count: 2_500),
      Copy(
        name: "crossheads",
        unit: "Ola Berg here\n\nShe added that we go home and that nobody can stop us now.\n\n", count: 2_500),
    ])
  func growsWithTheCopy(_ copy: Copy) {
    func findings(_ text: SourceText) -> [String: Int] {
      let article = TestDesk.article(text)
      let context = TestDesk.context()
      return Dictionary(
        uniqueKeysWithValues: Self.rules.map {
          ($0.info.id, RuleRunner.run($0, on: article, in: context).count)
        })
    }
    let (one, two) = (findings(copy.text(times: 1)), findings(copy.text(times: 2)))
    for (rule, count) in two { #expect(count <= 2 * (one[rule] ?? 0) + 2, "\(rule)") }
  }

  @Test func marksNestedAThousandDeep() {
    for (open, close) in [("\"'", "'\""), ("“‘", "’”"), ("«„", "“»"), ("“", "”"), ("(\"", "\")")] {
      let copy =
        "He said: " + String(repeating: open, count: 1_000) + "word" + String(repeating: close, count: 1_000)
        + "."
      let article = TestDesk.article(copy)
      for rule in Self.rules { _ = RuleRunner.run(rule, on: article, in: TestDesk.context()) }
      #expect(article.quotations.allSatisfy { $0.range.upper <= article.bytes.count })
    }
  }
}
