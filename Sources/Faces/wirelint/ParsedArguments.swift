import LintEngine
import RuleKit

/// A command line taken apart by the option table.
struct ParsedArguments {
  private(set) var flags: Set<String> = []
  private(set) var values: [(name: String, value: String)] = []
  private(set) var operands: [String] = []

  /// Reads the arguments after the command's name. `--` ends the options; `--name=value` and
  /// `--name value` are the same.
  init(_ arguments: [String], for command: Command) throws(UsageError) {
    var i = 0
    var onlyOperands = false
    while i < arguments.count {
      let argument = arguments[i]
      i += 1
      if onlyOperands || argument == "-" || !argument.hasPrefix("-") {
        operands.append(argument)
        continue
      }
      if argument == "--" {
        onlyOperands = true
        continue
      }
      if argument == "-h" {
        flags.insert("--help")
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      guard let option = (command.options + CommandTable.everywhere).first(where: { $0.name == parts[0] })
      else {
        throw UsageError(ParsedArguments.unknown(parts[0], command))
      }
      guard option.value != nil else {
        if parts.count > 1 { throw UsageError("'\(option.name)' takes no value") }
        flags.insert(option.name)
        continue
      }
      let value: String
      if parts.count > 1 {
        value = parts[1]
      } else {
        guard i < arguments.count else {
          throw UsageError("'\(option.name)' needs a value: \(option.name) \(option.value ?? "")")
        }
        value = arguments[i]
        i += 1
      }
      try ParsedArguments.check(value, option)
      values.append((option.name, value))
    }
  }

  private static func check(_ value: String, _ option: CommandOption) throws(UsageError) {
    guard !option.choices.isEmpty, !option.choices.contains(value) else { return }
    let nearest = Nearest.match(value, in: option.choices).map { "; did you mean '\($0)'?" } ?? ""
    throw UsageError(
      "'\(value)' is no value of \(option.name)\(nearest) (it takes \(option.choices.joined(separator: ", ")))"
    )
  }

  private static func unknown(_ name: String, _ command: Command) -> String {
    let names = (command.options + CommandTable.everywhere).map(\.name)
    let short = CommandTable.shortOptions[name].flatMap { names.contains($0) ? $0 : nil }
    let nearest =
      (short ?? (name.count > 2 ? Nearest.match(name, in: names) : nil)).map { "; did you mean '\($0)'?" }
      ?? ""
    return "unknown option '\(name)'\(nearest) ('wirelint \(command.name) --help' lists them)"
  }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The last value given for an option.
  func value(_ name: String) -> String? { values.last { $0.name == name }?.value }

  /// All values given for an option, in order.
  func all(_ name: String) -> [String] { values.filter { $0.name == name }.map(\.value) }
}
