import BuiltInRules
import JSONCoding
import LintEngine
import Readers

/// `wirelint consistency`: what a set of articles writes in more than one way.
enum ConsistencyCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    var failures: [InputFailure] = []
    let census =
      arguments.has("--merge") ? try merged(arguments.operands) : try count(arguments, &failures)
    let text: String
    if arguments.has("--emit-partial") {
      text = try encoded(census.counts)
    } else {
      let variations = census.variations
      text = arguments.value("--format") == "json" ? try json(variations) : table(variations)
    }
    write(Array(text.utf8), to: 1)
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return failures.isEmpty ? 0 : 3
  }

  private static func count(
    _ arguments: ParsedArguments, _ failures: inout [InputFailure]
  ) throws(UsageError) -> ConsistencyCensus {
    let (run, _) = try NamesCommand.counting(arguments)
    let walk = try LintOptions.inputs(arguments, for: "consistency")
    let state = StoryTally((census: ConsistencyCensus(), failures: walk.failures))
    run.run(
      walk.inputs, inParts: true,
      visitor: { article, path in state.withLock { $0.census.add(article, path: path) } },
      sink: { report in
        if let failure = report.failure { state.withLock { $0.failures.append(failure) } }
      })
    let (census, failed) = state.withLock { ($0.census, $0.failures) }
    failures += failed
    return census
  }

  /// The sum of partial results.
  private static func merged(_ paths: [String]) throws(UsageError) -> ConsistencyCensus {
    guard !paths.isEmpty else {
      throw UsageError("--merge needs files that 'wirelint consistency --emit-partial' wrote")
    }
    var census = ConsistencyCensus()
    for path in paths {
      let bytes: [UInt8]
      do throws(InputFailure) {
        bytes = try InputReading.read(path == "-" ? .standardInput(name: "-") : .file(path)).bytes
      } catch { throw UsageError("'\(path)': \(error.reason)") }
      guard let counts = try? JSONDecoder().decode(ConsistencyCensus.Counts.self, from: bytes),
        census.merge(counts)
      else { throw UsageError("'\(path)' is no result of 'wirelint consistency --emit-partial'") }
    }
    return census
  }

  /// The variations as JSON.
  private struct Listing: Encodable {
    struct Variation: Encodable {
      var kind: String
      var forms: [Form]
    }
    struct Form: Encodable {
      var form: String
      var count: Int
      var files: Int
      var paths: [String]
    }
    var variations: [Variation]
  }

  private static func json(_ variations: [ConsistencyCensus.Variation]) throws(UsageError) -> String {
    let listing = Listing(
      variations: variations.map { variation in
        Listing.Variation(
          kind: variation.kind.rawValue,
          forms: variation.forms.map {
            Listing.Form(form: $0.text, count: $0.count, files: $0.files, paths: $0.paths)
          })
      })
    return try encoded(listing, .prettyPrinted)
  }

  private static func encoded(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = []
  ) throws(UsageError) -> String {
    var encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.withoutEscapingSlashes, .sortedKeys])
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    } catch {
      throw UsageError("what varies cannot be written as JSON: \(error)")
    }
  }

  private static func table(_ variations: [ConsistencyCensus.Variation]) -> String {
    if variations.isEmpty { return "" }
    var text =
      HelpText.padded("written", 28) + HelpText.padded("count", 7) + HelpText.padded("files", 7)
      + "kind, first in\n"
    for variation in variations {
      for (i, form) in variation.forms.enumerated() {
        text += HelpText.padded((i == 0 ? "" : "  ") + form.text, 28)
        text += HelpText.padded("\(form.count)", 7) + HelpText.padded("\(form.files)", 7)
        text += (i == 0 ? variation.kind.rawValue + " " : "") + (form.paths.first ?? "") + "\n"
      }
    }
    return text
  }
}
