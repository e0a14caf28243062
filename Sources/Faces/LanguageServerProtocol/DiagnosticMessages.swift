extension LSP {
  /// How a client shows a diagnostic, from the loudest down.
  package enum DiagnosticSeverity: Int, Codable, Sendable {
    /// Faults that should stop publication.
    case error = 1
    /// Likely faults.
    case warning = 2
    /// What wirelint calls a note.
    case information = 3
    /// Hardly shown; wirelint sends none.
    case hint = 4
  }

  /// How a client may show a diagnostic beside its severity.
  package enum DiagnosticTag {
    /// What need not be there: shown faded instead of underlined.
    package static let unnecessary = 1
  }

  /// Where a diagnostic's code is explained.
  package struct CodeDescription: Codable, Sendable, Hashable {
    /// The URI of a page that the client can open.
    package var href: String

    /// `href`: the URI of a page that the client can open.
    package init(href: String) { self.href = href }
  }

  /// Another place that a diagnostic speaks of.
  package struct RelatedInformation: Codable, Sendable, Hashable {
    /// The place, in this document or another.
    package var location: Location
    /// A fragment such as `'Borrell' first here`.
    package var message: String

    /// - Parameters:
    ///   - location: The place, in this document or another.
    ///   - message: A fragment for people.
    package init(location: Location, message: String) {
      self.location = location
      self.message = message
    }
  }

  /// What the server says of a stretch of a document.
  package struct Diagnostic: Encodable, Sendable, Hashable {
    /// What diagnostics are said to come from.
    package static let source = "wirelint"

    /// The stretch: lines and characters from 0, the end not part of it.
    package var range: Range
    /// How loud the client shows it.
    package var severity: DiagnosticSeverity
    /// The id of the rule.
    package var code: String
    /// Where the rule is explained; nil where it has no page that the client could open.
    package var codeDescription: CodeDescription?
    /// The tool that it comes from, as clients show it beside the message.
    package var source = Diagnostic.source
    /// What is said, for people.
    package var message: String
    /// Values of `DiagnosticTag`.
    package var tags: [Int]?
    /// Other places that the message speaks of; nil where there are none or the client does not show them.
    package var relatedInformation: [RelatedInformation]?

    /// - Parameters:
    ///   - range: The stretch, lines and characters from 0.
    ///   - severity: How loud the client shows it.
    ///   - code: The id of the rule.
    ///   - message: What is said, for people.
    package init(range: Range, severity: DiagnosticSeverity, code: String, message: String) {
      self.range = range
      self.severity = severity
      self.code = code
      self.message = message
    }
  }

  /// `textDocument/publishDiagnostics`, from the server: all diagnostics of a document, in place of those
  /// before.
  package struct PublishDiagnosticsParams: Encodable, Sendable {
    /// The document.
    package var uri: String
    /// The version of the document that they were found in; nil where it is not known, or the document was
    /// closed.
    package var version: Int?
    /// Those that hold now; none takes away what was shown.
    package var diagnostics: [Diagnostic]

    /// - Parameters:
    ///   - uri: The document.
    ///   - version: The version that they were found in; nil where it is not known.
    ///   - diagnostics: Those that hold now.
    package init(uri: String, version: Int?, diagnostics: [Diagnostic]) {
      self.uri = uri
      self.version = version
      self.diagnostics = diagnostics
    }
  }

  /// `textDocument/diagnostic`.
  package struct DocumentDiagnosticParams: Decodable, Sendable {
    /// The document that is asked about.
    package var textDocument: TextDocumentIdentifier
    /// The id of the last report that the client has of it; nil where it has none.
    package var previousResultId: String?
  }

  /// The diagnostics of a document, or that they are what they were.
  package struct DiagnosticReport: Encodable, Sendable {
    /// `full`, or `unchanged` where the client has the report already.
    package var kind: String
    /// What the report is called when the client asks again.
    package var resultId: String
    /// All diagnostics of the document; nil in a report that is `unchanged`.
    package var items: [Diagnostic]?
    /// Only in reports on a workspace.
    package var uri: String?
    /// Only in reports on a workspace: of a document that is open; nil, written as `null`, of any other.
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

  /// A report that the client has of a document.
  package struct PreviousResult: Decodable, Sendable {
    /// The document.
    package var uri: String
    /// The id of the report: `resultId`.
    package var value: String
  }

  /// `workspace/diagnostic`.
  package struct WorkspaceDiagnosticParams: Decodable, Sendable {
    /// The reports that the client has; nil: none.
    package var previousResultIds: [PreviousResult]?
    /// What progress is told under; nil: none is told.
    package var workDoneToken: JSONValue?
  }

  /// The answer to `workspace/diagnostic`.
  package struct WorkspaceDiagnosticReport: Encodable, Sendable {
    /// A report for each file that was looked at.
    package var items: [DiagnosticReport]

    /// `items`: a report for each file that was looked at.
    package init(items: [DiagnosticReport]) { self.items = items }
  }
}
