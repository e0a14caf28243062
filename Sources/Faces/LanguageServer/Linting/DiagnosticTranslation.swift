import Diagnostics
import LanguageServerProtocol
import LintEngine
import RuleKit
import SourceText

/// Turns findings into the protocol's diagnostics.
struct DiagnosticTranslation: Sendable {
  let encoding: LSP.PositionEncodingKind
  /// Whether the client shows other places that a finding is about.
  var tellsRelated = true
  /// Whether the client shows copy that is to be taken out as unnecessary.
  var tagsRemovable = false
  /// URIs of the rules' pages, by id, as far as there are any.
  private let pages: [String: String]

  /// - Parameters:
  ///   - data: The folder that holds `rules/`.
  ///   - site: The address of the site of the rules' pages; nil: the files in the folder are linked to.
  init(encoding: LSP.PositionEncodingKind, data: DataFolder, site: String? = nil) {
    self.encoding = encoding
    var pages: [String: String] = [:]
    for info in allInfos {
      if let site {
        pages[info.id] = RulePage.address(of: info, below: site)
        continue
      }
      let path = data.path + "/" + RulePage.path(of: info)
      if FileSystem.exists(path) { pages[info.id] = DocumentURI.of(path: path) }
    }
    self.pages = pages
  }

  /// The page of a rule; nil where none is installed.
  func page(of rule: String) -> String? { pages[rule] }

  /// A report as the client is told of it.
  func linted(
    _ report: FileReport, uri: String, serial: Int, version: Int?, plan: PlanTicket
  ) -> LintedText {
    let lines = ClientLines(report.file, encoding)
    return LintedText(
      uri: uri, serial: serial, version: version, report: report, lines: lines, plan: plan,
      items: DiagnosticsWriter.items(of: report.diagnostics, self, lines, uri: uri), translation: self)
  }

  func diagnostic(_ diagnostic: Diagnostics.Diagnostic, _ lines: ClientLines, _ uri: String) -> LSP.Diagnostic
  {
    var result = LSP.Diagnostic(
      range: lines.range(diagnostic.range), severity: DiagnosticTranslation.severity(diagnostic.severity),
      code: diagnostic.rule, message: diagnostic.message)
    result.codeDescription = pages[diagnostic.rule].map(LSP.CodeDescription.init)
    if isShownAsUnnecessary(diagnostic) {
      result.tags = [LSP.DiagnosticTag.unnecessary]
    }
    if tellsRelated, !diagnostic.related.isEmpty {
      result.relatedInformation = diagnostic.related.map {
        LSP.RelatedInformation(
          location: LSP.Location(uri: uri, range: lines.range($0.range)), message: $0.message)
      }
    }
    return result
  }

  /// Whether the client is to show the marked copy as unnecessary.
  func isShownAsUnnecessary(_ diagnostic: Diagnostics.Diagnostic) -> Bool {
    tagsRemovable && DiagnosticTranslation.isToBeRemoved(diagnostic)
  }

  /// Whether a fix takes out all that is marked and puts nothing there: links, codes, labels left behind.
  private static func isToBeRemoved(_ diagnostic: Diagnostics.Diagnostic) -> Bool {
    guard !diagnostic.range.isEmpty, diagnostic.fixes.count == 1, let fix = diagnostic.fixes.first,
      fix.edits.count == 1, let edit = fix.edits.first
    else { return false }
    return edit.text.isEmpty && edit.range.lower <= diagnostic.range.lower
      && diagnostic.range.upper <= edit.range.upper
  }

  static func severity(_ severity: Severity) -> LSP.DiagnosticSeverity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .information
    }
  }

  /// A name for what the client is told, equal for equal diagnostics: `items` as `DiagnosticsWriter`
  /// writes them.
  static func resultID(_ items: [UInt8]) -> String {
    let hash = ContentHash(items, seed: 0)
    return String(hash.high, radix: 16) + String(hash.low, radix: 16)
  }
}
