import Diagnostics
import LintEngine
import Readers
import Reporters
import RuleKit
import SourceText

/// One option of the command line: parsing and help come from this table alone.
struct CommandOption: Sendable {
  /// With its dashes.
  var name: String
  /// The placeholder of its value; nil for a flag.
  var value: String?
  /// The only values it takes; empty when any will do.
  var choices: [String] = []
  /// What it does, a fragment.
  var summary: String
}

/// A command with its options.
struct Command: Sendable {
  var name: String
  var usage: String
  var summary: String
  var options: [CommandOption]
  /// The only operands it takes; nil when any will do.
  var operands: [String]?
}

enum CommandTable {
  private static let severities = Severity.allCases.map(\.rawValue)

  private static let trust = CommandOption(
    name: "--trust", summary: "let configurations and styles name files outside of their project")

  /// Where stories stand in JSON whose members nobody could guess.
  private static let fields: [CommandOption] = [
    CommandOption(
      name: "--text-field", value: "NAME",
      summary: "files are JSON Lines; a story's text is this member of each object (repeatable)"),
    CommandOption(
      name: "--headline-field", value: "NAME", summary: "the same of its headline (repeatable)"),
    CommandOption(
      name: "--id-field", value: "NAME", summary: "the member that says what a story is called in reports"),
  ]

  private static let running: [CommandOption] = [
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
    CommandOption(
      name: "--stdin-filename", value: "NAME", summary: "the path that standard input stands for"),
    CommandOption(
      name: "--input-format", value: "NAME", choices: FileFormat.all.map(\.name),
      summary: "the format, instead of detecting it"),
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
    CommandOption(
      name: "--no-gitignore", summary: "read what .gitignore files leave out of the folders that are named"),
    CommandOption(name: "--jobs", value: "N", summary: "threads (default: all cores)"),
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
      CommandOption(name: "--progress", summary: "a progress line on standard error, also off a terminal"),
      CommandOption(name: "--no-progress", summary: "no progress line"),
    ] + fields + running)

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

  static let rules = Command(
    name: "rules", usage: "wirelint rules [OPTION…] [STYLE…]",
    summary: "lists every rule, with those of the style packs or folders that are named",
    options: [
      CommandOption(
        name: "--test", summary: "run the examples of the rule files of STYLE… (without any: of all packs)"),
      CommandOption(
        name: "--lint",
        summary: "say which patterns of STYLE… may be slow, and which rules contradict one another"),
      CommandOption(
        name: "--style", value: "NAME", summary: "list the rules of this style as well (repeatable)"),
      CommandOption(
        name: "--format", value: "NAME", choices: ["table", "json", "markdown"],
        summary: "table (default), json or markdown"),
      CommandOption(
        name: "--write-site", value: "DIR",
        summary: "write the pages of rules and of the guide as a static site into this folder"),
      CommandOption(
        name: "--write-pages",
        summary: "write the page of every rule into rules/ of the current folder (for developers)"),
    ])

  static let explain = Command(
    name: "explain", usage: "wirelint explain RULE…",
    summary: "says what rules flag, why, and what they leave alone",
    options: [
      CommandOption(
        name: "--style", value: "NAME", summary: "the folder of a rule that is in no pack (repeatable)")
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

  static let config = Command(
    name: "config", usage: "wirelint config [PATH]",
    summary: "prints the configuration of a file or folder, and where each value comes from",
    options: [
      CommandOption(
        name: "--config", value: "FILE", summary: "this configuration instead of the nearest .wirelint.yml"),
      trust,
    ])

  static let listValeConfiguration = Command(
    name: "ls-config", usage: "wirelint ls-config [--config VALE.INI]",
    summary: "prints what a .vale.ini comes to, as JSON with Vale's names",
    options: [
      CommandOption(
        name: "--config", value: "FILE", summary: "this .vale.ini instead of the nearest above this folder"),
      trust,
    ], operands: [])

  static let listValeMetrics = Command(
    name: "ls-metrics", usage: "wirelint ls-metrics FILE",
    summary: "prints what Vale counts of a marked-up file, as JSON with the names of 'metric' rules",
    options: [
      CommandOption(name: "--no-cache", summary: "keep no compiled dictionaries between runs")
    ])

  static let sync = Command(
    name: "sync", usage: "wirelint sync [--from DIR|URL] [--config VALE.INI]",
    summary: "installs the packages that a .vale.ini names into its styles, from folders and zip archives",
    options: [
      CommandOption(
        name: "--from", value: "DIR|URL",
        summary: "where they are: a folder, or the address below which NAME.zip is fetched (repeatable)"),
      CommandOption(name: "--dry-run", summary: "only say what would be installed"),
      CommandOption(
        name: "--config", value: "FILE", summary: "this .vale.ini instead of the nearest above this folder"),
      trust,
    ], operands: [])

  static let initialize = Command(
    name: "init", usage: "wirelint init [--force] [--from-vale [VALE.INI]]",
    summary: "writes a commented .wirelint.yml into this folder",
    options: [
      CommandOption(name: "--force", summary: "replace the one that is there"),
      CommandOption(
        name: "--from-vale",
        summary: "take over a .vale.ini: styles, levels, sections, vocabulary (default: the one here)"),
    ])

  static let ignore = Command(
    name: "ignore", usage: "wirelint ignore PATH:LINE:COLUMN --reason TEXT",
    summary: "writes what is found at a place into .wirelint-ignore.yml, so that it is not reported again",
    options: [
      CommandOption(name: "--reason", value: "TEXT", summary: "why it is right (required)"),
      CommandOption(name: "--rule", value: "RULE", summary: "only this rule's finding"),
      CommandOption(name: "--here", summary: "only in this place, not wherever the file has the same text"),
      CommandOption(name: "--expires", value: "YYYY-MM-DD", summary: "the last day on which it holds"),
      CommandOption(
        name: "--config", value: "FILE", summary: "this configuration instead of the nearest .wirelint.yml"),
    ])

  static let names = Command(
    name: "names", usage: "wirelint names [OPTION…] PATH…",
    summary: "lists the names of a set of articles with their spellings, those that disagree first",
    options: [
      CommandOption(name: "--conflicts", summary: "only names that have more than one spelling"),
      CommandOption(
        name: "--format", value: "NAME", choices: ["table", "json"], summary: "table (default) or json"),
      CommandOption(
        name: "--emit-partial", summary: "print the counts alone, to be merged with those of other machines"),
      CommandOption(name: "--merge", summary: "PATH… are files that --emit-partial wrote"),
      CommandOption(name: "--emit-index", summary: "print an index of the counts, for 'lint --names-index'"),
      CommandOption(
        name: "--stdin-filename", value: "NAME", summary: "the path that standard input stands for"),
      CommandOption(
        name: "--input-format", value: "NAME", choices: FileFormat.all.map(\.name),
        summary: "the format, instead of detecting it"),
      CommandOption(
        name: "--no-gitignore", summary: "read what .gitignore files leave out of the folders that are named"),
      CommandOption(name: "--no-cache", summary: "keep no compiled dictionaries between runs"),
      CommandOption(name: "--jobs", value: "N", summary: "threads (default: all cores)"),
    ] + fields)

  static let report = Command(
    name: "report", usage: "wirelint report [OPTION…] FINDINGS…",
    summary: "makes one HTML page of the findings of an archive: rules, months, spellings, desks, examples",
    options: [
      CommandOption(
        name: "--output", value: "FILE",
        summary: "write the page there, whole or not at all (default: printed)"),
      CommandOption(
        name: "--date-field", value: "NAME",
        summary: "the member of a finding that says when its story ran (default: date)"),
      CommandOption(
        name: "--desk-field", value: "NAME",
        summary: "the member that says whose story it is (default: desk)"),
      CommandOption(
        name: "--stories", value: "N", summary: "how many stories were linted, for rates"),
      CommandOption(
        name: "--examples", value: "N", summary: "examples shown of a rule (default: 5)"),
      sitePages,
    ])

  static let consistency = Command(
    name: "consistency", usage: "wirelint consistency [OPTION…] PATH…",
    summary:
      "lists what articles write in more than one way: compounds, abbreviations, spellings",
    options: names.options.filter {
      !["--conflicts", "--emit-index"].contains($0.name)
    })

  static let mine = Command(
    name: "mine", usage: "wirelint mine [OPTION…] FOREIGN ENGLISH",
    summary:
      "prints phrases of foreign-made copy that are rare in English copy, with counts, as a rule file",
    options: [
      CommandOption(
        name: "--at-least", value: "N", summary: "stories of FOREIGN that have the phrase (default: 5)"),
      CommandOption(
        name: "--times", value: "N", summary: "how many times its share of ENGLISH, at least (default: 10)"),
      CommandOption(
        name: "--counts", value: "FILE",
        summary: "instead of both folders: the sums of an engine of data, as docs/archive.md says"),
      CommandOption(name: "--progress", summary: "a progress line on standard error, also off a terminal"),
      CommandOption(name: "--no-progress", summary: "no progress line"),
    ]
      + names.options.filter {
        ["--input-format", "--no-gitignore", "--no-cache", "--jobs"].contains($0.name)
      } + fields)

  static let learn = Command(
    name: "learn", usage: "wirelint learn [OPTION…] --output DIR ARCHIVE…",
    summary:
      "learns from an archive of clean copy which words fit where, for 'learned: DIR' in .wirelint.yml",
    options: [
      CommandOption(
        name: "--output", value: "DIR", summary: "the folder for what is learned; made where there is none"),
      CommandOption(
        name: "--alarms", value: "N",
        summary: "alarms of contexts in 1,000 words of clean copy, at most (default: 0.5)"),
      CommandOption(
        name: "--most-words", value: "N", summary: "words that are read at most (default: 20000000)"),
      CommandOption(name: "--progress", summary: "a progress line on standard error, also off a terminal"),
      CommandOption(name: "--no-progress", summary: "no progress line"),
    ]
      + names.options.filter {
        ["--input-format", "--no-gitignore", "--no-cache"].contains($0.name)
      } + fields)

  static let cache = Command(
    name: "cache", usage: "wirelint cache [--clear]",
    summary: "says what is kept between runs: the folder, its size, and what is in it",
    options: [CommandOption(name: "--clear", summary: "remove it; the next run makes it anew")], operands: [])

  static let stream = Command(
    name: "stream", usage: "wirelint stream [OPTION…]",
    summary:
      "lints stories that a program hands over on standard input, one JSON object a line, until it ends",
    options: running.filter { !["--cache", "--color", "--no-gitignore"].contains($0.name) } + [
      CommandOption(
        name: "--names",
        summary: "answer with the names of each story and their counts, instead of findings"),
      CommandOption(
        name: "--consistency",
        summary: "the same with the ways in which it writes what others write otherwise"),
      CommandOption(name: "--phrases", summary: "the same with its phrases, each once"),
    ], operands: [])

  static let completions = Command(
    name: "completions", usage: "wirelint completions bash|zsh|fish",
    summary: "prints the completions of a shell, with the rules and styles of this installation", options: [],
    operands: Shell.allCases.map(\.rawValue))

  static let manual = Command(
    name: "man", usage: "wirelint man",
    summary: "prints the manual page in mdoc, as 'man -l' reads it", options: [], operands: [])

  /// What only a run over files named on the command line can take.
  private static let ofFiles: [String] = [
    "--stdin-filename", "--input-format", "--cache", "--jobs", "--color", "--no-gitignore",
  ]

  private static let sitePages = CommandOption(
    name: "--pages", value: "ADDRESS", summary: "link to the rules' pages on this site")

  static let server = Command(
    name: "lsp", usage: "wirelint lsp [OPTION…]",
    summary: "serves editors: the Language Server Protocol on standard input and output",
    options: running.filter { !ofFiles.contains($0.name) }
      + [
        sitePages,
        CommandOption(name: "--stdio", summary: "standard input and output, as some clients ask for by name"),
      ], operands: [])

  /// What only a run over files, or two sides of a translation, can take.
  private static let ofStories: [String] = [
    "--names-index", "--source-language", "--target-language", "--glossary",
  ]

  static let checkServer = Command(
    name: "serve", usage: "wirelint serve [OPTION…]",
    summary: "serves HTTP: LanguageTool's /v2/check, a page on which to paste a story, and the rules' pages",
    options: [
      CommandOption(name: "--port", value: "N", summary: "the port (default: 8081; 0: any that is free)"),
      CommandOption(
        name: "--address", value: "IP",
        summary: "the numeric address to listen on (default: 127.0.0.1, this machine only)"),
      CommandOption(
        name: "--allow-origin", value: "ORIGIN",
        summary: "let pages of this origin send texts and read answers, * for any (repeatable)"),
      CommandOption(name: "--max-body", value: "MIB", summary: "the largest request in MiB (default: 4)"),
      CommandOption(
        name: "--timeout", value: "SECONDS",
        summary: "for a request to arrive, and again for its text to be checked (default: 20)"),
      CommandOption(name: "--jobs", value: "N", summary: "texts checked at one time (default: all cores)"),
      CommandOption(
        name: "--queue", value: "N", summary: "texts that may wait; more are answered with 503 (default: 64)"),
      CommandOption(
        name: "--fragments", value: "HOW", choices: ["auto", "never"],
        summary: "auto: ask texts without a paragraph break what a paragraph can answer; never"),
      CommandOption(
        name: "--remember", value: "MINUTES",
        summary: "keep a client's last paragraphs in memory: names are compared across them"),
      CommandOption(
        name: "--words", value: "FILE", summary: "keep the words that clients add (/v2/words/add) in FILE"),
      CommandOption(
        name: "--access-log", summary: "a line for each request on standard error, without its text"),
      CommandOption(
        name: "--pages", value: "ADDRESS",
        summary: "this server's address as clients know it; rule.urls of /v2/check lead to it"),
    ] + running.filter { !ofFiles.contains($0.name) && !ofStories.contains($0.name) }, operands: [])

  static let all: [Command] = [
    lint, fix, annotate, pair, rules, explain, explainQuotes, config, listValeConfiguration,
    listValeMetrics, sync, ignore,
    initialize, names, consistency, mine, learn, report, server,
    checkServer, stream, cache, completions, manual,
  ]

  /// What commands are called elsewhere: by Ruff, Vale, ESLint, Prettier and git.
  private static let namesElsewhere = [
    "check": "lint", "run": "lint", "scan": "lint", "format": "fix", "rule": "explain", "show": "explain",
    "list": "rules", "update": "sync", "server": "lsp", "language-server": "lsp", "clean": "cache",
    "compare": "pair", "completion": "completions",
  ]

  /// The command that a word that is none may have meant.
  static func nearest(to word: String) -> String? {
    namesElsewhere[word.lowercased()] ?? Nearest.match(word, in: all.map(\.name))
  }

  /// What short options mean elsewhere.
  static let shortOptions = [
    "-v": "--version", "-V": "--version", "-f": "--format", "-o": "--output", "-c": "--config",
    "-j": "--jobs",
    "-q": "--no-progress", "-s": "--severity", "-w": "--watch", "-n": "--dry-run", "-i": "--interactive",
  ]

  /// What every command takes.
  static let everywhere: [CommandOption] = [
    CommandOption(name: "--help", summary: "print this"),
    CommandOption(name: "--version", summary: "print the program's name and version"),
  ]
}
