extension LSP {
  package enum DiagnosticSeverity: Int, Codable, Sendable {
    case error = 1
    case warning = 2
    case information = 3
    case hint = 4
  }

  /// How a client may show a diagnostic beside its severity.
  package enum DiagnosticTag {
    /// What need not be there: shown faded instead of underlined.
    package static let unnecessary = 1
  }

  package struct CodeDescription: Codable, Sendable, Hashable {
    package var href: String

    package init(href: String) { self.href = href }
  }

  package struct RelatedInformation: Codable, Sendable, Hashable {
    package var location: Location
    package var message: String

    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }
  }

  package struct Diagnostic: Encodable, Sendable, Hashable {
    /// What diagnostics are said to come from.
    package static let source = "wirelint"

    package var range: Range
    package var severity: DiagnosticSeverity
    package var code: String
    package var codeDescription: CodeDescription?
    package var source = Diagnostic.source
    package var message: String
    /// Values of `DiagnosticTag`.
    package var tags: [Int]?
    package var relatedInformation: [RelatedInformation]?

    package init(range: Range, severity: DiagnosticSeverity, code: String, message: String) {
      self.range = range
      self.severity = severity
      self.code = code
      self.message = message
    }
  }

  package struct PublishDiagnosticsParams: Encodable, Sendable {
    package var uri: String
    package var version: Int?
    package var diagnostics: [Diagnostic]

    package init(uri: String, version: Int?, diagnostics: [Diagnostic]) {
      self.uri = uri
      self.version = version
      self.diagnostics = diagnostics
    }
  }

  /// `textDocument/diagnostic`.
  package struct DocumentDiagnosticParams: Decodable, Sendable {
    package var textDocument: TextDocumentIdentifier
    package var previousResultId: String?
  }

  /// The diagnostics of a document, or that they are what they were.
  package struct DiagnosticReport: Encodable, Sendable {
    package var kind: String
    package var resultId: String
    package var items: [Diagnostic]?
    /// Only in reports on a workspace.
    package var uri: String?
    package var version: Int?
    private var isOfWorkspace = false

    /// All of them, or only their id where the client has them: `previous` is the id it names.
    package init(resultId: String, items: [Diagnostic], previous: String?) {
      self.resultId = resultId
      kind = previous == resultId ? "unchanged" : "full"
      self.items = previous == resultId ? nil : items
    }

    /// The report as part of one on a workspace.
    package func of(uri: String, version: Int?) -> DiagnosticReport {
      var report = self
      report.uri = uri
      report.version = version
      report.isOfWorkspace = true
      return report
    }

    private enum CodingKeys: CodingKey { case kind, resultId, items, uri, version }

    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(kind, forKey: .kind)
      try container.encode(resultId, forKey: .resultId)
      try container.encodeIfPresent(items, forKey: .items)
      try container.encodeIfPresent(uri, forKey: .uri)
      // A document of the workspace that is not open has the version null.
      if isOfWorkspace { try container.encode(version, forKey: .version) }
    }
  }

  package struct PreviousResult: Decodable, Sendable {
    package var uri: String
    package var value: String
  }

  /// `workspace/diagnostic`.
  package struct WorkspaceDiagnosticParams: Decodable, Sendable {
    package var previousResultIds: [PreviousResult]?
    package var workDoneToken: JSONValue?
    package var partialResultToken: JSONValue?
  }

  package struct WorkspaceDiagnosticReport: Encodable, Sendable {
    package var items: [DiagnosticReport]

    package init(items: [DiagnosticReport]) { self.items = items }
  }
}
