import ArticleModel
import Diagnostics
import RuleKit

/// What is said of files and suppressions: no rules that look at copy, yet named, explained, silenced and given
/// another severity as rules are.
package enum InputRules {
  /// Every one, sorted by id.
  package static let all: [RuleInfo] =
    (ReadProblemRules.all + [findingsLeftOut, internalError, patternGivenUp, unusedSuppression])
    .sorted { $0.id < $1.id }

  /// The file that the page of one of them links to.
  package static func source(of id: String) -> String {
    let isOfReading = ReadProblemRules.all.contains { $0.id == id }
    return "Sources/Engine/LintEngine/Input/\(isOfReading ? "ReadProblemRules" : "InputRules").swift"
  }

  /// Whether a pattern names one of them.
  static func matches(_ pattern: String) -> Bool { all.contains { RuleSelection.matches(pattern, $0) } }

  /// A suppression that hides nothing, or is past its day.
  package static let unusedSuppression =
    RuleInfo(
      id: "unused-suppression", category: .input, severity: .warning,
      summary: "A suppression hides nothing any more, is past its day, or is misspelt.",
      rationale:
        "What it hid was corrected, or a rule no longer flags it. Left in place it would hide the next fault of the same kind; take it out. A comment such as `wirelint-disable-line`, or one with a rule that there is not, silences nothing and is reported with the nearest word that would.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  /// Says how many findings of a rule are not listed (`LintSettings.maxFindings`).
  package static let findingsLeftOut =
    RuleInfo(
      id: "findings-left-out", category: .input, severity: .error,
      summary: "A rule finds more in a file than is listed.",
      rationale:
        "Nobody reads a thousand findings of one rule: the file is of another kind than the rule is meant for, or one habit runs through all of it. The first ones are listed, the rest is counted, and this is as severe as the gravest that is left out. `--max-findings 0` lists all.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  /// A pattern that would take too long on a text.
  package static let patternGivenUp =
    RuleInfo(
      id: "pattern-given-up", category: .input, severity: .warning,
      summary: "A pattern of a rule takes too many steps on a text and is given up.",
      rationale:
        "Some patterns try the same letters again and again, and on a long text never come to an end. So that one rule cannot stop a run, each has so many steps; what it found before counts, the rest of the text is not looked at by it. `wirelint rules --lint STYLE` shows which patterns are like that and why. It is as severe as the rule. With a configuration of Vale's, whose reports know alerts of styles alone, it is said on standard error.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)

  /// A file that ended the process which looked at it.
  package static let internalError =
    RuleInfo(
      id: "internal-error", category: .input, severity: .error,
      summary: "A file ended the process that checked it, and was passed over.",
      rationale:
        "That is a fault of wirelint and none of the story. The message names the rule, where one alone does it, and the version: please report both, with the file if you may. `--disable RULE` checks the file with the other rules meanwhile.",
      examples: []
    )
    .reading(.all, onlyEnglish: false)
}
