import LintEngine

/// Commands about rules and configurations.
extension CommandTable {
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

  static let sitePages = CommandOption(
    name: "--pages", value: "ADDRESS", summary: "link to the rules' pages on this site")

  static let listValeMetrics = Command(
    name: "ls-metrics", usage: "wirelint ls-metrics FILE",
    summary: "prints what Vale counts of a marked-up file, as JSON with the names of 'metric' rules",
    options: [noDictionaryCache])

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
}
