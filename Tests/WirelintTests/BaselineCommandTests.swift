import Foundation
import Testing

@Suite struct BaselineCommandTests {
  private let story = "The envoy left the the hall. Nobody asked.\n\nThey met at the the gate.\n"

  @Test func knownFindingsAreHiddenAndFixedOnesCounted() throws {
    try Program.withFolder { folder in
      try Program.put(story.utf8, at: folder + "/s.txt")
      let written = try Program.run(["lint", "--write-baseline", "b.json", "."], in: folder)
      #expect(written.status == 0 && written.errors.contains("2 known diagnostics written to b.json"))
      let moved = "A new first line stands here.\n\n" + story + "\nOne more of of them.\n"
      try Program.put(moved.utf8, at: folder + "/s.txt")
      let result = try Program.run(["lint", "--baseline", "b.json", "."], in: folder)
      #expect(result.status == 1)
      #expect(result.output.contains("s.txt:7:") && !result.output.contains("s.txt:3:"), "\(result.output)")
      try Program.put("They met at the the gate.\n".utf8, at: folder + "/s.txt")
      let fixed = try Program.run(["lint", "--baseline", "b.json", "."], in: folder)
      #expect(
        fixed.status == 0 && fixed.errors.contains("1 known diagnostic of the baseline no longer there"))
      #expect(fixed.errors.contains("removable: s.txt: duplicate-word: 'the the'\n"), "\(fixed.errors)")
      #expect(fixed.errors.contains("in 1 file\n"), "the baseline is no story: \(fixed.errors)")
      let missing = try Program.run(["lint", "--baseline", "none.json", "."], in: folder)
      #expect(missing.status == 2 && missing.errors.contains("--write-baseline"))
    }
  }

  @Test func entriesOfOtherFilesStay() throws {
    try Program.withFolder { folder in
      for name in ["s.txt", "t.txt", "gone.txt"] { try Program.put(story.utf8, at: folder + "/" + name) }
      _ = try Program.run(["lint", "--write-baseline", "b.json", "."], in: folder)
      try FileManager.default.removeItem(atPath: folder + "/gone.txt")
      let gone = try Program.run(["lint", "--baseline", "b.json", "s.txt"], in: folder)
      #expect(gone.errors.contains("removable: gone.txt: duplicate-word"), "\(gone.errors)")
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/s.txt")
      let written = try Program.run(["lint", "--write-baseline", "b.json", "s.txt"], in: folder)
      #expect(
        written.errors.contains(
          "3 known diagnostics written to b.json, 2 of them of files that were not linted"))
      #expect(try Program.run(["lint", "--baseline", "b.json", "."], in: folder).output.isEmpty)
    }
  }

  @Test func configurationsNameOne() throws {
    try Program.withFolder { folder in
      try Program.put(story.utf8, at: folder + "/s.txt")
      #expect(try Program.run(["lint", "--write-baseline", "b.json", "."], in: folder).status == 0)
      try Program.put("baseline: b.json\n".utf8, at: folder + "/.wirelint.yml")
      #expect(try Program.run(["lint", "."], in: folder).output.isEmpty)
      #expect(
        try Program.run(["lint", "--write-baseline", "b.json", "."], in: folder).errors.contains("2 known"))
    }
  }
}
