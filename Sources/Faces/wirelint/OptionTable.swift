import LintEngine
import RuleKit

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
  static let cache = Command(
    name: "cache", usage: "wirelint cache [--clear]",
    summary: "says what is kept between runs: the folder, its size, and what is in it",
    options: [CommandOption(name: "--clear", summary: "remove it; the next run makes it anew")], operands: [])

  static let completions = Command(
    name: "completions", usage: "wirelint completions bash|zsh|fish",
    summary: "prints the completions of a shell, with the rules and styles of this installation", options: [],
    operands: Shell.allCases.map(\.rawValue))

  static let manual = Command(
    name: "man", usage: "wirelint man",
    summary: "prints the manual page in mdoc, as 'man -l' reads it", options: [], operands: [])

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
