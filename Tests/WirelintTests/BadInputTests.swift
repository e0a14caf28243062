import Foundation
import Testing

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

  /// A unit of text and how often it stands there; named by its beginning, or logs would hold it all.
  struct Hostile: Sendable, CustomTestStringConvertible {
    let unit: String
    let count: Int
    var testDescription: String { "\(unit.debugDescription.prefix(20)) × \(count)" }
    /// A quarter of it is enough to see that it ends; `scripts/test-long` takes all.
    var text: String {
      let isLong = ProcessInfo.processInfo.environment["WIRELINT_LONG_TESTS"] != nil
      return String(repeating: unit, count: isLong ? count : max(1, count / 4))
    }
  }

  @Test(arguments: [
    Hostile(unit: "\"", count: 100_000), Hostile(unit: "(", count: 100_000),
    Hostile(unit: "a ", count: 1_000_000), Hostile(unit: "Name1 said. ", count: 50_000),
    Hostile(unit: "Read more:\n\n", count: 20_000), Hostile(unit: "“a\n\n", count: 20_000),
    Hostile(unit: "x.", count: 200_000),
    Hostile(
      unit: (0..<20_000).map { "Na\($0 % 26)me" + String($0, radix: 36) + "ov" }.joined(separator: " of "),
      count: 1),
  ]) func hostileTextEnds(_ hostile: Hostile) throws {
    try Program.withFolder { folder in
      try Data(hostile.text.utf8).write(to: URL(fileURLWithPath: folder + "/hostile.txt"))
      let result = try Program.run(["lint", "--format", "jsonl", folder])
      #expect(result.status == 0 || result.status == 1)
    }
  }

  /// Opening a pipe would wait for a writer for ever.
  @Test func pipesInAFolderArePassedOver() throws {
    try Program.withFolder { folder in
      #expect(mkfifo(folder + "/pipe.txt", 0o600) == 0)
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/story.txt")
      let result = try Program.run(["lint", folder])
      #expect(result.status == 1)
      #expect(result.errors == "1 warning in 1 file (1 fixable)\n")
    }
  }

  @Test func aNameThatIsNotUTF8IsSaid() throws {
    try Program.withFolder { folder in
      let descriptor = open(
        folder.utf8CString.dropLast() + [0x2F, -1, 0x2E, 0x74, 0x78, 0x74, 0], O_CREAT, 0o600)
      try #require(descriptor >= 0)
      close(descriptor)
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/story.txt")
      let result = try Program.run(["lint", folder])
      #expect(result.status == 3)
      #expect(result.errors.contains("\u{FFFD}.txt: its name is not UTF-8; rename it\n"))
      #expect(result.output.contains("story.txt:1:16: warning"))
    }
  }

  @Test(arguments: [
    (
      #"{"headline": "A", "body_text": "The envoy left the the"#,
      "malformed JSON: the file ends inside a string"
    ),
    (String(repeating: "[", count: 200_000), "malformed JSON: the file ends before its ']'"),
    (#"{"body_text": "a" "b"}"#, "malformed JSON: expected ',' or '}'"),
  ]) func brokenJSONIsSaidAtItsPlace(_ json: String, _ says: String) throws {
    let result = try Program.run(["lint", "--stdin-filename", "a.json", "-"], input: Data(json.utf8))
    #expect(result.status == 3)
    #expect(result.output.contains("error: \(says)"), "\(result.output)")
    #expect(result.errors.contains("wirelint: a.json: \(says)"))
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    try Program.withFolder { folder in
      let story = String(repeating: "The envoy left the the hall.\n\n", count: 5000)
      try Program.put(story.utf8, at: folder + "/story.txt")
      let result = try Program.shell("\"$WIRELINT\" lint --format jsonl story.txt | head -n 1", in: folder)
      #expect(result.output.split(separator: "\n").count == 1)
      #expect(!result.errors.contains("cannot be written"))
    }
  }

  @Test func anOutputThatIsFullIsSaid() throws {
    try Program.withFolder { folder in
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/story.txt")
      for line in [
        "\"$WIRELINT\" lint story.txt > /dev/full", "\"$WIRELINT\" lint --output /dev/full story.txt",
      ] {
        let result = try Program.shell(line, in: folder)
        #expect(result.status == 3)
        #expect(result.errors.contains("cannot be written"), "\(result.errors)")
      }
      #expect(try Program.run(["lint", "--output", "/dev/null", folder]).status == 1)
      var info = stat()
      #expect(stat("/dev/null", &info) == 0 && info.st_mode & S_IFMT == S_IFCHR)
    }
  }
}
