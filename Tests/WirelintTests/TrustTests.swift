import Foundation
import Testing

/// Folders of strangers: what they name, link to and configure is not followed out of them.
@Suite struct TrustTests {
  private static let story = "The envoy left the the hall.\n"

  /// A project `desk` of a repository of its own, with a file beside it that is none of the project's.
  private func withProject(_ files: [String: String], _ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try FileManager.default.createDirectory(
        atPath: folder + "/desk/.git", withIntermediateDirectories: true)
      try Program.put("root:*:20228:0:99999:7::\nsecret:x:1\n".utf8, at: folder + "/shadow")
      try Program.put(Self.story.utf8, at: folder + "/desk/s.txt")
      for (path, text) in files {
        let full = folder + "/" + path
        try FileManager.default.createDirectory(
          atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Program.put(text.utf8, at: full)
      }
      try body(folder)
    }
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
  }

  // MARK: Pipes and devices

  @Test(arguments: [
    (".wirelint.yml", ""), (".wirelint-ignore.yml", ""), ("b.yml", "extends: b.yml\n"),
    ("b.json", "baseline: b.json\n"), ("b.dic", "dictionaries: [b.dic]\n"),
    ("b.tsv", "glossaries: [b.tsv]\n"),
    ("S/R.yml", "styles: [./S]\n"), ("S/pack.yml", "styles: [./S]\n"),
  ])
  func whatIsNoFileIsNotWaitedFor(_ name: String, _ configuration: String) throws {
    for kind in ["mkfifo", "ln -s /dev/zero", "mkdir"] {
      try withProject(
        configuration.isEmpty ? [:] : ["desk/.wirelint.yml": configuration, "desk/S/A.txt": ""]
      ) {
        folder in
        let made = try Program.shell("\(kind) '\(name)'", in: folder + "/desk")
        #expect(made.status == 0, "\(made.errors)")
        let result = try Program.shell(
          "timeout -s KILL 60 \"$WIRELINT\" lint --no-cache --trust s.txt", in: folder + "/desk")
        #expect(result.status == 2, "\(kind) \(name): \(result.status) \(result.errors)")
        #expect(
          result.errors.contains("a device or pipe, not") || result.errors.contains("a folder, not"),
          "\(result.errors)")
      }
    }
  }

  @Test func anIndexOfNamesIsAFile() throws {
    try withProject([:]) { folder in
      let result = try Program.run(["lint", "--names-index", "/dev/zero", "s.txt"], in: folder + "/desk")
      #expect(result.status == 2 && result.errors.contains("a device or pipe, not a file"))
    }
  }

  @Test func aConfigurationHasASize() throws {
    try withProject(["desk/.wirelint.yml": String(repeating: "# \n", count: 1_500_000)]) { folder in
      let result = try Program.run(["lint", "s.txt"], in: folder + "/desk")
      #expect(result.status == 2 && result.errors.contains("larger than 4 MiB"), "\(result.errors)")
    }
  }

  // MARK: Paths

  @Test(arguments: [
    "extends: ../shadow\n", "baseline: ../shadow\n", "dictionaries: [../shadow]\n",
    "glossaries: [../shadow]\n",
    "styles: [../House]\n", "extends: /etc/passwd\n", "dictionaries: [link.dic]\n", "styles: [./linked]\n",
    "styles: [linked]\n", "styles: [./Own]\n",
  ])
  func whatLeadsOutOfTheProjectIsRefusedAndNotQuoted(_ configuration: String) throws {
    let files = [
      "desk/.wirelint.yml": configuration, "House/R.yml": "extends: existence\nmessage: m\ntokens: [envoy]\n",
      "desk/Own/pack.yml": "extends: [../../House]\n",
    ]
    try withProject(files) { folder in
      try link(folder + "/desk/link.dic", to: "../shadow")
      try link(folder + "/desk/linked", to: "../House")
      for arguments in [["lint", "s.txt"], ["config", "s.txt"]] {
        let result = try Program.run(arguments, in: folder + "/desk")
        #expect(result.status == 2, "\(configuration): \(result.errors)")
        #expect(result.errors.contains("leads out of the project") && result.errors.contains("--trust"))
        #expect(!(result.errors + result.output).contains("20228"))
        // The user's own word is enough.
        let trusted = try Program.run(arguments + ["--trust"], in: folder + "/desk")
        #expect(!trusted.errors.contains("leads out of"), "\(trusted.errors)")
      }
    }
  }

  @Test func filesThatAreFoundByTheirNameAreNoLinksOut() throws {
    for name in [".wirelint.yml", ".wirelint-ignore.yml"] {
      try withProject([:]) { folder in
        try link(folder + "/desk/" + name, to: "../shadow")
        let result = try Program.run(["lint", "s.txt"], in: folder + "/desk")
        #expect(result.status == 2 && result.errors.contains("'\(name)' leads out of the project"))
        #expect(!result.errors.contains("20228"), "\(result.errors)")
      }
    }
    try withProject([
      "desk/.wirelint.yml": "styles: [./S]\n",
      "desk/S/A.yml": "extends: existence\nmessage: m\ntokens: [envoy]\n",
    ]) {
      folder in
      try link(folder + "/desk/S/B.yml", to: "../../shadow")
      let result = try Program.run(["lint", "s.txt"], in: folder + "/desk")
      #expect(result.status == 2 && result.errors.contains("a link that leads out of the project"))
      #expect(!result.errors.contains("20228"), "\(result.errors)")
    }
  }

  @Test func whatIsInTheProjectIsRead() throws {
    let files = [
      "desk/base.yml": "rules: {duplicate-word: off}\n", "desk/north/.wirelint.yml": "extends: ../base.yml\n",
      "desk/north/s.txt": Self.story,
      "desk/.wirelint.yml": "extends: linked.yml\ndictionaries: [words/own.dic]\n",
      "desk/words/own.dic": "Brandvold\n",
    ]
    try withProject(files) { folder in
      try link(folder + "/desk/linked.yml", to: "base.yml")
      for (place, arguments) in [
        ("/desk", ["s.txt", "north/s.txt"]), ("", ["desk/s.txt"]), ("/desk/north", ["s.txt"]),
      ] {
        let result = try Program.run(["lint"] + arguments, in: folder + place)
        #expect(result.status == 0, "\(place): \(result.errors)")
      }
    }
  }

  @Test func valesStylesAreInTheProject() throws {
    let rule = "extends: existence\nmessage: m\ntokens: [envoy]\n"
    try withProject([
      "House/H/R.yml": rule, "desk/.vale.ini": "StylesPath = ../House\n[*]\nBasedOnStyles = H\n",
    ]) {
      folder in
      let result = try Program.run(["lint", "--config", ".vale.ini", "s.txt"], in: folder + "/desk")
      #expect(result.status == 2 && result.errors.contains(".vale.ini:1:1: error: '../House' leads out of"))
      let trusted = try Program.run(
        ["lint", "--config", ".vale.ini", "--trust", "s.txt"], in: folder + "/desk")
      #expect(trusted.output.contains("[H.R]"), "\(trusted.errors)")
    }
  }

  // MARK: Walks

  @Test func foldersAreNotLeftThroughLinks() throws {
    try withProject(["outside/x.txt": Self.story]) { folder in
      try link(folder + "/desk/notes.txt", to: "../outside/x.txt")
      try link(folder + "/desk/more", to: "../outside")
      let linted = try Program.run(["lint", "."], in: folder + "/desk")
      #expect(linted.errors.contains("in 1 file"), "\(linted.errors)")
      #expect(try Program.run(["fix", "."], in: folder + "/desk").status == 0)
      #expect(Program.content(folder + "/outside/x.txt") == Array(Self.story.utf8))
      #expect(Program.content(folder + "/desk/s.txt") != Array(Self.story.utf8))
      // A link that is named is followed.
      let named = try Program.run(["lint", "notes.txt", "more"], in: folder + "/desk")
      #expect(named.errors.contains("in 2 files"), "\(named.errors)")
      #expect(try Program.run(["fix", "notes.txt"], in: folder + "/desk").status == 0)
      #expect(Program.content(folder + "/outside/x.txt") != Array(Self.story.utf8))
    }
  }

  // MARK: Git

  @Test func programsOfARepositoryAreNotRun() throws {
    try Program.withFolder { folder in
      let setUp = """
        export GIT_CONFIG_GLOBAL=/dev/null; git init -q . && git config user.name a && git config user.email a@example.org
        printf 'The envoy left the the hall.\\n' >s.txt; printf '*.txt diff=x filter=y\\n' >.gitattributes; git add -A; git commit -qm one
        printf 'The envoy left the the house.\\n' >s.txt
        cat >evil <<'END'
        #!/bin/sh
        echo ran >>"$0.log"; cat
        END
        chmod +x evil
        git config diff.x.textconv "$PWD/evil"; git config diff.external "$PWD/evil"; git config core.fsmonitor "$PWD/evil"
        git config core.pager "$PWD/evil"; git config filter.y.clean "$PWD/evil"; git config filter.y.process "$PWD/evil"
        git config core.hooksPath "$PWD"; cp evil post-index-change
        """
      #expect(try Program.shell(setUp, in: folder).status == 0)
      let result = try Program.run(["lint", "--changed-since", "HEAD", "s.txt"], in: folder)
      #expect(result.output.contains("[duplicate-word]"), "\(result.output)\(result.errors)")
      #expect(Program.content(folder + "/evil.log") == nil)
      #expect(Program.content(folder + "/post-index-change.log") == nil)
    }
  }

  // MARK: Commands in what is printed

  @Test func copyAndNamesGiveNoOrders() throws {
    let copy =
      "::add-mask:: the the crew\n\n ::error file=a.js::The the crew rests.\n\nThe ##[add-mask]the the crew and the ##vso[task.x] the the end.\n"
    try Program.withFolder { folder in
      let name = "::warning file=q::x ##[error].txt"
      try Program.put(copy.utf8, at: folder + "/" + name)
      try Program.put(Array([0x61, 0x00, 0x62]), at: folder + "/::error::b.txt")
      for format in ["compiler", "pretty"] {
        let result = try Program.shell(
          "export CI=true; \"$WIRELINT\" lint --format \(format) '\(name)' '::error::b.txt' '::nothing'",
          in: folder)
        #expect(result.output.contains("the the crew") && result.status == 3, "\(result.errors)")
        for line in (result.output + result.errors).split(whereSeparator: \.isNewline) {
          #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(line)")
          #expect(!line.contains("##[") && !line.contains("##vso["), "\(line)")
        }
      }
      // Elsewhere everything is printed as it stands.
      let plain = try Program.shell(
        "unset CI GITHUB_ACTIONS TF_BUILD TEAMCITY_VERSION; \"$WIRELINT\" lint '\(name)'", in: folder)
      #expect(plain.output.contains("\n::add-mask:: the the crew\n") && plain.output.hasPrefix(name))
    }
  }
}
