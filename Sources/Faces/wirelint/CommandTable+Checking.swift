import Diagnostics
import LintEngine
import Readers
import Reporters
import RuleKit
import SourceText

/// Commands that check files and mend them, and the options that they share.
extension CommandTable {
  static let severities = Severity.allCases.map(\.rawValue)

  static let trust = CommandOption(
    name: "--trust", summary: "let configurations and styles name files outside of their project")

  static let standardInput = CommandOption(
    name: "--stdin-filename", value: "NAME", summary: "the path that standard input stands for")
  static let inputFormat = CommandOption(
    name: "--input-format", value: "NAME", choices: FileFormat.all.map(\.name),
    summary: "the format, instead of detecting it")
  static let noGitIgnore = CommandOption(
    name: "--no-gitignore", summary: "read what .gitignore files leave out of the folders that are named")
  static let jobs = CommandOption(name: "--jobs", value: "N", summary: "threads (default: all cores)")
  static let progress: [CommandOption] = [
    CommandOption(name: "--progress", summary: "a progress line on standard error, also off a terminal"),
    CommandOption(name: "--no-progress", summary: "no progress line"),
  ]

  /// Where stories stand in JSON whose members nobody could guess.
  static let fields: [CommandOption] = [
    CommandOption(
      name: "--text-field", value: "NAME",
      summary: "files are JSON Lines; a story's text is this member of each object (repeatable)"),
    CommandOption(
      name: "--headline-field", value: "NAME", summary: "the same of its headline (repeatable)"),
    CommandOption(
      name: "--id-field", value: "NAME", summary: "the member that says what a story is called in reports"),
  ]

  static let running: [CommandOption] = [
    CommandOption(
      name: "--only", value: "RULE", summary: "run these rules only (id, glob or category; repeatable)"),
    CommandOption(name: "--enable", value: "RULE", summary: "run a rule that is off by default (repeatable)"),
    CommandOption(name: "--disable", value: "RULE", summary: "leave a rule out (repeatable)"),
    CommandOption(
      name: "--severity", value: "RULE=LEVEL", summary: "report a rule at this level (repeatable)"),
    CommandOption(
      name: "--min-severity", value: "LEVEL", choices: severities,
      summary: "what is reported: note, warning (default) or error"),
    CommandOption(
      name: "--max-findings", value: "N",
      summary: "findings reported of a rule in a file (default: 1000; of all rules: 10000); 0: all"),
    CommandOption(
      name: "--style", value: "NAME",
      summary: "add a style pack of rules/packs, or a folder of Vale styles (repeatable)"),
    CommandOption(
      name: "--profile", value: "NAME", choices: Profile.allCases.map(\.rawValue),
      summary: "the channel: wire (default), web or archive"),
    CommandOption(
      name: "--names-index", value: "FILE",
      summary: "compare names with an archive's: what 'wirelint names --emit-index' wrote"),
    CommandOption(
      name: "--date", value: "YYYY-MM-DD", summary: "the story's date, where the file gives none"),
    standardInput, inputFormat,
    CommandOption(
      name: "--source-language", value: "TAG",
      summary: "the language of a bilingual file's source, where it names none or another"),
    CommandOption(name: "--target-language", value: "TAG", summary: "the same of its translation"),
    CommandOption(
      name: "--glossary", value: "FILE",
      summary: "terms of a TBX, CSV, TSV or YAML file, in addition to the project's (repeatable)"),
    CommandOption(
      name: "--config", value: "FILE",
      summary: "this configuration for every file, instead of the nearest .wirelint.yml above it"),
    CommandOption(name: "--no-config", summary: "read no configuration file"),
    trust,
    CommandOption(
      name: "--cache", summary: "reuse the results of unchanged files while rules and settings are unchanged"),
    CommandOption(name: "--no-cache", summary: "keep neither results nor compiled dictionaries between runs"),
    CommandOption(
      name: "--allow-empty",
      summary: "no error where a named folder or pattern holds nothing to read (else 2)"),
    noGitIgnore, jobs,
    CommandOption(
      name: "--color", value: "WHEN", choices: ["auto", "always", "never"],
      summary: "colour: auto (default; honours NO_COLOR), always or never"),
  ]

  static let lint = Command(
    name: "lint", usage: "wirelint [lint] [OPTION…] PATH…",
    summary: "lints files, folders and - for standard input",
    options: [
      CommandOption(
        name: "--format", value: "NAME", choices: ReportFormat.allCases.map(\.rawValue),
        summary: "the report: compiler (default), pretty (default on a terminal) or one of"),
      CommandOption(
        name: "--output", value: "FILE",
        summary: "write the report there, whole or not at all; JSON, line, CLI: what Vale prints"),
      CommandOption(
        name: "--pages", value: "ADDRESS",
        summary: "link to the rules' pages on this site: sarif, rdjsonl, html and vale-json do"),
      CommandOption(
        name: "--fail-on", value: "LEVEL", choices: severities + ["never"],
        summary: "what makes the exit code 1: note, warning (default), error or never"),
      CommandOption(
        name: "--strict", summary: "end with 2 where something of a .vale.ini or its styles cannot be used"),
      CommandOption(
        name: "--glob", value: "GLOB", summary: "only files whose path it matches; '!*.txt' leaves some out"),
      CommandOption(
        name: "--filter", value: "CONDITION",
        summary: "only findings of which it holds, as in Vale: '.Level == \"error\"'"),
      CommandOption(
        name: "--column-unit", value: "UNIT", choices: ColumnUnit.allCases.map(\.rawValue),
        summary: "what columns count: scalar (default), byte or utf16"),
      CommandOption(
        name: "--parseable-fixits", summary: "a machine-readable line for each fix, as clang prints it"),
      CommandOption(
        name: "--dump", value: "WHAT", choices: ["article", "quotes", "grammar"],
        summary:
          "print the parsed article, its quotes, or its words with their tags (grammar)"
      ),
      CommandOption(
        name: "--explain-format", summary: "print what each file is read as and why, and report nothing"),
      CommandOption(
        name: "--baseline", value: "FILE",
        summary: "hide what is known; lines may move without bringing it back"),
      CommandOption(
        name: "--write-baseline", value: "FILE",
        summary: "write what is found as the baseline, and report nothing"),
      CommandOption(
        name: "--changed-since", value: "REV",
        summary: "report only lines that git says changed since a revision"),
      CommandOption(
        name: "--show-files",
        summary: "print the files that would be linted; on standard error the others, and why"),
      CommandOption(name: "--watch", summary: "lint again whatever changes, until Ctrl+C"),
      CommandOption(
        name: "--no-ignore", summary: "report also what .wirelint-ignore.yml files and comments hide"),
      CommandOption(name: "--timing", summary: "time by rule on standard error"),
      CommandOption(
        name: "--stats",
        summary:
          "words, findings for 1,000 words, what was hidden, what was compared, and speed"
      ),
    ] + progress + fields + running)

  static let fix = Command(
    name: "fix", usage: "wirelint fix [OPTION…] PATH…",
    summary: "applies safe fix-its in place",
    options: [
      CommandOption(name: "--dry-run", summary: "print a unified diff and write nothing"),
      CommandOption(name: "--unsafe", summary: "apply fixes that change words as well"),
      CommandOption(
        name: "--interactive", summary: "ask about each fix: accept, skip, choose, edit (keys: ?)"),
      CommandOption(
        name: "--stats",
        summary: "fixes by rule, and which rules' fixes touched the same words, on standard error"),
    ] + fields + running)

  static let pair = Command(
    name: "pair", usage: "wirelint pair [OPTION…] SOURCE TARGET",
    summary: "checks a plain text against the one that it translates, or one side-by-side file",
    options: lint.options.filter { $0.name != "--dump" } + [
      CommandOption(
        name: "--dump", value: "WHAT", choices: ["alignment"],
        summary: "print which passage was found to be the translation of which, and where that is unsure"),
      CommandOption(
        name: "--write", value: "FILE",
        summary:
          "write the two texts as XLIFF 1.2 (.xlf) or TMX (.tmx), passage by passage, and report nothing"),
    ])

  static let explainQuotes = Command(
    name: "explain-quotes", usage: "wirelint explain-quotes [OPTION…] PATH…",
    summary: "prints a table of quotations: speaker, verb, where the attribution stands, verdict",
    options: running.filter {
      ["--stdin-filename", "--input-format", "--config", "--no-config", "--jobs", "--no-gitignore"].contains(
        $0.name)
    })

  static let annotate = Command(
    name: "annotate", usage: "wirelint annotate [OPTION…] IN OUT",
    summary:
      "writes a copy of a Word or OpenDocument text with the findings as comments in its margin, or of an XLIFF, TMX or PO file with them as notes on its units",
    options: running.filter { !ofFiles.contains($0.name) && !ofStories.contains($0.name) })

  /// What only a run over files named on the command line can take.
  static let ofFiles: [String] = [
    "--stdin-filename", "--input-format", "--cache", "--jobs", "--color", "--no-gitignore",
  ]
}
