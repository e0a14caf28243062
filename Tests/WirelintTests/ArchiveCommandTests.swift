import Foundation
import Testing

/// Archives on the command line: stories in JSON Lines, and the report of what was found.
@Suite struct ArchiveCommandTests {
  private static let lines = """
    {"key": "n1", "kicker": "Bridge opens", "story": "The the bridge opened in Halden.", "ran": "2026-03-02"}
    {"key": "n2", "story": null}
    {"key": "n3", "story": "Boats left the the port of Halden."}

    """

  private func withLines(_ body: (String) throws -> Void) throws {
    try Program.withFolder { folder in
      try Program.put(Self.lines.utf8, at: folder + "/stories.jsonl")
      try body(folder)
    }
  }

  private let fields = [
    "--no-config", "--text-field", "story", "--headline-field", "kicker", "--id-field", "key",
  ]

  @Test func findingsNameTheirStory() throws {
    try withLines { folder in
      let result = try Program.run(["lint", "--format", "jsonl"] + fields + ["stories.jsonl"], in: folder)
      #expect(result.status == 1, "\(result.errors)")
      let found = try result.output.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(found.map { $0["article"] as? String } == ["n1", "n3"])
      #expect(found.map { $0["rule"] as? String } == ["duplicate-word", "duplicate-word"])
      let notes = try Program.run(
        ["lint", "--min-severity", "note"] + fields + ["stories.jsonl"], in: folder)
      #expect(notes.output.contains("object 2 has no text in 'story'"))
    }
  }

  /// Each story counts, also in a file that is too long for all of its articles to be kept.
  @Test func namesOfALongFileAreAllCounted() throws {
    try Program.withFolder { folder in
      let filler = String(
        repeating: "the boats lay in the port and the crews went home in the evening ", count: 2_400)
      var lines = ""
      for number in 0..<30 {
        lines += "{\"key\": \"n\(number)\", \"story\": \"Ines Okafor spoke of \(filler).\"}\n"
      }
      #expect(lines.utf8.count > 4 << 20)
      try Program.put(lines.utf8, at: folder + "/stories.jsonl")
      let result = try Program.run(
        ["names", "--format", "json", "--text-field", "story", "--id-field", "key", "stories.jsonl"],
        in: folder)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.contains("\"stories.jsonl\" : 30"), "\(result.output.prefix(400))")
    }
  }

  @Test func fixesAreWrittenIntoTheLine() throws {
    try withLines { folder in
      let result = try Program.run(["fix"] + fields + ["stories.jsonl"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let after = Program.content(folder + "/stories.jsonl").map { String(decoding: $0, as: UTF8.self) }
      #expect(
        after
          == Self.lines.replacing("The the bridge", with: "The bridge").replacing(
            "the the port", with: "the port"))
    }
  }

  @Test func fieldsAreOfJSONAndNeedAText() throws {
    let alone = try Program.run(["lint", "--id-field", "key", "a.jsonl"])
    #expect(alone.status == 2 && alone.errors.contains("--id-field needs --text-field"))
    let html = try Program.run(["lint", "--text-field", "story", "--input-format", "html", "a.jsonl"])
    #expect(html.status == 2 && html.errors.contains("--text-field is for JSON"))
  }

  @Test func namesOfAStreamAreThoseOfTheCommand() throws {
    try Program.withFolder { folder in
      let story = "Ships wait off Tarkhovsk. Envoys met Ludmila Brandvold in Tarkhovsk, and Brandvold left."
      try Program.put(story.utf8, at: folder + "/a.txt")
      let counted = try Program.run(["names", "--emit-partial", "a.txt"], in: folder)
      let partial = try #require(
        try JSONSerialization.jsonObject(with: Data(counted.output.utf8)) as? [String: Any])
      let wanted = try #require(partial["names"] as? [String: [String: Int]]).mapValues { $0["a.txt"] }
      let request = Data("{\"id\": 1, \"text\": \"\(story)\"}\n{\"id\": 2}\n".utf8)
      let result = try Program.run(["stream", "--names"], input: request)
      let answers = try result.output.split(separator: "\n").map {
        try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
      }
      #expect(answers.count == 2 && answers.last?["error"] as? String == "'text' is missing")
      #expect(try #require(answers.first?["names"] as? [String: Int]) == wanted && wanted.count == 3)
    }
  }

  @Test func theReportIsMadeOfLinesOfBothKinds() throws {
    try Program.withFolder { folder in
      let ours =
        #"{"path": "a.txt", "rule": "spelling", "severity": "warning", "message": "m", "range": {"start": {"offset": 4, "line": 1, "column": 5}, "end": {"offset": 13, "line": 1, "column": 14}}, "text": "goverment", "fixes": [{"title": "t", "safety": "unsafe", "edits": [{"range": {"start": {"offset": 4, "line": 1, "column": 5}, "end": {"offset": 13, "line": 1, "column": 14}}, "text": "government"}]}], "related": []}"#
      let rows = """
        {"id": "17", "rule": "spelling", "severity": "warning", "start": 0, "end": 9, "message": "m", "text": "goverment", "fixes": [{"title": "t", "safety": "unsafe", "edits": [{"start": 0, "end": 9, "text": "government"}]}], "ran": "2026-03-02", "slot": "city"}
        {"id": "18", "error": "the text is null", "ran": null}
        no line
        """
      try Program.put((ours + "\n").utf8, at: folder + "/ours.jsonl")
      try FileManager.default.createDirectory(
        atPath: folder + "/parts", withIntermediateDirectories: false)
      try Program.put(rows.utf8, at: folder + "/parts/part-0.json")
      try Program.put("".utf8, at: folder + "/parts/_SUCCESS")
      let result = try Program.run(
        [
          "report", "--date-field", "ran", "--desk-field", "slot", "--output", "page.html", "ours.jsonl",
          "parts",
        ], in: folder)
      #expect(result.status == 3 && result.errors == "wirelint: parts/part-0.json: 1 line is no finding\n")
      let page = Program.content(folder + "/page.html").map { String(decoding: $0, as: UTF8.self) } ?? ""
      #expect(page.contains("<p>2 warnings in 2 stories</p>"))
      #expect(page.contains("<tr><td>goverment</td><td>government</td><td class=\"number\">2</td>"))
      #expect(page.contains("<tr><td>city</td>") && page.contains("<title>2026-03: 1</title>"))
      #expect(page.contains("<tr><td>18</td><td>the text is null</td></tr>"))
    }
  }

  @Test func aReportOfNothingIsWrongUsage() throws {
    try Program.withFolder { folder in
      #expect(try Program.run(["report"], in: folder).status == 2)
      try FileManager.default.createDirectory(atPath: folder + "/empty", withIntermediateDirectories: false)
      let result = try Program.run(["report", "empty"], in: folder)
      #expect(result.status == 2 && result.errors.contains("it holds no .jsonl"))
      #expect(try Program.run(["report", "--examples", "none", "a.jsonl"], in: folder).status == 2)
    }
  }
}
