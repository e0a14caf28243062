import Diagnostics
import Reporters
import SourceText
import Testing

/// `compiler` and `pretty`.
@Suite struct TerminalTests {
  private func lines(_ report: String) -> [String] {
    report.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func compilerIsTheContracts() {
    let path = "in box/a \"b\" & 100%␊<c>:1,ü.txt"
    #expect(
      lines(Sample.report(.compiler)) == [
        "\(path):1:17: warning: 'Borrel' is spelled 'Borrell' 6 times [name-variant]",
        "“Größe” 😀 e\u{301} 東京 Borrel came.",
        "                  ^~~~~~",
        "                  Borrell",
        "\(path):2:16: note: 'Borell' here [name-variant]",
        "\(path):2:4: note: 2 spaces [double-space]",
        "        He  left & <b>Borell</b> stayed.",
        "          ^~",
        "          fix: Leave one space",
        "\(path):2:16: error: 'Borell' is no word <U+202E>␛[31m|%␊::x [spelling]",
        "        He  left & <b>Borell</b> stayed.",
        "                      ^~~~~~",
        "                      Borrell",
        "                      Morel",
        "                      Barrel",
        "",
      ])
  }

  @Test func columnsAreCountedAsAsked() {
    var options = Sample.options
    options.columnUnit = .byte
    #expect(Sample.report(.compiler, options).contains(",ü.txt:1:31: warning"))
    options.columnUnit = .utf16
    #expect(Sample.report(.compiler, options).contains(",ü.txt:1:18: warning"))
  }

  @Test func parseableFixitsAreClangs() {
    var options = Sample.options
    options.parseableFixits = true
    let path = #"in box/a \"b\" & 100%\n<c>:1,\303\274.txt"#
    let found = lines(Sample.report(.compiler, options)).filter { $0.hasPrefix("fix-it:") }
    #expect(
      found == [
        "fix-it:\"\(path)\":{1:31-1:37}:\"Borrell\"", "fix-it:\"\(path)\":{2:4-2:6}:\" \"",
        "fix-it:\"\(path)\":{2:16-2:22}:\"Borrell\"",
      ])
  }

  @Test func deletionsAndInsertionsAreSaidInWords() {
    let range = TextRange(4, 8)
    let removed = Sample.report(
      .compiler, on: "One two three", range, fixes: [Fix("Remove 'two'", .safe, [.delete(range)])])
    #expect(lines(removed)[2...3] == ["    ^~~~", "    fix: Remove 'two'"])
    let inserted = Sample.report(
      .compiler, on: "One two three", range, fixes: [Fix("Close it", .safe, [.insert("”", at: 13)])])
    #expect(lines(inserted)[3] == "    fix: Close it")
  }

  @Test func aRangeOverSeveralLinesIsMarkedToTheEndOfTheFirst() {
    #expect(
      lines(Sample.report(.compiler, on: "One two\r\nthree", TextRange(4, 12)))[1...2] == [
        "One two", "    ^~~",
      ])
    #expect(lines(Sample.report(.compiler, on: "One\r\ntwo", TextRange(3, 5)))[1...2] == ["One", "   ^"])
    #expect(lines(Sample.report(.compiler, on: "", TextRange(0, 0)))[1...2] == ["", "^"])
  }

  @Test func longLinesAreWindowsAroundTheMark() {
    let words = (1...200).map { "word\($0)" }.joined(separator: " ")
    let at = Array(words.utf8).count / 2
    let found = lines(Sample.report(.compiler, on: words, TextRange(at, at + 4)))
    #expect(found[1].hasPrefix("…") && found[1].hasSuffix("…"))
    #expect((90...102).contains(found[1].unicodeScalars.count))
    let mark = found[2].prefix { $0 == " " }.count
    #expect(Array(found[1].utf8.dropFirst(mark + 2).prefix(4)) == Array(words.utf8.dropFirst(at).prefix(4)))
    // At the end of the line the window is filled from the left.
    let end = words.utf8.count
    let last = lines(Sample.report(.compiler, on: words, TextRange(end - 3, end)))
    #expect((95...102).contains(last[1].unicodeScalars.count))
    #expect(!last[1].hasSuffix("…"))
  }

  @Test func windowsAreCutBetweenScalars() {
    let long = String(repeating: "東京é😀", count: 500)
    for at in stride(from: 0, to: 6000, by: 12) {
      let out = Sample.report(.compiler, on: long, TextRange(at, at + 3))
      #expect(!out.unicodeScalars.contains("\u{FFFD}"))
    }
  }

  @Test(arguments: [
    ("e\u{301}\u{323}", 1), ("東京", 4), ("ｶﾅ", 2), ("ＡＢ", 4), ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("😀", 2), ("🗞\u{FE0F}", 2), ("🗞", 1), ("☎\u{FE0F}", 2), ("👍🏽", 4), ("🇬🇧", 2), ("a\u{200B}b", 2),
    ("a\u{AD}b", 10), ("\u{A0}", 1), ("–", 1), ("⌚", 2),
  ])
  func columnsAreThoseOfTerminals(_ text: String, _ columns: Int) {
    let at = text.utf8.count
    let found = lines(Sample.report(.compiler, on: text + "x", TextRange(at, at + 1)))
    #expect(found[2] == String(repeating: " ", count: columns) + "^")
  }

  @Test func invisibleMarksShowTheirCodePoints() {
    let found = lines(Sample.report(.compiler, on: "ab\u{200B}cd", TextRange(2, 5)))
    #expect(found[1...2] == ["ab<U+200B>cd", "  ^~~~~~~~"])
  }

  @Test(arguments: [ReportFormat.compiler, .pretty])
  func controlsCannotGarbleTheTerminal(_ format: ReportFormat) {
    let hostile = "a\u{1B}[2Jb\u{202E}c\u{0}d\u{9B}e\u{2028}f\u{7F}g"
    let out = Sample.report(format, on: hostile, TextRange(0, 1), message: hostile)
    for scalar in ["\u{1B}", "\u{202E}", "\u{0}", "\u{9B}", "\u{2028}", "\u{7F}"] as [Unicode.Scalar] {
      #expect(!out.unicodeScalars.contains(scalar))
    }
  }

  @Test func bytesThatAreNotUTF8AreShownAsReplacements() {
    let text = SourceText(name: "a", bytes: [0x61, 0x93, 0x62, 0xE2, 0x80])
    let found = Diagnostic("r", .warning, at: TextRange(1, 2), "m")
    let out = Sample.report(.compiler, [ReportedFile(path: "a", text: text, diagnostics: [found])])
    #expect(lines(out)[1...2] == ["a\u{FFFD}b\u{FFFD}", " ^"])
  }

  @Test func longLinesCostAWindow() {
    let long = SourceText(String(repeating: "word ", count: 400_000))
    let diagnostics = (0..<2000).map {
      Diagnostic("r", .warning, at: TextRange($0 * 1000, $0 * 1000 + 4), "m")
    }
    let out = Sample.report(.compiler, [ReportedFile(path: "a", text: long, diagnostics: diagnostics)])
    #expect(out.utf8.count < 2000 * 300)
  }

  @Test func prettySaysWhereAndThenWhat() {
    let found = lines(Sample.report(.pretty))
    #expect(
      found[0...5] == [
        "in box/a \"b\" & 100%␊<c>:1,ü.txt:1:17  warning  'Borrel' is spelled 'Borrell' 6 times  name-variant",
        "     1 │ “Größe” 😀 e\u{301} 東京 Borrel came.",
        "       │                   ^~~~~~",
        "       │ fix: Replace with 'Borrell'",
        "     2 │ 'Borell' here",
        "",
      ])
    #expect(found.contains("       │ and 1 more alternative"))
  }

  /// No line is wider than the terminal, and no rule's id is broken in two.
  @Test(arguments: [40, 60, 80, 100, 200]) func prettyKeepsWithinTheTerminal(_ width: Int) {
    var options = Sample.options
    options.width = width
    let copy = String(repeating: "the harbour of Brekkestad stays shut 東京 ", count: 12)
    let text = SourceText(copy, name: "a.txt")
    let found = Diagnostic(
      "dateline-city-unsupported", .warning, at: TextRange(200, 211),
      "'Brekkestad' is a town that no sentence of the story puts anybody into, and a reader may ask who was there",
      related: [
        RelatedPlace(TextRange(4, 11), "the harbour is named here for the first time in this story 東京 東京")
      ],
      fixes: [Fix("Write the name of the town that the story was sent from, or leave it out", .unsafe, [])])
    let report = lines(
      Sample.report(.pretty, [ReportedFile(path: "desk/a.txt", text: text, diagnostics: [found])], options))
    for line in report { #expect(OfferText.columns(line) <= width, "\(width): \(line)") }
    #expect(report.first?.hasPrefix("desk/a.txt:1:") == true)
    #expect(report.contains { $0.hasSuffix("dateline-city-unsupported") })
    #expect(
      report.joined(separator: " ").split(separator: " ").joined(separator: " ").contains(
        "a reader may ask who was there"))
  }

  @Test func colourChangesNothingElse() throws {
    for format in [ReportFormat.compiler, .pretty] {
      var options = Sample.options
      options.color = true
      let colored = Sample.report(format, options)
      #expect(colored.contains("\u{1B}[1;31merror\u{1B}[0m"))
      #expect(colored.replacing(try Regex("\u{1B}\\[[0-9;]*m"), with: "") == Sample.report(format))
    }
  }
}
