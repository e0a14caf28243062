import Foundation
import Testing

/// `wirelint stream`: one request a line, one answer a line, in order, whatever comes.
@Suite struct StreamCommandTests {
  private struct Answer: Decodable {
    struct Finding: Decodable {
      var rule: String
      var text: String
    }

    var id: Int?
    var diagnostics: [Finding]?
    var fixed: String?
    var error: String?
  }

  private func answers(_ lines: [String], _ options: [String] = []) throws -> [Answer] {
    let input = Data(lines.map { $0 + "\n" }.joined().utf8)
    let result = try Program.run(["stream", "--no-config"] + options, input: input)
    #expect(result.status == 0)
    #expect(result.errors == "")
    return try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Answer.self, from: Data($0.utf8))
    }
  }

  @Test func answersComeInTheOrderOfTheRequests() throws {
    let lines = (0..<200).map { number in
      let story = number % 3 == 0 ? "The the mayor came to Halden." : "The mayor came to Halden."
      return #"{"id": \#(number), "text": "\#(story)"}"#
    }
    let got = try answers(lines, ["--jobs", "3"])
    #expect(got.map(\.id) == Array(0..<200))
    for (number, answer) in got.enumerated() {
      #expect(answer.diagnostics?.map(\.rule) == (number % 3 == 0 ? ["duplicate-word"] : []))
    }
  }

  @Test func badRequestsAreAnsweredAndEndNothing() throws {
    let got = try answers([
      "no object", "", #"{"id": 7}"#, #"{"id": 8, "text": null}"#, #"{"id": 9, "text": "It opened."}"#,
    ])
    #expect(got.count == 4)
    #expect(got[0].error == "the line is no JSON object")
    #expect(got[1].error == "'text' is missing")
    #expect(got[1].id == 7)
    #expect(got[2].error == "'text' is no String")
    #expect(got[3].error == nil)
    #expect(got[3].id == 9)
  }

  @Test func theNameSaysTheFormatAndFixesComeOnDemand() throws {
    let got = try answers([
      #"{"id": 1, "text": "<p>The the mayor came.</p>", "name": "a.html", "fix": true}"#,
      #"{"id": 2, "text": "The the mayor came."}"#,
      #"{"id": 3, "text": "{\"type\": \"text\", ", "name": "a.json"}"#,
    ])
    #expect(got[0].fixed == "<p>The mayor came.</p>")
    #expect(got[1].fixed == nil)
    #expect(got[1].diagnostics?.first?.text.isEmpty == false)
    #expect(got[2].error?.isEmpty == false)
  }

  @Test func anotherLineFollowsOneThatIsTooLong() throws {
    let long = #"{"id": 1, "text": ""# + String(repeating: "a", count: 65 << 20) + #""}"#
    let got = try answers([long, #"{"id": 2, "text": "It opened."}"#])
    #expect(got.map(\.id) == [nil, 2])
    #expect(got.first?.error == "a request of more than 64 MiB")
  }
}
