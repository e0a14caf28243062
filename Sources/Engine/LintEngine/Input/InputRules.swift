import ArticleModel
import Diagnostics
import Readers
import RuleKit

/// What is said of files and suppressions: no rules that look at copy, yet named, explained, silenced and given
/// another severity as rules are.
package enum InputRules {
  /// Every one, sorted by id.
  package static let all: [RuleInfo] =
    (ReadProblem.Kind.allCases.map(info) + [
      findingsLeftOut, internalError, patternGivenUp, unusedSuppression,
    ]).sorted {
      $0.id < $1.id
    }

  /// The file that the pages link to.
  package static let source = "Sources/Engine/LintEngine/Input/InputRules.swift"

  /// Whether a pattern names one of them.
  static func matches(_ pattern: String) -> Bool { all.contains { RuleSelection.matches(pattern, $0) } }

  /// A suppression that hides nothing, or is past its day.
  package static let unusedSuppression =
    RuleInfo(
      id: "unused-suppression", category: .input, severity: .warning, regions: .all, isForEnglish: false,
      summary: "A suppression hides nothing any more, is past its day, or is misspelt.",
      rationale:
        "What it hid was corrected, or a rule no longer flags it. Left in place it would hide the next fault of the same kind; take it out. A comment such as `wirelint-disable-line`, or one with a rule that there is not, silences nothing and is reported with the nearest word that would.",
      examples: [])

  /// Says how many findings of a rule are not listed (`LintSettings.maxFindings`).
  package static let findingsLeftOut =
    RuleInfo(
      id: "findings-left-out", category: .input, severity: .error, regions: .all, isForEnglish: false,
      summary: "A rule finds more in a file than is listed.",
      rationale:
        "Nobody reads a thousand findings of one rule: the file is of another kind than the rule is meant for, or one habit runs through all of it. The first ones are listed, the rest is counted, and this is as severe as the gravest that is left out. `--max-findings 0` lists all.",
      examples: [])

  /// A pattern that would take too long on a text.
  package static let patternGivenUp =
    RuleInfo(
      id: "pattern-given-up", category: .input, severity: .warning, regions: .all, isForEnglish: false,
      summary: "A pattern of a rule takes too many steps on a text and is given up.",
      rationale:
        "Some patterns try the same letters again and again, and on a long text never come to an end. So that one rule cannot stop a run, each has so many steps; what it found before counts, the rest of the text is not looked at by it. `wirelint rules --lint STYLE` shows which patterns are like that and why. It is as severe as the rule. With a configuration of Vale's, whose reports know alerts of styles alone, it is said on standard error.",
      examples: [])

  /// A file that ended the process which looked at it.
  package static let internalError =
    RuleInfo(
      id: "internal-error", category: .input, severity: .error, regions: .all, isForEnglish: false,
      summary: "A file ended the process that checked it, and was passed over.",
      rationale:
        "That is a fault of wirelint and none of the story. The message names the rule, where one alone does it, and the version: please report both, with the file if you may. `--disable RULE` checks the file with the other rules meanwhile.",
      examples: [])

  /// What is said of a problem that readers meet.
  static func info(_ kind: ReadProblem.Kind) -> RuleInfo {
    switch kind {
    case .assumedEncoding:
      RuleInfo(
        id: "assumed-encoding", category: .input, severity: .note, regions: .all, isForEnglish: false,
        summary: "A file that is not UTF-8 is read as Windows-1252.",
        rationale:
          "Its bytes are no UTF-8 and all of them are letters and marks in Windows-1252, which is what older systems send. Save the file as UTF-8: quotation marks and letters beyond ASCII cannot be put right in it.",
        examples: [])
    case .binaryFile:
      RuleInfo(
        id: "binary-file", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A file with a NUL byte is no text, and is not read.",
        rationale:
          "Pictures, archives and word processors' own formats are no copy. Where the file is meant to be a story, save it as text in UTF-8.",
        examples: [])
    case .encodingMismatch:
      RuleInfo(
        id: "encoding-mismatch", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A file says that it is in one character set and is in another.",
        rationale:
          "Whoever goes by the declaration reads `â€™` for an apostrophe, or refuses the file: an XML parser has to. The file is read as what its bytes are. Correct the declaration, or save the file in what it says. Of a web page, whose server may say otherwise, it is a note.",
        examples: [])
    case .malformedData:
      RuleInfo(
        id: "malformed-data", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A data file cannot be read by the view that a .vale.ini has of it.",
        rationale:
          "Views (`View = NAME`) say which texts of JSON, YAML and TOML files are read. The file is no such document, or an expression of the view takes too many steps on it. The message says what is wrong and the place where it shows; nothing of the file is checked.",
        examples: [])
    case .malformedHTML:
      RuleInfo(
        id: "malformed-html", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A page nests deeper than any page does, and is not read.",
        rationale:
          "Elements a thousand deep come from a broken program or from somebody who wants to stop another one. The place is that of the first element too many.",
        examples: [])
    case .malformedJSON:
      RuleInfo(
        id: "malformed-json", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A file is no well-formed JSON.",
        rationale:
          "A comma, bracket or quotation mark is missing or stands where it must not, so that nobody can tell where the story ends. What stands before the place was read.",
        examples: [])
    case .malformedCatalogue:
      RuleInfo(
        id: "malformed-po", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A line of a gettext catalogue cannot be read.",
        rationale:
          "A string is not closed, or a line stands where the format has none; the other entries are checked. `msgfmt --check` names the same line.",
        examples: [])
    case .malformedTable:
      RuleInfo(
        id: "malformed-table", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A row of a bilingual table cannot be read.",
        rationale:
          "A quotation mark is not closed, or the source or target cell is missing; the other rows are checked.",
        examples: [])
    case .malformedXML:
      RuleInfo(
        id: "malformed-xml", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A file is no well-formed XML, or not of the format that its name says.",
        rationale:
          "A tag is not closed, a reference is not known, or the root is another. What stands before the place was read.",
        examples: [])
    case .noLanguages:
      RuleInfo(
        id: "no-languages", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "A bilingual file does not say which languages it holds.",
        rationale:
          "Numbers, dates and names can be compared only between languages that are known. Name them in the header of a table or in the attributes of the format, or pass `--source-language` and `--target-language`.",
        examples: [])
    case .nothingToRead:
      RuleInfo(
        id: "nothing-to-read", category: .input, severity: .warning, regions: .all, isForEnglish: false,
        summary: "Nothing of a file was read.",
        rationale:
          "It is empty or blank, or its format has neither a headline nor a body in it: often a file of another kind with the same ending. A run that names such a file ends with exit code 3, as with other files that cannot be read. Of a file that was found in a folder, where settings and tables stand beside stories, it is a note; the last line of the run counts both.",
        examples: [])
    case .undecodableBytes:
      RuleInfo(
        id: "undecodable-bytes", category: .input, severity: .error, regions: .all, isForEnglish: false,
        summary: "Some bytes of a file are no text in its encoding.",
        rationale:
          "They are shown as U+FFFD where the story is read. The file was cut in the middle of a character, or parts in two encodings were put together; save it as UTF-8.",
        examples: [])
    }
  }
}
