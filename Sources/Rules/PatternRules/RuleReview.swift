import RuleKit
import SourceText

/// What is doubtful about rules that can be used: patterns that may take very long, and rules that get in
/// each other's way.
package enum RuleReview {
  /// `path:line:column: warning: reason`, in the order of the rules.
  package static func remarks(on rules: [any Rule]) -> [String] {
    let definitions = rules.compactMap { ($0 as? PatternRule)?.definition }
    return definitions.flatMap(slowPatterns) + conflicts(definitions)
  }

  private static func line(_ definition: PatternDefinition, _ pattern: PatternText, _ reason: String)
    -> String
  {
    "\(definition.path):\(pattern.place.line):\(pattern.place.column): warning: \(reason)"
  }

  private static func slowPatterns(_ definition: PatternDefinition) -> [String] {
    definition.kind.patterns.compactMap { pattern in
      guard pattern.hasNestedRepeat || pattern.isGivenUp else { return nil }
      return line(
        definition, pattern, "'\(PatternText.shortened(pattern.text))' \(PatternText.slowReason)")
    }
  }

  /// Words that two rules turn into each other, and words that two rules flag.
  private static func conflicts(_ definitions: [PatternDefinition]) -> [String] {
    var remarks: [String] = []
    var owners: [String: (definition: PatternDefinition, expected: String)] = [:]
    for definition in definitions {
      for (pattern, wanted) in definition.kind.replacements ?? [] {
        let observed = pattern.text.lowercased()
        if let other = owners[observed], other.definition.id != definition.id {
          remarks.append(
            line(
              definition, pattern,
              "'\(observed)' is flagged by '\(other.definition.id)' too, which wants '\(other.expected)'"))
        }
        for expected in wanted.lowercased().split(separator: "|") {
          if let back = owners[String(expected)],
            back.expected.lowercased().split(separator: "|").contains(Substring(observed))
          {
            remarks.append(
              line(
                definition, pattern,
                "'\(observed)' becomes '\(expected)', which '\(back.definition.id)' turns back into '\(observed)'"
              ))
          }
        }
        owners[observed] = owners[observed] ?? (definition, wanted)
      }
    }
    return remarks
  }
}
