import Foundation
import Testing

/// `--changed-since` with the real git.
@Suite struct ChangedSinceTests {
  private let story = "One said the the first.\n\nTwo said the the second.\n\nThree said the the third.\n"

  private func git(_ line: String, in folder: String) throws {
    let result = try Program.shell(
      "export GIT_CONFIG_GLOBAL=/dev/null; git -c user.name=a -c user.email=a@example.org \(line)", in: folder
    )
    #expect(result.status == 0, "\(line): \(result.errors)")
  }

  private func repository(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try git("init -q -b main", in: folder)
      try Program.put(story.utf8, at: folder + "/s.txt")
      try Program.put(story.utf8, at: folder + "/old name.txt")
      try git("add -A", in: folder)
      try git("commit -q -m one", in: folder)
      try body(folder)
    }
  }

  /// `path:line` of what is reported.
  private func places(_ folder: String, _ revision: String = "HEAD") throws -> [String] {
    let result = try Program.run(
      ["lint", "--changed-since", revision, "--only", "duplicate-word", "."], in: folder)
    #expect(result.status <= 1, "\(result.errors)")
    return result.output.split(separator: "\n").filter { $0.contains("[duplicate-word]") }.map { line in
      line.split(separator: ":").prefix(2).joined(separator: ":")
    }
  }

  @Test func onlyChangedLinesAreReported() throws {
    try repository { folder in
      #expect(try places(folder) == [])
      try Program.put(story.replacing("Two", with: "Deux").utf8, at: folder + "/s.txt")
      #expect(try places(folder) == ["./s.txt:3"])
      try git("commit -qam two", in: folder)
      #expect(try places(folder) == [])
      #expect(try places(folder, "HEAD~1") == ["./s.txt:3"])
    }
  }

  /// Git sees no lines in UTF-16, documents and packages: of one that changed all is reported, of others nothing.
  @Test func whatGitTakesForBinaryIsReportedWhole() throws {
    try repository { folder in
      let wide = Array(story.data(using: .utf16LittleEndian) ?? Data())
      for name in ["a.txt", "b.txt"] { try Program.put([0xFF, 0xFE] + wide, at: folder + "/" + name) }
      let pack = """
        import zipfile
        unit = ('<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" datatype="x" '
                'source-language="en" target-language="de"><body><trans-unit id="1"><source>The quay has 45 berths.</source>'
                '<target>Der Kai hat 54 Plätze.</target></trans-unit></body></file></xliff>')
        for name in ["a.mqxlz", "b.mqxlz"]:
            with zipfile.ZipFile(name, "w") as z: z.writestr("document.mqxliff", unit)
        """
      try Program.put(Array(pack.utf8), at: folder + "/pack.py")
      _ = try Program.shell("python3 pack.py", in: folder)
      try git("add -A", in: folder)
      try git("commit -q -m two", in: folder)
      #expect(try places(folder) == [])
      try Program.put([0xFF, 0xFE] + wide + [0x21, 0], at: folder + "/b.txt")
      let again = pack.replacing("The quay", with: "A quay").replacing("[\"a.mqxlz\", ", with: "[")
      try Program.put(Array(again.utf8), at: folder + "/pack.py")
      _ = try Program.shell("python3 pack.py", in: folder)
      #expect(try places(folder) == [1, 3, 5].map { "./b.txt:\($0)" })
      let packages = try Program.run(["lint", "--changed-since", "HEAD", "a.mqxlz", "b.mqxlz"], in: folder)
      #expect(packages.status == 1, "\(packages.errors)")
      #expect(packages.output.contains("b.mqxlz/document.mqxliff:1:") && !packages.output.contains("a.mqxlz"))
    }
  }

  @Test func renamedAndNewFilesCount() throws {
    try repository { folder in
      try git("mv 'old name.txt' 'new “name” \"x\".txt'", in: folder)
      let renamed = folder + "/new “name” \"x\".txt"
      try Program.put(story.replacing("Three", with: "Trois").utf8, at: renamed)
      try Program.put(story.utf8, at: folder + "/untracked.txt")
      #expect(
        try places(folder) == [
          "./new “name” \"x\".txt:5", "./untracked.txt:1", "./untracked.txt:3", "./untracked.txt:5",
        ])
    }
  }

  @Test func mergesAreComparedAsTheyEnd() throws {
    try repository { folder in
      try git("checkout -q -b side", in: folder)
      try Program.put(story.replacing("One", with: "Un").utf8, at: folder + "/s.txt")
      try git("commit -qam side", in: folder)
      try git("checkout -q main", in: folder)
      try Program.put(story.replacing("Three", with: "Trois").utf8, at: folder + "/s.txt")
      try git("commit -qam main", in: folder)
      try git("merge -q side -m merge", in: folder)
      #expect(try places(folder, "HEAD~1") == ["./s.txt:1"])
    }
  }

  /// A removed line that looks like a header of a diff.
  @Test func linesThatLookLikeHeadersAreCopy() throws {
    try repository { folder in
      let text = "++ b/x.txt\n\n" + story
      try Program.put(text.utf8, at: folder + "/s.txt")
      try git("commit -qam headers", in: folder)
      try Program.put(("-- a/x.txt\n++ b/y.txt\n@@ -1 +1 @@\n\n" + story).utf8, at: folder + "/s.txt")
      #expect(try places(folder) == [])
    }
  }

  @Test func whatGitWillNotDoIsSaid() throws {
    try repository { folder in
      let unknown = try Program.run(["lint", "--changed-since", "nosuch", "."], in: folder)
      #expect(unknown.status == 2 && unknown.errors.contains("git cannot tell what changed"))
      let option = try Program.run(["lint", "--changed-since", "--output=x", "."], in: folder)
      #expect(option.status == 2)
      #expect(Program.content(folder + "/x") == nil)
    }
    try Program.withFolder { folder in
      try Program.put(story.utf8, at: folder + "/s.txt")
      let result = try Program.run(["lint", "--changed-since", "HEAD", "s.txt"], in: folder)
      #expect(result.status == 2 && result.errors.contains("not a git repository"), "\(result.errors)")
    }
  }
}
