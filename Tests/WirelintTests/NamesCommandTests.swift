import Foundation
import Testing

/// `wirelint names` through the built program.
@Suite struct NamesCommandTests {
  /// Two stories that spell a port in two ways, and a minister in one.
  private func withStories(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      let first = "Ships wait off Tarkhovsk. Envoys met Ludmila Brandvold in Tarkhovsk and left Tarkhovsk."
      let second = "Roads to Tarhovsk are blocked. Envoys saw Ludmila Brandvold, and Brandvold spoke."
      try Program.put(Array(first.utf8), at: folder + "/a.txt")
      try Program.put(Array(second.utf8), at: folder + "/b.txt")
      try body(folder)
    }
  }

  private struct Listing: Decodable {
    struct Name: Decodable {
      var name: String
      var count: Int
      var spellings: [Spelling]
    }
    struct Spelling: Decodable {
      var spelling: String
      var count: Int
      var files: [String: Int]
    }
    var names: [Name]
  }

  @Test func anIndexOfTheArchiveCorrectsAStory() throws {
    try Program.withFolder { folder in
      let archive = String(repeating: "Ships wait off Tarkhovsk and leave Tarkhovsk. ", count: 20)
      try Program.put(Array(archive.utf8), at: folder + "/archive.txt")
      let index = try Program.run(["names", "--emit-index", "archive.txt"], in: folder)
      #expect(index.status == 0, "\(index.errors)")
      try Program.put(Array(index.output.utf8), at: folder + "/names.idx")
      try Program.put(Array("Ships wait off Tarhovsk on Monday.".utf8), at: folder + "/story.txt")
      let lint = ["lint", "--only", "name-variant-archive", "--names-index"]
      let found = try Program.run(lint + ["names.idx", "story.txt"], in: folder)
      #expect(found.status == 1 && found.output.contains("story.txt:1:16: warning: "), "\(found)")
      #expect(found.output.contains("'Tarkhovsk' 40 times"), "\(found)")
      let missing = try Program.run(lint + ["none.idx", "story.txt"], in: folder)
      #expect(missing.status == 2 && missing.errors.contains("none.idx"), "\(missing)")
    }
  }

  @Test func conflictsComeFirstWithTheirFiles() throws {
    try withStories { folder in
      let result = try Program.run(["names", "--format", "json", "a.txt", "b.txt"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let names = try JSONDecoder().decode(Listing.self, from: Data(result.output.utf8)).names
      let port = try #require(names.first)
      #expect(port.name == "Tarkhovsk" && port.count == 4)
      #expect(port.spellings.map(\.spelling) == ["Tarkhovsk", "Tarhovsk"])
      #expect(port.spellings.map(\.files) == [["a.txt": 3], ["b.txt": 1]])
      let minister = try #require(names.first { $0.name == "Brandvold" })
      #expect(minister.spellings.map(\.files) == [["a.txt": 1, "b.txt": 2]])
      let table = try Program.run(["names", "--conflicts", "."], in: folder)
      // Behind the head of the table.
      #expect(table.output.split(separator: "\n").dropFirst().first?.hasPrefix("Tarkhovsk") == true)
      #expect(table.output.contains("\n  Tarhovsk") && !table.output.contains("Brandvold"))
    }
  }

  @Test func curlyApostrophesMakeNoOtherSpelling() throws {
    try Program.withFolder { folder in
      let copy = "Envoys met Maura O'Brandvold. Later Maura O’Brandvold spoke, and Mr O’Brandvold left."
      try Program.put(Array(copy.utf8), at: folder + "/a.txt")
      let result = try Program.run(["names", "a.txt"], in: folder)
      #expect(result.output.contains("O'Brandvold                 3 "), "\(result.output)")
      #expect(try Program.run(["names", "--conflicts", "a.txt"], in: folder).output.isEmpty)
    }
  }

  @Test func partsMergeInAnyOrderAndGrouping() throws {
    try withStories { folder in
      let line = """
        "$WIRELINT" names --emit-partial a.txt > a.json; "$WIRELINT" names --emit-partial b.txt > b.json
        "$WIRELINT" names --emit-partial --merge a.json b.json > ab.json
        "$WIRELINT" names --emit-partial --merge b.json a.json | cmp - ab.json || exit 9
        "$WIRELINT" names --emit-partial --merge a.json a.json > aa.json
        "$WIRELINT" names --emit-partial --merge aa.json b.json > one.json
        "$WIRELINT" names --emit-partial --merge a.json ab.json | cmp - one.json || exit 8
        "$WIRELINT" names --emit-partial a.txt b.txt | cmp - ab.json || exit 7
        "$WIRELINT" names a.txt b.txt > whole; "$WIRELINT" names --merge ab.json | cmp - whole
        """
      let result = try Program.shell(line, in: folder)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
    }
  }

  @Test(arguments: [
    "", "{}", "[1]", #"{"version": 2, "names": {}}"#, #"{"version": 1, "names": {"Borrell": {"a": 0}}}"#,
    #"{"version": 1, "names": {"Borrell": {"a": -3}}}"#,
  ])
  func refusesWhatIsNoPartialResult(_ content: String) throws {
    try Program.withFolder { folder in
      try Program.put(Array(content.utf8), at: folder + "/part.json")
      let result = try Program.run(["names", "--merge", "part.json"], in: folder)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errors.contains("'part.json' is no result of 'wirelint names --emit-partial'"))
    }
  }

  @Test func oddSpellingsInAPartDoNoHarm() throws {
    try Program.withFolder { folder in
      let part = #"{"version": 1, "names": {"": {"a": 1}, "'": {"a": 1}, "I": {"a": 1}, "Ö": {"a": 2}}}"#
      try Program.put(Array(part.utf8), at: folder + "/part.json")
      let result = try Program.run(["names", "--merge", "part.json"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  @Test func whatCannotBeReadIsSaidAndTheRestCounted() throws {
    try withStories { folder in
      let result = try Program.run(["names", "a.txt", "gone.txt"], in: folder)
      #expect(result.status == 3 && result.output.contains("Tarkhovsk"))
      #expect(result.errors.contains("gone.txt: no such file or folder"))
      #expect(try Program.run(["names"], in: folder).status == 2)
      #expect(try Program.run(["names", "--merge"], in: folder).status == 2)
    }
  }
}
