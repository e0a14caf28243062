import Diagnostics
import PatternRules
import RuleKit

/// A condition on findings, as `vale --filter` states it (vale.sh/docs/filters): `.Level == "error" and not (.Name in
/// ["Desk.Old"])`.
///
/// Of Vale's expression language it has the fields of a rule, texts, lists of texts, `==`, `!=`, `in`, `contains`,
/// `startsWith`, `endsWith`, `matches`, `and`, `or`, `not` and parentheses; anything else is refused.
package struct AlertCondition: Sendable {
  /// What a condition may ask for.
  enum Field: String, CaseIterable {
    case name = "Name"
    case level = "Level"
    case scope = "Scope"
    case kind = "Extends"
    case message = "Message"
    case description = "Description"
    case link = "Link"
  }

  enum Operand: Sendable {
    case field(Field)
    case texts([String])
  }

  enum Test: String, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case isIn = "in"
    case contains
    case startsWith
    case endsWith
    case matches
  }

  indirect enum Node: Sendable {
    case both(Node, Node)
    case either(Node, Node)
    case not(Node)
    case test(Operand, Test, Operand)
    case matches(Operand, IgnoredText)
    case always(Bool)
  }

  private let root: Node

  /// Throws what cannot be read in the text.
  package init(_ text: String) throws(UsageError) {
    var parser = AlertConditionParser(text)
    root = try parser.parse()
  }

  /// Whether the condition holds of a finding. `values` gives what a field has.
  func holds(_ values: (Field) -> [String]) -> Bool { AlertCondition.holds(root, values) }

  private static func holds(_ node: Node, _ values: (Field) -> [String]) -> Bool {
    func texts(_ operand: Operand) -> [String] {
      switch operand {
      case .field(let field): values(field)
      case .texts(let texts): texts
      }
    }
    switch node {
    case .both(let first, let second): return holds(first, values) && holds(second, values)
    case .either(let first, let second): return holds(first, values) || holds(second, values)
    case .not(let inner): return !holds(inner, values)
    case .always(let value): return value
    case .matches(let operand, let pattern):
      return texts(operand).contains { !pattern.stretches(in: Array($0.utf8)).isEmpty }
    case .test(let left, let test, let right):
      let (left, right) = (texts(left), texts(right))
      func any(_ test: (String, String) -> Bool) -> Bool {
        left.contains { a in right.contains { test(a, $0) } }
      }
      switch test {
      case .equal, .isIn: return any { $0 == $1 }
      case .unequal: return !any { $0 == $1 }
      // Of a list of scopes: that it has one; of a text: that it has the other within.
      case .contains: return any { $0.contains($1) }
      case .startsWith: return any { $0.hasPrefix($1) }
      case .endsWith: return any { $0.hasSuffix($1) }
      case .matches: return false
      }
    }
  }
}

/// Keeps the findings of which a condition holds.
struct ConditionFilter: ReportFilter {
  private let condition: AlertCondition
  private let rules: [String: RuleInfo]

  init(_ condition: AlertCondition, rules: [any Rule]) {
    self.condition = condition
    self.rules = Dictionary(rules.map { ($0.info.id, $0.info) }, uniquingKeysWith: { first, _ in first })
  }

  func filter(_ report: inout FileReport) {
    report.keep { diagnostic in
      let info = rules[diagnostic.rule]
      return condition.holds { field in
        switch field {
        case .name: return [diagnostic.rule]
        case .level: return [diagnostic.severity == .note ? "suggestion" : diagnostic.severity.rawValue]
        case .scope: return info?.statement?.scopes ?? []
        case .kind: return [info?.statement?.kind ?? ""]
        case .message: return [info?.statement?.message ?? diagnostic.message]
        case .description: return [info?.statement?.description ?? info?.summary ?? ""]
        case .link: return [info?.statement?.link ?? ""]
        }
      }
    }
  }
}
