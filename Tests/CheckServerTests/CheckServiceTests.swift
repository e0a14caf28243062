import CheckServer
import Foundation
import LintEngine
import RuleTestSupport
import Synchronization
import Testing

/// What the server does beside checking: words and settings, counts and logs, bounds, the page.
@Suite struct CheckServiceTests: ServerAsking {
  @Test func wordsAreKeptInAFile() throws {
    let path = NSTemporaryDirectory() + "words-\(UUID().uuidString).txt"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let server = try server { $0.words = path }
    func ask(_ path: String, _ fields: [String: String], _ method: String = "POST") throws -> [String: Any] {
      try object(server.respond(to: HTTPRequest(method: method, path: path, body: form(fields))))
    }
    let asked = ["text": "The offcial is late, the clerk said.", "language": "en"]
    #expect(rules(try check(server, asked)) == ["spelling"])
    #expect(rules(try check(server, asked.merging(["ignoreWords": "offcial"]) { a, _ in a })) == [])
    #expect(try ask("/v2/words/add", ["word": " offcial "])["added"] as? Bool == true)
    #expect(try ask("/v2/words/add", ["word": "offcial"])["added"] as? Bool == false)
    #expect(rules(try check(server, asked)) == [])
    #expect(try ask("/v2/words", [:], "GET")["words"] as? [String] == ["offcial"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "offcial\n")
    let again = try self.server { $0.words = path }
    #expect(rules(try check(again, asked)) == [])
    for word in ["", "a*", "a\nb", String(repeating: "x", count: 200)] {
      #expect(try ask("/v2/words/add", ["word": word])["error"] != nil)
    }
    #expect(try ask("/v2/words/delete", ["word": "offcial"])["deleted"] as? Bool == true)
    #expect(rules(try check(server, asked)) == ["spelling"])
  }

  @Test func theConfigurationIsTold() throws {
    let response = try server().respond(to: HTTPRequest(method: "GET", path: "/v2/configinfo"))
    let answer = try object(response)
    let rules = try #require(answer["rules"] as? [[String: String]])
    #expect((answer["parameter"] as? [String: Int])?["maxTextLength"] == 4 << 20)
    #expect(rules.contains { $0["ruleId"] == "missing-attribution" && $0["isTextLevelRule"] == "yes" })
    #expect(rules.contains { $0["ruleId"] == "duplicate-word" && $0["isTextLevelRule"] == nil })
    #expect(rules.contains { $0["ruleId"] == "spelling" && $0["isDictionaryBasedSpellingRule"] == "yes" })
  }

  /// What is counted and what is logged hold nothing of a text.
  @Test func requestsAreCountedAndLoggedWithoutTheirTexts() throws {
    let lines = Mutex<[String]>([])
    let server = try server { $0.log = { record in lines.withLock { $0.append(record.line) } } }
    _ = try check(server, ["text": "The the secret.", "language": "en"])
    _ = server.respond(
      to: HTTPRequest(method: "GET", path: "/secret\u{1B}[31m\n", query: ["text": Array("secret".utf8)]))
    let metrics = String(
      decoding: server.respond(to: HTTPRequest(method: "GET", path: "/metrics")).body, as: UTF8.self)
    for line in [
      "wirelint_requests_total{path=\"/v2/check\",status=\"200\"} 1",
      "wirelint_requests_total{path=\"other\",status=\"404\"} 1", "wirelint_request_seconds_count 2",
      "wirelint_matches_total 1", "wirelint_requests_under_way 1", "wirelint_texts_waiting 0",
    ] { #expect(metrics.contains(line + "\n"), "\(metrics)") }
    #expect(!metrics.contains("secret"))
    let logged = lines.withLock { $0 }
    #expect(logged.count == 3 && logged[0].hasPrefix("- POST /v2/check 200 "))
    #expect(logged[1].hasPrefix("- GET /secret?[31m? 404 0 "), "\(logged)")
  }

  /// Who comes to a full queue is sent away at once, with the time after which to come again.
  @Test func aFullQueueIsSaid() async throws {
    let server = try server { $0.waiting = 0 }
    let long = String(
      repeating: "The harbour master said that the ferries were late again on Monday. ", count: 4000)
    let body = form(["text": long, "language": "en"])
    let statuses = await withTaskGroup(of: (Int, String?).self) { group in
      for _ in 0..<4 {
        group.addTask {
          let response = server.respond(to: HTTPRequest(method: "POST", path: "/v2/check", body: body))
          return (response.status, response.headers["Retry-After"])
        }
      }
      var all: [(Int, String?)] = []
      for await status in group { all.append(status) }
      return all
    }
    #expect(statuses.contains { $0.0 == 200 })
    #expect(statuses.allSatisfy { $0.0 == 200 && $0.1 == nil || $0.0 == 503 && $0.1 == "1" })
  }

  @Test func pagesOfOtherOriginsReadAnswersOnlyWhereAllowed() throws {
    func header(_ origins: [String], _ origin: String, _ method: String = "GET") throws -> String? {
      try server { $0.origins = origins }.respond(
        to: HTTPRequest(method: method, path: "/v2/languages", headers: ["origin": origin])
      ).headers["Access-Control-Allow-Origin"]
    }
    #expect(try header([], "https://cms.example") == nil)
    #expect(try header(["https://cms.example"], "https://cms.example") == "https://cms.example")
    #expect(try header(["https://cms.example"], "https://cms.example.evil.test") == nil)
    #expect(try header(["*"], "https://cms.example") == "*")
    let preflight = try server { $0.origins = ["*"] }.respond(
      to: HTTPRequest(method: "OPTIONS", path: "/v2/check", headers: ["origin": "https://cms.example"]))
    #expect(preflight.status == 204)
    #expect(preflight.headers["Access-Control-Allow-Methods"] == "GET, POST, OPTIONS")
  }

  @Test func theOtherPathsAnswer() throws {
    let server = try server()
    func text(_ path: String) -> String {
      String(decoding: server.respond(to: HTTPRequest(method: "GET", path: path)).body, as: UTF8.self)
    }
    #expect(text("/v2/healthcheck") == "OK" && text("/v2/maxtextlength") == "4194304")
    #expect(text("/v2/languages").contains(#"{"code":"en","longCode":"en-GB","name":"English (GB)"}"#))
    #expect(text("/v2/info").contains(#""name":"wirelint""#))
    #expect(text("/").contains("<textarea"))
  }

  @Test func answersAreBounded() throws {
    let server = try server()
    func answer(_ text: String) throws -> (size: Int, matches: [[String: Any]], isWhole: Bool) {
      let response = server.respond(
        to: HTTPRequest(
          method: "POST", path: "/v2/check", headers: ["content-type": "application/x-www-form-urlencoded"],
          body: form(["text": text, "language": "en"])))
      #expect(response.status == 200)
      let answer = try object(response)
      let warnings = try #require(answer["warnings"] as? [String: Any])
      return (
        response.body.count, try #require(answer["matches"] as? [[String: Any]]),
        warnings["incompleteResults"] as? Bool == false
      )
    }
    // One sentence of brackets with a fault at each of them.
    let large = try answer(String(repeating: "(", count: 20_000))
    #expect(large.size < 8 << 20 && large.matches.count == MatchTranslation.mostMatches && !large.isWhole)
    #expect(large.matches.allSatisfy { ($0["sentence"] as? String).map { $0.utf8.count <= 500 } ?? false })
    // A sentence that is too long is shown about the finding, one that is not as a whole.
    let words = String(repeating: "and the crews rest ", count: 60)
    let long = try answer("The ferries were late, \(words)and the the harbour is shut, \(words)they said.\n")
    let shown = try #require(long.matches.first { ($0["shortMessage"] as? String) == "Duplicate word" })
    let sentence = try #require(shown["sentence"] as? String)
    #expect(sentence.contains("and the the harbour is shut") && sentence.utf8.count <= 500 && long.isWhole)
    let short = try answer("The ferries were were late, a clerk said. It rained.\n")
    #expect(short.matches.first?["sentence"] as? String == "The ferries were were late, a clerk said.")
  }

  @Test func whatClientsSendIsNotEchoedWhole() throws {
    let long = String(repeating: "x", count: 100_000)
    let server = try server()
    for request in [
      HTTPRequest(method: "POST", path: "/v2/check", body: form(["text": "a", "language": long])),
      HTTPRequest(method: "GET", path: "/" + long),
      HTTPRequest(method: "POST", path: "/", headers: ["content-type": long], body: [0x61]),
      HTTPRequest(method: "GET", path: "/", headers: ["host": long]),
      HTTPRequest(method: "POST", path: "/", headers: ["origin": "http://" + long], body: [0x61]),
    ] {
      let response = server.respond(to: request)
      #expect((400..<500).contains(response.status) && response.body.count < 1000)
    }
  }

  /// What the page asks for beside what clients get: severities, safe replacements, formats and profiles.
  @Test func thePageIsToldMore() throws {
    let server = try server()
    let asked = ["text": Self.copy, "language": "en", "details": "yes"]
    let first = try #require(try check(server, asked).first)
    #expect(first["severity"] as? String == "warning")
    #expect((first["replacements"] as? [[String: Any]])?.first?["safe"] as? Bool == true)
    let usual = try #require(try check(server, ["text": Self.copy, "language": "en"]).first)
    #expect(usual["severity"] == nil)
    #expect((usual["replacements"] as? [[String: Any]])?.first?["safe"] == nil)
    #expect(rules(try check(server, asked.merging(["profile": "archive"]) { $1 })) == [])
    let html = "<p>Crews rest, a clerk said. The ferries were <b>were</b> late.</p>"
    let match = try #require(try check(server, ["text": html, "language": "en", "format": "html"]).first)
    #expect(rules([match]) == ["duplicate-word"])
    let offset = try #require(match["offset"] as? Int)
    #expect(html.dropFirst(offset).hasPrefix("were"))
    let document = HTTPRequest(
      method: "POST", path: "/text", query: ["name": Array("docx".utf8)], body: Array("PK\u{03}\u{04}".utf8))
    let refusal = server.respond(to: document)
    #expect(refusal.status == 400 && String(decoding: refusal.body, as: UTF8.self).contains("cut off"))
  }

  @Test func thePageShowsAStoryWithWhatWasFound() throws {
    let server = try server()
    func page(_ fields: [String: String]) -> HTTPResponse {
      server.respond(to: HTTPRequest(method: "POST", path: "/", body: form(fields)))
    }
    let response = page(["text": Self.copy + "<script>alert(1)</script>"])
    let text = String(decoding: response.body, as: UTF8.self)
    #expect(
      response.status == 200
        && response.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    #expect(text.contains("double-space") && text.contains("duplicate-word"))
    #expect(!text.contains("<script>alert(1)"))
    let marked = page([
      "text": "<p>Crews rest, a clerk said. The ferries were <b>were</b> late.</p>", "format": "html",
    ])
    #expect(String(decoding: marked.body, as: UTF8.self).contains("duplicate-word"))
  }
}
