import Foundation
import Testing

/// `wirelint mine` through the built program.
@Suite struct MineCommandTests {
  private let ships = ["ferries", "tugs", "barges", "trawlers", "yachts", "cutters", "dredgers", "lighters"]

  /// Eight stories with a mark of translation, and 32 without.
  private func withSets(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      for (i, ship) in ships.enumerated() {
        let foreign =
          "The mayor of Halden met envoys in the framework of talks on \(ship). \"It was carried out in full measure,\" he said.\n"
        try put(foreign, "\(folder)/foreign", "\(i)")
        for k in 0..<4 {
          let english =
            "The mayor of Halden met envoys during talks on \(ship). \"It was a long day,\" he said.\n"
          try put(english, "\(folder)/english", "\(i)-\(k)")
        }
      }
      try body(folder)
    }
  }

  private func put(_ text: String, _ folder: String, _ name: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Program.put(Array(text.utf8), at: "\(folder)/\(name).txt")
  }

  @Test func printsWhatOnlyOneSetSaysAsARuleThatFindsIt() throws {
    try withSets { folder in
      let result = try Program.run(["mine", "foreign", "english"], in: folder)
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      #expect(result.output.contains("in the framework of"), "\(result.output)")
      // What both say, what is quoted, and names are none of it.
      for word in ["the mayor", "full measure", "Halden", "halden", "ferries"] {
        #expect(!result.output.contains(word), "\(word)")
      }
      #expect(result.output.contains("# 8 stories") || result.output.contains("of 8 stories"))
      #expect(result.output.contains("# 8, 0, "), "\(result.output)")
      try put(result.output, "\(folder)/Mined", "Rule")
      try FileManager.default.moveItem(
        atPath: "\(folder)/Mined/Rule.txt", toPath: "\(folder)/Mined/Marks.yml")
      let lint = [
        "lint", "--no-config", "--style", "./Mined", "--only", "Mined.Marks", "--min-severity", "note",
      ]
      let found = try Program.run(lint + ["foreign/0.txt"], in: folder)
      #expect(found.status == 1 || found.output.contains("framework"), "\(found)")
      #expect(try Program.run(lint + ["english/0-0.txt"], in: folder).output.contains("framework") == false)
    }
  }

  @Test func rarePhrasesAreNone() throws {
    try withSets { folder in
      let result = try Program.run(["mine", "--at-least", "9", "foreign", "english"], in: folder)
      #expect(result.status == 0 && !result.output.contains("extends"), "\(result.output)")
      #expect(result.errors.contains("no phrase stands out"))
    }
  }

  @Test func countsOfAnEngineStandForTheFolders() throws {
    try Program.withFolder { folder in
      let counts =
        #"{"version": 1, "foreign": 100, "english": 400, "phrases": {"in the framework of": [40, 1], "of the": [90, 380]}}"#
      try Program.put(Array(counts.utf8), at: folder + "/counts.json")
      let result = try Program.run(["mine", "--counts", "counts.json"], in: folder)
      #expect(result.status == 0 && result.output.contains("'in the framework of'  # 40, 1, "), "\(result)")
      #expect(!result.output.contains("'of the'"))
    }
  }

  @Test(arguments: [
    "", "{}", #"{"version": 1, "foreign": 1, "english": 1, "phrases": {"a b": [2, 0]}}"#,
    #"{"version": 1, "foreign": 9, "english": 1, "phrases": {"a' b": [2, 0]}}"#,
    #"{"version": 1, "foreign": 9, "english": 1, "phrases": {"a b": [2]}}"#,
  ])
  func refusesWhatHoldsNoCounts(_ content: String) throws {
    try Program.withFolder { folder in
      try Program.put(Array(content.utf8), at: folder + "/counts.json")
      let result = try Program.run(["mine", "--counts", "counts.json"], in: folder)
      #expect(result.status == 2 && result.errors.contains("'counts.json' holds no counts of phrases"))
    }
  }

  @Test func bothFoldersAreNamedAndHoldStories() throws {
    try withSets { folder in
      #expect(try Program.run(["mine", "foreign"], in: folder).status == 2)
      try FileManager.default.createDirectory(atPath: folder + "/empty", withIntermediateDirectories: true)
      let result = try Program.run(["mine", "foreign", "empty"], in: folder)
      #expect(result.status == 2 && result.errors.contains("no English story in 'empty'"), "\(result)")
    }
  }
}
