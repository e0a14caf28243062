import Calendars
import Diagnostics
import LanguageServerProtocol
import LintEngine
import RuleKit

/// What an editor's own settings say (`initializationOptions`, the section `wirelint`), laid over
/// configuration files and the command line.
struct EditorSettings: Sendable, Equatable {
  static let keys = ["minSeverity", "profile", "date", "only", "enable", "disable"]

  var minimum: Severity?
  var profile: Profile?
  var date: CalendarDate?
  var only: [String] = []
  var enabled: [String] = []
  var disabled: [String] = []

  init() {}

  /// Reads the settings; what is not understood is an error that names it.
  init(_ value: LSP.JSONValue) throws(UsageError) {
    guard case .object(let entries) = value else {
      if value == .null { return }
      throw UsageError("the editor's settings of wirelint are no object")
    }
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) where value != .null {
      try read(key, value)
    }
  }

  private mutating func read(_ key: String, _ value: LSP.JSONValue) throws(UsageError) {
    switch key {
    case "minSeverity":
      minimum = try EditorSettings.choice(key, value, Severity.allCases.map(\.rawValue), Severity.init)
    case "profile":
      profile = try EditorSettings.choice(key, value, Profile.allCases.map(\.rawValue), Profile.init)
    case "date":
      guard let text = value.text, text.utf8.count == 10, let date = CalendarDate(iso: text) else {
        throw UsageError("the editor's setting 'date' is no date; write it as YYYY-MM-DD")
      }
      self.date = date
    case "only": only = try EditorSettings.names(key, value)
    case "enable": enabled = try EditorSettings.names(key, value)
    case "disable": disabled = try EditorSettings.names(key, value)
    default:
      let nearest = Nearest.match(key, in: EditorSettings.keys).map { "did you mean '\($0)'?" }
      throw UsageError(
        "the editor's settings hold an unknown key '\(key)'; "
          + (nearest ?? "keys are \(EditorSettings.keys.joined(separator: ", "))"))
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

  /// Settings with these laid over them.
  func applied(to base: LintSettings) -> LintSettings {
    var settings = base
    if let minimum { settings.minimum = minimum }
    if let profile { settings.profile = profile }
    if let date { settings.date = date }
    if !(only.isEmpty && enabled.isEmpty && disabled.isEmpty) {
      var selection = RuleSelection()
      selection.only = only
      selection.enabled = enabled
      selection.disabled = disabled
      selection.below = base.selection.below + [base.selection]
      settings.selection = selection
    }
    return settings
  }
}
