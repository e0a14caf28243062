import Foundation
import Testing

@Suite struct CommandLineTests {
  @Test(arguments: [
    (["--frmat", "json", "x"], "did you mean '--format'?"),
    (["lint", "--format", "jsno", "x"], "did you mean 'json'?"),
    (["lnit", "x"], "did you mean 'lint'?"),
    (["lint", "--only", "quote-uncloed", "x"], "did you mean 'quote-unclosed'?"),
    (["lint", "--date", "2020-02-30", "x"], "YYYY-MM-DD"), (["lint"], "nothing to lint"),
    (["explain", "name-varient"], "did you mean 'name-variant'?"),
    (["lint", "--jobs", "0", "x"], "threads"), (["lint", "--format"], "needs a value"),
    (["--format", "json", "fix", "x"], "the command comes before its options: wirelint fix"),
    (["lint", "--dry-run", "x"], "unknown option '--dry-run'"),
    (["lint", "--parseable-fixits=yes", "x"], "takes no value"),
    (["fix", "--severity", "double-space=bad", "x"], "write RULE=note"),
  ])
  func wrongUsageIsOneLineAndTwo(_ arguments: [String], _ says: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.split(separator: "\n").count == 1)
    #expect(result.errors.contains(says), "\(result.errors)")
  }

  @Test func helpAndVersion() throws {
    #expect(try Program.run(["--version"]).output.hasPrefix("wirelint "))
    #expect(try Program.run(["--help"]).output.contains("exit codes"))
    #expect(try Program.run(["lint", "--help"]).output.contains("--stdin-filename"))
    #expect(try Program.run(["rules"]).output.contains("name-variant"))
    #expect(try Program.run(["explain", "name-variant"]).output.contains("left alone"))
  }

  @Test(arguments: ["--glossary", "--names-index"])
  func theLanguageServerReadsWhatItIsGiven(_ option: String) throws {
    let result = try Program.run(["lsp", option, "/nowhere/at/all"])
    #expect(result.status == 2 && result.errors.contains("'/nowhere/at/all'"), "\(result.errors)")
  }

  @Test func filesAreExplainedAsRulesAre() throws {
    #expect(try Program.run(["explain", "malformed-json"]).output.contains("(Input, error, on by default)"))
    #expect(try Program.run(["explain", "malformd-json"]).errors.contains("did you mean 'malformed-json'?"))
    let pack = try Program.run(["explain", "AgencyUS.Percent"]).output
    #expect(pack.hasSuffix("/rules/packs/AgencyUS/README.md\n"), "\(pack)")
  }

  @Test func reportsLinkToPagesWhereTheyAreServed() throws {
    let story = Data("The envoy left the the hall.\n".utf8)
    let arguments = ["lint", "--format", "sarif", "-", "--pages"]
    let linked = try Program.run(arguments + ["https://desk.example/wirelint/"], input: story)
    #expect(
      linked.output.contains("\"helpUri\": \"https://desk.example/wirelint/rules/duplicate-word.html\""))
    #expect(linked.output.contains("\"informationUri\": \"https://desk.example/wirelint/\""))
    // Pages that are shown elsewhere, such as those of the repository.
    let elsewhere = try Program.run(
      arguments + ["https://code.example/desk/rules/{category}/{id}.md"], input: story)
    #expect(elsewhere.output.contains("https://code.example/desk/rules/Repetition/duplicate-word.md"))
    #expect(!elsewhere.output.contains("informationUri"))
    #expect(try Program.run(arguments + ["desk"], input: story).status == 2)
  }

  @Test func editorsLinkToPagesWhereTheyAreServed() throws {
    let messages = [
      #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#,
      #"{"jsonrpc":"2.0","method":"initialized","params":{}}"#,
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///nowhere/a.txt","languageId":"plaintext","version":1,"text":"The envoy left the the hall.\n"}}}"#,
    ]
    let input = messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
    let linked = try Program.run(["lsp", "--pages", "https://desk.example"], input: Data(input.utf8))
    #expect(
      linked.output.contains("\"href\":\"https://desk.example/rules/duplicate-word.html\""),
      "\(linked.output)")
    #expect(try Program.run(["lsp"], input: Data(input.utf8)).output.contains("\"href\":\"file://"))
    #expect(try Program.run(["lsp", "--pages", "desk"]).status == 2)
  }

  @Test func standardInputHasAName() throws {
    let result = try Program.run(
      ["lint", "--stdin-filename", "desk/a.txt", "-"], input: Data("The envoy left the the hall.\n".utf8))
    #expect(result.status == 1)
    #expect(result.output.hasPrefix("desk/a.txt:1:16: warning: 'the' stands twice [duplicate-word]\n"))
    #expect(result.errors == "1 warning in 1 file (1 fixable)\n")
  }

  @Test func severityDecidesTheExitCode() throws {
    let story = Data("The envoy left the the hall.\n".utf8)
    #expect(try Program.run(["lint", "--fail-on", "error", "-"], input: story).status == 0)
    #expect(
      try Program.run(
        ["lint", "--severity", "duplicate-word=error", "--fail-on", "error", "-"], input: story
      ).status == 1)
    #expect(try Program.run(["lint", "--min-severity", "error", "-"], input: story).output.isEmpty)
    #expect(try Program.run(["lint", "--disable", "Repetition", "-"], input: story).status == 0)
  }

  @Test func jsonLinesHoldWhatTheContractSays() throws {
    let result = try Program.run(
      ["lint", "--format", "jsonl", "-"], input: Data("“Größe” left the the hall.".utf8))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(object["rule"] as? String == "duplicate-word")
    #expect(object["text"] as? String == "the the")
    let range = try #require(object["range"] as? [String: [String: Int]])
    #expect(range["start"] == ["offset": 19, "line": 1, "column": 14])
    let fixes = try #require(object["fixes"] as? [[String: Any]])
    #expect(fixes.first?["safety"] as? String == "safe")
  }

  @Test func markerStandsUnderTheWords() throws {
    let result = try Program.run(["lint", "-"], input: Data("“🗞️ 漢字” left the the hall.".utf8))
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 3)
    // Two columns for the emoji with its variation selector and for each of the two characters.
    #expect(lines[2] == String(repeating: " ", count: 15) + "^~~~~~~")
  }

  @Test func everyOptionIsInItsCommandsHelp() throws {
    for command in ["lint", "fix", "rules", "explain"] {
      let help = try Program.run([command, "--help"])
      #expect(help.status == 0)
      #expect(help.output.hasPrefix("usage: wirelint"))
      #expect(help.output.contains("--version"))
      #expect(!help.output.split(separator: "\n").contains { $0.unicodeScalars.count > 110 })
    }
    #expect(try Program.run(["lint", "--help"]).output.contains("sarif, github, gitlab"))
  }

  @Test func whatFollowsTwoDashesIsAPath() throws {
    let result = try Program.run(["lint", "--", "--help"])
    #expect(result.status == 3)
    #expect(result.errors.hasPrefix("wirelint: --help: no such file or folder\n"))
  }

  @Test func eachPathIsLintedOnce() throws {
    try Program.withFolder { folder in
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/a.txt")
      let result = try Program.run(["lint", folder, folder + "/a.txt", folder + "/a.txt"])
      #expect(result.errors == "1 warning in 1 file (1 fixable)\n")
    }
  }

  @Test func rulesAreAlsoListedForPrograms() throws {
    let result = try Program.run(["rules", "--format", "json"])
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    let row = try #require(rows.first { $0["id"] as? String == "duplicate-word" })
    #expect(row["category"] as? String == "Repetition")
    #expect(row["fixes"] as? Bool == true)
    #expect(row["page"] as? String == "rules/Repetition/duplicate-word.md")
  }

  @Test func formatsAreExplained() throws {
    try Program.withFolder { folder in
      try Program.put(
        Array("{\"title\": \"Quay\", \"body\": \"It opened.\\n\\nShips call.\"}".utf8), at: folder + "/a.json"
      )
      try Program.put(
        Array("ZCZC A1\nr i\n\nQuay opens\n\nIt opened on Monday.\n\nNNNN\n".utf8), at: folder + "/b.wire")
      try Program.put(Array("{\"name\": \"x\"}".utf8), at: folder + "/c.json")
      let result = try Program.run(["lint", "--explain-format", "a.json", "b.wire", "c.json"], in: folder)
      #expect(
        result.output.hasPrefix(
          """
          a.json: ninjs (ninjs), by its ending '.json'
            character set: UTF-8
            read: headline, body (2)
          b.wire: Text (plain), as neither the ending '.wire' nor its beginning tells another format
            character set: UTF-8
            read: headline, body
            left out: head of the wire, bytes 0-11
            left out: end of the message, bytes 47-52
          c.json: ninjs (ninjs), by its ending '.json'
            character set: UTF-8
            1:1: no headline,
          """))
      #expect(result.status == 3)
      let stated = try Program.run(
        ["lint", "--explain-format", "--input-format", "markdown", "b.wire"], in: folder)
      #expect(stated.output.hasPrefix("b.wire: Markdown (markdown), as was stated\n"))
    }
  }

  @Test func dumpsAreColouredOnDemand() throws {
    let story = Data("Quay opens\n\nIt opened on Monday, the mayor said.\n".utf8)
    let plain = try Program.run(["lint", "--dump", "article", "-"], input: story).output
    let painted = try Program.run(["lint", "--dump", "article", "--color", "always", "-"], input: story)
      .output
    #expect(painted.contains("\u{1B}[1;36mheadline\u{1B}[0m: Quay opens") && !plain.contains("\u{1B}"))
    #expect(painted.replacing(/\x1B\[[0-9;]*m/, with: "") == plain)
  }

  @Test func dumpsShowTheParsedArticle() throws {
    let story = Data("Envoys meet\n\n\"We are ready,\" Ivan Petrov said.\n".utf8)
    let article = try Program.run(["lint", "--dump", "article", "-"], input: story)
    #expect(article.status == 0)
    #expect(article.output.contains("1:1 headline: Envoys meet"))
    #expect(article.output.contains("Ivan Petrov"))
    let quotes = try Program.run(["lint", "--dump", "quotes", "-"], input: story)
    #expect(quotes.output.contains("3:1    straightDouble  1      closed"))
  }

  @Test func quotationsAreExplained() throws {
    let story = Data(
      """
      Envoys meet

      Foreign Minister Ivan Petrov arrived on Monday. "We are ready," he said.

      "Nothing has been signed, and nobody will sign today."

      The border is closed to lorries.

      "The queue is two miles long and there is no water here.

      """.utf8)
    let result = try Program.run(["explain-quotes", "-"], input: story)
    #expect(result.status == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\n").dropFirst(2).map { row in
      row.split(separator: "  ", omittingEmptySubsequences: true).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
    try #require(rows.count == 3)
    #expect(rows[0][6...9] == ["he (Ivan Petrov)", "said", "same sentence", "attributed"])
    #expect(rows[1][6...9] == ["he (Ivan Petrov)", "said", "paragraph before", "attributed"])
    #expect(rows[2][6...9] == ["-", "-", "-", "not closed"])
    #expect(try Program.run(["explain-quotes"]).status == 2)
  }

  @Test func withoutDataOneLineSaysWhatWasLookedFor() throws {
    try Program.withFolder { folder in
      let copy = folder + "/wirelint"
      try FileManager.default.copyItem(atPath: Program.path, toPath: copy)
      let result = try Program.shell("unset WIRELINT_DATA; ./wirelint lint -", in: folder)
      #expect(result.status == 2)
      #expect(result.errors.split(separator: "\n").count == 1)
      for place in ["WIRELINT_DATA", "share/wirelint", "checkout"] { #expect(result.errors.contains(place)) }
    }
  }
}
