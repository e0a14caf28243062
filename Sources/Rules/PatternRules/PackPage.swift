import RuleKit

/// The page of a style pack: written by hand, but for the table of its rules.
package enum PackPage {
  private static let heading = "| rule | level | patterns |"

  /// The page with the table of these rules; as it is where it has no table.
  package static func updated(_ page: String, _ rules: [any Rule]) -> String {
    var lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: Substring(heading)) else { return page }
    let end = lines[start...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
    lines.replaceSubrange(start..<end, with: table(rules))
    return lines.joined(separator: "\n")
  }

  private static func table(_ rules: [any Rule]) -> [Substring] {
    let rows = rules.sorted { $0.id < $1.id }.map { rule in
      let level = rule.info.severity == .note ? "suggestion" : rule.info.severity.rawValue
      return Substring("| `\(rule.id)` | \(level) | \(RuleExamples.patterns(rule)) |")
    }
    return [Substring(heading), "|---|---|---|"] + rows
  }
}
