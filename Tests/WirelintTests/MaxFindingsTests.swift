import Foundation
import Testing

/// `--max-findings` and its kin of the configuration, in every format.
@Suite struct MaxFindingsTests {
  /// A page, since of a text that is read as it stands a habit is said once.
  private static let copy = Data(String(repeating: "<p>It opened .</p>\n", count: 40).utf8)

  private static func lint(_ options: [String], configuration: String = "") throws -> Program.Result {
    var result: Program.Result?
    try Program.withFolder { folder in
      try copy.write(to: URL(fileURLWithPath: folder + "/a.html"))
      try Data(configuration.utf8).write(to: URL(fileURLWithPath: folder + "/.wirelint.yml"))
      result = try Program.run(["lint"] + options + ["a.html"], in: folder)
    }
    return try #require(result)
  }

  private static func count(_ text: String, in output: String) -> Int {
    output.components(separatedBy: text).count - 1
  }

  @Test(arguments: [
    "compiler", "pretty", "json", "jsonl", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjsonl",
    "html",
    "vale-json",
  ])
  func everyFormatSaysWhatIsNotListed(_ format: String) throws {
    let result = try MaxFindingsTests.lint(["--format", format, "--max-findings", "3"])
    #expect(result.status == 1)
    #expect(result.output.contains("37 more findings of"), "\(result.output.prefix(2000))")
    #expect(result.errors.contains("37 more not listed"))
    let all = try MaxFindingsTests.lint(["--format", format, "--max-findings", "0"])
    #expect(!all.output.contains("more findings of") && !all.errors.contains("not listed"))
  }

  @Test func theConfigurationSaysHowMany() throws {
    let found = try MaxFindingsTests.lint(["--format", "jsonl"], configuration: "max-findings: 3\n")
    #expect(MaxFindingsTests.count("\"rule\": \"space-before-punct\"", in: found.output) == 3)
    let standard = try MaxFindingsTests.lint(["--format", "jsonl"])
    #expect(MaxFindingsTests.count("\"rule\": \"space-before-punct\"", in: standard.output) == 40)
    let option = try MaxFindingsTests.lint(
      ["--format", "jsonl", "--max-findings", "5"], configuration: "max-findings: 3\n")
    #expect(MaxFindingsTests.count("\"rule\": \"space-before-punct\"", in: option.output) == 5)
  }

  @Test(arguments: ["x", "1.5", "99999999999999999999"]) func noNumberIsRefused(_ text: String) throws {
    let option = try MaxFindingsTests.lint(["--max-findings", text])
    #expect(option.status == 2 && option.errors.contains("'\(text)' is no number of findings"))
    let key = try MaxFindingsTests.lint([], configuration: "max-findings: \(text)\n")
    #expect(
      key.status == 2 && key.errors.contains(".wirelint.yml:1:15: error: '\(text)' is no number of findings"))
  }

  @Test func aBaselineKnowsAll() throws {
    try Program.withFolder { folder in
      try MaxFindingsTests.copy.write(to: URL(fileURLWithPath: folder + "/a.html"))
      try Data("max-findings: 3\n".utf8).write(to: URL(fileURLWithPath: folder + "/.wirelint.yml"))
      #expect(try Program.run(["lint", "--write-baseline", "b.json", "a.html"], in: folder).status == 0)
      let result = try Program.run(["lint", "--baseline", "b.json", "a.html"], in: folder)
      #expect(result.status == 0 && !result.errors.contains("not listed"), "\(result.errors)")
    }
  }
}
