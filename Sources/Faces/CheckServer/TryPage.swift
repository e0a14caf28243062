import Diagnostics
import LintEngine
import Readers
import Reporters
import RuleKit
import SourceText

/// The page on which a person pastes a story, and the report beside it.
enum TryPage {
  /// What the form offers.
  static let formats = FileFormat.all.filter { $0.traits.contains(.pasted) }

  /// Nothing is loaded from anywhere else, and no other page shows this one in a frame of its own.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; form-action 'self'; "
    + "frame-src 'self'; frame-ancestors 'self'; base-uri 'none'"

  private static func html(_ body: [UInt8]) -> HTTPResponse {
    var response = HTTPResponse(status: 200, type: "text/html; charset=utf-8", body: body)
    response.headers["Content-Security-Policy"] = policy
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "same-origin"
    return response
  }

  /// The form.
  static let form: HTTPResponse = {
    let options = formats.map { "<option value=\"\($0.name)\">\($0.title)</option>" }
    var page = String(decoding: PackageResources.try_html, as: UTF8.self)
    for (mark, content) in [
      ("formats", options.joined(separator: "\n")),
      ("style", String(decoding: PackageResources.try_css, as: UTF8.self)),
      ("script", String(decoding: PackageResources.try_js, as: UTF8.self)),
    ] { page = page.replacing("<!-- \(mark) -->", with: content, maxReplacements: 1) }
    return html(Array(page.utf8))
  }()

  /// The text of a word processor's document that somebody drops on the page: a line for each paragraph, with a blank
  /// line between. `name`: `docx` or `odt`.
  static func text(of document: [UInt8], named name: String) throws(CheckError) -> HTTPResponse {
    let file = SourceText(name: "document." + name, bytes: document)
    guard PackedDocument.isPacked(file, as: nil) else {
      throw CheckError(400, "'name' is docx or odt")
    }
    let result = DocumentReader.read(file, as: nil)
    if let problem = result.problems.first(where: \.isError) { throw CheckError(400, problem.message) }
    return HTTPResponse(
      status: 200, type: "text/plain; charset=utf-8", body: result.document.text.bytes + [0x0A])
  }

  /// What was found in a story, as `--format html` shows it.
  static func report(_ report: FileReport, _ rules: [String: RuleInfo], version: String) -> HTTPResponse {
    var options = ReportOptions()
    options.toolVersion = version
    options.rules = Set(report.diagnostics.map(\.rule)).compactMap { rules[$0] }.map { info in
      ReportedRule(
        id: info.id, category: info.category.rawValue, severity: info.severity, summary: info.summary,
        rationale: info.rationale,
        // The report is shown at the root, the pages below it. Rules of packs have none.
        pagePath: info.id.contains(".") ? RulePage.path(of: info) : "./" + RulePage.sitePath(ofRule: info.id))
    }
    var reporter = ReportFormat.html.reporter(options)
    var totals = ReportTotals()
    totals.add(report.diagnostics)
    reporter.begin()
    // The counts are those of all findings; notes in the margin are made for as many as anybody reads.
    let shown = Array(report.diagnostics.prefix(MatchTranslation.mostMatches))
    reporter.add(ReportedFile(path: "story", text: report.file, diagnostics: shown))
    reporter.finish(totals)
    return html(reporter.take())
  }
}
