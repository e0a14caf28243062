import BuiltInRules
import Diagnostics
import JSONCoding
import Lexicon
import LintEngine
import Reporters
import SourceText

/// Answers requests of `wirelint stream`, on one thread.
struct StreamAnswers {
  let linter: ArticleLinter
  /// What is less grave is not reported.
  let least: Severity
  /// The name of a story whose request gives none.
  let usualName: String
  /// What is counted, where nothing is linted.
  let counting: Counting?

  enum Counting {
    /// Names; the speller tells them from words.
    case names(Speller)
    case consistency
    case phrases
  }

  /// A request as it comes; unknown members are passed over.
  private struct Request: Decodable {
    var id: Identity?
    var text: String
    var name: String?
    var fix: Bool?
    var unsafe: Bool?
  }

  /// The id alone, for the answer to a request that cannot be used.
  private struct Head: Decodable { var id: Identity? }

  /// What a client calls a story: handed back as it came.
  private enum Identity: Decodable {
    case text(String)
    case number(Int)

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Int.self) {
        self = .number(number)
      } else {
        self = .text(try value.decode(String.self))
      }
    }
  }

  /// The answer to one line, a line of its own.
  func answer(_ line: ArraySlice<UInt8>) -> [UInt8] {
    let request: Request
    do {
      request = try JSONDecoder().decode(Request.self, from: line)
    } catch {
      return refusal(
        StreamAnswers.reason(of: error), id: (try? JSONDecoder().decode(Head.self, from: line))?.id)
    }
    let file = SourceText(name: request.name ?? usualName, bytes: Array(request.text.utf8))
    var report = linter.lint(file)
    var json = JSONWriter()
    json.beginObject()
    StreamAnswers.write(request.id, &json)
    if let counting {
      switch counting {
      case .names(let speller): writeNames(report, speller, &json)
      case .consistency: writeForms(report, &json)
      case .phrases: writePhrases(report, &json)
      }
      if let failure = report.failure { json.member("error", failure.reason) }
      json.endObject()
      json.endLine()
      return json.take()
    }
    report.makeNotesOfHabits(least: least)
    let reported = ReportedFile(path: file.name, text: file, diagnostics: report.diagnostics)
    JSONDiagnostics(columnUnit: .scalar).write(reported, as: "diagnostics", to: &json)
    json.beginArray("fingerprints")
    for fingerprint in reported.fingerprints { json.element(fingerprint) }
    json.endArray()
    if let failure = report.failure { json.member("error", failure.reason) }
    if request.fix == true || request.unsafe == true {
      let outcome = FixRun(linter: linter, unsafe: request.unsafe == true).fix(file)
      json.member("fixed", outcome.after.bytes[...])
    }
    json.endObject()
    json.endLine()
    return json.take()
  }

  /// The names of a story with their occurrences, as `wirelint names` counts them.
  private func writeNames(_ report: FileReport, _ speller: Speller, _ json: inout JSONWriter) {
    var census = NameCensus()
    for article in report.articles { census.add(article, path: "", speller) }
    json.beginObject("names")
    for (spelling, files) in census.counts.sorted(by: { $0.key < $1.key }) {
      json.member(spelling, files.values.reduce(0, +))
    }
    json.endObject()
  }

  /// What `wirelint consistency` counts of a story.
  private func writeForms(_ report: FileReport, _ json: inout JSONWriter) {
    var census = ConsistencyCensus()
    for article in report.articles { census.add(article, path: "") }
    let counts = census.counts
    json.beginArray("forms")
    for row in counts.forms {
      json.beginArray()
      for text in [row.group, row.thing, row.text] { json.element(text) }
      json.element(row.count)
      json.endArray()
    }
    json.endArray()
    json.beginArray("nouns")
    for noun in counts.nouns { json.element(noun) }
    json.endArray()
  }

  /// What `wirelint mine` counts of a story.
  private func writePhrases(_ report: FileReport, _ json: inout JSONWriter) {
    let english = report.articles.filter(\.isEnglish)
    guard !english.isEmpty else { return json.null("phrases") }
    json.beginArray("phrases")
    let phrases = english.reduce(into: Set<String>()) { $0.formUnion(PhraseCensus.phrases(of: $1)) }
    for phrase in phrases.sorted() { json.element(phrase) }
    json.endArray()
  }

  /// The answer to a line that is longer than is read.
  func refusal(ofBytes count: Int) -> [UInt8] {
    refusal("a request of more than \(RequestStream.longestRequest >> 20) MiB", id: nil)
  }

  private func refusal(_ reason: String, id: Identity?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    StreamAnswers.write(id, &json)
    json.member("error", reason)
    json.endObject()
    json.endLine()
    return json.take()
  }

  private static func write(_ id: Identity?, _ json: inout JSONWriter) {
    switch id {
    case .text(let text): json.member("id", text)
    case .number(let number): json.member("id", number)
    case nil: json.null("id")
    }
  }

  private static func reason(of error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "'\(key.stringValue)' is missing"
    case DecodingError.typeMismatch(let type, let context),
      DecodingError.valueNotFound(let type, let context):
      "'\(context.codingPath.map(\.stringValue).joined(separator: "."))' is no \(type)"
    default: "the line is no JSON object"
    }
  }
}
