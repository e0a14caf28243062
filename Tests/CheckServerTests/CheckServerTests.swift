import CheckServer
import Foundation
import LintEngine
import RuleTestSupport
import Testing

/// What the server answers, without a port between.
@Suite struct CheckServerTests: ServerAsking {
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
    // A client leads to the server by the name that it found it by.
    var request = HTTPRequest(
      method: "POST", path: "/v2/check", headers: ["host": "localhost:8081"], body: form(asked))
    for (host, address) in [
      ("localhost:8081", "http://localhost:8081/rules/duplicate-word.html" as String?),
      ("localhost\"<x>", nil),
    ] {
      request.headers["host"] = host
      let matches =
        try object(server { $0.address = "0.0.0.0" }.respond(to: request))["matches"] as? [[String: Any]]
      let rule = matches?.first?["rule"] as? [String: Any]
      #expect((rule?["urls"] as? [[String: String]])?.first?["value"] == address)
    }
  }

  /// `auto` with a variant that the client would rather have is that variant; a language that is stated stays.
  @Test(arguments: [
    ("auto", "en-GB,de-DE", "en-GB"), ("auto", "de-DE,en-US", "en-US"), ("auto", "de-DE", "en"),
    ("en-US", "en-GB", "en-US"), ("en", "en-GB", "en"), ("de", "en-GB", "de"), ("fr_CA", "en-GB", "fr-CA"),
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
    ("POST", "/v2/check", "text=a&language=what+is+it", 400, "'what is it' is no language code"),
    ("POST", "/v2/check", "text=a&language=en&mode=some", 400, "'some' is no mode"),
    ("POST", "/v2/words/add", "word=Brandvold", 403, "this server keeps no words"),
    ("POST", "/v2/words/add", "wort=Brandvold", 400, "'word' is missing"),
    ("GET", "/v2/words/add", "", 405, "takes POST only"),
    ("POST", "/v2/check", "text=a&data=b&language=en", 400, "both there"),
    ("POST", "/v2/check", "text=%ff&language=en", 400, "no UTF-8"),
    ("POST", "/v2/check", "data=%5B%5D&language=en", 400, "'data' is no JSON object"),
    ("POST", "/v2/check", "text=a&language=en&enabledOnly=true", 400, "'enabledOnly' needs"),
    ("GET", "/v3/check", "", 404, "there is no '/v3/check'"),
    ("GET", "/../etc/passwd", "", 404, "there is no '/../etc/passwd'"),
    ("PUT", "/v2/check", "", 405, "takes GET and POST only"),
    ("POST", "/v2/languages", "", 405, "takes GET only"),
    ("POST", "/", "format=plain", 400, "'text' is missing"),
    ("POST", "/", "text=a&format=docx", 400, "'format' is html, markdown, newsxml, ninjs, plain"),
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

  /// A body may be a form, a form in parts, a JSON object, or a form that a script sends as text.
  @Test(arguments: [
    ("application/x-www-form-urlencoded", "text=The+the+end.&language=en", 200),
    ("text/plain;charset=UTF-8", "text=The+the+end.&language=en", 200),
    ("multipart/form-data", "text=The+the+end.&language=en", 200),
    ("application/json; charset=utf-8", #"{"text": "The the end.", "language": "en"}"#, 200),
    (
      "application/json",
      #"{"data": {"annotation": [{"text": "The the end."}]}, "language": "en", "disabledRules": ["spelling", "x"]}"#,
      200
    ),
    (
      "multipart/form-data; boundary=\"a b\"",
      "--a b\r\nContent-Disposition: form-data; name=\"language\"\r\n\r\nen\r\n--a b\r\ncontent-disposition: form-data; name=text; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nThe the end.\r\n--a b--\r\n",
      200
    ),
    (
      "multipart/form-data; boundary=ab", "--ab\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nThe",
      400
    ),
    ("application/json", "[1]", 400), ("application/json", #"{"text": "#, 400),
    ("application/xml", "<a/>", 415),
  ])
  func bodiesAreReadByTheirType(_ type: String, _ body: String, _ status: Int) throws {
    let response = try server().respond(
      to: HTTPRequest(
        method: "POST", path: "/v2/check", headers: ["content-type": type], body: Array(body.utf8)))
    #expect(response.status == status, "\(String(decoding: response.body, as: UTF8.self))")
    guard status == 200 else { return }
    #expect(rules(try #require(try object(response)["matches"] as? [[String: Any]])) == ["duplicate-word"])
  }

  /// Text in another language is answered, by the rules that hold for any; `auto` says which one it is.
  @Test(arguments: [
    ("en", "The ferries were late, and the crews said that they would rest until the morning.", "en"),
    ("en-GB", "The ferries were late, and the crews said that they would rest until the morning.", "en-GB"),
    (
      "auto",
      "Der Rat der Stadt hat am Montag neun Stunden lang darüber beraten, was aus der alten Brücke werden soll. Sie ist seit dem Frühjahr für Lastwagen gesperrt, nachdem in zwei ihrer Pfeiler Risse gefunden worden waren.",
      "de"
    ),
    ("auto", "قال الوزير إن المحادثات التي بدأت هذا الأسبوع مع الوفد قد انتهت بعد يومين من العمل.", "ar"),
    (
      "en-US",
      "Le conseil de la ville a discuté pendant neuf heures du vieux pont. Les camions ne passent plus depuis le printemps, quand des fissures sont apparues dans deux des piles. Le maire était absent, et une lettre qui demandait de la patience a été lue par son adjointe.",
      "fr"
    ),
  ])
  func theLanguageThatIsFoundIsSaid(_ language: String, _ text: String, _ code: String) throws {
    let response = try server().respond(
      to: HTTPRequest(method: "POST", path: "/v2/check", body: form(["text": text, "language": language])))
    let answer = try #require(try object(response)["language"] as? [String: Any])
    let found = try #require(answer["detectedLanguage"] as? [String: Any])
    #expect(found["code"] as? String == code)
    #expect(answer["code"] as? String == (language == "auto" ? code : language))
    let matches = try check(server(), ["text": text, "language": "de"])
    #expect(matches.isEmpty, "\(matches)")
  }

  @Test func aTextInAnotherLanguageKeepsWhatHoldsForAny() throws {
    let text = "Das Museum  ist wegen \u{FFFD}Umbaus geschlossen."
    #expect(
      rules(try check(server(), ["text": text, "language": "de_AT"])) == ["double-space", "replacement-char"])
  }
}
