import BuiltInRules
import JSONCoding
import Lexicon
import LintEngine
import Readers
import Synchronization

/// `wirelint consistency`: what a set of articles writes in more than one way.
enum ConsistencyCommand {
  static func run(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    let data = try DataFolder.find()
    let vocabulary = try data.vocabulary(useCache: !arguments.has("--no-cache"))
    let lexicon = try data.lexicon(vocabulary: vocabulary, useCache: !arguments.has("--no-cache"))
    var settings = LintSettings()
    settings.runtime.jobs = try LintOptions.jobs(arguments)
    settings.inputFormat = arguments.value("--input-format").flatMap(FileFormat.init(named:))
    let run = LintRun(vocabulary: vocabulary, lexicon: lexicon, rules: [], settings: settings)
    let walk = try LintOptions.inputs(arguments, for: "consistency")
    let state = Mutex((census: ConsistencyCensus(), failures: walk.failures))
    run.run(walk.inputs, keepsArticles: true) { report in
      state.withLock { state in
        if let failure = report.failure { state.failures.append(failure) }
        for article in report.articles { state.census.add(article, path: report.file.name) }
      }
    }
    let (variations, failures) = state.withLock { ($0.census.variations, $0.failures) }
    let text = arguments.value("--format") == "json" ? try json(variations) : table(variations)
    write(Array(text.utf8), to: 1)
    for failure in failures { say("wirelint: \(failure.path): \(failure.reason)") }
    return failures.isEmpty ? 0 : 3
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
    var encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .withoutEscapingSlashes, .sortedKeys]
    do {
      return String(decoding: try encoder.encode(listing), as: UTF8.self) + "\n"
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
