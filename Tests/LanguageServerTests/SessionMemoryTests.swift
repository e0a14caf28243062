import Foundation
import LanguageServer
import LanguageServerProtocol
import Testing

/// What another server has to know to go on with a session.
@Suite struct SessionMemoryTests {
  private static func framed(_ json: String) -> [UInt8] { FrameReader.framed(Array(json.utf8)) }

  private static func messages(_ bytes: [UInt8]) -> [LSP.JSONValue] {
    var reader = FrameReader()
    reader.feed(bytes[...])
    var found: [LSP.JSONValue] = []
    while case .message(let body)? = reader.next() {
      if let value = try? JSONDecoder().decode(LSP.JSONValue.self, from: Data(body)) { found.append(value) }
    }
    return found
  }

  private static func begun(_ encodings: String = "[\"utf-16\"]") -> SessionMemory {
    var memory = SessionMemory()
    memory.heard(
      framed(
        #"{"id":1,"method":"initialize","params":{"capabilities":{"general":{"positionEncodings":"#
          + encodings
          + "}}}}")[...])
    memory.heard(framed(#"{"method":"initialized","params":{}}"#)[...])
    return memory
  }

  private static let open =
    #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.txt","version":1,"text":"😀 The port\n"}}}"#

  /// Places are counted as the editor and the server agreed.
  @Test(arguments: [("[\"utf-16\"]", 3), ("[\"utf-8\"]", 5)])
  func documentsAreOpenedAsTheyStand(_ encodings: String, _ column: Int) throws {
    var memory = SessionMemoryTests.begun(encodings)
    memory.heard(SessionMemoryTests.framed(SessionMemoryTests.open)[...])
    let change =
      #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a.txt","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":\#(column)},"end":{"line":0,"character":\#(column + 3)}},"text":"That"}]}}"#
    // In pieces, as a pipe gives them.
    for byte in SessionMemoryTests.framed(change) { memory.heard([byte]) }
    let told = SessionMemoryTests.messages(memory.replay())
    #expect(
      told.map { $0["method"] } == [.text("initialize"), .text("initialized"), .text("textDocument/didOpen")])
    let item = try #require(told.last?["params"]?["textDocument"])
    #expect(item["text"] == .text("😀 That port\n") && item["version"] == .number(2))
  }

  @Test func closedDocumentsAndOldSettingsAreForgotten() {
    var memory = SessionMemoryTests.begun()
    memory.heard(SessionMemoryTests.framed(SessionMemoryTests.open)[...])
    for settings in ["1", "2"] {
      memory.heard(
        SessionMemoryTests.framed(
          #"{"method":"workspace/didChangeConfiguration","params":{"settings":\#(settings)}}"#)[...])
    }
    memory.heard(
      SessionMemoryTests.framed(
        #"{"method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///a.txt"}}}"#)[...])
    let told = SessionMemoryTests.messages(memory.replay())
    #expect(told.count == 3 && told.last?["params"]?["settings"] == .number(2))
  }

  /// A request that has its answer is not excused, and the answer to what is asked once more is not handed on.
  @Test func everyRequestIsAnsweredOnce() {
    var memory = SessionMemoryTests.begun()
    let isTold1 = memory.said(Array(#"{"id":1,"result":{}}"#.utf8))
    #expect(isTold1)
    memory.heard(SessionMemoryTests.framed(#"{"id":2,"method":"textDocument/hover"}"#)[...])
    memory.heard(SessionMemoryTests.framed(#"{"id":"x","method":"textDocument/hover"}"#)[...])
    let isTold2 = memory.said(Array(#"{"id":2,"result":null}"#.utf8))
    #expect(isTold2)
    let excuses = SessionMemoryTests.messages(memory.excuses("it is gone"))
    #expect(excuses.map { $0["id"] } == [.text("x")])
    #expect(excuses.first?["error"]?["message"] == .text("it is gone"))
    #expect(memory.excuses("it is gone").isEmpty)
    _ = memory.replay()
    let isTold3 = memory.said(Array(#"{"id":1,"result":{}}"#.utf8))
    #expect(!isTold3)
    let isTold4 = memory.said(Array(#"{"method":"window/logMessage","params":{}}"#.utf8))
    #expect(isTold4)
  }

  /// Who still waits for the first answer has it from the second server.
  @Test func theFirstAnswerIsWaitedFor() {
    var memory = SessionMemoryTests.begun()
    #expect(memory.excuses("it is gone").isEmpty)
    _ = memory.replay()
    let isTold5 = memory.said(Array(#"{"id":1,"result":{}}"#.utf8))
    #expect(isTold5)
  }

  @Test func aMessageThatIsNotWholeIsWholeBehindIt() {
    var memory = SessionMemoryTests.begun()
    let bytes = SessionMemoryTests.framed(SessionMemoryTests.open)
    memory.heard(bytes[..<60])
    let told = SessionMemoryTests.messages(memory.replay() + bytes[60...])
    #expect(told.last?["params"]?["textDocument"]?["uri"] == .text("file:///a.txt"))
  }
}
