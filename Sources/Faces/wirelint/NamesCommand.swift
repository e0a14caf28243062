import BuiltInRules
import Glibc
import JSONCoding
import Lexicon
import LintEngine
import Readers

/// `wirelint names`: the spellings of every name across a set of articles.
enum NamesCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let (run, lexicon) = try counting(arguments)
    let census: NameCensus
    var failures: [InputFailure] = []
    if arguments.has("--merge") {
      census = try merged(arguments.operands)
    } else {
      (census, failures) = count(try LintOptions.inputs(arguments, for: "names"), run, lexicon)
    }
    let text: String
    if arguments.has("--emit-index") {
      text = NameIndex.text(census.totals)
    } else if arguments.has("--emit-partial") {
      text = try json(Partial(version: Partial.current, names: census.counts))
    } else {
      var clusters = census.clusters(run.plans[0].vocabulary, Speller(lexicon))
      if arguments.has("--conflicts") { clusters.removeAll { $0.spellings.count < 2 } }
      text = arguments.value("--format") == "json" ? try json(Listing(clusters)) : table(clusters)
    }
    write(Array(text.utf8), to: 1)
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return failures.isEmpty ? 0 : 3
  }

  /// A run that parses and asks no rule, with the dictionaries that tell names from words.
  static func counting(_ arguments: ParsedArguments) throws(UsageError) -> (run: LintRun, lexicon: Lexicon) {
    let data = try DataFolder.find()
    let vocabulary = try data.vocabulary(useCache: !arguments.has("--no-cache"))
    let lexicon = try data.lexicon(vocabulary: vocabulary, useCache: !arguments.has("--no-cache"))
    var settings = LintSettings()
    settings.runtime.jobs = try LintOptions.jobs(arguments)
    settings.inputFormat = try LintOptions.inputFormat(arguments)
    return (LintRun(vocabulary: vocabulary, lexicon: lexicon, rules: [], settings: settings), lexicon)
  }

  /// What is counted and not yet clustered, as `--emit-partial` writes it.
  private struct Partial: Codable {
    static let current = 1
    var version: Int
    /// Occurrences by spelling and path.
    var names: [String: [String: Int]]
  }

  /// The clusters as JSON, conflicts first.
  private struct Listing: Encodable {
    struct Name: Encodable {
      var name: String
      var count: Int
      var spellings: [Spelling]
    }
    struct Spelling: Encodable {
      var spelling: String
      var count: Int
      var files: [String: Int]
    }
    var names: [Name]

    init(_ clusters: [NameCensus.Cluster]) {
      names = clusters.map { cluster in
        let spellings = cluster.spellings.map { spelling in
          let files = spelling.files.map { ($0.path, $0.count) }
          return Spelling(
            spelling: spelling.text, count: spelling.count, files: Dictionary(files, uniquingKeysWith: +))
        }
        return Name(
          name: spellings.first?.spelling ?? "", count: spellings.reduce(0) { $0 + $1.count },
          spellings: spellings)
      }
    }
  }

  private struct Count {
    var census = NameCensus()
    var failures: [InputFailure]
    /// Articles are counted one at a time, so that one speller serves all threads.
    let speller: Speller
  }

  private static func count(
    _ walk: InputWalk, _ run: LintRun, _ lexicon: Lexicon
  ) -> (NameCensus, [InputFailure]) {
    let state = StoryTally(Count(failures: walk.failures, speller: Speller(lexicon)))
    run.run(
      walk.inputs, inParts: true,
      visitor: { article, path in state.withLock { $0.census.add(article, path: path, $0.speller) } },
      sink: { report in
        if let failure = report.failure { state.withLock { $0.failures.append(failure) } }
      })
    return state.withLock { ($0.census, $0.failures) }
  }

  /// The sum of partial results.
  private static func merged(_ paths: [String]) throws(UsageError) -> NameCensus {
    guard !paths.isEmpty else {
      throw UsageError("--merge needs files that 'wirelint names --emit-partial' wrote")
    }
    var census = NameCensus()
    for path in paths {
      let bytes: [UInt8]
      do throws(InputFailure) {
        bytes = try InputReading.read(path == "-" ? .standardInput(name: "-") : .file(path)).bytes
      } catch { throw UsageError("'\(path)': \(error.reason)") }
      guard let partial = try? JSONDecoder().decode(Partial.self, from: bytes),
        partial.version == Partial.current,
        partial.names.values.allSatisfy({ $0.values.allSatisfy { (1...1 << 32).contains($0) } })
      else { throw UsageError("'\(path)' is no result of 'wirelint names --emit-partial'") }
      for (spelling, files) in partial.names {
        for (file, count) in files { census.add(spelling, path: file, count: count) }
      }
    }
    return census
  }

  private static func json(_ value: some Encodable) throws(UsageError) -> String {
    var encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw UsageError("the names cannot be written as JSON: \(error)")
    }
  }

  /// How many paths of a spelling are shown.
  private static let mostPaths = 3

  private static func table(_ clusters: [NameCensus.Cluster]) -> String {
    var text = HelpText.padded("name", 28) + HelpText.padded("count", 7) + "files\n"
    if clusters.isEmpty { return "" }
    for cluster in clusters {
      for (i, spelling) in cluster.spellings.enumerated() {
        let shown = spelling.files.prefix(mostPaths).map(\.path).joined(separator: " ")
        let left = spelling.files.count - mostPaths
        text += HelpText.padded((i == 0 ? "" : "  ") + spelling.text, 28)
        text += HelpText.padded("\(spelling.count)", 7) + shown + (left > 0 ? " and \(left) more" : "") + "\n"
      }
    }
    return text
  }
}
