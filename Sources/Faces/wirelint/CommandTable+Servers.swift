/// Commands that answer editors and other programs.
extension CommandTable {
  static let server = Command(
    name: "lsp", usage: "wirelint lsp [OPTION…]",
    summary: "serves editors: the Language Server Protocol on standard input and output",
    options: running.filter { !ofFiles.contains($0.name) }
      + [
        sitePages,
        CommandOption(name: "--stdio", summary: "standard input and output, as some clients ask for by name"),
      ], operands: [])

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
}
