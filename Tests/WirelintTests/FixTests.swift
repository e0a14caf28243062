import Foundation
import Testing

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

  @Test(arguments: Encoded.all) func otherBytesStayWhateverTheEncoding(_ c: Encoded) throws {
    try Program.withFolder { folder in
      let path = folder + "/" + c.name
      try Program.put(c.before, at: path)
      let result = try Program.run(["fix", path])
      #expect(result.status == 0, "\(result.errors)")
      #expect(Program.content(path) == c.after)
      #expect(try Program.run(["fix", path]).errors.contains("0 fixes, changed 0 of 1 file"))
    }
  }

  /// Where the disk is full, or the file may not grow, the old file stays and nothing lies beside it.
  @Test func aFullDiskLeavesTheOldFile() throws {
    try Program.withFolder { folder in
      let story = Array(String(repeating: "The envoy left the the hall.\n\n", count: 2000).utf8)
      try Program.put(story, at: folder + "/story.txt")
      let line = "trap '' XFSZ; ulimit -f 8; exec \"$WIRELINT\" fix --no-cache story.txt"
      let result = try Program.shell(line, in: folder)
      #expect(result.status == 3)
      #expect(result.errors.contains("story.txt: cannot be written (file too large)"), "\(result.errors)")
      #expect(Program.content(folder + "/story.txt") == story)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["story.txt"])
    }
  }

  /// Whenever it is killed, the file is the old one or the new one.
  @Test func aKilledProgramLeavesAWholeFile() throws {
    try Program.withFolder { folder in
      let old = String(repeating: "The envoy left the the hall.\n\n", count: 500)
      let new = old.replacingOccurrences(of: "the the", with: "the")
      for delay in 0..<10 {
        try Program.put(old.utf8, at: folder + "/story.txt")
        _ = try Program.shell(
          "\"$WIRELINT\" fix --only duplicate-word story.txt & sleep 0.\(delay); kill -9 $!; wait", in: folder
        )
        let now = Program.content(folder + "/story.txt")
        #expect(now == Array(old.utf8) || now == Array(new.utf8))
        #expect(try Program.run(["lint", folder]).errors.hasSuffix("in 1 file\n") || now != Array(new.utf8))
      }
    }
  }

  @Test func aFileOfTwoNamesIsWrittenOnce() throws {
    try Program.withFolder { folder in
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/story.txt")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/again.txt", withDestinationPath: "story.txt")
      let result = try Program.run(["fix", "--jobs", "4", folder, folder + "/again.txt"])
      #expect(result.status == 0)
      #expect(result.errors == "1 fix, changed 1 of 1 file\n")
      #expect(Program.content(folder + "/story.txt") == Array("The envoy left the hall.\n".utf8))
    }
  }

  @Test func onlyTheRulesThatAreNamedFix() throws {
    let story = Data("The envoy  left the the hall .\n".utf8)
    let result = try Program.run(["fix", "--only", "duplicate-word", "-"], input: story)
    #expect(result.output == "The envoy  left the hall .\n")
    #expect(result.errors == "1 fix, changed 1 of 1 file\n")
  }

  /// An editor sends its text through `fix`: what a configuration leaves out comes back as it is.
  @Test func anIgnoredFileIsHandedBack() throws {
    try Program.withFolder { folder in
      try Program.put("ignore:\n  - docs\n".utf8, at: folder + "/.wirelint.yml")
      let story = Data("The the port.\n".utf8)
      func fix(_ name: String, _ more: [String] = []) throws -> Program.Result {
        try Program.run(["fix", "--stdin-filename", name] + more + ["-"], input: story, in: folder)
      }
      let ignored = try fix("docs/x.txt")
      #expect(ignored.status == 0 && ignored.output == "The the port.\n", "\(ignored)")
      #expect(try fix("x.txt").output == "The port.\n")
      #expect(try fix("docs/x.txt", ["--dry-run"]).output.isEmpty)
    }
  }

  /// The other names of a file would keep the old text, or be changed unasked.
  @Test func aFileOfSeveralHardLinksIsRefused() throws {
    try Program.withFolder { folder in
      let story = Array("The envoy left the the hall.\n".utf8)
      try Program.put(story, at: folder + "/story.txt")
      try Program.put(story, at: folder + "/other.txt")
      try FileManager.default.linkItem(atPath: folder + "/story.txt", toPath: folder + "/again.txt")
      let result = try Program.run(["fix", folder])
      #expect(result.status == 3)
      #expect(result.errors.contains("has 2 names (hard links)"), "\(result.errors)")
      #expect(
        Program.content(folder + "/story.txt") == story && Program.content(folder + "/again.txt") == story)
      #expect(Program.content(folder + "/other.txt") == Array("The envoy left the hall.\n".utf8))
    }
  }

  /// As root everything may be written, so the test means something for other users only.
  @Test(.enabled(if: getuid() != 0, "root may write every file")) func aReadOnlyFileIsSaid() throws {
    try Program.withFolder { folder in
      let path = folder + "/story.txt"
      try Program.put("The envoy left the the hall.\n".utf8, at: path)
      try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
      let result = try Program.run(["fix", path])
      #expect(result.status == 3)
      #expect(result.errors.contains("cannot be written (permission denied)"))
    }
  }
}

/// A file in some encoding, and what `fix` makes of it.
struct Encoded: Sendable, CustomTestStringConvertible {
  var name: String
  var before: [UInt8]
  var after: [UInt8]

  var testDescription: String { name }

  static let all: [Encoded] = [
    Encoded(
      name: "mixed-ends.txt",
      before: Array("One\rtwo the the hall.\r\nThree\u{A0}\u{2028}\n  four of them left the the hall.".utf8),
      after: Array("One\rtwo the hall.\r\nThree\u{A0}\u{2028}\n  four of them left the hall.".utf8)),
    Encoded(
      name: "utf-16-le.txt",
      before: [0xFF, 0xFE] + utf16("“Größe” 🗞 left the the hall.\r\n", swapped: false),
      after: [0xFF, 0xFE] + utf16("“Größe” 🗞 left the hall.\r\n", swapped: false)),
    Encoded(
      name: "utf-16-be.txt", before: [0xFE, 0xFF] + utf16("Größe left the the hall.", swapped: true),
      after: [0xFE, 0xFF] + utf16("Größe left the hall.", swapped: true)),
    Encoded(
      name: "windows-1252.txt", before: latin("The caf\u{E9}s\u{92} owners left the the hall .\r\n"),
      after: latin("The caf\u{E9}s\u{92} owners left the hall.\r\n")),
    Encoded(
      name: "faulty.txt",
      before: Array("He \u{201C}".utf8) + [0xFF, 0xC0] + Array("\u{201D} left the the hall.".utf8),
      after: Array("He \u{201C}".utf8) + [0xFF, 0xC0] + Array("\u{201D} left the hall.".utf8)),
    Encoded(
      name: "item.json",
      before: Array((itemStart + #"The the envoy left \"x\".\u0020" }"#).utf8),
      after: Array((itemStart + #"The envoy left \"x\".\u0020" }"#).utf8)),
  ]

  private static let itemStart =
    #"{"a":[1.50, "the the"],"body_text" : "\u201cWe\/they go,\u201d the minister said.\r\n\n"#

  private static func utf16(_ text: String, swapped: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return swapped ? bytes.reversed() : bytes
    }
  }

  private static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
