import Foundation
import Testing

/// `.vale.ini` through the built program (shared/vale/SEMANTICS.md, sections 1, 6 and 7).
@Suite struct ValeConfigurationTests {
  private func rule(_ token: String, _ level: String = "warning") -> String {
    "extends: existence\nmessage: \"no '%s'\"\nlevel: \(level)\ntokens: [\(token)]\n"
  }

  /// What a run says of one file, as `line:column: severity rule`.
  private func alerts(_ ini: String, _ file: String, _ text: String) throws -> [String] {
    var found: [String] = []
    let files = [
      "v.ini": "StylesPath = s\n" + ini, file: text, "s/A/One.yml": rule("one"),
      "s/A/Two.yml": rule("two", "suggestion"),
      "s/B/Three.yml": rule("three", "error"), "s/A/sub/Deep.yml": rule("one"), "s/A/Note.yaml": "x",
      "s/config/vocabularies/V/accept.txt": "# a comment\nMacOS\n\n(?i)bloblet\n",
      "s/config/vocabularies/V/reject.txt": "three\n(?i)four\n",
    ]
    try Program.withFiles(files) { folder in
      let result = try Program.run(["lint", "--config", "v.ini", file], in: folder)
      #expect(result.status != 2, "\(result.errors)")
      for line in result.output.split(separator: "\n") where line.hasPrefix(file + ":") {
        let parts = line.dropFirst(file.count + 1).split(separator: " ")
        found.append("\(parts[0]) \(parts[1].dropLast()) \(parts.last?.dropFirst().dropLast() ?? "")")
      }
      #expect(result.status == (found.contains { $0.contains("error") } ? 1 : 0))
    }
    return found
  }

  @Test func everythingIsReportedUnlessALevelIsSaid() throws {
    let text = "one two three\n"
    let ini = "[*]\nBasedOnStyles = A, B\n"
    #expect(
      try alerts(ini, "a.txt", text) == [
        "1:1: warning A.One", "1:5: note A.Two", "1:9: error B.Three",
      ])
    #expect(try alerts("MinAlertLevel = error\n" + ini, "a.txt", text) == ["1:9: error B.Three"])
    // A level takes the place of the rule's own before that.
    #expect(
      try alerts("MinAlertLevel = error\n" + ini + "A.Two = error\n", "a.txt", text)
        == ["1:5: error A.Two", "1:9: error B.Three"])
  }

  @Test func rulesAreSwitchedOneByOne() throws {
    #expect(try alerts("[*.txt]\nA.One = YES\n", "a.txt", "one two\n") == ["1:1: warning A.One"])
    #expect(try alerts("[*]\nBasedOnStyles = A\nA.One = NO\n", "a.txt", "one two\n") == ["1:5: note A.Two"])
    // The later section has the last word, key by key; its list of styles is the whole list.
    let later = "[*]\nBasedOnStyles = A\nA.One = NO\n[*.md]\nA.One = warning\n"
    #expect(try alerts(later, "a.md", "one two\n") == ["1:1: warning A.One", "1:5: note A.Two"])
    #expect(
      try alerts("[*]\nBasedOnStyles = A\n[*.md]\nBasedOnStyles = B\n", "a.md", "one three\n") == [
        "1:5: error B.Three"
      ])
    #expect(try alerts("[*.{md,txt}]\nBasedOnStyles = A\n", "a.rst", "one\n") == [])
  }

  @Test func wordListsMakeRules() throws {
    let ini = "Vocab = V\n[*]\nBasedOnStyles = Vale\nVale.Repetition = NO\n"
    #expect(
      try alerts(ini, "a.txt", "The bloblet and macos Four three.\n") == [
        "1:17: error Vale.Terms", "1:23: error Vale.Avoid", "1:28: error Vale.Avoid",
      ])
    #expect(try alerts(ini + "Vale.Avoid = NO\n", "a.txt", "three MacOS\n") == [])
    #expect(
      try alerts("[*]\nBasedOnStyles = Vale\n", "a.txt", "the the bloblet\n").map { $0.suffix(14) } == [
        "ale.Repetition", " Vale.Spelling",
      ])
  }

  @Test func commentsSwitchRulesInMarkUp() throws {
    let ini = "[*]\nBasedOnStyles = A, B\n"
    let text = """
      one

      <!-- vale off -->

      one

      <!-- vale on -->
      <!-- vale A.One = NO -->

      one two

      <!-- vale A.One = YES -->
      <!-- vale B = NO -->

      one three

      <!-- vale B = YES -->
      <!-- vale B.Three["three"] = NO -->
      three

      <!-- vale B.Three["three"] = YES -->
      three

      """
    let found = ["1:1: warning A.One", "10:5: note A.Two", "15:1: warning A.One", "22:1: error B.Three"]
    #expect(try alerts(ini, "a.md", text) == found)
    #expect(try alerts("[formats]\ntxt = md\n" + ini, "a.txt", text) == found)
    // In plain text they are text.
    #expect(try alerts(ini, "a.txt", text).count > found.count)
  }

  @Test func ignoredTextIsNotRead() throws {
    let ini =
      "[*]\nBasedOnStyles = A\nTokenIgnores = (\\$one\\$), (x{1,3}one)\nBlockIgnores = (?s)(<skip>.*?</skip>)\n"
    let text = "one $one$ xxone\n\n<skip>\none\n</skip> one\n"
    #expect(try alerts(ini, "a.md", text) == ["1:1: warning A.One", "5:9: warning A.One"])
    #expect(try alerts(ini, "a.txt", text).count == 4)
    try Program.withFiles(["v.ini": "[*]\nBasedOnStyles = Vale\nTokenIgnores = (a\n", "a.md": "x\n"]) {
      folder in
      let result = try Program.run(["lint", "--config", "v.ini", "a.md"], in: folder)
      #expect(
        result.status == 0 && result.errors.contains("v.ini:3:1: note: the pattern '(a' cannot be used"))
    }
  }

  /// What a configuration says that cannot be used is said and left out; `--strict` ends with 2.
  @Test(arguments: [
    ("StylesPth = x\n", "v.ini:1:1: note: 'StylesPth' is no key of Vale's; did you mean 'StylesPath'?"),
    ("[*]\nBasedOnStyle = A\n", "v.ini:2:1: note:"),
    ("[*]\nBasedOnStyles = None\n", "there is no style 'None'"),
    ("MinAlertLevel = loud\n", "'loud' is no level"),
    ("what\n", "neither a '[section]' nor a 'key = value' line"),
    ("Vocab = None\n[*]\nBasedOnStyles = Vale\n", "there is no vocabulary 'None'"),
    ("StylesPath = s\n[*]\nA.None = YES\n", "v.ini:3:1: note: there is no rule 'A.None'"),
    ("[*]\nNone.One = YES\n", "there is no style 'None'"),
    ("[*]\nproselint = suggestion\n", "'proselint' is no key of a section"),
    ("StylesPath = s\n[*]\nBasedOnStyles = B\n", "s/B/Bad.yml:1:10: note: rules that extend 'script'"),
  ]) func faultsAreSaidAndLeftOut(_ ini: String, _ wanted: String) throws {
    let files = [
      "v.ini": ini, "a.txt": "one\n", "s/A/One.yml": rule("one"), "s/B/Good.yml": rule("one"),
      "s/B/Bad.yml": "extends: script\nmessage: x\nscript: x\n",
    ]
    try Program.withFiles(files) { folder in
      let result = try Program.run(["lint", "--config", "v.ini", "a.txt"], in: folder)
      #expect(result.status == 0 && result.errors.contains(wanted), "\(result.errors)")
      #expect(result.output.contains("[B.Good]") == ini.contains("= B"))
      let strict = try Program.run(["lint", "--strict", "--config", "v.ini", "a.txt"], in: folder)
      #expect(strict.status == 2 && strict.output.isEmpty)
    }
  }

  /// What Vale's own reader takes.
  @Test(arguments: [
    "[*]\r\nBasedOnStyles = A\r\n", "[*]\nBasedOnStyles = A # ours\n", "[*]\nBasedOnStyles: A\n",
    "[*]\nBasedOnStyles = \"A\" ; ours\n", "[*.txt]\nBasedOnStyles = B\n[*.txt]\nBasedOnStyles = A\n",
    "[[!.]*.txt]\nBasedOnStyles = A\n", "[!*.md]\nBasedOnStyles = A\n", "[*.{md,txt}]\nBasedOnStyles = A\n",
    "[*]\nBasedOnStyles = A\n[*.md]\nA.One = NO\n",
  ]) func configurationsAreReadAsValeReadsThem(_ ini: String) throws {
    #expect(try alerts(ini, "a.txt", "one\n") == ["1:1: warning A.One"])
  }

  @Test func whateverIsNoLevelSwitchesARuleOff() throws {
    for value in ["No", "NO;", "Warning", "NO # why", "NO ; why"] {
      #expect(try alerts("[*]\nBasedOnStyles = A\nA.One = \(value)\n", "a.txt", "one\n") == [])
    }
    #expect(
      try alerts("[*]\nBasedOnStyles = A\nA.One = error # why\n", "a.txt", "one\n") == ["1:1: error A.One"])
  }

  @Test func aConfigurationIsFoundInTheFoldersAbove() throws {
    let files = [
      "_vale.ini": "\u{FEFF}StylesPath = s\n[*.md]\nBasedOnStyles = A\n", "s/A/One.yml": rule("one"),
      "docs/deep/a.md": "one\n", "docs/deep/a.adoc": "one\n", "own/.wirelint.yml": "min-severity: error\n",
      "own/a.md": "one\n",
    ]
    try Program.withFiles(files) { folder in
      let found = try Program.run(["lint", "a.md"], in: folder + "/docs/deep")
      #expect(found.output.contains("[A.One]"), "\(found.errors)")
      let walked = try Program.run(["lint", "--glob", "!*.md", "."], in: folder + "/docs")
      #expect(!walked.output.contains("[A.One]") && walked.status == 0)
      // What is ours is nearer there.
      #expect(try !Program.run(["lint", "a.md"], in: folder + "/own").output.contains("[A.One]"))
      #expect(
        try !Program.run(["lint", "--no-config", "a.md"], in: folder + "/docs/deep").output.contains(
          "[A.One]"))
    }
  }

  @Test(arguments: [
    (".Level == 'error'", "B.Three"), (".Name startsWith \"A.\" and .Level != \"warning\"", "A.Two"),
    (".Name in ['A.One', 'B.Three']", "A.One B.Three"),
    ("not (.Message matches 'two|three')", "A.One A.Two B.Three"),
    (".Extends == 'spelling'", ""),
  ])
  func findingsAreFiltered(_ condition: String, _ wanted: String) throws {
    let files = [
      "v.ini": "StylesPath = s\n[*]\nBasedOnStyles = A, B\n", "a.txt": "one two three\n",
      "s/A/One.yml": rule("one"), "s/A/Two.yml": rule("two", "suggestion"),
      "s/B/Three.yml": rule("three", "error"),
    ]
    try Program.withFiles(files) { folder in
      let result = try Program.run(["lint", "--config", "v.ini", "--filter", condition, "a.txt"], in: folder)
      let rules = result.output.split(separator: "\n").filter { $0.hasPrefix("a.txt:") }.compactMap {
        $0.split(separator: " ").last?.dropFirst().dropLast()
      }
      #expect(rules.joined(separator: " ") == wanted, "\(result.errors)")
      #expect(result.status == (wanted.contains("B.") ? 1 : 0))
      let wrong = try Program.run(
        ["lint", "--config", "v.ini", "--filter", ".Nam == 'x'", "a.txt"], in: folder)
      #expect(wrong.status == 2 && wrong.errors.contains("'.Nam' is no field of a rule"))
    }
  }

  /// The first word of a sentence and the last one count as well.
  @Test func wordsThatStandTwiceAreFound() throws {
    let text = "The the end. It is is. The end is near. Near it was.\n"
    try Program.withFiles(["v.ini": "[*]\nVale.Repetition = YES\n", "a.txt": text]) { folder in
      let result = try Program.run(["lint", "--config", "v.ini", "a.txt"], in: folder)
      let places = result.output.split(separator: "\n").filter { $0.hasPrefix("a.txt:") }.map {
        $0.prefix(10)
      }
      #expect(places == ["a.txt:1:1:", "a.txt:1:17"])
      #expect(result.output.contains("'the' is repeated") && result.output.contains("'is' is repeated"))
    }
  }

  @Test func aFormatIsReadAsAnother() throws {
    let ini = "StylesPath = s\n[*]\nBasedOnStyles = A\n"
    let files = ["s/A/One.yml": rule("one"), "a.copy": "`one` one\n"]
    for (head, places) in [("", ["1:2", "1:7"]), ("[formats]\ncopy = md\n", ["1:7"])] {
      try Program.withFiles(files.merging(["v.ini": ini.replacing("[*]", with: head + "[*]")]) { $1 }) {
        folder in
        let result = try Program.run(["lint", "--config", "v.ini", "a.copy"], in: folder)
        let found = result.output.split(separator: "\n").filter { $0.hasPrefix("a.copy:") }
        #expect(found.map { $0.dropFirst(7).prefix(3) } == places.map { $0[...] })
      }
    }
  }

  @Test func whatHasNoEffectIsSaid() throws {
    let ini = "WordTemplate = %s\nPackages = x\nIgnoredClasses = my\n[*]\nBasedOnStyles = Vale\n"
    try Program.withFiles(["v.ini": ini, "a.txt": "The end was was here.\n"]) { folder in
      let result = try Program.run(["lint", "--config", "v.ini", "a.txt"], in: folder)
      #expect(result.output.contains("[Vale.Repetition]"))
      let notes = result.errors.split(separator: "\n").filter { $0.contains(": note: ") }
      #expect(notes == ["wirelint: v.ini:1:1: note: 'WordTemplate' is not supported and has no effect"])
    }
  }
}
