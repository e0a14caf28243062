import Diagnostics
import LanguageServerProtocol
import LintEngine
import RuleKit
import SourceText

/// `workspace/executeCommand`.
extension Server {
  func execute(_ id: LSP.RequestID, _ parameters: LSP.ExecuteCommandParams) throws(LSP.ResponseError) {
    let arguments = parameters.arguments ?? []
    guard let name = CommandName(rawValue: parameters.command) else {
      let nearest = Nearest.match(parameters.command, in: CommandName.allCases.map(\.rawValue))
      throw LSP.ResponseError(
        .invalidParams,
        "there is no command '\(parameters.command)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    }
    switch name {
    case .fixAll: try fixAll(id, try text(arguments, 0, "the document's URI"))
    case .accept:
      try accept(id, try text(arguments, 0, "the document's URI"), try text(arguments, 1, "a word or name"))
    case .ignore: try ignore(id, arguments)
    case .explain: try explain(id, try text(arguments, 0, "a rule"))
    case .lintWorkspace: lintWorkspace(id, token: parameters.workDoneToken)
    }
  }

  private func text(
    _ arguments: [LSP.JSONValue], _ place: Int, _ what: String
  ) throws(LSP.ResponseError) -> String {
    guard place < arguments.count, let text = arguments[place].text, !text.isEmpty else {
      throw LSP.ResponseError(.invalidParams, "argument \(place + 1) of the command is \(what)")
    }
    return text
  }

  private func fixAll(_ id: LSP.RequestID, _ uri: String) throws(LSP.ResponseError) {
    try whenLinted(id, uri) { [self] (document, linted) in
      fixed(document, linted) { server, document, edits in
        guard let document, let edits else {
          return server.fail(id, .contentModified, "the document changed while its fixes were made")
        }
        if !edits.isEmpty {
          let edit = LSP.ApplyEditParams(label: "Safe fixes of wirelint", edit: server.edit(edits, document))
          server.request("workspace/applyEdit", edit)
        }
        server.respond(id, edits.count)
      }
    }
  }

  // MARK: Accept

  private func accept(_ id: LSP.RequestID, _ uri: String, _ word: String) throws(LSP.ResponseError) {
    let path = try knownPath(uri)
    do throws(UsageError) {
      let target = try AcceptWriting.add(word, for: path, orIn: folder(above: path))
      respond(id, LSP.JSONValue.text(target))
    } catch {
      show(.error, error.description)
      throw LSP.ResponseError(.requestFailed, error.description)
    }
    reloadPlans()
  }

  /// The workspace folder that holds a file, or else its own folder.
  private func folder(above path: String) -> String {
    folders.filter { path.hasPrefix($0 == "/" ? "/" : $0 + "/") }.max { $0.utf8.count < $1.utf8.count }
      ?? AbsolutePath.folder(of: path)
  }

  private func knownPath(_ uri: String) throws(LSP.ResponseError) -> String {
    if let path = DocumentURI.path(uri) { return AbsolutePath.of(path) }
    throw LSP.ResponseError(.requestFailed, "'\(uri)' is no file: save the document first")
  }

  // MARK: Ignore

  /// What a user may say of a finding that is right as it is.
  private static let reasons = [
    "checked with the source", "the desk writes it so", "the name is written so by its bearer",
  ]

  private func ignore(_ id: LSP.RequestID, _ arguments: [LSP.JSONValue]) throws(LSP.ResponseError) {
    let uri = try text(arguments, 0, "the document's URI")
    let rule = try text(arguments, 1, "a rule")
    _ = try knownPath(uri)
    guard arguments.count > 2, let start = Server.position(arguments[2]["start"]) else {
      throw LSP.ResponseError(.invalidParams, "argument 3 of the command is the range of a finding")
    }
    let reason = arguments.count > 3 ? arguments[3].text : nil
    try whenLinted(id, uri) { [self] (document, linted) throws(LSP.ResponseError) in
      let offset = document.buffer.offset(of: start)
      let meant = linted.report.diagnostics.filter { $0.rule == rule && $0.range.lower == offset }
      guard !meant.isEmpty else {
        throw LSP.ResponseError(.requestFailed, "'\(rule)' finds nothing at that place")
      }
      if let reason { return try write(id, meant, linted.report.file, reason) }
      ask(id, meant, linted.report.file)
    }
  }

  static func position(_ value: LSP.JSONValue?) -> LSP.Position? {
    guard case .number(let line)? = value?["line"], case .number(let character)? = value?["character"],
      let line = Int(exactly: line), let character = Int(exactly: character)
    else { return nil }
    return LSP.Position(line: line, character: character)
  }

  private func ask(_ id: LSP.RequestID, _ meant: [Diagnostics.Diagnostic], _ text: SourceText) {
    let rule = meant.first?.rule ?? ""
    let question = LSP.ShowMessageRequestParams(
      type: .info, message: "Why is '\(rule)' wrong here? The reason goes into \(IgnoreFile.name).",
      actions: Server.reasons.map(LSP.MessageActionItem.init))
    request("window/showMessageRequest", question, LSP.MessageActionItem?.self) { [weak self] answer in
      guard let self else { return }
      guard let reason = answer??.title else { return respond(id, LSP.JSONValue.null) }
      do throws(LSP.ResponseError) {
        try write(id, meant, text, reason)
      } catch {
        fail(id, .requestFailed, error.message)
      }
    }
  }

  private func write(
    _ id: LSP.RequestID, _ meant: [Diagnostics.Diagnostic], _ text: SourceText, _ reason: String
  ) throws(LSP.ResponseError) {
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw LSP.ResponseError(.invalidParams, "argument 4 of the command says why the finding is ignored")
    }
    var writing = IgnoreWriting(reason: reason)
    writing.onlyHere = true
    do throws(UsageError) {
      respond(id, LSP.JSONValue.text(try writing.add(meant, of: text)))
    } catch {
      show(.error, error.description)
      throw LSP.ResponseError(.requestFailed, error.description)
    }
    reloadPlans()
  }

  // MARK: Explain

  private func explain(_ id: LSP.RequestID, _ rule: String) throws(LSP.ResponseError) {
    guard let text = explanation(of: rule) else {
      throw LSP.ResponseError(.invalidParams, "no rule is called '\(rule)'")
    }
    if client.window?.showDocument?.support == true, let page = translation?.page(of: rule) {
      request("window/showDocument", LSP.ShowDocumentParams(uri: page, takeFocus: true))
    } else {
      notify("window/showMessage", LSP.ShowMessageParams(type: .info, message: text.summary))
    }
    respond(id, LSP.JSONValue.text(text.page))
  }

  /// What a rule says of itself, in short and as a page; nil where no plan has such a rule.
  func explanation(of rule: String) -> (summary: String, page: String)? {
    guard let info = ruleInfo(rule) else { return nil }
    return (
      "\(info.id): \(info.summary) \(info.rationale)",
      RulePage.markdown(info, source: RulePage.path(of: info))
    )
  }
}
