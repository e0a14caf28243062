import CheckServer
import Foundation
import Testing

/// Clients that hold their connection without a request.
@Suite(.serialized) struct SlowClientsTests {
  private static let good = "GET /v2/healthcheck HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

  /// No clock of the server's runs out in these tests: whoever is served, is served beside the slow ones.
  @Test(arguments: [64, 400])
  func someoneElseIsServedBesideThem(_ count: Int) throws {
    let server = try RawServer { $0.seconds = 600 }
    defer { server.stop() }
    var slow: [RawClient] = []
    for number in 0..<count {
      let client = try RawClient(server.port)
      if number % 2 == 0 { client.send("GET /v2/healthcheck HTTP/1.1\r\nHost: localhost\r\nX-1: a") }
      slow.append(client)
      if number % 100 == 99 {
        #expect(try RawClient.answer(server.port, Self.good)?.hasSuffix("\r\n\r\nOK") == true)
      }
    }
    for _ in 0..<3 {
      #expect(try RawClient.answer(server.port, Self.good)?.hasSuffix("\r\n\r\nOK") == true)
    }
    // Those who are few enough are left alone: the newest still gets its answer.
    let patient = try RawClient(server.port)
    patient.send("GET /v2/healthcheck HTTP/1.1\r\nHost: localhost\r\n")
    #expect(try RawClient.answer(server.port, Self.good)?.hasSuffix("OK") == true)
    patient.send("Connection: close\r\n\r\n")
    #expect(patient.receive()?.hasSuffix("OK") == true)
    withExtendedLifetime(slow) {}
  }

  @Test func aHeadThatNeverEndsIsCut() throws {
    let server = try RawServer { $0.seconds = 1 }
    defer { server.stop() }
    let client = try RawClient(server.port)
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n")
    var isOpen = true
    for number in 0..<600 where isOpen {
      isOpen = client.send("X-\(number): a\r\n")
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(!isOpen)
    #expect(try RawClient.answer(server.port, Self.good)?.hasSuffix("OK") == true)
  }
}
