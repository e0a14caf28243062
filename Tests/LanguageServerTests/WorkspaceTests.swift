import Foundation
import LanguageServer
import LanguageServerProtocol
import Testing

/// Configurations, ignore files and the files of a workspace.
@Suite struct WorkspaceTests: WorkspaceAsking {
  private static let copy = SessionTests.copy

  @Test func theConfigurationOfAFileHoldsAndIsReadAgainWhenSaved() throws {
    try withFolder([".wirelint.yml": "rules:\n  double-space: off\n"]) { (client, folder, uri) throws in
      client.open(uri("a.txt"), Self.copy)
      #expect(try codes(client.published(uri("a.txt"), 1)) == ["duplicate-word"])
      try put("rules:\n  duplicate-word: off\nmin-severity: note\n", folder + "/.wirelint.yml")
      client.notify("textDocument/didSave", ["textDocument": ["uri": .text(uri("a.txt"))]])
      #expect(try codes(client.published(uri("a.txt"), 1)) == ["double-space"])
    }
  }

  @Test func aBrokenConfigurationIsToldOfOnceAndTheLastGoodOneStays() throws {
    try withFolder([".wirelint.yml": "rules:\n  double-space: off\n"]) { (client, folder, uri) throws in
      client.open(uri("a.txt"), Self.copy)
      #expect(try codes(client.published(uri("a.txt"), 1)) == ["duplicate-word"])
      try put("rules:\n  duble-space: off\n", folder + "/.wirelint.yml")
      client.notify(
        "workspace/didChangeWatchedFiles", ["changes": [["uri": .text(uri(".wirelint.yml")), "type": 2]]])
      let told = try client.message("window/showMessage")
      #expect(told["params"]?["type"] == 1)
      let text = told["params"]?["message"]?.text ?? ""
      #expect(
        text.contains(
          "/.wirelint.yml:2:3: error: no rule is called 'duble-space'; did you mean 'double-space'?"),
        "\(text)")
      #expect(try codes(client.published(uri("a.txt"), 1)) == ["duplicate-word"])
      client.open(uri("b.txt"), Self.copy)
      #expect(try codes(client.published(uri("b.txt"), 1)) == ["duplicate-word"])
      #expect(!client.has("window/showMessage"))
    }
  }

  @Test func filesThatAConfigurationLeavesOutHaveNoFindings() throws {
    try withFolder([".wirelint.yml": "ignore: [\"old/**\"]\n"]) { (client, _, uri) throws in
      client.open(uri("old/a.txt"), Self.copy)
      #expect(try client.published(uri("old/a.txt"), 1).isEmpty)
      client.open(uri(".wirelint.yml"), "ignore: [the the]\n")
      #expect(try client.published(uri(".wirelint.yml"), 1).isEmpty)
      client.open("untitled:Untitled-1", Self.copy)
      #expect(try client.published("untitled:Untitled-1", 1).count == 2)
    }
  }

  @Test func settingsOfTheEditorLieOverConfigurations() throws {
    try withFolder([:]) { (client, _, uri) throws in
      client.open(uri("a.txt"), Self.copy)
      #expect(try client.published(uri("a.txt"), 1).count == 2)
      let settings: LSP.JSONValue = ["wirelint": ["disable": ["Repetition"], "minSeverity": "warning"]]
      client.notify("workspace/didChangeConfiguration", ["settings": settings])
      #expect(try codes(client.published(uri("a.txt"), 1)) == ["double-space"])
      client.notify("workspace/didChangeConfiguration", ["settings": ["wirelint": ["minSeverty": "note"]]])
      let told = try client.message("window/showMessage")["params"]?["message"]?.text ?? ""
      #expect(told.contains("'minSeverty'; did you mean 'minSeverity'?"), "\(told)")
    }
  }

  @Test func settingsAreAskedForWhereTheClientAnswers() throws {
    let capabilities: LSP.JSONValue = [
      "workspace": ["configuration": true, "didChangeConfiguration": ["dynamicRegistration": true]]
    ]
    try withFolder([:], capabilities) { (client, _, uri) throws in
      let wish = try client.message("client/registerCapability")["params"]?["registrations"]?.list ?? []
      #expect(wish.map { $0["method"] } == ["workspace/didChangeConfiguration"])
      #expect(wish.first?["registerOptions"] == ["section": "wirelint"])
      let question = try client.message("workspace/configuration")
      #expect(question["params"]?["items"] == [["section": "wirelint"]])
      client.send([
        "jsonrpc": "2.0", "id": question["id"] ?? .null, "result": [["disable": ["Repetition"]]],
      ])
      client.open(uri("a.txt"), Self.copy)
      #expect(try codes(client.published(uri("a.txt"), 1)) == ["double-space"])
      // A client that has no such section does not take back what it said.
      client.notify("workspace/didChangeConfiguration", ["settings": .null])
      let next = try client.message("workspace/configuration")
      client.send(["jsonrpc": "2.0", "id": next["id"] ?? .null, "result": [.null]])
      client.change(uri("a.txt"), version: 2, [["text": .text(Self.copy)]])
      #expect(try codes(client.published(uri("a.txt"), 2)) == ["double-space"])
    }
  }

  @Test func aDocumentWithoutAFileIsReadInTheFormatOfItsLanguage() throws {
    let copy = "Crews rest. `The  ferries` wait.\n"
    try withFolder([:]) { (client, _, _) throws in
      client.open("untitled:Untitled-1", copy)
      #expect(try codes(client.published("untitled:Untitled-1", 1)) == ["double-space"])
      client.open("untitled:Untitled-2", copy, language: "markdown")
      #expect(try client.published("untitled:Untitled-2", 1).isEmpty, "code is not read")
    }
  }

  @Test func whatIsToBeTakenOutIsShownSoWhereTheClientCan() throws {
    let copy = "Ferries stay in port\n\nBERGEN (NCP) - Crews rest in port,  a clerk said.314/207\n"
    let clients: [(LSP.JSONValue, [LSP.JSONValue])] = [
      ([:], [.null, .null]),
      (["textDocument": ["publishDiagnostics": ["tagSupport": ["valueSet": [1, 2]]]]], [.null, [1]]),
    ]
    for (capabilities, tags) in clients {
      try withFolder([:], capabilities) { (client, _, uri) throws in
        client.open(uri("a.txt"), copy)
        let found = try client.published(uri("a.txt"), 1)
        #expect(codes(found) == ["double-space", "stray-agency-code"])
        #expect(found.map { $0["tags"] ?? .null } == tags)
      }
    }
  }

  @Test func relatedPlacesAreToldUnlessTheClientShowsNone() throws {
    let copy =
      "Envoys met Ludmila Brandvold. Brandvold agreed. Brandvold wrote. Later Brandvolt left the room.\n"
    for (shows, count) in [(true, 1), (false, nil)] as [(Bool, Int?)] {
      let capabilities: LSP.JSONValue = [
        "textDocument": ["publishDiagnostics": ["relatedInformation": .flag(shows)]]
      ]
      try withFolder([:], capabilities) { (client, _, uri) throws in
        client.open(uri("a.txt"), copy)
        let found = try client.published(uri("a.txt"), 1).first { $0["code"] == "name-variant" }
        #expect(found?["relatedInformation"]?.list?.count == count)
      }
    }
  }

  @Test func eachFolderOfTheWorkspaceHasItsConfiguration() throws {
    try withFolder(["north.txt": Self.copy, "south.txt": Self.copy]) { (client, folder, uri) throws in
      for (name, rule) in [("north", "double-space"), ("south", "duplicate-word")] {
        try FileManager.default.createDirectory(
          atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        try put("rules:\n  \(rule): off\n", "\(folder)/\(name)/.wirelint.yml")
      }
      let added = ["north", "south"].map { ["uri": .text(uri($0)), "name": .text($0)] as LSP.JSONValue }
      client.notify(
        "workspace/didChangeWorkspaceFolders", ["event": ["added": .list(added), "removed": []]])
      client.open(uri("north/a.txt"), Self.copy)
      client.open(uri("south/a.txt"), Self.copy)
      #expect(try codes(client.published(uri("north/a.txt"), 1)) == ["duplicate-word"])
      #expect(try codes(client.published(uri("south/a.txt"), 1)) == ["double-space"])
    }
  }

  @Test func aFindingIsIgnoredWithAReason() throws {
    try withFolder([:]) { (client, folder, uri) throws in
      try put(Self.copy, folder + "/a.txt")
      client.open(uri("a.txt"), Self.copy)
      let found = try client.published(uri("a.txt"), 1)
      let range = try #require(found.first?["range"])
      let arguments: LSP.JSONValue = [.text(uri("a.txt")), "double-space", range]
      // The user is asked, and says nothing: nothing is written.
      let first = client.begin(
        "workspace/executeCommand", ["command": "wirelint.ignore", "arguments": arguments])
      var question = try client.message("window/showMessageRequest")
      client.send(["jsonrpc": "2.0", "id": question["id"] ?? .null, "result": .null])
      #expect(try client.answer(to: first)["result"] == .null)
      #expect(!FileManager.default.fileExists(atPath: folder + "/.wirelint-ignore.yml"))
      // The user picks a reason.
      let second = client.begin(
        "workspace/executeCommand", ["command": "wirelint.ignore", "arguments": arguments])
      question = try client.message("window/showMessageRequest")
      let reason = try #require(question["params"]?["actions"]?.list?.first)
      client.send(["jsonrpc": "2.0", "id": question["id"] ?? .null, "result": reason])
      #expect(try client.answer(to: second)["result"]?.text?.hasSuffix("/.wirelint-ignore.yml") == true)
      #expect(try codes(client.published(uri("a.txt"), 1)) == ["duplicate-word"])
      let written = try String(contentsOfFile: folder + "/.wirelint-ignore.yml", encoding: .utf8)
      #expect(written.contains("reason: \"\(reason["title"]?.text ?? "")\""), "\(written)")
      #expect(
        try client.failure(
          "workspace/executeCommand", ["command": "wirelint.ignore", "arguments": arguments]) == -32803)
    }
  }

  @Test func anAcceptedNameIsWrittenIntoTheConfiguration() throws {
    let copy =
      "Envoys met Ludmila Brandvold. Brandvold agreed. Brandvold wrote. Later Brandvolt left the room.\n"
    try withFolder([".wirelint.yml": "# the desk\naccept:\n  - Tarkhovsk # a port\nprofile: web\n"]) {
      (client, folder, uri) throws in
      client.open(uri("a.txt"), copy)
      let found = try client.published(uri("a.txt"), 1)
      let name = try #require(found.first { $0["code"] == "name-variant" }, "\(found)")
      let actions = try client.request(
        "textDocument/codeAction",
        [
          "textDocument": ["uri": .text(uri("a.txt"))], "range": name["range"] ?? .null,
          "context": ["diagnostics": [], "only": ["quickfix"]],
        ])
      let accept = try #require(actions.list?.first { $0["command"]?["command"] == "wirelint.accept" })
      _ = try client.request("workspace/executeCommand", accept["command"] ?? .null)
      #expect(try codes(client.published(uri("a.txt"), 1)) == codes(found).filter { $0 != "name-variant" })
      let written = try String(contentsOfFile: folder + "/.wirelint.yml", encoding: .utf8)
      #expect(
        written == "# the desk\naccept:\n  - Tarkhovsk # a port\n  - \"Brandvolt\"\nprofile: web\n",
        "\(written)")
    }
  }

  @Test func theWorkspaceIsReportedWithWhatDidNotChangeLeftOut() throws {
    let files = [
      "a.txt": Self.copy, "b.txt": "Crews rest.\n", "sub c.txt": "The ferries were were late.\n",
      "no.md5": "x",
    ]
    try withFolder(files, ["window": ["workDoneProgress": true]]) { (client, folder, uri) throws in
      client.open(uri("b.txt"), "Crews  rest.\n")
      _ = try client.published(uri("b.txt"), 1)
      let report = try client.request(
        "workspace/diagnostic", ["previousResultIds": [], "workDoneToken": "w"])
      let items = try #require(report["items"]?.list)
      #expect(items.compactMap { $0["uri"]?.text } == ["a.txt", "b.txt", "sub c.txt"].map(uri))
      #expect(items.map { $0["items"]?.list?.count } == [2, 1, 1])
      #expect(items.map { $0["version"] } == [.null, 1, .null])
      let kinds = try (0..<2).map { _ in try client.message("$/progress")["params"]?["value"]?["kind"]?.text }
      #expect(kinds.first == "begin")
      let known = items.map {
        ["uri": $0["uri"] ?? .null, "value": $0["resultId"] ?? .null] as LSP.JSONValue
      }
      try put("The ferries are late and were were slow.\n", folder + "/sub c.txt")
      let again = try client.request("workspace/diagnostic", ["previousResultIds": .list(known)])
      #expect(again["items"]?.list?.map { $0["kind"]?.text } == ["unchanged", "unchanged", "full"])
      // Pushed on request, without the open document, which has its findings already.
      let sums = try client.request("workspace/executeCommand", ["command": "wirelint.lintWorkspace"])
      #expect(sums == ["files": 3, "diagnostics": 4])
      #expect(try client.published(uri("a.txt"), nil).count == 2)
    }
  }

  @Test func aClientThatPullsIsNotPushedTo() throws {
    try withFolder([:], ["textDocument": ["diagnostic": [:]]]) { (client, _, uri) throws in
      client.open(uri("a.txt"), Self.copy)
      let report = try client.request(
        "textDocument/diagnostic", ["textDocument": ["uri": .text(uri("a.txt"))]])
      #expect(report["items"]?.list?.count == 2 && report["kind"] == "full")
      // What was pushed before is taken back.
      _ = try client.wait { $0["params"]?["diagnostics"] == [] && $0["params"]?["version"] == 1 }
      client.change(uri("a.txt"), version: 2, [["text": "Crews  rest.\n"]])
      let next = try client.request(
        "textDocument/diagnostic",
        ["textDocument": ["uri": .text(uri("a.txt"))], "previousResultId": report["resultId"] ?? .null])
      #expect(codes(next["items"]?.list ?? []) == ["double-space"])
      // No version after that is pushed; what came before the pull may still lie there.
      while client.has("textDocument/publishDiagnostics") {
        #expect(try client.message("textDocument/publishDiagnostics")["params"]?["version"] == 1)
      }
    }
  }
}
