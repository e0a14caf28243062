import ArticleModel
import Diagnostics
import LanguageServerProtocol
import LintEngine
import SourceText

/// What was found in one version of a document.
package struct LintedText: Sendable {
  let uri: String
  /// Of the document when its text was taken.
  let serial: Int
  let version: Int?
  let report: FileReport
  let lines: ClientLines
  let plan: PlanTicket
  /// The report's diagnostics as the client is told of them, in the same order: a JSON array.
  let items: [UInt8]
  let translation: DiagnosticTranslation

  /// Equal where the client would be told the same.
  var resultID: String { DiagnosticTranslation.resultID(items) }

  /// A diagnostic of the report as the client is told of it.
  func shown(_ i: Int) -> LSP.Diagnostic { translation.diagnostic(report.diagnostics[i], lines, uri) }
}

/// Leads from offsets of a text to the client's positions and back to edits.
struct ClientLines: Sendable {
  private let index: LineIndex
  private let unit: ColumnUnit

  init(_ text: SourceText, _ encoding: LSP.PositionEncodingKind) {
    index = LineIndex(text)
    switch encoding {
    case .utf8: unit = .byte
    case .utf16: unit = .utf16
    case .utf32: unit = .scalar
    }
  }

  func position(at offset: Int) -> LSP.Position {
    let place = index.position(at: offset, unit: unit)
    return LSP.Position(line: place.line - 1, character: place.column - 1)
  }

  func range(_ range: TextRange) -> LSP.Range {
    LSP.Range(start: position(at: range.lower), end: position(at: range.upper))
  }

  func edit(_ edit: Edit) -> LSP.TextEdit { LSP.TextEdit(range: range(edit.range), newText: edit.text) }
}
