import LanguageServerProtocol
import Testing

/// What clients do wrong, and what they are told.
@Suite struct ProtocolTests {
  private static let uri = SessionTests.uri

  @Test func requestsComeAfterInitializeAndBeforeShutdown() throws {
    let client = EditorClient()
    #expect(try client.failure("textDocument/hover") == -32002)
    client.notify("textDocument/didOpen", ["textDocument": 5])
    try client.initialize()
    #expect(try client.failure("initialize", ["capabilities": [:]]) == -32600)
    #expect(try client.failure("textDocument/foldingRange") == -32601)
    #expect(try client.failure("textDocument/hover", ["position": 1]) == -32602)
    #expect(try client.request("shutdown", .null) == .null)
    #expect(try client.failure("textDocument/hover") == -32600)
    client.notify("textDocument/didOpen", ["textDocument": ["uri": "file:///a", "text": "The the."]])
    client.notify("exit", .null)
    #expect(try client.exitCode() == 0)
    #expect(!client.has("textDocument/publishDiagnostics"))
  }

  @Test func exitWithoutShutdownIsAFailure() throws {
    let client = EditorClient()
    try client.initialize()
    client.notify("exit", .null)
    #expect(try client.exitCode() == 1)
  }

  @Test func aClientThatIsGoneEndsTheServer() throws {
    let client = EditorClient()
    try client.initialize()
    client.open(Self.uri, SessionTests.copy)
    #expect(try client.hangUp() == 1)
    // What the client was owed came before the end.
    #expect(try client.published(Self.uri, 1).count == 2)
  }

  @Test(arguments: [
    ("{\"jsonrpc\": \"2.0\", \"method\": ", -32700), ("[1, 2", -32700), ("\u{0}", -32700), ("", -32700),
    ("[]", -32600), ("5", -32600), ("\"text\"", -32600), ("[{\"jsonrpc\": \"2.0\", \"id\": 1}]", -32600),
    ("{\"id\": {}, \"method\": \"shutdown\"}", -32600),
  ])
  func whatIsNoMessageIsAnsweredAndTheSessionGoesOn(_ body: String, _ code: Int) throws {
    let client = EditorClient()
    try client.initialize()
    client.send(Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
    let answer = try client.wait { $0["error"] != nil }
    #expect(answer["error"]?["code"] == .of(code) && answer["id"] == .null)
    #expect(try client.stop() == 0)
  }

  @Test func deepNestingIsAParseErrorAndNoCrash() throws {
    let client = EditorClient()
    try client.initialize()
    let body = String(repeating: "[", count: 1_000_000)
    client.send(Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
    #expect(try client.wait { $0["error"] != nil }["error"]?["code"] == -32700)
    #expect(try client.stop() == 0)
  }

  @Test func wrongLengthsCostOneMessage() throws {
    let hover = "{\"jsonrpc\": \"2.0\", \"id\": 77, \"method\": \"nothing/there\"}"
    for wrong in [-4, 9, 40] {
      let client = EditorClient()
      try client.initialize()
      let first = "{\"jsonrpc\": \"2.0\", \"method\": \"$/first\"}"
      client.send(
        Array(
          ("Content-Length: \(first.utf8.count + wrong)\r\n\r\n\(first)"
            + "Content-Length: \(hover.utf8.count)\r\n\r\n\(hover)").utf8))
      #expect(try client.wait { $0["error"]?["code"] == -32700 }["id"] == .null)
      #expect(try client.wait { $0["id"] == 77 }["error"]?["code"] == -32601, "\(wrong)")
      #expect(try client.stop() == 0)
    }
  }

  @Test func halvesOfSurrogatePairsStandForOneUnit() throws {
    let client = EditorClient()
    try client.initialize()
    let body = """
      {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "\(Self.uri)", \
      "languageId": "plaintext", "version": 1, "text": "Crews rest \\ud83d. The  ferries \\ude00 \\ud83d\\ude00 wait.\\n"}}}
      """
    client.send(Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
    let found = try client.published(Self.uri, 1)
    let space = try #require(found.first { $0["code"] == "double-space" })
    let start = "Crews rest x. The".count
    #expect(space["range"] == .range(0, start, 0, start + 2))
    // An edit between the halves of a pair counts from the start of the character.
    let inside = "Crews rest x. The  ferries x y".count
    client.change(Self.uri, version: 2, [["range": .range(0, inside, 0, inside), "text": "w"]])
    _ = try client.published(Self.uri, 2)
    #expect(try client.stop() == 0)
  }

  @Test func editsOutsideTheDocumentAreMovedIntoIt() throws {
    let client = EditorClient()
    try client.initialize()
    client.open(Self.uri, "Crews rest.")
    let far = 2_147_483_647
    client.change(
      Self.uri, version: 2,
      [
        ["range": .range(far, far, far, far), "text": " The the"],
        ["range": .range(0, far, 7, 0), "text": " end.\n"],
        ["range": .range(-5, -1, -5, -1), "text": "Ferries wait. "],
        ["range": .range(0, 8, 0, 3), "text": "mes "],
      ])
    // `Fermes wait. Crews rest. The the end.`
    let found = try client.published(Self.uri, 2)
    #expect(
      found.contains { $0["code"] == "duplicate-word" && $0["range"] == .range(0, 25, 0, 32) }, "\(found)")
    client.change("file:///not/open", version: 3, [["text": "x"]])
    client.change(Self.uri, version: 3, [["range": "here", "text": "x"]])
    #expect(try client.message("window/logMessage")["params"]?["type"] == 2)
    #expect(try client.message("window/logMessage")["params"]?["type"] == 1)
    #expect(try client.stop() == 0)
  }

  @Test func aCancelledRequestIsAnsweredOnce() throws {
    let client = EditorClient()
    try client.initialize()
    client.open(Self.uri, SessionTests.copy)
    let id = client.begin("textDocument/documentSymbol", ["textDocument": ["uri": .text(Self.uri)]])
    client.notify("$/cancelRequest", ["id": id])
    client.notify("$/cancelRequest", ["id": "never sent"])
    let answer = try client.answer(to: id)
    #expect(answer["result"] != nil || answer["error"]?["code"] == -32800)
    #expect(try client.stop() == 0)
  }

  @Test func aTraceTellsOfEachMessage() throws {
    let client = EditorClient()
    try client.initialize()
    client.notify("$/setTrace", ["value": "verbose"])
    client.open(Self.uri, "Crews rest.")
    let trace = try client.wait {
      $0["params"]?["message"]?.text?.hasPrefix("'textDocument/didOpen' took") ?? false
    }
    #expect(trace["params"]?["verbose"]?.text?.contains("Crews rest.") == true)
    client.notify("$/setTrace", ["value": "off"])
    #expect(try client.stop() == 0)
  }
}
