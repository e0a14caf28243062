import Diagnostics
import RuleKit

/// Which rules run, and at which severity: what one place says (the command line, a configuration file),
/// laid over what others said before.
///
/// Wherever a rule is named, an id, a glob (`quote-*`) or a category (`Quotation`) will do.
package struct RuleSelection: Sendable {
  /// When there are any, these run and no others, whatever the layers below say.
  package var only: [String] = []
  package var enabled: [String] = []
  /// Has the last word within this layer.
  package var disabled: [String] = []
  /// Pattern and severity, later ones win.
  package var severities: [(pattern: String, severity: Severity)] = []
  /// What this one is laid over, lowest first.
  package var below: [RuleSelection] = []

  package init() {}

  /// The rules that run in a channel, with the severity that each diagnostic of theirs is given; nil keeps
  /// the rule's own.
  package func select(
    from rules: [any Rule], for profile: Profile = .wire
  ) throws(UsageError) -> [(rule: any Rule, severity: Severity?)] {
    let layers = below + [self]
    for pattern in layers.flatMap(\.patterns)
    where !EngineRule.all.contains(pattern)
      && !rules.contains(where: { RuleSelection.matches(pattern, $0.info) })
    {
      throw UsageError(RuleSelection.unknown(pattern, among: rules))
    }
    return rules.compactMap { rule in
      let info = rule.info
      var runs = profile.runs(info)
      var severity: Severity?
      for layer in layers {
        runs = layer.runs(info) ?? runs
        severity = layer.severities.last { RuleSelection.matches($0.pattern, info) }?.severity ?? severity
      }
      return runs ? (rule, severity) : nil
    }
  }

  /// The severity at which the engine's own diagnostics of an id are reported; nil where they are not.
  package func severity(ofEngineRule id: String, standard: Severity) -> Severity? {
    var severity: Severity? = standard
    for layer in below + [self] {
      func isNamed(_ pattern: String) -> Bool {
        pattern == id || (pattern.contains("*") && Glob.matches(Array(pattern.utf8), Array(id.utf8)))
      }
      if layer.disabled.contains(where: isNamed)
        || (!layer.only.isEmpty && !layer.only.contains(where: isNamed))
      {
        severity = nil
      } else if let stated = layer.severities.last(where: { isNamed($0.pattern) }) {
        severity = stated.severity
      } else if layer.enabled.contains(where: isNamed) {
        severity = severity ?? standard
      }
    }
    return severity
  }

  private var patterns: [String] { only + enabled + disabled + severities.map(\.pattern) }

  /// Whether this layer wants a rule to run; nil where it says nothing of it.
  private func runs(_ info: RuleInfo) -> Bool? {
    func named(_ patterns: [String]) -> Bool { patterns.contains { RuleSelection.matches($0, info) } }
    if named(disabled) { return false }
    if named(enabled) || named(only) { return true }
    return only.isEmpty ? nil : false
  }

  /// The error line for a pattern that names no rule.
  package static func unknown(_ pattern: String, among rules: [any Rule]) -> String {
    let names = rules.map(\.info.id) + Category.allCases.map(\.rawValue)
    let nearest = Nearest.match(pattern, in: names).map { "; did you mean '\($0)'?" } ?? ""
    return "no rule is called '\(pattern)'\(nearest) ('wirelint rules' lists them)"
  }

  /// Whether a pattern names a rule: its id, its category, the pack that it belongs to, or a glob.
  package static func matches(_ pattern: String, _ info: RuleInfo) -> Bool {
    pattern == info.id || pattern == info.category.rawValue
      || (info.id.hasPrefix(pattern) && info.id.dropFirst(pattern.count).first == ".")
      || (pattern.contains("*") && Glob.matches(Array(pattern.utf8), Array(info.id.utf8)))
  }
}

/// Globs of rule ids: `*` stands for any run of characters.
package enum Glob {
  /// Linear in the product of the lengths at worst, without recursion.
  package static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var p = 0
    var t = 0
    var star: Int?
    var mark = 0
    while t < text.count {
      if p < pattern.count, pattern[p] == 0x2A {
        star = p
        mark = t
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let back = star {
        p = back + 1
        mark += 1
        t = mark
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == 0x2A { p += 1 }
    return p == pattern.count
  }
}

/// Ids of what the engine itself reports; they are no rules, yet can be named where rules are.
package enum EngineRule {
  /// A suppression that hides nothing, or is past its day.
  package static let unusedSuppression = "unused-suppression"

  /// Says how many findings of a rule are not listed (`LintSettings.maxFindings`).
  package static let findingsLeftOut = "findings-left-out"

  static let all: Set<String> = [unusedSuppression, findingsLeftOut]
}
