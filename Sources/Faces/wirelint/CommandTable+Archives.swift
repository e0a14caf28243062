import Readers

/// Commands for sets and archives of stories.
extension CommandTable {
  static let noDictionaryCache = CommandOption(
    name: "--no-cache", summary: "keep no compiled dictionaries between runs")

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
      standardInput, inputFormat, noGitIgnore,
      noDictionaryCache, jobs,
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
    ] + progress
      + [inputFormat, noGitIgnore, noDictionaryCache, jobs] + fields)

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
    ] + progress
      + [inputFormat, noGitIgnore, noDictionaryCache] + fields)

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

  /// What only a run over files, or two sides of a translation, can take.
  static let ofStories: [String] = [
    "--names-index", "--source-language", "--target-language", "--glossary",
  ]
}
