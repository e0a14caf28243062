import Foundation
import LanguageServerProtocol
import LintEngine
import RuleTestSupport
import Testing

/// A session as an editor has it: open, look, fix, close.
@Suite struct SessionTests {
  static let uri = "file:///desk/story.txt"
  /// A double space and a doubled word, behind emoji and curly quotes in the same line.
  static let copy = """
    Ferries stay in port

    BERGEN (NCP) - “😀 Crews rest,” the harbour master said. The  ferries were were late.

    """

  @Test func findingsStandAtTheColumnsThatTheClientCounts() throws {
    for (encodings, before) in [([], 2), (["utf-8"], 4), (["utf-16"], 2)] as [([LSP.JSONValue], Int)] {
      let client = EditorClient()
      let result = try client.initialize(["general": ["positionEncodings": .list(encodings)]])
      let isUTF8 = encodings == ["utf-8"]
      #expect(result["capabilities"]?["positionEncoding"]?.text == (isUTF8 ? "utf-8" : "utf-16"))
      client.open(Self.uri, Self.copy)
      let found = try client.published(Self.uri, 1)
      #expect(found.compactMap { $0["code"]?.text } == ["double-space", "duplicate-word"])
      // `BERGEN (NCP) - `, an opening mark, the emoji, ` Crews rest,`, a closing mark, …
      let marks = isUTF8 ? 6 : 2
      let start = 15 + marks + before + " Crews rest, the harbour master said. The".count
      #expect(found[0]["range"] == .range(2, start, 2, start + 2))
      #expect(found[0]["source"]?.text == "wirelint" && found[0]["severity"] == 2)
      #expect(try client.stop() == 0)
    }
  }

  @Test func aFixComesAsAnEditOfTheVersionThatIsOpen() throws {
    let client = EditorClient()
    try client.initialize(["workspace": ["workspaceEdit": ["documentChanges": true]]])
    client.open(Self.uri, Self.copy)
    let found = try client.published(Self.uri, 1)
    let range = try #require(found[0]["range"])
    let actions = try client.request(
      "textDocument/codeAction",
      ["textDocument": ["uri": .text(Self.uri)], "range": range, "context": ["diagnostics": .list(found)]])
    let fix = try #require(actions.list?.first)
    #expect(fix["kind"]?.text == "quickfix" && fix["isPreferred"] == true)
    let change = try #require(fix["edit"]?["documentChanges"]?.list?.first)
    #expect(change["textDocument"]?["version"] == 1)
    #expect(change["edits"]?.list?.count == 1)
    let titles = actions.list?.compactMap { $0["title"]?.text } ?? []
    #expect(titles.contains("Explain 'double-space'") && titles.contains("Apply all 2 safe fixes"))
    // The edit, sent back as a change, leaves one finding.
    client.change(
      Self.uri, version: 2,
      change["edits"]?.list.map { [["range": $0[0]["range"]!, "text": $0[0]["newText"]!]] } ?? [])
    #expect(try client.published(Self.uri, 2).compactMap { $0["code"]?.text } == ["duplicate-word"])
    #expect(try client.stop() == 0)
  }

  @Test func theGlossaryOfTheStartHoldsForBilingualDocuments() throws {
    let path = FileManager.default.temporaryDirectory.path + "/terms-\(UUID().uuidString).csv"
    try Data("Hafenmeister,harbour master\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let uri = "file:///desk/segments.tsv"
    for (glossaries, expected) in [([path], ["translation-glossary"]), ([], [])] {
      var sources = TestDesk.planSources
      sources.glossaries = glossaries
      let client = EditorClient(try PlanMaker(DataFolder(path: TestDesk.root), sources))
      try client.initialize()
      client.open(uri, "de\ten\nDer Hafenmeister kam.\tThe port boss came.\n")
      #expect(try client.published(uri, 1).compactMap { $0["code"]?.text } == expected)
      #expect(try client.stop() == 0)
    }
  }

  @Test func allSafeFixesComeOnRequest() throws {
    let client = EditorClient()
    try client.initialize()
    client.open(Self.uri, Self.copy)
    let actions = try client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": .text(Self.uri)], "range": .range(0, 0, 0, 0),
        "context": ["diagnostics": [], "only": ["source.fixAll"]],
      ])
    let action = try #require(actions.list?.first)
    #expect(actions.list?.count == 1 && action["kind"]?.text == "source.fixAll.wirelint")
    let edits = try #require(action["edit"]?["changes"]?[Self.uri]?.list)
    // From the end, so that the ranges stay right.
    let changes = edits.reversed().map { ["range": $0["range"]!, "text": $0["newText"]!] as LSP.JSONValue }
    client.change(Self.uri, version: 2, changes)
    #expect(try client.published(Self.uri, 2).isEmpty)
    #expect(try client.stop() == 0)
  }

  /// What editors send on "revert" or `git checkout`: the lint of the document that was closed is still on its
  /// way when the new one of that name is asked about.
  @Test func aDocumentThatIsOpenedAgainIsAnsweredAndHasItsOwnFindings() throws {
    let client = EditorClient()
    try client.initialize()
    let old = String(repeating: "The crews were were late. ", count: 400)
    for round in 0..<30 {
      let version = round * 10
      client.open(Self.uri, old, version: version)
      client.change(Self.uri, version: version + 1, [["text": .text(old + "It rained  then.")]])
      // Once in three the old lint has begun, or is done, before the document goes.
      if round % 3 == 1 { _ = try client.published(Self.uri, version + 1) }
      if round % 3 != 2 {
        client.notify("textDocument/didClose", ["textDocument": ["uri": .text(Self.uri)]])
      }
      client.open(Self.uri, "The crews rest.\n", version: version + 2)
      let report = try client.request(
        "textDocument/diagnostic", ["textDocument": ["uri": .text(Self.uri)]])
      #expect(report["items"]?.list?.isEmpty == true, "round \(round)")
      client.notify("textDocument/didClose", ["textDocument": ["uri": .text(Self.uri)]])
    }
    #expect(try client.stop() == 0)
  }

  @Test func settingsOfAnyDepthAreRead() throws {
    let client = EditorClient()
    let deep = { (depth: Int) -> LSP.JSONValue in
      (0..<depth).reduce(.text("x")) { value, level in level % 2 == 0 ? [value] : ["a": value] }
    }
    try client.initialize([:], ["initializationOptions": ["minSeverity": "note", "disable": deep(400)]])
    client.notify("workspace/didChangeConfiguration", ["settings": ["wirelint": ["only": deep(500)]]])
    client.notify(
      "workspace/didChangeConfiguration", ["settings": ["wirelint": ["disable": ["double-space"]]]])
    client.open(Self.uri, Self.copy)
    #expect(try client.published(Self.uri, 1).compactMap { $0["code"]?.text } == ["duplicate-word"])
    #expect(try client.stop() == 0)
  }

  /// As deep as settings may be, values are what they are; what is deeper is null.
  @Test func valuesAreReadToADepth() throws {
    func read(_ depth: Int) throws -> LSP.JSONValue {
      let text = String(repeating: "[", count: depth) + "7" + String(repeating: "]", count: depth)
      var value = try JSONDecoder().decode(LSP.JSONValue.self, from: Data(text.utf8))
      for _ in 0..<min(depth, 33) { value = value.list?.first ?? value }
      return value
    }
    #expect(try read(0) == 7 && read(32) == 7)
    #expect(try read(33) == .null && read(400) == .null)
  }

  @Test func editsInARowAreAllTakenAndTheNewestIsPublished() throws {
    let client = EditorClient()
    try client.initialize()
    client.open(Self.uri, "")
    for (i, scalar) in Self.copy.unicodeScalars.enumerated() {
      let before = String(Self.copy.unicodeScalars.prefix(i))
      let line = before.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      let column = before.split(separator: "\n", omittingEmptySubsequences: false).last?.utf16.count ?? 0
      client.change(
        Self.uri, version: i + 2,
        [["range": .range(line, column, line, column), "text": .text(String(scalar))]])
    }
    let found = try client.published(Self.uri, Self.copy.unicodeScalars.count + 1)
    #expect(found.compactMap { $0["code"]?.text } == ["double-space", "duplicate-word"])
    #expect(try client.stop() == 0)
  }

  @Test func aClosedDocumentTakesItsFindingsAlong() throws {
    let client = EditorClient()
    try client.initialize()
    client.open(Self.uri, Self.copy)
    #expect(try client.published(Self.uri, 1).count == 2)
    client.notify("textDocument/didClose", ["textDocument": ["uri": .text(Self.uri)]])
    #expect(try client.published(Self.uri, nil).isEmpty)
    #expect(
      try client.failure(
        "textDocument/hover",
        ["textDocument": ["uri": .text(Self.uri)], "position": ["line": 0, "character": 0]]) == -32602)
    #expect(try client.stop() == 0)
  }

  /// Pushed and pulled diagnostics are written by hand, those of actions by an encoder.
  @Test func diagnosticsAreTheSameHoweverTheyAreAskedFor() throws {
    let client = EditorClient()
    try client.initialize(["textDocument": ["publishDiagnostics": ["relatedInformation": true]]])
    let paragraph = """
      Crews of \\ the “old port” wait for the wind to turn and for the tide to rise, the harbour master \
      said\t on Tuesday, and nobody knows yet when the first of the ferries will leave for the islands.\u{1}


      """
    client.open(Self.uri, Self.copy + paragraph + "Nobody “moves” yet.\n\n" + paragraph)
    let published = try client.published(Self.uri, 1)
    #expect(published.contains { $0["relatedInformation"]?.list?.isEmpty == false })
    let pulled = try client.request("textDocument/diagnostic", ["textDocument": ["uri": .text(Self.uri)]])
    #expect(pulled["items"]?.list == published)
    let document: LSP.JSONValue = ["uri": .text(Self.uri)]
    let known = try #require(pulled["resultId"])
    let again = try client.request(
      "textDocument/diagnostic", ["textDocument": document, "previousResultId": known])
    #expect(again["kind"] == "unchanged" && again["items"] == nil)
    let everything: LSP.JSONValue = .range(0, 0, 99, 0)
    let actions = try client.request(
      "textDocument/codeAction",
      ["textDocument": document, "range": everything, "context": ["diagnostics": []]])
    let shown = Set(actions.list?.flatMap { $0["diagnostics"]?.list ?? [] } ?? [])
    #expect(shown == Set(published))
    #expect(try client.stop() == 0)
  }
}
