import Calendars
import Diagnostics
import LanguageServerProtocol
import LintEngine
import RuleKit

/// Reads an editor's own settings (`initializationOptions`, the section `wirelint`), which are laid over
/// configuration files and the command line.
enum EditorSettings {
  static let keys = ["minSeverity", "profile", "date", "only", "enable", "disable"]

  /// What the settings say; what is not understood is an error that names it.
  static func read(_ value: LSP.JSONValue) throws(UsageError) -> SettingsOverrides {
    var overrides = SettingsOverrides()
    guard case .object(let entries) = value else {
      if value == .null { return overrides }
      throw UsageError("the editor's settings of wirelint are no object")
    }
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) where value != .null {
      try read(key, value, into: &overrides)
    }
    return overrides
  }

  private static func read(
    _ key: String, _ value: LSP.JSONValue, into overrides: inout SettingsOverrides
  ) throws(UsageError) {
    switch key {
    case "minSeverity":
      overrides.minimum = try choice(key, value, Severity.allCases.map(\.rawValue), Severity.init)
    case "profile":
      overrides.profile = try choice(key, value, Profile.allCases.map(\.rawValue), Profile.init)
    case "date":
      guard let text = value.text, text.utf8.count == 10, let date = CalendarDate(iso: text) else {
        throw UsageError("the editor's setting 'date' is no date; write it as YYYY-MM-DD")
      }
      overrides.date = date
    case "only": overrides.selection.only = try names(key, value)
    case "enable": overrides.selection.enabled = try names(key, value)
    case "disable": overrides.selection.disabled = try names(key, value)
    default:
      let nearest = Nearest.match(key, in: keys).map { "did you mean '\($0)'?" }
      throw UsageError(
        "the editor's settings hold an unknown key '\(key)'; "
          + (nearest ?? "keys are \(keys.joined(separator: ", "))"))
    }
  }

  private static func choice<Value>(
    _ key: String, _ value: LSP.JSONValue, _ names: [String], _ make: (String) -> Value?
  ) throws(UsageError) -> Value {
    guard let found = value.text.flatMap(make) else {
      throw UsageError("the editor's setting '\(key)' takes \(names.joined(separator: ", "))")
    }
    return found
  }

  private static func names(_ key: String, _ value: LSP.JSONValue) throws(UsageError) -> [String] {
    guard let names = value.texts else {
      throw UsageError("the editor's setting '\(key)' is a list of rules, globs or categories")
    }
    return names
  }
}
