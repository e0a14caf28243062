import ArticleModel
import BuiltInRules
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import LintEngine

@Suite struct RuleCallTests {
  private final class EvenGate: RuleGate {
    func awake(in article: Article, _ context: RuleContext) -> [Int] { [0, 2, 4] }
  }

  private struct Numbered: Rule {
    let info: RuleInfo
    let gate: (any RuleGate)?
    let place: Int
    func check(_ article: Article, in context: RuleContext) -> [Finding] { [] }
  }

  @Test func rulesBehindAGateAreAskedWhereItLetsThem() throws {
    let gate = EvenGate()
    let plain = try #require(builtInRules.first)
    let numbered = [4, 1, 2].map { Numbered(info: plain.info, gate: gate, place: $0) }
    let call = RuleCall([numbered[0], plain, numbered[1], numbered[2]])
    // The rule without a gate first; place 0 belongs to no rule that runs.
    #expect(call.indices(for: TestDesk.article("x"), TestDesk.context()) == [1, 3, 0])
    #expect(RuleCall([plain]).indices(for: TestDesk.article("x"), TestDesk.context()) == [0])
  }
}
