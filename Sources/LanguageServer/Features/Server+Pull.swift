import LanguageServerProtocol
import LintEngine

/// `textDocument/diagnostic`: diagnostics for clients that ask for them.
extension Server {
  func diagnostics(
    _ id: LSP.RequestID, _ parameters: LSP.DocumentDiagnosticParams
  ) throws(LSP.ResponseError) {
    try whenLinted(id, parameters.textDocument.uri) { [self] (document, linted) in
      // A client that says it pulls, and does, would show everything twice.
      if client.textDocument?.diagnostic != nil, !document.isPulled {
        document.isPulled = true
        if document.isPublished {
          document.isPublished = false
          notify(
            "textDocument/publishDiagnostics",
            LSP.PublishDiagnosticsParams(uri: document.uri, version: document.version, diagnostics: []))
        }
      }
      respond(
        id,
        LSP.DiagnosticReport(
          resultId: linted.resultID, items: linted.diagnostics, previous: parameters.previousResultId))
    }
  }
}
