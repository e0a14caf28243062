import Foundation
import Testing

/// Styles through the built program: `--style`, `.vale.ini`, `rules --test` and `--lint`, and bad ones.
@Suite struct StyleCommandTests {
  private func withStyle(_ files: [String: String], _ body: (String) throws -> Void) throws {
    try Program.withFiles(files) { folder in
      try Program.put(
        Array("The envoys utilize the port, Mr Brandvold said on Monday.\n".utf8), at: folder + "/a.txt")
      try body(folder)
    }
  }

  private static let rule = "extends: substitution\nmessage: \"use '%s'\"\nswap:\n  utilize: use\n"

  @Test func aStyleFolderAddsItsRules() throws {
    try withStyle(["House/Plain.yml": StyleCommandTests.rule]) { folder in
      let result = try Program.run(["lint", "--style", "./House", "a.txt"], in: folder)
      #expect(result.status == 1)
      #expect(result.output.contains("a.txt:1:12: warning: use 'use' [House.Plain]"), "\(result.output)")
      let without = try Program.run(
        ["lint", "--style", "./House", "--disable", "House", "a.txt"], in: folder)
      #expect(without.status == 0, "\(without.output)")
      let fixed = try Program.run(["fix", "--unsafe", "--style", "./House", "a.txt"], in: folder)
      #expect(fixed.status == 0, "\(fixed.errors)")
      #expect(
        Program.content(folder + "/a.txt")
          == Array("The envoys use the port, Mr Brandvold said on Monday.\n".utf8))
    }
  }

  @Test func aPackExtendsFoldersBesideItWhereverTheRunIsStarted() throws {
    let files = [
      "desk/All/pack.yml": "extends: [../House]\n", "desk/House/Plain.yml": StyleCommandTests.rule,
      "desk/.wirelint.yml": "styles: [./All]\n", "desk/sub/b.txt": "They utilize the port.\n",
    ]
    try withStyle(files) { folder in
      for (place, arguments) in [
        ("/desk", ["--style", "./All", "--no-config", "sub/b.txt"]), ("", ["desk/sub/b.txt"]),
        ("/desk/sub", ["b.txt"]), ("/desk/sub", ["--no-config", "--style", "../All", "b.txt"]),
      ] {
        let result = try Program.run(["lint"] + arguments, in: folder + place)
        #expect(result.output.contains("use 'use' [House.Plain]"), "\(result.output)\(result.errors)")
      }
    }
  }

  @Test func aValeConfigurationRunsItsStylesAlone() throws {
    let ini =
      "StylesPath = styles\nVocab = House\n[*.{md,txt}]\nBasedOnStyles = House, Vale\nHouse.Plain = error\nVale.Spelling = NO\n"
    let files = [
      ".vale.ini": ini, "styles/House/Plain.yml": StyleCommandTests.rule,
      "styles/config/vocabularies/House/accept.txt": "Brandwold\n",
      "styles/config/vocabularies/House/reject.txt": "envoys\n",
    ]
    try withStyle(files) { folder in
      let result = try Program.run(
        ["lint", "--config", ".vale.ini", "--format", "vale-json", "a.txt"], in: folder)
      #expect(result.status == 1, "\(result.errors)")
      #expect(result.output.contains("\"House.Plain\"") && result.output.contains("\"Vale.Avoid\""))
      let both = try Program.run(
        ["lint", "--config", ".vale.ini", "--style", "Redundancy", "a.txt"], in: folder)
      #expect(both.output.contains("[House.Plain]"), "\(both.errors)")
    }
  }

  @Test func examplesOfAStyleAreRun() throws {
    let good = StyleCommandTests.rule + "examples:\n  flags: ['They ⟦utilize⟧ it.']\n"
    let bad = StyleCommandTests.rule + "examples:\n  allows: ['They utilize it.']\n"
    try withStyle(["House/Plain.yml": good, "Other/Plain.yml": bad]) { folder in
      #expect(try Program.run(["rules", "--test", "./House"], in: folder).status == 0)
      let result = try Program.run(["rules", "--test", "./Other"], in: folder)
      #expect(result.status == 1)
      #expect(result.output.contains("Plain.yml:6:12: error: the rule flags 'utilize'"), "\(result.output)")
    }
  }

  @Test(arguments: [
    (["S/R.yml": "a: &a [x, x]\nb: &b [*a, *a, *a]\n"], "./S", "S/R.yml:"),
    (["S/R.yml": "extends: existence\nmessage: x\ntokens: ['a(']\n"], "./S", "S/R.yml:3:10: error:"),
    (["S/R.yml": rule, "T/S/R.yml": rule], "./S --style ./T/S", "'S.R' is the id of"),
    (["S/pack.yml": "extends: ../T\n", "T/pack.yml": "extends: ../S\n"], "./S", "extends itself"),
    (["S/pack.yml": "extends: ../S\n"], "./S", "extends itself"),
    (["S/pack.yml": "extends: .\n"], "./S", "S/pack.yml:1:10: error: the pack '.' extends itself"),
    (
      ["S/pack.yml": "extends: [../T]\n"], "./S", "S/pack.yml:1:11: error: there is no style folder './T'"
    ),
    (["S": "x\n"], "./S", "is a file; name the folder"),
    (["S/R.yml/x": "x\n"], "./S", "R.yml': a folder, not a rule file"),
    (["S/R.yaml": "x\n"], "./S", "holds no rule file"),
    (
      ["S/R.yml": "extends: existence\nmessage: x\ntokens: ['']\n"], "./S",
      "3:10: error: the pattern is empty"
    ),
    (
      ["S/R.yml": "extends: existence\nmessage: x\ntokens: ['(a+)+$']\n"], "./S",
      "3:10: error: the pattern '(a+)+$'"
    ),
    ([:], "./none", "there is no style folder './none'"),
    ([:], "Redundency", "did you mean 'Redundancy'?"),
  ])
  func badStylesEndTheRun(_ files: [String: String], _ style: String, _ wanted: String) throws {
    try withStyle(files) { folder in
      let result = try Program.shell("\"$WIRELINT\" lint --style \(style) a.txt", in: folder)
      #expect(result.status == 2 && result.output.isEmpty, "\(result.output)")
      #expect(result.errors.contains(wanted), "\(result.errors)")
    }
  }

  /// Nine levels of ten aliases are a billion values.
  @Test func aBombOfAliasesIsNotUnfolded() throws {
    var bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for (before, name) in zip("abcdefgh", "bcdefghi") {
      bomb += "\(name): &\(name) [\(Array(repeating: "*\(before)", count: 10).joined(separator: ", "))]\n"
    }
    try withStyle(["S/R.yml": bomb]) { folder in
      let result = try Program.run(["lint", "--style", "./S", "a.txt"], in: folder)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errors.contains("R.yml:6:36: error: more than 1000000 values"), "\(result.errors)")
    }
  }

  /// Nothing is waited for that need never come, and nothing read that has no end.
  @Test(arguments: ["mkfifo S/R.yml", "ln -s /dev/zero S/R.yml", "ln -s R.yml S/R.yml"])
  func whatIsNoFileIsNotRead(_ command: String) throws {
    try withStyle([:]) { folder in
      let result = try Program.shell(
        "mkdir S && \(command) && \"$WIRELINT\" lint --style ./S a.txt", in: folder)
      #expect(result.status == 2 && result.errors.contains("'./S"), "\(result.errors)")
    }
  }

  @Test func hostileRuleFilesEndTheRun() throws {
    try withStyle([:]) { folder in
      try FileManager.default.createDirectory(atPath: folder + "/S", withIntermediateDirectories: true)
      let path = folder + "/S/R.yml"
      for bytes in [
        Array(repeating: UInt8(ascii: "#"), count: 10 << 20), Array("message: ".utf8) + [0xFF, 0xFE, 0x0A],
        Array(String(repeating: "[", count: 100_000).utf8),
        Array(
          ("extends: existence\nmessage: x\ntokens: ['" + String(repeating: "(", count: 50_000) + "']\n").utf8
        ),
      ] {
        try Program.put(bytes, at: path)
        let result = try Program.run(["lint", "--style", "./S", "a.txt"], in: folder)
        #expect(result.status == 2 && result.output.isEmpty)
        #expect(result.errors.contains("R.yml"), "\(result.errors.prefix(200))")
      }
    }
  }
}
