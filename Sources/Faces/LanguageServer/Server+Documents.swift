import Glibc
import LanguageServerProtocol
import LintEngine
import Readers
import SourceText

extension Server {
  /// Configuration files are opened in editors too; they are no copy.
  private static let notCopy: Set<String> = ["yml", "yaml"]

  func open(_ parameters: LSP.DidOpenParams) {
    let item = parameters.textDocument
    let document = Document(
      uri: item.uri, path: path(of: item), version: item.version,
      buffer: TextBuffer(item.text, encoding: encoding), serial: nextSerial())
    // A document that is opened twice is as the second time says.
    if let before = documents[item.uri] { fail(before, "the document was opened again") }
    documents[item.uri] = document
    // Clients that watch no files learn of changed configurations here.
    if plans.isStale() { reloadPlans() }
    lint(document, isUrgent: true)
  }

  /// The path of a document; one without a file gets a name in the first workspace folder, so that the
  /// configuration there holds for it, and is read in the format of its language.
  private func path(of item: LSP.TextDocumentItem) -> String {
    if let path = DocumentURI.path(item.uri) { return AbsolutePath.of(path) }
    var name = item.uri.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? "untitled"
    if DocumentReader.fileExtension(of: name).isEmpty,
      let language = item.languageId,
      let format = FileFormat.all.first(where: { $0.editorNames.contains(language) }),
      let usual = format.extensions.first
    {
      name += "." + usual
    }
    return AbsolutePath.of(name, in: folders.first ?? FileSystem.workingDirectory)
  }

  func change(_ parameters: LSP.DidChangeParams) {
    guard let document = documents[parameters.textDocument.uri] else {
      return log(.warning, "'\(parameters.textDocument.uri)' was changed, but is not open")
    }
    for change in parameters.contentChanges { document.buffer.apply(change) }
    document.version = parameters.textDocument.version ?? document.version
    document.touch(nextSerial())
    lint(document, isUrgent: true)
  }

  func close(_ parameters: LSP.DocumentParams) {
    guard let document = documents.removeValue(forKey: parameters.textDocument.uri) else { return }
    fail(document, "the document was closed")
    worker?.drop(document.uri)
    // What was pushed stays in the client until it is taken back.
    if document.isPublished {
      notify(
        "textDocument/publishDiagnostics",
        LSP.PublishDiagnosticsParams(uri: document.uri, version: nil, diagnostics: []))
    }
  }

  private func fail(_ document: Document, _ reason: String) {
    for request in document.waiting { fail(request.id, .contentModified, reason) }
    document.waiting = []
  }

  func saved(_ parameters: LSP.DocumentParams) {
    let name = DocumentReader.fileExtension(of: parameters.textDocument.uri)
    if Server.notCopy.contains(name) || name == "dic" || plans.isStale() { reloadPlans() }
  }

  /// Lints a document as it is now.
  func lint(_ document: Document, isUrgent: Bool) {
    guard let worker, let plan = plan(for: document) else { return take(nothing: document) }
    worker.lint(
      LintWorker.Job(
        uri: document.uri, serial: document.serial, version: document.version, text: document.text,
        before: document.linted?.report, plan: plan), isUrgent: isUrgent)
  }

  /// The plan of a document; nil where it is not to be linted. A configuration that cannot be used is
  /// told of, and the last good one stays in force.
  private func plan(for document: Document) -> PlanTicket? {
    if Server.notCopy.contains(DocumentReader.fileExtension(of: document.path)) { return nil }
    do throws(UsageError) {
      return try plans.plan(for: document.path)
    } catch {
      show(.error, error.description)
      return plans.fallback(for: document.path)
    }
  }

  /// A document that is not linted has no findings.
  private func take(nothing document: Document) {
    guard let translation, let fallback = plans.fallback(for: document.path) else { return }
    let report = FileReport(file: document.text, diagnostics: [])
    take(
      translation.linted(
        report, uri: document.uri, serial: document.serial, version: document.version, plan: fallback))
  }

  /// What the lint thread has found.
  func take(_ linted: LintedText) {
    guard let document = documents[linted.uri], linted.serial >= document.opened,
      linted.serial > document.linted?.serial ?? -1
    else { return }
    // What was found before in a long text takes long to free, and the client need not wait for that.
    let before = document.linted
    defer { withExtendedLifetime(before) {} }
    document.linted = linted
    guard phase == .running else { return }
    if !document.isPulled {
      document.isPublished = true
      publish(linted)
    }
    guard linted.serial == document.serial else { return }
    let waiting = document.waiting
    document.waiting = []
    for request in waiting { answer(request, linted) }
  }

  private func answer(_ request: Document.Waiting, _ linted: LintedText) {
    do throws(LSP.ResponseError) {
      try request.answer(linted)
    } catch {
      outbox.send(LSP.ErrorResponse(id: request.id, error: error))
    }
  }

  /// Answers a request once the newest text of its document is linted.
  func whenLinted(
    _ id: LSP.RequestID, _ uri: String,
    answer: @escaping (Document, LintedText) throws(LSP.ResponseError) -> Void
  ) throws(LSP.ResponseError) {
    guard let document = documents[uri] else {
      throw LSP.ResponseError(.invalidParams, "'\(uri)' is not open")
    }
    if let current = document.current { return try answer(document, current) }
    document.waiting.append(
      Document.Waiting(id: id) { (linted) throws(LSP.ResponseError) in try answer(document, linted) })
  }

  // MARK: Configuration

  /// Settings of the editor itself.
  func take(settings value: LSP.JSONValue) {
    do throws(UsageError) {
      let settings = try EditorSettings.read(value["wirelint"] ?? value)
      guard settings != plans.settings else { return }
      plans.settings = settings
      reloadPlans()
    } catch {
      shown.remove(error.description)
      show(.error, error.description)
    }
  }

  func configurationChanged(_ parameters: LSP.DidChangeConfigurationParams) {
    if let stated = parameters.settings, stated != .null, stated["wirelint"] != nil {
      take(settings: stated)
    } else {
      askForSettings()
    }
    reloadPlans()
  }

  /// Asks the client for the section `wirelint` of its settings, where it answers such questions.
  func askForSettings() {
    guard client.workspace?.configuration == true else { return }
    request(
      "workspace/configuration", LSP.ConfigurationParams(sections: ["wirelint"]), [LSP.JSONValue].self
    ) { [weak self] in
      // A client that has no such section says null, and what it said before stays in force.
      if let settings = $0?.first, settings != .null { self?.take(settings: settings) }
    }
  }

  func filesChanged(_ parameters: LSP.DidChangeWatchedFilesParams) {
    if !parameters.changes.isEmpty { reloadPlans() }
  }

  /// Lints everything anew by what configurations say now.
  func reloadPlans() {
    plans.reload()
    shown = []
    workspace.known = [:]
    for document in documents.values.sorted(by: { $0.uri < $1.uri }) {
      document.touch(nextSerial())
      lint(document, isUrgent: false)
    }
    if client.workspace?.diagnostics?.refreshSupport == true {
      request("workspace/diagnostic/refresh", LSP.JSONValue.null)
    }
  }
}
