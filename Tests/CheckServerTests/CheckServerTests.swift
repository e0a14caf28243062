import CheckServer
import Foundation
import LintEngine
import RuleTestSupport
import Testing

/// What the server answers, without a port between.
@Suite struct CheckServerTests {
  private static let copy =
    "Ferries stay in port\n\nBERGEN (NCP) - “😀 Crews rest,” a clerk said. The  ferries were were late.\n"

  private func server(
    _ overrides: SettingsOverrides = SettingsOverrides(),
    _ adjust: (inout CheckServer.Limits) -> Void = { _ in }
  ) throws -> CheckServer {
    var sources = TestDesk.planSources
    sources.ignoresConfigurations = true
    var limits = CheckServer.Limits()
    adjust(&limits)
    let maker = try PlanMaker(DataFolder(path: TestDesk.root), sources, overrides)
    return try CheckServer(maker, version: "test", limits)
  }

  private func form(_ fields: [String: String]) -> [UInt8] {
    var allowed = CharacterSet.alphanumerics
    allowed.insert("-")
    let pairs = fields.sorted { $0.key < $1.key }.map { key, value in
      "\(key)=\(value.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")"
    }
    return Array(pairs.joined(separator: "&").utf8)
  }

  private func check(_ server: CheckServer, _ fields: [String: String]) throws -> [[String: Any]] {
    let response = server.respond(
      to: HTTPRequest(
        method: "POST", path: "/v2/check", headers: ["content-type": "application/x-www-form-urlencoded"],
        body: form(fields)))
    #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
    let answer = try object(response)
    return try #require(answer["matches"] as? [[String: Any]])
  }

  private func object(_ response: HTTPResponse) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(response.body)) as? [String: Any])
  }

  private func rules(_ matches: [[String: Any]]) -> [String] {
    matches.compactMap { ($0["rule"] as? [String: Any])?["id"] as? String }
  }

  /// A match leads to the page of its rule where the server's address is known, as LanguageTool's do.
  @Test func matchesLeadToPagesWhereTheAddressIsKnown() throws {
    let asked = ["text": "The ferries were were late.", "language": "en"]
    let rule =
      try check(server { $0.pages = "https://desk.example/lint" }, asked).first?["rule"] as? [String: Any]
    #expect(
      rule?["urls"] as? [[String: String]]
        == [["value": "https://desk.example/lint/rules/duplicate-word.html"]])
    let unknown = try check(server(), asked).first?["rule"] as? [String: Any]
    #expect(unknown != nil && unknown?["urls"] == nil)
  }

  /// `auto` with a variant that the client would rather have is that variant; a language that is stated stays.
  @Test(arguments: [
    ("auto", "en-GB,de-DE", "en-GB"), ("auto", "de-DE,en-US", "en-US"), ("auto", "de-DE", "en"),
    ("en-US", "en-GB", "en-US"), ("en", "en-GB", "en"),
  ]) func variantsAreHeeded(_ language: String, _ preferred: String, _ code: String) throws {
    let response = try server().respond(
      to: HTTPRequest(
        method: "POST", path: "/v2/check",
        body: form(["text": "A day.", "language": language, "preferredVariants": preferred])))
    #expect((try object(response)["language"] as? [String: Any])?["code"] as? String == code)
  }

  /// Superdesk's plugin keeps these seven kinds of match and throws the others away (superdesk-core,
  /// text_checkers/spellcheckers/languagetool.py).
  @Test func everyKindOfMatchIsShownBySuperdesk() throws {
    let kept: Set = [
      "misspelling", "whitespace", "other", "grammar", "characters", "typographical", "locale-violation",
    ]
    let copy =
      "Ferries stay in port.\n\nBERGEN (NCP) - The ferries were on on Tuesday, June 15, 2020, Jan Holmberg said. Jan Holmburg left the the goverment (NCP/ab). \"It is over, he said.\n"
    let matches = try check(server(), ["text": copy, "language": "en_GB", "level": "picky"])
    let types = matches.compactMap { ($0["rule"] as? [String: Any])?["issueType"] as? String }
    #expect(types.count == matches.count && types.count > 4)
    #expect(Set(types).isSubset(of: kept), "\(types)")
  }

  /// Content systems write an underscore.
  @Test(arguments: ["en", "en-GB", "en_GB", "EN_us", "en-AU", "en_ZA", "auto"])
  func everyKindOfEnglishIsRead(_ code: String) throws {
    #expect(try !check(server(), ["text": Self.copy, "language": code]).isEmpty)
  }

  @Test func matchesReplaceWhatTheyMark() throws {
    let matches = try check(server(), ["text": Self.copy, "language": "en-US"])
    #expect(rules(matches) == ["double-space", "duplicate-word"])
    // Applied from the end, the first replacement of each gives clean copy.
    var units = Array(Self.copy.utf16)
    for match in matches.reversed() {
      let offset = try #require(match["offset"] as? Int)
      let length = try #require(match["length"] as? Int)
      let value = try #require((match["replacements"] as? [[String: String]])?.first?["value"])
      units.replaceSubrange(offset..<(offset + length), with: Array(value.utf16))
      let context = try #require(match["context"] as? [String: Any])
      let shown = Array(try #require(context["text"] as? String).utf16)
      let start = try #require(context["offset"] as? Int)
      let marked = shown[start..<(start + (context["length"] as? Int ?? 0))]
      #expect(Array(marked) == Array(Array(Self.copy.utf16)[offset..<(offset + length)]))
      #expect((match["sentence"] as? String)?.hasPrefix("The  ferries") == true)
    }
    #expect(
      String(decoding: units, as: UTF16.self)
        == Self.copy.replacing("The  ferries were were", with: "The ferries were"))
  }

  @Test func theProfileOfTheStartChoosesRules() throws {
    var overrides = SettingsOverrides()
    overrides.profile = .archive
    let archive = try server(overrides)
    // Residue and broken characters only; what a client asks for besides.
    #expect(rules(try check(archive, ["text": Self.copy, "language": "en"])) == [])
    let asked = ["text": Self.copy, "language": "en", "enabledRules": "duplicate-word"]
    #expect(rules(try check(archive, asked)) == ["duplicate-word"])
  }

  @Test func whatTheStartDisablesNoClientEnables() throws {
    var overrides = SettingsOverrides()
    overrides.selection.disabled = ["duplicate-word"]
    let asked = ["text": Self.copy, "language": "en", "enabledRules": "duplicate-word"]
    #expect(rules(try check(server(overrides), asked)) == ["double-space"])
  }

  @Test func clientsChooseRules() throws {
    let server = try server()
    func found(_ fields: [String: String]) throws -> [String] {
      rules(try check(server, fields.merging(["text": Self.copy, "language": "en"]) { a, _ in a }))
    }
    #expect(try found(["disabledRules": "double-space,UPPERCASE_SENTENCE_START"]) == ["duplicate-word"])
    #expect(try found(["disabledCategories": "repetition"]) == ["double-space"])
    #expect(try found(["enabledOnly": "true", "enabledRules": "duplicate-word"]) == ["duplicate-word"])
    #expect(try found(["enabledOnly": "yes", "enabledCategories": "PUNCTUATION"]) == ["double-space"])
    #expect(try found(["enabledRules": "crlf-mixed,SOME_RULE"]) == ["double-space", "duplicate-word"])
    let long = "Crews rest. " + String(repeating: "The harbour master said crews rest & wait. ", count: 3)
    let fields = ["text": long, "language": "en", "enabledRules": "ampersand", "level": "picky"]
    #expect(try rules(check(server, fields)).contains("ampersand"), "off by default, and run when enabled")
    #expect(try !rules(check(server, ["text": long, "language": "en"])).contains("ampersand"))
  }

  @Test func spellingIsThatOfTheLanguage() throws {
    let server = try server()
    let text = "The neighbour is full. The center is empty. The offcial is late.\n"
    func found(_ language: String) throws -> [String] {
      try check(
        server, ["text": text, "language": language, "enabledOnly": "true", "enabledRules": "spelling"]
      )
      .map { match in
        let offset = match["offset"] as? Int ?? 0
        return String(text.dropFirst(offset).prefix(match["length"] as? Int ?? 0))
      }
    }
    #expect(try found("en") == ["offcial"])
    #expect(try found("auto") == ["offcial"])
    #expect(try found("en-AU") == ["offcial"])
    #expect(try found("en-US") == ["neighbour", "offcial"])
    let matches = try check(server, ["text": text, "language": "en"])
    let words = (matches.last?["replacements"] as? [[String: String]])?.compactMap { $0["value"] }
    #expect(words?.contains("official") == true, "\(matches)")
  }

  @Test func markupIsNotChecked() throws {
    let data = #"""
      {"annotation": [{"text": "Crews rest, a clerk"}, {"markup": "<i  class='a'>"}, {"text": "  said"}, {"markup": "</i>"}, {"text": " there."}]}
      """#
    let matches = try check(server(), ["data": data, "language": "en"])
    #expect(rules(matches) == ["double-space"])
    #expect(matches.first?["offset"] as? Int == "Crews rest, a clerk<i  class='a'>".count)
    #expect(matches.first?["length"] as? Int == 2)
  }

  @Test(arguments: [
    ("GET", "/v2/check", "", 400, "'text' or 'data' is missing"),
    ("POST", "/v2/check", "text=a", 400, "'language' is missing"),
    ("POST", "/v2/check", "text=a&language=xx", 400, "'xx' is not read here"),
    ("POST", "/v2/check", "text=a&data=b&language=en", 400, "both there"),
    ("POST", "/v2/check", "text=%ff&language=en", 400, "no UTF-8"),
    ("POST", "/v2/check", "data=%5B%5D&language=en", 400, "'data' is no JSON object"),
    ("POST", "/v2/check", "text=a&language=en&enabledOnly=true", 400, "'enabledOnly' needs"),
    ("GET", "/v3/check", "", 404, "there is no '/v3/check'"),
    ("GET", "/../etc/passwd", "", 404, "there is no '/../etc/passwd'"),
    ("PUT", "/v2/check", "", 405, "takes GET and POST only"),
    ("POST", "/v2/languages", "", 405, "takes GET only"),
    ("POST", "/", "format=plain", 400, "'text' is missing"),
    ("POST", "/", "text=a&format=docx", 400, "'format' is html, markdown, plain"),
  ])
  func whatIsWrongIsSaid(_ method: String, _ path: String, _ body: String, _ status: Int, _ reason: String)
    throws
  {
    let response = try server().respond(to: HTTPRequest(method: method, path: path, body: Array(body.utf8)))
    #expect(response.status == status)
    let problem = try #require(try object(response)["error"] as? [String: Any])
    #expect(problem["status"] as? Int == status)
    #expect((problem["message"] as? String)?.contains(reason) == true, "\(problem)")
  }

  @Test func bodiesOfOtherTypesAreRefused() throws {
    let request = HTTPRequest(
      method: "POST", path: "/v2/check", headers: ["content-type": "application/json; charset=utf-8"],
      body: Array("{}".utf8))
    #expect(try server().respond(to: request).status == 415)
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
    let shown = try #require(long.matches.first { ($0["shortMessage"] as? String) == "duplicate-word" })
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
