import Foundation
import Testing

/// How the paths of a command line are understood.
@Suite struct PathTests {
  private func desk(_ paths: [String], _ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      for path in paths {
        let file = folder + "/" + path
        try FileManager.default.createDirectory(
          atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Program.put("The envoy left the the hall.\n".utf8, at: file)
      }
      try body(folder)
    }
  }

  private func files(_ arguments: [String], in folder: String) throws -> [String] {
    let result = try Program.run(["lint", "--no-config", "--show-files"] + arguments, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map(String.init)
  }

  private static let tree = [
    "a.txt", "b.txt", "b.md", "c.dat", ".d.txt", "stories/a.txt", "stories/b.txt", "stories/may/a.txt",
    "stories/may/c.md",
    "other/a.txt",
  ]

  /// A pattern in quotation marks is what a shell would have made of it.
  @Test(arguments: [
    "*.txt", "stories/*.txt", "stories/*/*.txt", "*/a.txt", "?.txt", "[ab].txt", "[!a].txt", "./*.md",
    "s*/b.*",
    "stories/may/[a-c].*", "o*/a.txt",
  ]) func patternsMatchAsInShells(_ pattern: String) throws {
    try desk(Self.tree) { folder in
      let shell = try Program.shell("printf '%s\\n' \(pattern)", in: folder).output.split(separator: "\n")
      let ours = try files([pattern], in: folder)
      #expect(
        !ours.isEmpty && ours.map { $0.hasPrefix("./") ? $0 : $0 }.sorted() == shell.map(normal).sorted(),
        "\(ours)")
    }
  }

  /// What we print of a path that a shell writes with `./`.
  private func normal(_ path: Substring) -> String { String(path) }

  @Test func twoStarsAreAnyFolders() throws {
    try desk(Self.tree) { folder in
      let below = try files(["stories/**/*.txt"], in: folder)
      #expect(below == ["stories/a.txt", "stories/b.txt", "stories/may/a.txt"])
      let everywhere = try files(["**/a.txt"], in: folder).sorted()
      #expect(everywhere == ["a.txt", "other/a.txt", "stories/a.txt", "stories/may/a.txt"])
      let all = try files(["stories/**"], in: folder)
      #expect(all.count == 4, "\(all)")
      // Without an ending only what is read in folders.
      let names = try files(["*"], in: folder)
      #expect(!names.contains("c.dat") && names.contains("stories/a.txt"), "\(names)")
      let stated = try files(["*.dat"], in: folder)
      #expect(stated == ["c.dat"])
    }
  }

  @Test func theLintRunsOverAPattern() throws {
    try desk(Self.tree) { folder in
      let result = try Program.run(["lint", "--no-config", "stories/*.txt"], in: folder)
      #expect(
        result.status == 1 && result.errors == "2 warnings in 2 files (2 fixable)\n", "\(result.errors)")
      // A file of that name is no pattern.
      try Program.put("The envoy left the hall.\n".utf8, at: folder + "/[x].txt")
      #expect(
        try Program.run(["lint", "--no-config", "[x].txt"], in: folder).errors == "no findings in 1 file\n")
    }
  }

  @Test func theFilesOfARunAreShownWithThoseThatAreSkipped() throws {
    try desk(["a.txt", "b.txt", "c.xlsx", "build/x.txt"]) { folder in
      try Program.put("ignore: [b.txt]\n".utf8, at: folder + "/.wirelint.yml")
      try Program.put("build/\n".utf8, at: folder + "/.gitignore")
      _ = try Program.shell("git init -q", in: folder)
      let result = try Program.run(["lint", "--show-files", "."], in: folder)
      #expect(result.status == 0 && result.output == "./a.txt\n", "\(result.output)\(result.errors)")
      for line in [
        "skipped: ./b.txt: the configuration ignores it", "skipped: ./c.xlsx: no known format",
        "skipped: ./build/: git ignores it (.gitignore:1)", "skipped: ./.wirelint.yml: hidden",
      ] { #expect(result.errors.contains(line + "\n"), "\(line) in \(result.errors)") }
    }
  }

  @Test func whatGitIgnoresIsLeftOutUnlessAskedFor() throws {
    try desk(["a.txt", "build/x.txt", "only/build/y.txt"]) { folder in
      try Program.put("build/\n".utf8, at: folder + "/.gitignore")
      _ = try Program.shell("git init -q", in: folder)
      #expect(try Program.run(["lint", "."], in: folder).errors == "1 warning in 1 file (1 fixable)\n")
      #expect(
        try Program.run(["lint", "--no-gitignore", "."], in: folder).errors.hasPrefix("3 warnings in 3 files")
      )
      let fixed = try Program.run(["fix", "--dry-run", "."], in: folder)
      #expect(fixed.errors.hasSuffix("of 1 file\n"), "\(fixed.errors)")
      let empty = try Program.run(["lint", "only"], in: folder)
      #expect(
        empty.status == 2 && empty.errors.contains("git ignores what is in this folder (--no-gitignore"))
    }
  }

  @Test func aNameForStandardInputThatIsNotReadIsSaid() throws {
    try desk(["a.txt"]) { folder in
      let result = try Program.run(["lint", "--stdin-filename", "x.txt", "a.txt"], in: folder)
      #expect(result.errors.contains("--stdin-filename 'x.txt' has no effect"), "\(result.errors)")
      let used = try Program.run(
        ["lint", "--stdin-filename", "x.txt", "-"], input: Data("A day.\n".utf8), in: folder)
      #expect(!used.errors.contains("no effect"))
    }
  }

  /// What changes is linted again, and so is everything where the configuration changes.
  @Test func changesAreLintedWhileOneWatches() throws {
    try desk(["a.txt", "b.txt"]) { folder in
      let result = try Program.shell(
        """
        "$WIRELINT" --watch --format compiler . >out 2>err & watcher=$!
        seen() { for try in $(seq 300); do [ "$(grep -c watching err)" -ge $1 ] && return; sleep 0.1; done; echo "waited for $1"; }
        seen 1; cp out first
        printf 'The envoy left a a hall.\\n' >a.txt; seen 2; cp out second
        printf 'min-severity: error\\n' >.wirelint.yml; seen 3; cp out third
        printf 'min-severity: eror\\n' >.wirelint.yml; seen 4
        printf 'One one more.\\n' >c.txt; printf 'rules: {}\\n' >.wirelint.yml; seen 5
        kill -9 $watcher; wait $watcher 2>/dev/null
        grep -c duplicate-word first second third out; cat err
        """, in: folder)
      #expect(!result.output.contains("waited for"), "\(result.output)")
      let counts = result.output.split(separator: "\n").prefix(4)
      // Two files; then one of them; then none that loud; then all three.
      #expect(counts == ["first:2", "second:3", "third:3", "out:6"], "\(result.output)")
      #expect(result.output.contains("'eror' is none of its values"))
    }
  }

  @Test(arguments: [
    ["-"], ["--output", "x", "."], ["--write-baseline", "x", "."], ["--dump", "article", "."],
  ])
  func watchingTakesWhatGoesOn(_ arguments: [String]) throws {
    try desk(["a.txt"]) { folder in
      let result = try Program.run(["lint", "--watch"] + arguments, in: folder)
      #expect(result.status == 2 && result.errors.contains("--watch"), "\(result.errors)")
    }
  }
}
