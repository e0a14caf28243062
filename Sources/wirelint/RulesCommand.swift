import BuiltInRules
import Foundation
import LintEngine
import RuleKit

/// `wirelint rules` and `wirelint explain`.
enum RulesCommand {
  static func list(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    if arguments.has("--write-pages") { return try writePages() }
    let infos = builtInRules.map(\.info)
    let text: String
    switch arguments.value("--format") {
    case "json": text = json(infos)
    case "markdown": text = markdown(infos)
    default: text = table(infos)
    }
    write(Array(text.utf8), to: 1)
    return 0
  }

  private static func table(_ infos: [RuleInfo]) -> String {
    infos.map { info in
      HelpText.padded(info.id, 30) + HelpText.padded(info.category.rawValue, 13)
        + HelpText.padded(info.severity.rawValue, 9)
        + HelpText.padded(info.isOnByDefault ? "on" : "off", 5) + info.summary + "\n"
    }.joined()
  }

  private static func markdown(_ infos: [RuleInfo]) -> String {
    "| rule | category | severity | default | flags |\n|---|---|---|---|---|\n"
      + infos.map {
        "| [\($0.id)](\(RulePage.path(of: $0))) | \($0.category.rawValue) | \($0.severity.rawValue) | \($0.isOnByDefault ? "on" : "off") | \($0.summary) |\n"
      }.joined()
  }

  private static func json(_ infos: [RuleInfo]) -> String {
    let rows = infos.map { info in
      "  {\"id\": \(quoted(info.id)), \"category\": \(quoted(info.category.rawValue)), \"severity\": \(quoted(info.severity.rawValue)), "
        + "\"default\": \(info.isOnByDefault), \"summary\": \(quoted(info.summary)), \"page\": \(quoted(RulePage.path(of: info)))}"
    }
    return "[\n" + rows.joined(separator: ",\n") + "\n]\n"
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"")
      .replacingOccurrences(of: "\n", with: "\\n") + "\""
  }

  static func explain(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.count == 1, let name = arguments.operands.first else {
      throw UsageError("name one rule: wirelint explain RULE ('wirelint rules' lists them)")
    }
    guard let info = builtInRules.map(\.info).first(where: { $0.id == name }) else {
      throw UsageError(RuleSelection.unknown(name, among: builtInRules))
    }
    write(Array(explanation(info).utf8), to: 1)
    return 0
  }

  private static func explanation(_ info: RuleInfo) -> String {
    var out =
      "\(info.id) (\(info.category.rawValue), \(info.severity.rawValue), \(info.isOnByDefault ? "on" : "off") by default)\n\n"
    out += info.summary + "\n\n" + info.rationale + "\n"
    for example in info.examples where example.isFlagged {
      out += "\nflagged:\n" + indented(example.copy)
      if let fixed = example.fixed { out += "  becomes:\n" + indented(fixed) }
    }
    for example in info.examples where !example.isFlagged {
      out += "\nleft alone:\n" + indented(example.copy)
    }
    for option in info.options {
      out += "\noption \(option.name) (default \(option.standard)): \(option.summary)\n"
    }
    let fixes = info.examples.contains { $0.fixed != nil }
    return out
      + "\n\(fixes ? "It offers fixes." : "It offers no fix that is uniquely determined.") Page: \(RulePage.path(of: info))\n"
  }

  private static func indented(_ copy: String) -> String {
    copy.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }.joined()
  }

  private static func writePages() throws(UsageError) -> Int32 {
    for info in builtInRules.map(\.info) {
      let path = RulePage.path(of: info)
      let source = "Sources/BuiltInRules/\(info.category.folder)/\(RulePage.typeName(of: info)).swift"
      do {
        try FileManager.default.createDirectory(
          atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try RulePage.markdown(info, source: source).write(toFile: path, atomically: true, encoding: .utf8)
      } catch {
        throw UsageError("'\(path)' cannot be written: \(error.localizedDescription)")
      }
    }
    say("\(builtInRules.count) pages written")
    return 0
  }
}
