import LanguageServerProtocol
import Testing

/// What an editor shows beside the copy: names under the pointer, parts and speakers.
@Suite struct OutlineTests: WorkspaceAsking {
  @Test func hoverTellsTheSpellingsOfAName() throws {
    let copy =
      "Envoys met Yerlan Dosmukhanov. Dosmukhanov agreed. Dosmukhanov wrote. Later Dosmukhanow left.\n"
    try withFolder([:]) { (client, _, uri) throws in
      client.open(uri("a.txt"), copy)
      let hover = try client.request(
        "textDocument/hover",
        ["textDocument": ["uri": .text(uri("a.txt"))], "position": ["line": 0, "character": 33]])
      let text = hover["contents"]?["value"]?.text ?? ""
      #expect(text.contains("- Dosmukhanov: 3 times\n- Dosmukhanow: once"), "\(text)")
      let nothing = try client.request(
        "textDocument/hover",
        ["textDocument": ["uri": .text(uri("a.txt"))], "position": ["line": 0, "character": 8]])
      #expect(nothing == .null)
    }
  }

  @Test func symbolsShowPartsAndSpeakers() throws {
    let copy = """
      Ferries stay in port

      BERGEN (NCP) - “Crews rest,” the harbour master Halvard Brekkestad said.

      Crews wait

      He added: “We wait for the wind to turn.”

      """
    let capabilities: LSP.JSONValue = [
      "textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]
    ]
    try withFolder([:], capabilities) { (client, _, uri) throws in
      client.open(uri("a.txt"), copy)
      let symbols = try client.request(
        "textDocument/documentSymbol", ["textDocument": ["uri": .text(uri("a.txt"))]])
      let list = try #require(symbols.list)
      #expect(list.first?["name"] == "Ferries stay in port")
      let quotations = list.flatMap { $0["children"]?.list ?? [] }
      #expect(quotations.first?["name"] == "“Crews rest,”")
      // `He` is most likely the last person who was named.
      #expect(quotations.map { $0["detail"] } == ["Halvard Brekkestad", "Halvard Brekkestad?"])
    }
  }

  @Test func eachArticleOfAFileIsABranchOfTheOutline() throws {
    let items: LSP.JSONValue = [
      "textDocument": ["documentSymbol": ["hierarchicalDocumentSymbolSupport": true]]
    ]
    let copy = """
      {"id": "a-1", "title": "Ferries stay in port", "text": "Crews rest on Monday."}
      {"id": "a-2", "text": "The quay is open. Ships call.", "title": "Quay opens"}

      """
    try withFolder([:], items) { (client, _, uri) throws in
      client.open(uri("a.jsonl"), copy)
      let symbols = try client.request(
        "textDocument/documentSymbol", ["textDocument": ["uri": .text(uri("a.jsonl"))]])
      let list = try #require(symbols.list)
      #expect(list.map { $0["name"] } == ["Ferries stay in port", "Quay opens"])
      #expect(list.map { $0["detail"] } == ["a-1", "a-2"])
      #expect(list.map { $0["children"]?.list?.count } == [2, 2])
      #expect(list.map { $0["range"]?["start"]?["line"] } == [0, 1])
    }
  }
}
