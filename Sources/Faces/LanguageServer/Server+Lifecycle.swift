import Glibc
import LanguageServerProtocol
import LintEngine

extension Server {
  /// The kinds of code actions.
  enum ActionKind {
    static let quickFix = "quickfix"
    static let fixAll = "source.fixAll.wirelint"
  }

  func initialize(
    _ id: LSP.RequestID, _ parameters: LSP.InitializeParams
  ) throws(LSP.ResponseError) {
    client = parameters.capabilities ?? LSP.ClientCapabilities()
    encoding = Server.encoding(for: client)
    trace = parameters.trace ?? "off"
    folders = Server.folders(parameters)
    var translation = DiagnosticTranslation(encoding: encoding, data: maker.data, site: pages)
    let shown = client.textDocument?.publishDiagnostics
    translation.tellsRelated = shown?.relatedInformation ?? true
    translation.tagsRemovable = shown?.tagSupport?.valueSet?.contains(LSP.DiagnosticTag.unnecessary) ?? false
    let worker = LintWorker(mailbox, translation, watch)
    worker.start()
    self.translation = translation
    self.worker = worker
    phase = .running
    respond(
      id,
      LSP.InitializeResult(
        capabilities: LSP.ServerCapabilities(
          positionEncoding: encoding, actionKinds: [ActionKind.quickFix, ActionKind.fixAll],
          commands: CommandName.allCases.map(\.rawValue), identifier: "wirelint"),
        name: "wirelint", version: version))
    if let stated = parameters.initializationOptions { take(settings: stated) }
    if let process = parameters.processId { watch(process) }
  }

  /// How places are counted with a client.
  static func encoding(for client: LSP.ClientCapabilities) -> LSP.PositionEncodingKind {
    client.general?.positionEncodings?.contains("utf-8") == true ? .utf8 : .utf16
  }

  /// The workspace's folders, by their older names as well.
  private static func folders(_ parameters: LSP.InitializeParams) -> [String] {
    if let folders = parameters.workspaceFolders, !folders.isEmpty {
      return folders.compactMap { DocumentURI.path($0.uri) }.map { AbsolutePath.of($0) }
    }
    if let path = parameters.rootUri.flatMap(DocumentURI.path) ?? parameters.rootPath, !path.isEmpty {
      return [AbsolutePath.of(path)]
    }
    return []
  }

  func initialized() {
    var wishes: [LSP.Registration] = []
    if client.workspace?.didChangeWatchedFiles?.dynamicRegistration == true {
      wishes.append(
        LSP.Registration(
          id: "wirelint-files",
          watching: [
            "**/\(ConfigurationTree.name)", "**/\(IgnoreFile.name)", "**/.vale.ini", "**/*.{yml,dic}",
          ])
      )
    }
    if client.workspace?.didChangeConfiguration?.dynamicRegistration == true {
      wishes.append(LSP.Registration(id: "wirelint-settings", section: "wirelint"))
    }
    if !wishes.isEmpty { request("client/registerCapability", LSP.RegistrationParams(wishes)) }
    askForSettings()
  }

  /// Ends the server when the process that started it is gone without closing the pipe.
  private func watch(_ process: Int) {
    let id = pid_t(truncatingIfNeeded: process)
    // A client in another process namespace cannot be watched, and is no reason to end.
    guard process > 0, kill(id, 0) == 0 || errno == EPERM else { return }
    SystemThread.start { [mailbox] in
      while kill(id, 0) == 0 || errno == EPERM { SystemThread.sleep(nanoseconds: 2_000_000_000) }
      mailbox.post(.ended)
    }
  }

  func foldersChanged(_ parameters: LSP.DidChangeFoldersParams) {
    func paths(_ folders: [LSP.WorkspaceFolder]?) -> [String] {
      (folders ?? []).compactMap { DocumentURI.path($0.uri) }.map { AbsolutePath.of($0) }
    }
    let removed = Set(paths(parameters.event.removed))
    folders.removeAll { removed.contains($0) }
    for path in paths(parameters.event.added) where !folders.contains(path) { folders.append(path) }
  }
}
