import Diagnostics
import RuleKit
import SourceText

/// Says which rule of a linter is run, to the process that watches this one.
struct RuleMarks: Sendable {
  let mark: ThreadMark
  /// By the index of the rule.
  private let numbers: [Int]

  init(_ mark: ThreadMark, _ rules: [(rule: any Rule, severity: Severity?)]) {
    self.init(mark, rules.map { RuleMarks.number(of: $0.rule.info.id) })
  }

  private init(_ mark: ThreadMark, _ numbers: [Int]) {
    self.mark = mark
    self.numbers = numbers
  }

  /// The same, for the thread that asks.
  func ofThisThread() -> RuleMarks? { mark.ofThisThread().map { RuleMarks($0, numbers) } }

  /// The rule of an index is run from now on.
  func begin(_ index: Int) { mark.rule = numbers[index] }

  /// No rule is run any more.
  func end() { mark.rule = 0 }

  /// A number that stands for a rule in another process, never 0.
  static func number(of id: String) -> Int { Int(bitPattern: UInt(ByteHash.of(id) | 1)) }
}
