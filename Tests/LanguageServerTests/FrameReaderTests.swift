import LanguageServer
import Testing

/// Messages in a stream of bytes.
@Suite struct FrameReaderTests {
  private func frames(_ text: String, chunk: Int = 7) -> [FrameReader.Frame] {
    var reader = FrameReader()
    var found: [FrameReader.Frame] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: chunk) {
      reader.feed(bytes[start..<min(start + chunk, bytes.count)])
      while let frame = reader.next() { found.append(frame) }
    }
    return found
  }

  private func framed(_ body: String) -> String { "Content-Length: \(body.utf8.count)\r\n\r\n\(body)" }

  @Test(arguments: [1, 2, 3, 7, 64, 4096])
  func messagesComeOutWholeHoweverTheyArrive(_ chunk: Int) {
    let bodies = ["{}", "{\"text\": \"“šest”\"}", "[1, 2]"]
    let found = frames(bodies.map(framed).joined(), chunk: chunk)
    #expect(found == bodies.map { .message(Array($0.utf8)) })
  }

  @Test(arguments: [
    "Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}",
    "content-length:2\r\n\r\n{}", "Content-Type: x\r\nCONTENT-LENGTH:  2 \r\n\r\n{}",
  ])
  func headersAreReadAsClientsWriteThem(_ text: String) {
    #expect(frames(text) == [.message(Array("{}".utf8))])
  }

  @Test(arguments: [
    "Content-Length: x\r\n\r\n", "Content-Length: -5\r\n\r\n", "Content-Length:\r\n\r\n", "hello\r\n\r\n",
    "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
  ])
  func afterAHeaderThatIsNoneTheNextMessageIsFound(_ bad: String) {
    let found = frames(bad + framed("{\"a\": 1}"))
    #expect(found.last == .message(Array("{\"a\": 1}".utf8)), "\(found)")
    #expect(found.dropLast().contains { if case .fault = $0 { true } else { false } })
  }

  @Test func aBodyOverTheLimitIsDroppedAndCostsNoMemory() {
    var reader = FrameReader()
    let size = FrameReader.largestBody + 10
    reader.feed(Array("Content-Length: \(size)\r\n\r\n".utf8)[...])
    #expect(reader.next() == .tooLarge(size))
    let block = [UInt8](repeating: 0x20, count: 1 << 20)
    var left = size
    while left > 0 {
      reader.feed(block.prefix(left))
      left -= min(left, block.count)
      #expect(reader.next() == nil)
    }
    reader.feed(Array(framed("{}").utf8)[...])
    #expect(reader.next() == .message(Array("{}".utf8)))
  }

  @Test func anEndlessHeaderIsAFault() {
    let found = frames(String(repeating: "x", count: 20_000) + framed("{}"), chunk: 4096)
    #expect(found.count == 2 && found.last == .message(Array("{}".utf8)))
  }

  @Test func aLengthThatIsTooLargeGivesBackTheNextMessage() throws {
    let own = "{\"jsonrpc\": \"2.0\"}"
    let rest = framed("{\"id\": 2}")
    for length in [1, 9, 15, 17, 20, rest.utf8.count] {
      let body = own + String(decoding: rest.utf8.prefix(length), as: UTF8.self)
      #expect(FrameReader.headerInside(Array(body.utf8)) == own.utf8.count, "\(length)")
    }
    #expect(FrameReader.headerInside(Array("{\"text\": \"Content-Length: 5\\r\\n\"}".utf8)) == nil)
  }
}
