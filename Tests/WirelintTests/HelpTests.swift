import Foundation
import RuleTestSupport
import Testing

/// What the program answers to those who ask it what it is, and to those who mistake it for another.
@Suite struct HelpTests {
  @Test func helpTakesACommand() throws {
    let help = try Program.run(["help", "fix"])
    #expect(try help.status == 0 && help.output == Program.run(["fix", "--help"]).output)
    #expect(try Program.run(["help"]).output.contains("exit codes"))
    let wrong = try Program.run(["help", "fxi"])
    #expect(wrong.status == 2 && wrong.errors.contains("did you mean 'fix'?"), "\(wrong.errors)")
  }

  @Test func versionIsAWordToo() throws {
    #expect(try Program.run(["version"]).output == Program.run(["--version"]).output)
    // A file of that name is one.
    try Program.withFolder { folder in
      try Program.put("The envoy left the the hall.\n".utf8, at: folder + "/version")
      #expect(try Program.run(["version"], in: folder).output.contains("version:1:16: warning"))
    }
  }

  @Test(arguments: [
    (["check", "."], "did you mean 'lint'?"), (["format", "."], "did you mean 'fix'?"),
    (["lnt", "."], "did you mean 'lint'?"), (["-v"], "did you mean '--version'?"),
    (["lint", "-o", "x"], "did you mean '--output'?"), (["fix", "-n", "x"], "did you mean '--dry-run'?"),
    (["lint", "--severity", "spelling=off", "x"], "--disable spelling leaves the rule out"),
    (["lint", "--severity", "spelling=loud", "x"], "write RULE=note, RULE=warning or RULE=error"),
    (["ignore", "a.txt:1:1", "--reason", "x", "--expires", "2020-01-01"], "'2020-01-01' is past"),
    (["ignore", "a.txt:1:1", "--reason", "x", "--expires", "soon"], "'soon' is no date"),
  ]) func whatIsMeantIsSaid(_ arguments: [String], _ hint: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2 && result.errors.contains(hint), "\(result.errors)")
  }

  @Test func explainTakesWhatOnlyTakes() throws {
    let category = try Program.run(["explain", "quotation"])
    #expect(category.status == 0 && category.output.contains("quote-unclosed"), "\(category.errors)")
    #expect(!category.output.contains("name-variant"))
    let glob = try Program.run(["explain", "Name-*"]).output
    #expect(glob.contains("name-variant") && !glob.contains("quote-unclosed"))
    let rule = try Program.run(["explain", "NAME-VARIANT"])
    #expect(rule.output.hasPrefix("name-variant (Names, ") && rule.output.contains("left alone"))
    let two = try Program.run(["explain", "double-space", "binary-file"]).output
    #expect(two.contains("double-space (") && two.contains("\nbinary-file ("))
    #expect(try Program.run(["explain", "nothing-of-*"]).status == 2)
    // The page that it names is there.
    let page = rule.output.split(separator: " ").last.map { $0.filter { $0 != "\n" } } ?? ""
    #expect(page == TestDesk.root + "/rules/Names/name-variant.md")
    #expect(FileManager.default.fileExists(atPath: page))
  }

  @Test func theConfigurationOfAFolderIsThatOfItsStories() throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder + "/a/b", withIntermediateDirectories: true)
      try Program.put("min-severity: note\n".utf8, at: folder + "/a/.wirelint.yml")
      for path in ["a", "a/", "a/b", "a/story.txt"] {
        let result = try Program.run(["config", path], in: folder)
        #expect(result.output.contains("# a/.wirelint.yml:1"), "\(path): \(result.output)")
      }
      #expect(try Program.run(["config", "."], in: folder + "/a").output.contains("# .wirelint.yml:1"))
      #expect(try Program.run(["config", "."], in: folder).errors.contains("no .wirelint.yml at or above"))
    }
  }

  @Test func aTableOfNamesHasAHead() throws {
    let copy = Data("Ana Borrell spoke. Ana Borrel left, and Ana Borrell came back.\n".utf8)
    #expect(try Program.run(["names", "-"], input: copy).output.hasPrefix("name  "))
  }

  @Test func whatAShallowCloneLacksIsSaid() throws {
    try Program.withFolder { folder in
      let made = try Program.shell(
        """
        export GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b
        git init -q whole && cd whole && echo 'One day.' >a.txt && git add . && git commit -qm a && echo >>a.txt && git commit -qam b
        cd .. && git clone -q --depth 1 "file://$PWD/whole" part
        """, in: folder)
      #expect(made.status == 0, "\(made.errors)")
      let shallow = try Program.run(["lint", "--changed-since", "HEAD~1", "."], in: folder + "/part")
      #expect(shallow.status == 2 && shallow.errors.contains("'fetch-depth: 0'"), "\(shallow.errors)")
      let whole = try Program.run(["lint", "--changed-since", "nosuch", "."], in: folder + "/whole")
      #expect(whole.status == 2 && !whole.errors.contains("shallow"), "\(whole.errors)")
    }
  }
}
