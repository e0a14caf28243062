import BuiltInRules
import Foundation
import LintEngine
import Reporters
import RuleKit

/// What every command that lints needs: lists, dictionaries and the selected rules.
struct Session {
  static let version = "0.1.0"

  let run: LintRun

  init(_ settings: LintSettings, _ arguments: ParsedArguments) throws(UsageError) {
    let data = try DataFolder.find()
    let vocabulary = try data.vocabulary()
    let rules = try settings.selection.select(from: builtInRules)
    let lexicon = data.lexicon(vocabulary: vocabulary, useCache: !arguments.has("--no-cache"))
    run = LintRun(vocabulary: vocabulary, lexicon: lexicon, rules: rules, settings: settings)
  }

  /// What reports say of the rules of the run.
  var reportedRules: [ReportedRule] {
    run.rules.map { rule, severity in
      let info = rule.info
      return ReportedRule(
        id: info.id, category: info.category.rawValue, severity: severity ?? info.severity,
        summary: info.summary,
        rationale: info.rationale, pagePath: RulePage.path(of: info))
    }
  }

  /// Whether output to a descriptor is coloured.
  static func isColored(_ arguments: ParsedArguments, _ descriptor: Int32) -> Bool {
    switch arguments.value("--color") {
    case "always": return true
    case "never": return false
    default:
      let environment = ProcessInfo.processInfo.environment
      return isatty(descriptor) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
        && environment["TERM"] != "dumb"
    }
  }
}
