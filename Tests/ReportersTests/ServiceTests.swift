import Diagnostics
import Foundation
import Reporters
import SourceText
import Testing

/// The formats that services read: SARIF, GitHub, GitLab, reviewdog, Vale.
@Suite struct ServiceTests {
  typealias Object = [String: Any]

  private func json(_ report: some StringProtocol) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(report.utf8))
  }

  private func sarifRun(_ options: ReportOptions = Sample.options) throws -> Object {
    let whole = try #require(try json(Sample.report(.sarif, options)) as? Object)
    #expect(whole["version"] as? String == "2.1.0")
    return try #require((whole["runs"] as? [Object])?.first)
  }

  @Test func sarifPointsAtRulesAndPlaces() throws {
    let run = try sarifRun()
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let results = try #require(run["results"] as? [Object])
    let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
    let rules = try #require(driver["rules"] as? [Object])
    #expect(rules.map { $0["id"] as? String } == ["name-variant", "double-space", "spelling"])
    #expect(rules[0]["helpUri"] as? String == "https://desk.example/rules/name-variant")
    #expect(rules[2]["helpUri"] == nil)
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    #expect(results.map { $0["level"] as? String } == ["warning", "note", "error"])
    let places = try #require(results[0]["locations"] as? [Object])
    let place = try #require(places[0]["physicalLocation"] as? Object)
    #expect(
      place["region"] as? [String: Int] == [
        "startLine": 1, "startColumn": 17, "endLine": 1, "endColumn": 23, "byteOffset": 30, "byteLength": 6,
      ])
    #expect(
      place["artifactLocation"] as? [String: String] == [
        "uri": "in%20box/a%20%22b%22%20%26%20100%25%0A%3Cc%3E%3A1%2C%C3%BC.txt", "uriBaseId": "SRCROOT",
      ])
  }

  @Test func sarifCarriesFixesRelatedPlacesAndFingerprints() throws {
    let results = try #require(try sarifRun()["results"] as? [Object])
    #expect((results[2]["fixes"] as? [Object])?.count == 4)
    let fix = try #require((results[0]["fixes"] as? [Object])?.first)
    let change = try #require((fix["artifactChanges"] as? [Object])?.first)
    let replacement = try #require((change["replacements"] as? [Object])?.first)
    #expect(replacement["insertedContent"] as? [String: String] == ["text": "Borrell"])
    let related = try #require((results[0]["relatedLocations"] as? [Object])?.first)
    #expect(related["message"] as? [String: String] == ["text": "'Borell' here"])
    let prints = results.compactMap { ($0["partialFingerprints"] as? [String: String])?["wirelint/v1"] }
    #expect(Set(prints).count == 3)
  }

  @Test func sarifCountsUTF16WhenAsked() throws {
    var options = Sample.options
    options.columnUnit = .utf16
    #expect(try sarifRun(options)["columnKind"] as? String == "utf16CodeUnits")
    #expect(Sample.report(.sarif, options).contains("\"startColumn\": 18"))
  }

  @Test func absolutePathsAreRelativeToTheWorkingFolder() {
    let found = Diagnostic("r", .error, at: TextRange(0, 1), "m")
    func report(_ format: ReportFormat, _ path: String) -> String {
      Sample.report(format, [ReportedFile(path: path, text: SourceText("a"), diagnostics: [found])])
    }
    #expect(report(.sarif, "/work/desk/a b.txt").contains("\"uri\": \"a%20b.txt\", \"uriBaseId\""))
    #expect(report(.sarif, "/elsewhere/a.txt").contains("{\"uri\": \"file:///elsewhere/a.txt\"}"))
    #expect(
      report(.github, "./x/a.txt").hasPrefix("::error file=x/a.txt,line=1,col=1,endColumn=2,title=r::m\n"))
    #expect(report(.gitlab, "/work/desk/a.txt").contains("\"path\": \"a.txt\""))
  }

  @Test func githubCommandsAreOneLineEach() {
    let lines = Sample.report(.github).split(separator: "\n").map(String.init)
    let file = "file=in box/a \"b\" & 100%25%0A<c>%3A1%2Cü.txt"
    let misspelt = "'Borell' is no word <U+202E>␛[31m|%25%0A::x"
    #expect(
      lines == [
        "::warning \(file),line=1,col=17,endColumn=23,title=name-variant::"
          + "'Borrel' is spelled 'Borrell' 6 times",
        "::notice \(file),line=2,col=4,endColumn=6,title=double-space::2 spaces",
        "::error \(file),line=2,col=16,endColumn=22,title=spelling::\(misspelt)",
      ])
    #expect(
      Sample.report(.github, on: "a\nb", TextRange(0, 3)) == "::warning file=a,line=1,endLine=2,title=r::m\n")
  }

  @Test func gitlabFingerprintsAreUnique() throws {
    let same = SourceText("teh cat sat on teh cat sat on teh cat sat on")
    let found = [15, 30].map { Diagnostic("spelling", .warning, at: TextRange($0, $0 + 3), "m") }
    let files = ["a.txt", "b.txt"].map { ReportedFile(path: $0, text: same, diagnostics: found) }
    let issues = try #require(try json(Sample.report(.gitlab, files)) as? [Object])
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == 4)
    #expect(
      issues.allSatisfy { $0["severity"] as? String == "minor" && $0["check_name"] as? String == "spelling" })
    let place = try #require(issues[0]["location"] as? Object)
    #expect(place["path"] as? String == "a.txt")
    #expect(place["lines"] as? [String: Int] == ["begin": 1, "end": 1])
    #expect((try json(Sample.report(.gitlab, [])) as? [Object])?.isEmpty == true)
  }

  @Test func reviewdogCountsBytes() throws {
    let lines = try Sample.report(.rdjsonl).split(separator: "\n").map {
      try #require(try json($0) as? Object)
    }
    #expect(lines.map { $0["severity"] as? String } == ["WARNING", "INFO", "ERROR"])
    let place = try #require(lines[0]["location"] as? Object)
    #expect(place["path"] as? String == Sample.path)
    #expect(
      place["range"] as? [String: [String: Int]]
        == ["start": ["line": 1, "column": 31], "end": ["line": 1, "column": 37]])
    #expect(
      lines[0]["code"] as? [String: String]
        == ["value": "name-variant", "url": "https://desk.example/rules/name-variant"])
    #expect(
      (lines[2]["suggestions"] as? [Object])?.map { $0["text"] as? String } == [
        "Borrell", "Morel", "Barrel", "Boreal",
      ])
    #expect((lines[0]["relatedLocations"] as? [Object])?.count == 1)
  }

  @Test func reviewdogTakesAFixInSeveralPlacesAsOne() throws {
    let edits: [Edit] = [.insert("“", at: 4), .delete(TextRange(7, 8)), .insert("”", at: 13)]
    let fix = Fix("Quote it", .safe, edits)
    let line = Sample.report(.rdjsonl, on: "One two three", TextRange(4, 7), fixes: [fix])
    let suggestion = try #require(((try json(line) as? Object)?["suggestions"] as? [Object])?.first)
    #expect(suggestion["text"] as? String == "“twothree”")
  }

  @Test func valeAlertsAreVales() throws {
    let whole = try #require(try json(Sample.report(.valeJSON)) as? [String: [Object]])
    let alerts = try #require(whole[Sample.path])
    #expect(alerts.map { $0["Check"] as? String } == ["name-variant", "double-space", "spelling"])
    #expect(alerts.map { $0["Severity"] as? String } == ["warning", "suggestion", "error"])
    #expect(alerts.map { $0["Span"] as? [Int] } == [[17, 22], [4, 5], [16, 21]])
    #expect(alerts.map { $0["Line"] as? Int } == [1, 2, 2])
    #expect(alerts[0]["Match"] as? String == "Borrel")
    #expect(alerts[0]["Description"] as? String == "A name is spelled in two ways.")
    #expect((alerts[2]["Action"] as? Object)?["Name"] as? String == "replace")
    #expect(
      (alerts[2]["Action"] as? Object)?["Params"] as? [String] == ["Borrell", "Morel", "Barrel", "Boreal"])
    #expect(whole["clean.txt"] == nil)
    #expect((try json(Sample.report(.valeJSON, [])) as? Object)?.isEmpty == true)
  }

  @Test func valeAlertsHaveWhatTheirRulesState() throws {
    var options = Sample.options
    for (i, action) in ["suggest", "replace"].enumerated() {
      options.rules[i].statement = StyleStatement(
        kind: "existence", scopes: ["text"], message: "x", description: "", link: "https://style.example/a",
        action: action, parameters: action == "suggest" ? ["spellings"] : [])
    }
    let whole = try #require(try json(Sample.report(.valeJSON, options)) as? [String: [Object]])
    let alerts = try #require(whole[Sample.path])
    #expect(
      alerts.map { $0["Link"] as? String } == ["https://style.example/a", "", "https://style.example/a"])
    #expect(alerts.map { $0["Description"] as? String } == ["", "", ""])
    let actions = alerts.map { $0["Action"] as? Object }
    #expect(actions.map { $0?["Name"] as? String } == ["replace", "replace", "suggest"])
    // A replacement that the rule does not state comes from the finding.
    #expect(actions[0]?["Params"] as? [String] == ["Borrell"])
    #expect(actions[2]?["Params"] as? [String] == ["spellings"])
  }

  @Test func valeSpansEndWithTheirLine() throws {
    func span(_ text: String, _ range: TextRange) throws -> [Int]? {
      (try json(Sample.report(.valeJSON, on: text, range)) as? [String: [Object]])?["a"]?.first?["Span"]
        as? [Int]
    }
    // Vale counts the line break as the line's last character.
    #expect(try span("é foo\nbar", TextRange(3, 10)) == [3, 6])
    #expect(try span("é foo\nbar", TextRange(3, 6)) == [3, 5])
    #expect(try span("foo", TextRange(3, 3)) == [4, 4])
  }

  @Test func manyResultsStayLinear() throws {
    let text = SourceText(String(repeating: "teh cat ", count: 20_000))
    let found = (0..<20_000).map { Diagnostic("spelling", .warning, at: TextRange($0 * 8, $0 * 8 + 3), "m") }
    let report = Sample.report(.sarif, [ReportedFile(path: "a", text: text, diagnostics: found)])
    let run = try #require(((try json(report) as? Object)?["runs"] as? [Object])?.first)
    let results = try #require(run["results"] as? [Object])
    #expect(results.count == 20_000)
    #expect(report.utf8.count < 20_000 * 700)
    let prints = results.compactMap { ($0["partialFingerprints"] as? [String: String])?["wirelint/v1"] }
    #expect(Set(prints).count == 20_000)
  }
}
