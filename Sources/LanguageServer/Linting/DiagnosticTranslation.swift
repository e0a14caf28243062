import Diagnostics
import Foundation
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
  /// URIs of the rules' pages, by id, as far as they are installed.
  private let pages: [String: String]

  /// `data`: the folder that holds `rules/`.
  init(encoding: LSP.PositionEncodingKind, data: DataFolder) {
    self.encoding = encoding
    var pages: [String: String] = [:]
    for rule in allRules {
      let path = data.path + "/" + RulePage.path(of: rule.info)
      if FileManager.default.fileExists(atPath: path) { pages[rule.info.id] = DocumentURI.of(path: path) }
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
    let diagnostics = report.diagnostics.map { diagnostic($0, lines, uri) }
    let parameters = LSP.PublishDiagnosticsParams(uri: uri, version: version, diagnostics: diagnostics)
    return LintedText(
      uri: uri, serial: serial, version: version, report: report, diagnostics: diagnostics, lines: lines,
      resultID: DiagnosticTranslation.resultID(diagnostics), plan: plan,
      notification: PublishedDiagnostics.framed(parameters))
  }

  func diagnostic(_ diagnostic: Diagnostics.Diagnostic, _ lines: ClientLines, _ uri: String) -> LSP.Diagnostic
  {
    var result = LSP.Diagnostic(
      range: lines.range(diagnostic.range), severity: DiagnosticTranslation.severity(diagnostic.severity),
      code: diagnostic.rule, message: diagnostic.message)
    result.codeDescription = pages[diagnostic.rule].map(LSP.CodeDescription.init)
    if tagsRemovable, DiagnosticTranslation.isToBeRemoved(diagnostic) {
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

  /// Whether a fix takes out all that is marked and puts nothing there: links, codes, labels left behind.
  private static func isToBeRemoved(_ diagnostic: Diagnostics.Diagnostic) -> Bool {
    guard !diagnostic.range.isEmpty, diagnostic.fixes.count == 1, let fix = diagnostic.fixes.first,
      fix.edits.count == 1, let edit = fix.edits.first
    else { return false }
    return edit.text.isEmpty && edit.range.lower <= diagnostic.range.lower
      && diagnostic.range.upper <= edit.range.upper
  }

  private static func severity(_ severity: Severity) -> LSP.DiagnosticSeverity {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .information
    }
  }

  /// A name for what the client is told, equal for equal diagnostics.
  static func resultID(_ diagnostics: [LSP.Diagnostic]) -> String {
    var hash = ByteHash()
    func add(_ number: Int) {
      for shift in stride(from: 0, to: 64, by: 8) { hash.add(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    func add(_ text: String) {
      for byte in text.utf8 { hash.add(byte) }
      hash.add(0)
    }
    func add(_ range: LSP.Range) {
      for place in [range.start, range.end] {
        add(place.line)
        add(place.character)
      }
    }
    for diagnostic in diagnostics {
      add(diagnostic.range)
      add(diagnostic.severity.rawValue)
      add(diagnostic.code)
      add(diagnostic.message)
      for related in diagnostic.relatedInformation ?? [] {
        add(related.location.range)
        add(related.message)
      }
    }
    return String(hash.value, radix: 16)
  }
}
