import CheckServer
import Foundation
import LintEngine
import RuleTestSupport
import Testing

/// Which requests are refused by their heads.
@Suite struct HeadTests: ServerAsking {
  private func status(
    _ headers: [String: String], _ method: String = "GET", _ path: String = "/v2/healthcheck",
    _ adjust: (inout CheckServer.Limits) -> Void = { _ in }
  ) throws -> Int {
    try server(SettingsOverrides(), adjust).respond(
      to: HTTPRequest(
        method: method, path: path, headers: headers, body: method == "POST" ? Array("text=a".utf8) : [])
    ).status
  }

  @Test(arguments: [
    ("localhost", 200), ("localhost:8081", 200), ("LOCALHOST", 200), ("localhost.", 200),
    ("desk.localhost:80", 200),
    ("127.0.0.1:8081", 200), ("127.1.2.3", 200), ("[::1]:8081", 200), ("evil.example", 421),
    ("evil.example:8081", 421), ("localhost.evil.example", 421), ("127.0.0.1.evil.example", 421), ("", 421),
    ("192.0.2.7", 421), ("notlocalhost", 421),
  ])
  func aServerOfThisMachineAnswersToItsNames(_ host: String, _ expected: Int) throws {
    #expect(try status(["host": host]) == expected)
  }

  @Test func whoListensForOthersHasAnyName() throws {
    #expect(try status(["host": "lint.desk.example"]) == 421)
    #expect(try status(["host": "lint.desk.example"]) { $0.address = "0.0.0.0" } == 200)
    #expect(try status(["host": "lint.desk.example"]) { $0.address = "192.0.2.7" } == 200)
    #expect(try status(["host": "cms.example"]) { $0.origins = ["https://cms.example:444"] } == 200)
    #expect(try status(["host": "evil.example"]) { $0.origins = ["https://cms.example"] } == 421)
    #expect(try status(["host": "any.example"]) { $0.origins = ["*"] } == 200)
    #expect(try status(["host": "evil.example"]) { $0.address = "::1" } == 421)
  }

  @Test(arguments: [
    ("http://localhost:8081", 200), ("http://127.0.0.1:8081", 403), ("http://localhost:3000", 403),
    ("https://evil.example", 403), ("null", 403), ("https://cms.example", 200),
    ("chrome-extension://oldceeleldhonbafppcapldpdifcinji", 200), ("moz-extension://1-2-3", 200),
  ])
  func formsOfForeignPagesAreRefused(_ origin: String, _ expected: Int) throws {
    func status(_ method: String) throws -> Int {
      try self.status(["host": "localhost:8081", "origin": origin], method, "/") {
        $0.origins = ["https://cms.example"]
      }
    }
    #expect(try status("POST") == expected)
    // A page that only asks for what anybody may see is not.
    #expect(try status("GET") == 200)
  }

  @Test func pathsWithNULsAndBodiesWithTwoEndsAreRefused() throws {
    #expect(try status([:], "GET", "/v2/healthcheck\0x") == 400)
    #expect(try status(["content-length": "4", "transfer-encoding": "chunked"], "POST", "/") == 400)
    #expect(try status(["content-length": "6"], "POST", "/") == 200)
    #expect(try status(["content-length": "60000000"], "POST", "/") == 413)
  }

  @Test(arguments: [
    ("GET /v2/healthcheck%00x HTTP/1.1\r\nHost: localhost\r\n\r\n", "400", "NUL"),
    ("GET /v2/healthcheck HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421", "no name of this machine"),
    (
      "POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nContent-Length: 9\r\n\r\n", "403",
      "evil"
    ),
    (
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "400", "send one of them"
    ),
    (
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nContent-Length: 7\r\n\r\ntext=a", "400",
      "more than once"
    ),
    ("GET /v2/languages%2f HTTP/1.1\r\nHost: localhost\r\n\r\n", "404", "'/v2/languages/'"),
  ])
  func theyAreRefusedOnTheWireAndTheConnectionEnds(_ request: String, _ status: String, _ reason: String)
    throws
  {
    let server = try RawServer { $0.seconds = 600 }
    defer { server.stop() }
    let client = try RawClient(server.port)
    client.send(request)
    // Nothing of the bodies that are due was sent: the server does not wait for them.
    let answer = try #require(client.receive { $0.contains("}}") || $0.contains("</html>") })
    #expect(answer.hasPrefix("HTTP/1.1 \(status)") && answer.contains(reason), "\(answer)")
  }

  @Test func queriesAreReadAsTheyWereWritten() throws {
    let server = try RawServer()
    defer { server.stop() }
    // A plus sign is a blank, `%2B` a plus sign, and a NUL is part of the text.
    for (text, found) in [
      ("The+the+end.", "duplicate-word"), ("The%20the%20end.", "duplicate-word"),
      ("The%2Bthe+end.", "\"matches\":[]"), ("It%00+ended.+The+the+end.", "binary-file"),
    ] {
      let answer = try RawClient.answer(
        server.port,
        "GET /v2/check?language=en&text=\(text) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      #expect(answer?.hasPrefix("HTTP/1.1 200") == true)
      #expect(answer?.contains(found) == true, "\(text) \(answer ?? "")")
    }
  }
}
