import ArticleModel
import LintEngine
import PatternRules
import Readers
import Reporters
import RuleKit

/// `wirelint ls-config` and `wirelint ls-metrics`, which print what Vale prints.
enum ValeListing {
  /// Prints what a `.vale.ini` comes to; what cannot be used of it is said on standard error.
  static func configuration(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard let path = LintOptions.configuration(arguments) else {
      throw UsageError(
        "there is no .vale.ini at or above this folder; name it: wirelint ls-config --config VALE.INI")
    }
    let configuration = try ValeConfiguration(path, trusts: arguments.has("--trust"))
    for notice in configuration.notices { say("wirelint: \(notice)") }
    let root = ValeConfiguration.nearest(to: ".").map(AbsolutePath.of) ?? ""
    var text = ""
    put(.mapping(configuration.listing(given: path, root: root)), indent: "", &text)
    write(Array((text + "\n").utf8), to: 1)
    return 0
  }

  /// Prints what Vale counts of one file.
  static func metrics(_ arguments: ParsedArguments) throws(UsageError) -> Int32 {
    guard arguments.operands.count == 1, let path = arguments.operands.first else {
      throw UsageError("name one file: wirelint ls-metrics FILE")
    }
    guard FileSystem.exists(path) else { throw UsageError("'\(path)': there is no such file") }
    let vocabulary = try PlanMaker(DataFolder.find(), LintOptions.planSources(arguments)).vocabulary()
    var counts: [(name: String, value: Int)] = []
    do throws(InputFailure) {
      let file = try InputReading.read(.file(path))
      if let read = ScopeReader.read(file, ScopeOptions()) {
        counts = ValeMetrics.counts(of: ArticleParser(vocabulary: vocabulary).parse(read.document))
      }
    } catch {
      say("wirelint: \(error.path): \(error.reason)")
      return 3
    }
    var text = ""
    put(.mapping(counts.map { ($0.name, .number($0.value)) }), indent: "", &text)
    write(Array((text + "\n").utf8), to: 1)
    return 0
  }

  /// JSON as Go writes it, two blanks for each level.
  private static func put(_ value: ValeConfiguration.Listed, indent: String, _ text: inout String) {
    let inner = indent + "  "
    switch value {
    case .null: text += "null"
    case .text(let string): text += quoted(string)
    case .number(let number): text += "\(number)"
    case .flag(let flag): text += flag ? "true" : "false"
    case .texts(let texts):
      let items = texts.map { inner + quoted($0) }.joined(separator: ",\n")
      text += texts.isEmpty ? "[]" : "[\n\(items)\n\(indent)]"
    case .mapping(let pairs):
      guard !pairs.isEmpty else {
        text += "{}"
        return
      }
      text += "{\n"
      for (i, pair) in pairs.enumerated() {
        text += inner + quoted(pair.key) + ": "
        put(pair.value, indent: inner, &text)
        text += i + 1 < pairs.count ? ",\n" : "\n"
      }
      text += indent + "}"
    }
  }

  /// A string with Go's escapes: also of what means something in HTML.
  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.beginArray()
    json.element(text)
    json.endArray()
    var quoted = String(decoding: json.take().dropFirst().dropLast(), as: UTF8.self)
    for (mark, escape) in [("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")] {
      quoted.replace(mark, with: escape)
    }
    return quoted
  }
}
