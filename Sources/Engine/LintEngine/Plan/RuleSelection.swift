import Diagnostics
import RuleKit

/// Which rules run, and at which severity: what one place says (the command line, a configuration file),
/// laid over what others said before.
///
/// Wherever a rule is named, an id, a glob (`quote-*`) or a category (`Quotation`) will do.
package struct RuleSelection: Sendable, Equatable {
  /// The severity at which the rules that a pattern names are reported.
  package struct Level: Sendable, Hashable {
    /// An id, a glob or a category.
    package var pattern: String
    /// What their findings are reported at.
    package var severity: Severity

    /// - Parameters:
    ///   - pattern: An id, a glob or a category.
    ///   - severity: What findings of those rules are reported at.
    package init(_ pattern: String, _ severity: Severity) {
      self.pattern = pattern
      self.severity = severity
    }
  }

  /// When there are any, these run and no others, whatever the layers below say.
  package var only: [String] = []
  /// These run, whether or not they are on by default or in the channel.
  package var enabled: [String] = []
  /// Has the last word within this layer.
  package var disabled: [String] = []
  /// Later ones win.
  package var severities: [Level] = []
  /// What this one is laid over, lowest first.
  package var below: [RuleSelection] = []

  package init() {}

  /// Whether this layer says nothing.
  package var isEmpty: Bool { patterns.isEmpty }

  /// The rules that run in a channel, with the severity that each diagnostic of theirs is given; nil keeps
  /// the rule's own.
  package func select(
    from rules: [any Rule], for profile: Profile
  ) throws(UsageError) -> [(rule: any Rule, severity: Severity?)] {
    let layers = below + [self]
    for pattern in layers.flatMap(\.patterns)
    where !InputRules.matches(pattern)
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

  /// The severity at which one of `InputRules` is reported; nil where it is not.
  ///
  /// - Parameters:
  ///   - standard: The severity where nobody says another.
  ///   - heedsOnly: Whether it is silent where only other rules are asked for. That a file cannot be read is
  ///     said all the same.
  package func severity(of info: RuleInfo, standard: Severity, heedsOnly: Bool) -> Severity? {
    var severity: Severity? = standard
    for layer in below + [self] {
      func isNamed(_ pattern: String) -> Bool { RuleSelection.matches(pattern, info) }
      if layer.disabled.contains(where: isNamed)
        || (heedsOnly && !layer.only.isEmpty && !layer.only.contains(where: isNamed))
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
    unknown(pattern, among: rules.map(\.info))
  }

  /// The same, of rules by what they say of themselves.
  package static func unknown(_ pattern: String, among rules: [RuleInfo]) -> String {
    let names = (rules + InputRules.all).map(\.id) + Category.allCases.map(\.rawValue)
    let nearest = Nearest.match(pattern, in: names).map { "; did you mean '\($0)'?" } ?? ""
    return "no rule is called '\(pattern)'\(nearest) ('wirelint rules' lists them)"
  }

  /// Whether a pattern names a rule: its id, its category, the pack that it belongs to, or a glob.
  package static func matches(_ pattern: String, _ info: RuleInfo) -> Bool {
    pattern == info.id || pattern == info.category.rawValue
      || (info.id.hasPrefix(pattern) && info.id.dropFirst(pattern.count).first == ".")
      || (pattern.contains("*") && PathGlob.matchesName(Array(pattern.utf8), Array(info.id.utf8)))
  }
}
