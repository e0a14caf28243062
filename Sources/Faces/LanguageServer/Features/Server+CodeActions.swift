import Diagnostics
import LanguageServerProtocol
import LintEngine
import RuleKit
import SourceText

/// `textDocument/codeAction`: what can be done about the findings of a range.
extension Server {
  /// Categories whose findings are about a word or name that a desk may accept.
  private static let wordCategories: Set<Category> = [.names, .spelling, .acronyms, .terms]
  /// Actions are made for this many findings at most: a selection may hold a whole archive.
  private static let mostFindings = 200

  func codeActions(_ id: LSP.RequestID, _ parameters: LSP.CodeActionParams) throws(LSP.ResponseError) {
    let only = parameters.context?.only
    try whenLinted(id, parameters.textDocument.uri) { [self] (document, linted) throws(LSP.ResponseError) in
      var actions: [LSP.CodeAction] = []
      if Server.wants(ActionKind.quickFix, only) {
        let wanted =
          document.buffer.offset(
            of: parameters.range.start)...max(
            document.buffer.offset(of: parameters.range.start),
            document.buffer.offset(of: parameters.range.end))
        let found = linted.report.diagnostics.indices.filter { i in
          let range = linted.report.diagnostics[i].range
          return range.lower <= wanted.upperBound && wanted.lowerBound <= range.upper
        }
        for i in found.prefix(Server.mostFindings) { actions += quickFixes(of: i, linted, document) }
      }
      if Server.wants(ActionKind.fixAll, only) {
        return fixAllAction(id, actions, document, linted, isAsked: only != nil)
      }
      respond(id, actions)
    }
  }

  /// Whether a kind, or one that it belongs to, was asked for.
  private static func wants(_ kind: String, _ only: [String]?) -> Bool {
    guard let only else { return true }
    return only.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  private func quickFixes(of i: Int, _ linted: LintedText, _ document: Document) -> [LSP.CodeAction] {
    let diagnostic = linted.report.diagnostics[i]
    let shown = [linted.shown(i)]
    var actions: [LSP.CodeAction] = []
    for fix in diagnostic.fixes + suggestions(diagnostic, linted) {
      var action = LSP.CodeAction(title: fix.title, kind: ActionKind.quickFix, diagnostics: shown)
      if fix.safety == .safe { action.isPreferred = true }
      action.edit = edit(fix.edits.map(linted.lines.edit), document)
      actions.append(action)
    }
    let text = linted.report.file[diagnostic.range]
    let uri = LSP.JSONValue.text(document.uri)
    func command(_ title: String, _ name: CommandName, _ arguments: [LSP.JSONValue]) {
      var action = LSP.CodeAction(title: title, kind: ActionKind.quickFix, diagnostics: shown)
      action.command = LSP.Command(title: title, command: name.rawValue, arguments: arguments)
      actions.append(action)
    }
    let rule = linted.plan.plan.rules.first { $0.rule.info.id == diagnostic.rule }
    if let category = rule?.rule.info.category, Server.wordCategories.contains(category), !text.isEmpty,
      text.utf8.count <= 80
    {
      command("Accept '\(text)' (\(ConfigurationTree.name))", .accept, [uri, .text(text)])
    }
    command(
      "Ignore '\(diagnostic.rule)' here, with a reason", .ignore,
      [uri, .text(diagnostic.rule), Server.json(linted.lines.range(diagnostic.range))])
    if rule != nil { command("Explain '\(diagnostic.rule)'", .explain, [.text(diagnostic.rule)]) }
    return actions
  }

  /// Words that may be meant, looked up now that somebody asks.
  private func suggestions(_ diagnostic: Diagnostics.Diagnostic, _ linted: LintedText) -> [Fix] {
    guard let word = diagnostic.suggestFor else { return [] }
    let words = speller(of: linted.plan).suggestions(for: word)
    return words.map { .replace(diagnostic.range, with: $0, words.count == 1 ? .unsafe : .choice) }
  }

  static func json(_ range: LSP.Range) -> LSP.JSONValue {
    func json(_ position: LSP.Position) -> LSP.JSONValue {
      .object(["line": .number(Double(position.line)), "character": .number(Double(position.character))])
    }
    return .object(["start": json(range.start), "end": json(range.end)])
  }

  /// Edits of a document in the form that the client takes.
  func edit(_ edits: [LSP.TextEdit], _ document: Document) -> LSP.WorkspaceEdit {
    guard client.workspace?.workspaceEdit?.documentChanges == true else {
      return LSP.WorkspaceEdit(changes: [document.uri: edits])
    }
    let name = LSP.VersionedTextDocumentIdentifier(uri: document.uri, version: document.version)
    return LSP.WorkspaceEdit(documentChanges: [LSP.TextDocumentEdit(textDocument: name, edits: edits)])
  }

  // MARK: All safe fixes

  /// Answers with the action that applies all safe fixes: its edit where that kind was asked for, a
  /// command that makes it later where all actions were.
  private func fixAllAction(
    _ id: LSP.RequestID, _ others: [LSP.CodeAction], _ document: Document, _ linted: LintedText, isAsked: Bool
  ) {
    let count = linted.report.diagnostics.count { $0.fixes.contains { $0.safety == .safe } }
    guard count > 0 else { return respond(id, others) }
    let title = count == 1 ? "Apply the safe fix" : "Apply all \(count) safe fixes"
    var action = LSP.CodeAction(title: title, kind: ActionKind.fixAll)
    guard isAsked else {
      action.command = LSP.Command(
        title: title, command: CommandName.fixAll.rawValue, arguments: [.text(document.uri)])
      return respond(id, others + [action])
    }
    fixed(document, linted) { server, document, edits in
      guard let document, let edits else {
        return server.fail(id, .contentModified, "the document changed while its fixes were made")
      }
      action.edit = server.edit(edits, document)
      server.respond(id, others + (edits.isEmpty ? [] : [action]))
    }
  }

  /// Makes the edits of all safe fixes in the background; nil where the document has changed since.
  func fixed(
    _ document: Document, _ linted: LintedText,
    then: @escaping (Server, Document?, [LSP.TextEdit]?) -> Void
  ) {
    let (uri, serial, lines, text) = (document.uri, document.serial, linted.lines, linted.report.file)
    let finish = MainOnly(then)
    worker?.run(linted.plan) { linter in
      let outcome = FixRun(linter: linter, unsafe: false).fix(text)
      let edits = UnifiedDiff.edits(before: text.bytes, after: outcome.after.bytes).map(lines.edit)
      return { server in
        let document = server.documents[uri]
        let isSame = document?.serial == serial
        finish.value(server, document, isSame ? edits : nil)
      }
    }
  }
}

/// Something that only the serving thread looks into, while another hands it back.
struct MainOnly<Value>: @unchecked Sendable {
  // Proof: made on the serving thread, and `value` is read only in closures that the mailbox hands to
  // `Server.handle`, on that thread again; in between nobody touches it.
  let value: Value

  init(_ value: Value) { self.value = value }
}
