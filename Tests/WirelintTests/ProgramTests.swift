import Foundation
import RuleTestSupport
import Testing

/// The built program, started as users start it.
struct Program {
  static let path: String =
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/wirelint"

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Runs it; nil standard input is empty.
  static func run(_ arguments: [String], input: Data? = nil, in folder: String? = nil) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["WIRELINT_DATA": TestDesk.root]) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let out = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint-out-\(UUID().uuidString)")
    let err = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint-err-\(UUID().uuidString)")
    let into = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint-in-\(UUID().uuidString)")
    for file in [out, err] { FileManager.default.createFile(atPath: file.path, contents: nil) }
    FileManager.default.createFile(atPath: into.path, contents: input ?? Data())
    defer { for file in [out, err, into] { try? FileManager.default.removeItem(at: file) } }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    process.standardInput = try FileHandle(forReadingFrom: into)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: try Data(contentsOf: out), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: err), as: UTF8.self))
  }

  /// A folder for one test, taken away afterwards.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wirelint test \(UUID().uuidString)"
    ).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}

@Suite struct CommandLineTests {
  @Test(arguments: [
    (["--frmat", "json", "x"], "did you mean '--format'?"),
    (["lint", "--format", "jsno", "x"], "did you mean 'json'?"),
    (["lnit", "x"], "did you mean 'lint'?"),
    (["lint", "--only", "quote-uncloed", "x"], "did you mean 'quote-unclosed'?"),
    (["lint", "--date", "2020-02-30", "x"], "YYYY-MM-DD"), (["lint"], "nothing to lint"),
    (["explain", "name-varient"], "did you mean 'name-variant'?"),
    (["lint", "--jobs", "0", "x"], "threads"), (["lint", "--format"], "needs a value"),
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
}

@Suite struct BadInput {
  @Test func everyKindIsSaidAndTheRestGoesOn() throws {
    try Program.withFolder { folder in
      let story = Data("The envoy left the the hall.\n".utf8)
      let files: [(String, Data)] = [
        ("a-good.txt", story), ("b-empty.txt", Data()), ("c-blank.txt", Data(" \n \n".utf8)),
        ("d-nul.txt", Data([0x41, 0, 0x42])),
        ("e-bytes.txt", Data("Größe ".utf8) + Data([0xFF, 0xFE, 0xC0]) + Data(" left the the hall.".utf8)),
        (
          "f-utf16.txt",
          Data([0xFF, 0xFE])
            + Data("The envoy left the the hall.".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        ),
      ]
      for (name, data) in files { try data.write(to: URL(fileURLWithPath: folder + "/" + name)) }
      let result = try Program.run(["lint", "--min-severity", "note", folder, folder + "/missing.txt"])
      #expect(result.status == 3)
      #expect(result.errors.contains("missing.txt: no such file or folder"))
      #expect(result.errors.contains("d-nul.txt: a NUL byte"))
      #expect(result.output.contains("c-blank.txt:1:1: note: the file holds no text [nothing-to-read]"))
      #expect(result.output.contains("e-bytes.txt:1:7: error: 3 bytes that cannot be decoded"))
      #expect(result.output.contains("f-utf16.txt"))
      #expect(result.output.contains("a-good.txt:1:16: warning"))
    }
  }

  /// Root may read everything, so the test means something for other users only.
  @Test(.enabled(if: getuid() != 0, "root may read every folder")) func aFolderWithoutRights() throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/closed", withIntermediateDirectories: true, attributes: [.posixPermissions: 0])
      let result = try Program.run(["lint", folder])
      #expect(result.status == 3)
      #expect(result.errors.contains("permission denied"))
    }
  }

  @Test(arguments: [
    String(repeating: "\"", count: 100_000), String(repeating: "(", count: 100_000),
    String(repeating: "a ", count: 1_000_000),
    String(repeating: "Name\(1) said. ", count: 50_000), String(repeating: "Read more:\n\n", count: 20_000),
    String(repeating: "“a\n\n", count: 20_000), String(repeating: "x.", count: 200_000),
    (0..<20_000).map { "Na\($0 % 26)me" + String($0, radix: 36) + "ov" }.joined(separator: " of "),
  ]) func hostileTextEnds(_ text: String) throws {
    try Program.withFolder { folder in
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/hostile.txt"))
      let result = try Program.run(["lint", "--format", "jsonl", folder])
      #expect(result.status == 0 || result.status == 1)
    }
  }
}

@Suite struct Fixing {
  @Test func keepsModeLinksAndBytes() throws {
    try Program.withFolder { folder in
      let path = folder + "/story.txt"
      try Data("\u{FEFF}The envoy  left the the hall .\r\nNobody\rspoke".utf8).write(
        to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try FileManager.default.createSymbolicLink(atPath: folder + "/link.txt", withDestinationPath: path)
      let result = try Program.run(["fix", folder + "/link.txt"])
      #expect(result.status == 0)
      #expect(
        FileManager.default.contents(atPath: path)
          == Data("\u{FEFF}The envoy left the hall.\r\nNobody\rspoke".utf8))
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o640)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.txt") == path)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 2)
      #expect(try Program.run(["fix", path]).errors.contains("changed 0 of 1 file"))
    }
  }

  @Test func dryRunWritesNothing() throws {
    try Program.withFolder { folder in
      try Data("The envoy left the the hall.\n".utf8).write(to: URL(fileURLWithPath: folder + "/story.txt"))
      let result = try Program.run(["fix", "--dry-run", "story.txt"], in: folder)
      #expect(
        result.output
          == "--- a/story.txt\n+++ b/story.txt\n@@ -1,1 +1,1 @@\n-The envoy left the the hall.\n+The envoy left the hall.\n"
      )
      #expect(
        FileManager.default.contents(atPath: folder + "/story.txt")
          == Data("The envoy left the the hall.\n".utf8))
    }
  }

  @Test func outputIsWrittenWholeOrNotAtAll() throws {
    try Program.withFolder { folder in
      let story = Data("The envoy left the the hall.\n".utf8)
      #expect(try Program.run(["lint", "--output", folder + "/report.txt", "-"], input: story).status == 1)
      #expect(FileManager.default.contents(atPath: folder + "/report.txt")?.isEmpty == false)
      let failed = try Program.run(["lint", "--output", folder + "/none/report.txt", "-"], input: story)
      #expect(failed.status == 3)
      #expect(failed.errors.contains("cannot be written"))
    }
  }
}
