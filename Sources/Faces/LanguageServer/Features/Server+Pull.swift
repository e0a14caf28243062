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
      let resultID = linted.resultID
      if parameters.previousResultId == resultID {
        return respond(id, LSP.DiagnosticReport(resultId: resultID, items: [], previous: resultID))
      }
      var head = JSONText()
      head.add("{\"jsonrpc\":\"2.0\",\"id\":")
      switch id {
      case .number(let number): head.add(number)
      case .text(let text): head.add(text: text)
      }
      head.add(",\"result\":{\"kind\":\"full\",\"resultId\":")
      head.add(text: resultID)
      head.add(",\"items\":")
      outbox.send(head, linted.items, "}}")
    }
  }

  /// Tells the client what was found, unasked.
  func publish(_ linted: LintedText) {
    var head = JSONText()
    head.add("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\"params\":{\"uri\":")
    head.add(text: linted.uri)
    if let version = linted.version {
      head.add(",\"version\":")
      head.add(version)
    }
    head.add(",\"diagnostics\":")
    outbox.send(head, linted.items, "}}")
  }
}
