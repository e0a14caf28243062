import Foundation
import LintEngine
import Testing

/// What `.gitignore` files leave out of folders, against git itself.
@Suite struct GitIgnoreTests {
  /// A repository for one test.
  private func withRepository(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/wirelint-git-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try git(["init", "-q"], in: folder)
    try body(folder)
  }

  /// What git prints, by lines that end with NUL.
  private func git(_ arguments: [String], in folder: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    process.arguments = ["-C", folder, "-c", "core.excludesFile=/dev/null"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  private func put(_ text: String, at path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  /// The stories that git does not ignore, and those that a walk finds.
  private func compare(_ folder: String) throws -> (git: [String], walk: [String]) {
    let known = try git(["ls-files", "--others", "--exclude-standard", "-z"], in: folder)
      .filter { $0.hasSuffix(".txt") && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
    let found = InputWalk(paths: [folder], standardInputName: "-").inputs.map {
      String($0.path.dropFirst(folder.count + 1))
    }
    return (known.sorted(), found.sorted())
  }

  private static let tree = [
    "a.txt", "b.txt", "ab.txt", "a b.txt", "a-b.txt", "a[b].txt", "#a.txt", "!a.txt", "é.txt", "a\\b.txt",
    "build/a.txt", "build/out/b.txt", "docs/a.txt", "docs/build/a.txt", "docs/deep/er/b.txt",
    "docs/deep/a.txt",
    "x/y/z/a.txt", "x/z/a.txt", "x/a.txt", "y/x/a.txt", "node_modules/p/a.txt", "d.txt/a.txt", "trail /a.txt",
  ]

  /// Each file of lines alone, at the root and, with `nested`, in `docs` as well.
  @Test(arguments: [
    "build/", "build", "/build", "*.txt", "/*.txt", "docs/*.txt", "docs/**", "**/build", "**/a.txt",
    "x/**/a.txt",
    "x/**", "/x/*/a.txt", "a?.txt", "[ab].txt", "[!a].txt", "[^a]*", "[a-c]*.txt", "a\\[b\\].txt",
    "a[[]b[]].txt",
    "\\#a.txt", "#a.txt", "\\!a.txt", "*.txt\n!a.txt", "build/\n!build/a.txt", "docs/*\n!docs/deep/",
    "*\n!*/\n!a.txt",
    "!a.txt\n*.txt", "trail\\ ", "trail /", "trail ", "a\\ b.txt", "d.txt/", "d.txt", "[[:alpha:]].txt",
    "[[:nope:]]*",
    "[a", "a\\", "a**", "**a.txt", "do**/a.txt", "**", "/**", "**/", "/", "//", "!", "docs/deep/../a.txt",
    "é.txt",
    "?.txt", "*/a.txt", "x/", "a.txt\r\n", "\u{FEFF}a.txt", "docs//a.txt", "[]-]*", "[a-]*", "[z-a].txt",
    "a\\\\b.txt",
    "**/deep/**/b.txt", "***/a.txt", "x/***/a.txt", "node_modules", "[\\a].txt", "[a-\\b].txt", "*.TXT",
    "docs/deep",
  ]) func isWhatGitIgnores(_ lines: String) throws {
    try withRepository { folder in
      for path in Self.tree { try put("x\n", at: folder + "/" + path) }
      try put(lines, at: folder + "/.gitignore")
      var both = try compare(folder)
      #expect(both.walk == both.git, "\(lines)")
      try put("!a.txt\n", at: folder + "/docs/.gitignore")
      both = try compare(folder)
      #expect(both.walk == both.git, "\(lines), with a second file in docs")
    }
  }

  /// Files of random lines at three places, from a small alphabet so that they match something.
  @Test func randomFilesAgreeWithGit() throws {
    try withRepository { folder in
      for path in Self.tree { try put("x\n", at: folder + "/" + path) }
      var state: UInt64 = 20_261_129
      func random(_ below: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % below
      }
      let pieces = [
        "a", "b", "*", "**", "/", "?", "[ab]", "[!a]", "x", "docs", "build", ".txt", "deep", "!", "y", "/**/",
        "**/", "z",
      ]
      var ignoring = 0
      for round in 0..<120 {
        for place in ["", "docs/", "x/"] {
          let lines = (0...random(3)).map { _ in
            (0...random(4)).map { _ in pieces[random(pieces.count)] }.joined()
          }
          try put(lines.joined(separator: "\n"), at: folder + "/" + place + ".gitignore")
        }
        let both = try compare(folder)
        #expect(both.walk == both.git, "round \(round)")
        ignoring += both.git.count < Self.tree.count ? 1 : 0
      }
      // Most rounds leave something out.
      #expect(ignoring > 60, "\(ignoring)")
    }
  }

  @Test func infoExcludeCountsAndFilesWinOverIt() throws {
    try withRepository { folder in
      for path in Self.tree { try put("x\n", at: folder + "/" + path) }
      try put("a.txt\nb.txt\n", at: folder + "/.git/info/exclude")
      try put("!b.txt\n", at: folder + "/.gitignore")
      let both = try compare(folder)
      #expect(both.walk == both.git)
      #expect(both.walk.contains("b.txt") && !both.walk.contains("a.txt"))
    }
  }

  /// Files above the folder that is named hold; that folder itself is read, and so is a file that is named.
  @Test func whatIsNamedIsRead() throws {
    try withRepository { folder in
      for path in ["build/a.txt", "build/b.txt", "docs/b.txt"] { try put("x\n", at: folder + "/" + path) }
      try put("build/\nb.txt\n", at: folder + "/.gitignore")
      func names(_ path: String, honours: Bool = true) -> [String] {
        InputWalk(paths: [folder + path], standardInputName: "-", honoursGitIgnore: honours).inputs.map {
          String($0.path.dropFirst(folder.count + 1))
        }
      }
      #expect(names("").isEmpty)
      #expect(names("/build") == ["build/a.txt"])
      #expect(names("/docs/b.txt") == ["docs/b.txt"])
      #expect(names("", honours: false) == ["build/a.txt", "build/b.txt", "docs/b.txt"])
      // A repository in this one has its own files.
      _ = try git(["init", "-q", folder + "/docs"], in: folder)
      #expect(names("/docs") == ["docs/b.txt"])
    }
  }

  @Test func outsideOfARepositoryNothingIsIgnored() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/wirelint-plain-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try put("x\n", at: folder + "/a.txt")
    try put("a.txt\n", at: folder + "/.gitignore")
    #expect(InputWalk(paths: [folder], standardInputName: "-").inputs == [.file(folder + "/a.txt")])
  }

  @Test func whatIsSkippedIsToldWithItsReason() throws {
    try withRepository { folder in
      for path in ["a.txt", "b.txt", "c.xlsx", ".hidden.txt", "build/x.txt"] {
        try put("x\n", at: folder + "/" + path)
      }
      try put("\n# built\nbuild/\nb.*\n", at: folder + "/.gitignore")
      try FileManager.default.createSymbolicLink(atPath: folder + "/l.txt", withDestinationPath: "a.txt")
      let walk = InputWalk(paths: [folder], standardInputName: "-", tellsSkipped: true)
      let reasons = Dictionary(
        walk.skipped.map { (String($0.path.dropFirst(folder.count + 1)), $0.reason) }
      ) { first, _ in first }
      #expect(walk.inputs == [.file(folder + "/a.txt")])
      #expect(reasons["c.xlsx"] == "no known format" && reasons["l.txt"] == "a symbolic link")
      #expect(reasons[".hidden.txt"] == "hidden" && reasons[".git/"] == "hidden")
      #expect(reasons["build/"] == "git ignores it (\(folder)/.gitignore:3)")
      #expect(reasons["b.txt"] == "git ignores it (\(folder)/.gitignore:4)")
    }
  }

  /// A pattern of many stars takes its length times the path's.
  @Test func hostilePatternsAreLinear() throws {
    try withRepository { folder in
      try put("x\n", at: folder + "/" + String(repeating: "a", count: 200) + ".txt")
      try put(
        String(repeating: "*a", count: 1000) + "b\n" + String(repeating: "**/", count: 800) + "b\n",
        at: folder + "/.gitignore")
      #expect(InputWalk(paths: [folder], standardInputName: "-").inputs.count == 1)
    }
  }
}
