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
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; form-action 'self'; "
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
    let page = String(decoding: PackageResources.try_html, as: UTF8.self)
    return html(
      Array(
        page.replacing("<!-- formats -->", with: options.joined(separator: "\n"), maxReplacements: 1).utf8))
  }()

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
