import Foundation
import RuleTestSupport
import Testing

@Suite struct SuppressionTests {
  private let story = "The envoy left the the hall. Nobody asked.\n\nThey met at the the gate.\n"

  private func lint(_ folder: String, _ arguments: [String] = ["."]) throws -> Program.Result {
    try Program.run(["lint", "--no-cache"] + arguments, in: folder)
  }

  @Test func entriesHideWhatTheyName() throws {
    let ignore = "- rule: duplicate-word\n  file: s.txt\n  text: the the\n  reason: sung so\n"
    try Program.withFiles(["s.txt": story, ".wirelint-ignore.yml": ignore]) { folder in
      let result = try lint(folder)
      #expect(result.status == 0 && result.output.isEmpty, "\(result.output)")
      #expect(try lint(folder, ["--no-ignore", "."]).output.contains("[duplicate-word]"))
    }
  }

  @Test(arguments: [
    ("- {rule: duplicate-word, file: s.txt, text: a a, reason: x}\n", "hides nothing any more"),
    ("- {rule: Repetition, reason: x, expires: 2001-01-01}\n", "expired on 2001-01-01"),
  ]) func unusedAndExpiredOnesAreReported(_ ignore: String, _ message: String) throws {
    try Program.withFiles(["s.txt": story, ".wirelint-ignore.yml": ignore]) { folder in
      let result = try lint(folder)
      #expect(result.output.contains(".wirelint-ignore.yml:1:") && result.output.contains(message))
      #expect(result.output.contains("s.txt:1:16: warning"), "\(result.output)")
      #expect(try !lint(folder, ["--disable", "unused-suppression", "."]).output.contains(message))
      #expect(try !lint(folder, ["--only", "spelling", "."]).output.contains("hides nothing"))
    }
  }

  /// An entry without a file may speak of stories that this run does not read.
  @Test func entriesForAllFilesAreNotJudgedByOne() throws {
    let ignore = "- {rule: spelling, text: nosuchword, reason: x}\n"
    try Program.withFiles(["s.txt": story, ".wirelint-ignore.yml": ignore]) { folder in
      let one = try lint(folder, ["s.txt"])
      #expect(!one.output.contains("unused-suppression"))
      #expect(try lint(folder, ["."]).output.contains("unused-suppression"))
    }
  }

  @Test(arguments: [
    ("- rule: nosuch\n  reason: x\n", "1:9: error: no rule is called 'nosuch'"),
    ("- rule: spelling\n", "has a 'rule' and a 'reason'"), ("rule: spelling\n", "a list of entries"),
    ("- {rule: spelling, reason: x, expires: soon}\n", "'soon' is no date"),
    ("- {rule: spelling, reason: x, fiel: s.txt}\n", "did you mean 'file'?"),
  ]) func faultsInThemStopTheRun(_ ignore: String, _ message: String) throws {
    try Program.withFiles(["s.txt": story, ".wirelint-ignore.yml": ignore]) { folder in
      let result = try lint(folder)
      #expect(result.status == 2 && result.errors.contains(message), "\(result.errors)")
    }
  }

  @Test func ignoreWritesAnEntryThatHolds() throws {
    try Program.withFiles(["s.txt": story]) { folder in
      let made = try Program.run(["ignore", "s.txt:1:16", "--reason", "the \"song\"", "--here"], in: folder)
      #expect(made.status == 0, "\(made.errors)")
      let result = try lint(folder)
      #expect(!result.output.contains("s.txt:1:") && result.output.contains("s.txt:3:"), "\(result.output)")
      let all = try Program.run(["ignore", "s.txt:3:13", "--reason", "too"], in: folder)
      #expect(all.status == 0, "\(all.errors)")
      #expect(try !lint(folder).output.contains("s.txt:"))
      let elsewhere = try Program.run(["ignore", "s.txt:1:2", "--reason", "x"], in: folder)
      #expect(elsewhere.status == 2 && elsewhere.errors.contains("nothing is found at s.txt:1:2"))
      let silent = try Program.run(["ignore", "s.txt:1:16"], in: folder)
      #expect(silent.status == 2 && silent.errors.contains("--reason"))
    }
  }

  /// A comment that was meant to silence something and does not is said, with what would.
  @Test(arguments: [
    (
      "<!-- wirelint-disable-line -->",
      "'wirelint-disable-line' silences nothing; did you mean 'wirelint-disable-next-line'?"
    ),
    ("<!-- wirelint-disabel duplicate-word -->", "did you mean 'wirelint-disable'?"),
    (
      "<!--wirelint-ignore-->",
      "write one of 'wirelint-disable', 'wirelint-disable-next-line', 'wirelint-enable'"
    ),
    ("<!-- wirelint: disable duplicate-word -->", "did you mean 'wirelint-disable'?"),
    ("<!-- WireLint-Disable -->", "did you mean 'wirelint-disable'?"),
    (
      "<!-- wirelint-disable duplicate-wrod -->",
      "no rule is called 'duplicate-wrod'; did you mean 'duplicate-word'?"
    ),
    ("<!-- wirelint-enable -->", "nothing that 'wirelint-enable' ends was silent here"),
  ]) func commentsThatSilenceNothingAreSaid(_ comment: String, _ message: String) throws {
    try Program.withFiles(["a.md": "A story\n\n\(comment)\n\nThe envoy left the the hall.\n"]) { folder in
      let result = try lint(folder)
      #expect(result.output.contains("a.md:3:1: warning: "), "\(result.output)")
      #expect(
        result.output.contains(message) && result.output.contains("[unused-suppression]"), "\(result.output)")
      // What it did not silence is reported.
      #expect(result.output.contains("[duplicate-word]"))
    }
  }

  /// Comments that are no suppressions, and those without a blank behind their dashes.
  @Test(arguments: [
    ("<!-- wirelint is run over this page -->", true), ("<!-- wirelinter-disable -->", true),
    ("<!-- a note -->", true),
    ("<!--wirelint-disable duplicate-word-->", false), ("<!--\nwirelint-disable\nduplicate-word\n-->", false),
  ]) func otherCommentsAreLeftAlone(_ comment: String, _ isFound: Bool) throws {
    try Program.withFiles(["a.md": "A story\n\n\(comment)\n\nThe envoy left the the hall.\n"]) { folder in
      let result = try lint(folder)
      #expect(!result.output.contains("unused-suppression"), "\(result.output)")
      #expect(result.output.contains("[duplicate-word]") == isFound)
    }
  }

  @Test func fixLeavesAloneWhatIsSuppressed() throws {
    let ignore = "- {rule: duplicate-word, reason: x}\n"
    try Program.withFiles(["s.txt": story, ".wirelint-ignore.yml": ignore]) { folder in
      // Other rules have fixes of their own for a doubled article.
      let arguments = ["fix", "--unsafe", "--only", "duplicate-word", "s.txt"]
      let fixed = try Program.run(arguments, in: folder)
      #expect(fixed.status == 0)
      #expect(Program.content(folder + "/s.txt") == Array(story.utf8))
      try Program.put("[]\n".utf8, at: folder + "/.wirelint-ignore.yml")
      #expect(try Program.run(arguments, in: folder).errors.hasPrefix("2 fixes"), "they are fixed otherwise")
    }
  }

  @Test func commentsSuppressInMarkdown() throws {
    let text = """
      <!-- wirelint-disable duplicate-word -->
      The envoy left the the hall. Nobody asked.
      <!-- wirelint-enable duplicate-word -->

      They met at the the gate.

      <!-- wirelint-disable-next-line Repetition -->
      They met at the the door.

      <!-- wirelint-disable-next-line spelling -->
      They went home.

      """
    try Program.withFiles(["s.md": text, "s.txt": text]) { folder in
      let result = try lint(folder, ["s.md"])
      let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("s.md:") }.map { $0.prefix(7) }
      #expect(lines == ["s.md:5:", "s.md:10"], "\(result.output)")
      #expect(result.output.contains("the suppression of 'spelling' hides nothing; remove it"))
      #expect(try lint(folder, ["s.txt"]).output.contains("s.txt:2:"), "plain copy has no comments")
    }
  }
}
