import Foundation
import RuleTestSupport
import Testing

/// `wirelint pair`: what it says of whole and of shortened translations, its alignment for people and as files.
@Suite struct PairAlignmentTests {
  private static let german = """
    Fähre läuft wieder aus

    Die Fähre nach Nordhafen fährt seit Montag wieder. Der Sturm hatte zwei Schiffe beschädigt, wie Hafenmeister Ole Brandt sagte.

    Brandt rechnet täglich mit 140 Fahrgästen. Die Reparatur kostete 38.000 Euro.

    Im Winter soll der Fahrplan gekürzt werden. Die Bürgermeisterin von Nordhafen lehnt das ab, weil die Schüler der Insel dann zwei Stunden warten müssten.
    """
  private static let english = """
    Ferry sails again

    The ferry to Nordhafen has been running again since Monday. The storm had damaged two ships, harbour master Ole Brandt said.

    Brandt expects 140 passengers a day. The repairs cost 38,000 euros.

    The timetable is to be cut in winter. The mayor of Nordhafen rejects that because the island's pupils would then have to wait for two hours.
    """
  private static let japanese = """
    北港行きのフェリーは月曜日に運航を再開した。嵐で船2隻が損傷したとオレ・ブラント港長が述べた。

    ブラント氏は1日140人の乗客を見込んでいる。修理には3万8000ユーロかかった。

    冬には時刻表が縮小される予定だ。北港の市長は、島の生徒が2時間待たなければならなくなるとして反対している。
    """
  private static let lacks = [
    "translation-omitted-sentence", "translation-omitted-paragraph", "translation-added",
  ]

  private func found(_ source: String, _ target: String, _ languages: (String, String)) throws -> [String] {
    var lines: [String] = []
    try Program.withFolder { folder in
      try Program.put(Array((source + "\n").utf8), at: folder + "/a.txt")
      try Program.put(Array((target + "\n").utf8), at: folder + "/b.txt")
      let result = try Program.run(
        ["pair", "--no-config", "--source-language", languages.0, "--target-language", languages.1]
          + Self.lacks.flatMap { ["--only", $0] } + ["a.txt", "b.txt"], in: folder)
      lines = result.output.split(separator: "\n").map(String.init).filter { $0.hasPrefix("b.txt:") }
    }
    return lines
  }

  /// A text without paragraphs: all of it in one line.
  private func unbroken(_ text: String, _ space: String = " ") -> String {
    text.split(separator: "\n").joined(separator: space)
  }

  @Test func wholeTranslationsAreSilent() throws {
    let headless = Self.english.replacing("Ferry sails again\n\n", with: "")
    #expect(try found(Self.german, Self.english, ("de", "en")) == [])
    #expect(try found(Self.english, Self.german, ("en", "de")) == [])
    #expect(try found(Self.japanese, headless, ("ja", "en")) == [])
    #expect(try found(headless, Self.japanese, ("en", "ja")) == [])
    #expect(try found(unbroken(Self.japanese, ""), unbroken(headless), ("ja", "en")) == [])
    #expect(try found(unbroken(Self.german), unbroken(Self.english), ("de", "en")) == [])
  }

  @Test func aSentenceMadeOfTwoIsNoOmission() throws {
    let joined = Self.english.replacing(
      "Monday. The storm had damaged two ships, harbour master Ole Brandt said.",
      with: "Monday, after the storm had damaged two ships, harbour master Ole Brandt said.")
    #expect(joined != Self.english)
    #expect(try found(Self.german, joined, ("de", "en")) == [])
  }

  @Test func whatWasLeftOutIsNamedAtItsPlace() throws {
    let paragraph = Self.english.replacing(
      "Brandt expects 140 passengers a day. The repairs cost 38,000 euros.\n\n", with: "")
    let first = try found(Self.german, paragraph, ("de", "en"))
    #expect(first.count == 1 && first[0].contains("paragraph 'Brandt rechnet täglich mit 140"), "\(first)")
    let sentence = Self.english.replacing(
      "The storm had damaged two ships, harbour master Ole Brandt said.", with: "")
    let second = try found(Self.german, sentence, ("de", "en"))
    #expect(second.count == 1 && second[0].contains("sentence 'Der Sturm hatte zwei Schiffe"), "\(second)")
    let third = try found(unbroken(Self.german), unbroken(sentence), ("de", "en"))
    #expect(third.count == 1 && third[0].contains("sentence 'Der Sturm hatte zwei Schiffe"), "\(third)")
    let headless = Self.english.replacing("Ferry sails again\n\n", with: "")
      .replacing(" The repairs cost 38,000 euros.", with: "")
    let fourth = try found(Self.japanese, headless, ("ja", "en"))
    #expect(fourth.count == 1 && fourth[0].contains("sentence '修理には3万8000ユーロかかった"), "\(fourth)")
  }

  @Test func alignmentForPeople() throws {
    try Program.withFolder { folder in
      try Program.put(Array((Self.german + "\n").utf8), at: folder + "/a.txt")
      let target = Self.english.replacing("The repairs cost 38,000 euros.", with: "")
      try Program.put(Array((target + "\n").utf8), at: folder + "/b.txt")
      let result = try Program.run(
        [
          "pair", "--no-config", "--dump", "alignment", "--source-language", "de", "--target-language", "en",
          "a.txt", "b.txt",
        ],
        in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let lines = result.output.split(separator: "\n")
      #expect(
        lines.contains {
          $0.contains("Fähre läuft wieder aus") && $0.contains("| Ferry sails again") && $0.contains("1-1")
        })
      #expect(
        lines.contains { $0.hasPrefix("?") && $0.contains("1-0") && $0.contains("Die Reparatur kostete") })
      #expect(
        result.errors.contains("de to en: 7 pairs, 0 of them unsure, 1 without a counterpart"),
        "\(result.errors)")
    }
  }

  @Test func badRequestsAreRefused() throws {
    try Program.withFolder { folder in
      try Program.put(Array("Eins.\n".utf8), at: folder + "/a.txt")
      try Program.put(Array("One.\n".utf8), at: folder + "/b.txt")
      for (path, said) in [
        ("out.doc", "neither XLIFF (.xlf, .xliff) nor TMX (.tmx)"), ("a.txt", "neither XLIFF"),
      ] {
        let result = try Program.run(["pair", "--no-config", "--write", path, "a.txt", "b.txt"], in: folder)
        #expect(result.status == 2 && result.errors.contains(said), "\(result.errors)")
      }
      let missing = try Program.run(
        ["pair", "--no-config", "--write", "o.xlf", "a.txt", "none.txt"], in: folder)
      #expect(missing.status == 3)
      #expect(!FileManager.default.fileExists(atPath: folder + "/o.xlf"))
    }
  }

  private static let python = TestDesk.root + "/.build/bitext/bin/python3"
  private static let reader = """
    import sys
    from lxml import etree
    from translate.storage import factory
    for path in sys.argv[1:]:
        etree.parse(path, etree.XMLParser(resolve_entities=False))
        for unit in factory.getobject(path).units:
            print(path, "|", unit.source or "", "|", unit.target or "")
    """

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: python),
      "translate-toolkit is missing; 'scripts/bootstrap --tests' puts it there"))
  func filesThatOthersOpen() throws {
    try Program.withFolder { folder in
      let source = Self.german.replacing("Ole Brandt", with: "Ole <Brandt> & Sohn")
      let target = Self.english.replacing("Ole Brandt", with: "Ole <Brandt> & Sohn").replacing(
        "The repairs cost 38,000 euros.", with: "")
      try Program.put(Array((source + "\n").utf8), at: folder + "/a.txt")
      try Program.put(Array((target + "\n").utf8), at: folder + "/b.txt")
      try Program.put(Array(Self.reader.utf8), at: folder + "/read.py")
      for path in ["o.xlf", "o.tmx"] {
        let result = try Program.run(
          [
            "pair", "--no-config", "--write", path, "--source-language", "de", "--target-language", "en",
            "a.txt", "b.txt",
          ],
          in: folder)
        #expect(result.status == 0, "\(result.errors)")
      }
      let read = try Program.shell("'\(Self.python)' read.py o.xlf o.tmx", in: folder)
      let lines = read.output.split(separator: "\n").map(String.init)
      #expect(
        lines.contains("o.xlf | Fähre läuft wieder aus | Ferry sails again"), "\(read.output)\(read.errors)")
      #expect(lines.contains("o.tmx | Fähre läuft wieder aus | Ferry sails again"))
      #expect(lines.contains("o.xlf | Die Reparatur kostete 38.000 Euro. | "))
      #expect(!lines.contains { $0.hasPrefix("o.tmx") && $0.contains("Reparatur") })
      #expect(
        lines.contains { $0.hasPrefix("o.tmx") && $0.contains("Ole <Brandt> & Sohn sagte. | The storm") })
      // And by the linter itself.
      let linted = try Program.run(["--no-config", "--only", "translation-*", "o.tmx"], in: folder)
      #expect(linted.status == 0 && linted.output.isEmpty, "\(linted.output)")
    }
  }
}
