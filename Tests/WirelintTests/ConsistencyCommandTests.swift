import Foundation
import Testing

/// `wirelint consistency` through the built program.
@Suite struct ConsistencyCommandTests {
  private struct Listing: Decodable {
    struct Variation: Decodable {
      var kind: String
      var forms: [Form]
    }
    struct Form: Decodable {
      var form: String
      var count: Int
      var files: Int
      var paths: [String]
    }
    var variations: [Variation]
  }

  private func listing(_ stories: [String], _ body: ([Listing.Variation]) throws -> Void) throws {
    try Program.withFolder { folder in
      var paths: [String] = []
      for (i, story) in stories.enumerated() {
        paths.append("\(i).txt")
        try Program.put(Array(story.utf8), at: folder + "/\(i).txt")
      }
      let result = try Program.run(["consistency", "--format", "json"] + paths, in: folder)
      #expect(result.status == 0, "\(result.errors)")
      try body(try JSONDecoder().decode(Listing.self, from: Data(result.output.utf8)).variations)
    }
  }

  @Test func compoundsOfSeveralStoriesAreCounted() throws {
    try listing([
      "The airstrike hit a mill on Monday. Two airstrikes followed in May.",
      "An air strike was seen over the town at noon. \"An air strike,\" a miller said.",
      "The air-strike ended at noon. The envoy left the town on foot.",
    ]) { variations in
      let compound = try #require(variations.first { $0.kind == "compound" })
      #expect(compound.forms.map(\.form) == ["airstrike", "air strike", "air-strike"])
      // What speakers say does not count.
      #expect(compound.forms.map(\.count) == [2, 1, 1])
      #expect(compound.forms.map(\.paths) == [["0.txt"], ["1.txt"], ["2.txt"]])
    }
  }

  @Test func abbreviationsSpellingsAndStylesAreCounted() throws {
    try listing([
      "The harbour sent Dr. Berg to the U.S. on May 4 at 9 a.m. on a boat. He sold bread, fish and milk. Its colour fell by 5 percent.",
      "The harbour sent Dr Holm to the US on 6 May at 9am on a boat. He sold bread, fish, and milk. Its color fell by 5%.",
    ]) { variations in
      func forms(_ kind: String) -> Set<String> {
        Set(variations.filter { $0.kind == kind }.flatMap { $0.forms.map(\.form) })
      }
      #expect(forms("abbreviation") == ["Dr.", "Dr", "U.S.", "US"])
      #expect(forms("spelling") == ["colour", "color"])
      #expect(
        forms("style") == ["1 May", "May 1", "9 a.m.", "9am", "a, b and c", "a, b, and c", "5%", "5 percent"])
    }
  }

  @Test func whatIsWrittenInOneWayIsNotListed() throws {
    try listing([
      "The owners shut down the mine. The shutdown took an hour. It was a long-term plan, and in the long term it paid.",
      "Dr Berg saw a decision-making board at work. The board has no say in it, he said.",
    ]) { variations in
      #expect(variations.isEmpty, "\(variations)")
    }
  }

  @Test func aTableNamesTheFirstFile() throws {
    try Program.withFolder { folder in
      try Program.put(
        Array("The airstrike hit a mill, and an airstrike hit a barn.".utf8), at: folder + "/a.txt")
      try Program.put(Array("An air strike was seen over the town.".utf8), at: folder + "/b.txt")
      let table = try Program.run(["consistency", "."], in: folder)
      #expect(table.status == 0 && table.output.hasPrefix("written "), "\(table)")
      #expect(
        table.output.contains("\nairstrike                   2      1      compound "), "\(table.output)")
      #expect(table.output.contains("\n  air strike                1      1      "), "\(table.output)")
    }
  }

  @Test func partsMergeInAnyOrderAndGrouping() throws {
    try Program.withFolder { folder in
      for (name, story) in [
        ("a", "The airstrike hit a mill on Monday, and Dr Ilves saw the colour of it."),
        ("b", "An air strike was seen over the town at noon. Dr. Ilves saw the color."),
        ("c", "The air-strike ended at noon. Another airstrike came."),
      ] { try Program.put(Array(story.utf8), at: folder + "/\(name).txt") }
      let line = """
        for n in a b c; do "$WIRELINT" consistency --emit-partial $n.txt > $n.json || exit 9; done
        "$WIRELINT" consistency --emit-partial --merge a.json b.json > ab.json
        "$WIRELINT" consistency --emit-partial --merge c.json b.json > cb.json
        "$WIRELINT" consistency --emit-partial --merge ab.json c.json > one.json
        "$WIRELINT" consistency --emit-partial --merge cb.json a.json | cmp - one.json || exit 8
        "$WIRELINT" consistency --emit-partial a.txt b.txt c.txt | cmp - one.json || exit 7
        "$WIRELINT" consistency a.txt b.txt c.txt > whole
        "$WIRELINT" consistency --merge a.json b.json c.json | cmp - whole && grep -q 'air strike' whole
        """
      let result = try Program.shell(line, in: folder)
      #expect(result.status == 0, "\(result.status) \(result.output)\(result.errors)")
    }
  }

  @Test(arguments: [
    "", "{}", #"{"version": 2, "forms": [], "nouns": []}"#,
    #"{"version": 1, "forms": [["compound", "a", "a", 0, 1, []]], "nouns": []}"#,
    #"{"version": 1, "forms": [["none", "a", "a", 1, 1, []]], "nouns": []}"#,
    #"{"version": 1, "forms": [["solid", "a", "a", 1, 2, []]], "nouns": []}"#,
  ])
  func refusesWhatIsNoPartialResult(_ content: String) throws {
    try Program.withFolder { folder in
      try Program.put(Array(content.utf8), at: folder + "/part.json")
      let result = try Program.run(["consistency", "--merge", "part.json"], in: folder)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errors.contains("'part.json' is no result of 'wirelint consistency --emit-partial'"))
    }
  }
}
