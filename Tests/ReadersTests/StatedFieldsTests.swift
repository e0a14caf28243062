import ArticleModel
import Readers
import SourceText
import Testing

/// JSON whose members somebody states.
@Suite struct ReadingStatedFields {
  private func read(_ json: String, _ fields: ArticleFields, isLines: Bool = true) -> ReadResult {
    DocumentReader.read(
      SourceText(json, name: "stories.jsonl"), as: .json(fields, isLines: isLines))
  }

  @Test func eachLineIsAStoryByItsStatedMembers() {
    let json = """
      {"key": "a1", "kicker": "Bridge opens", "story": "The bridge opened.", "body": "Not this."}
      {"key": 17, "kicker": "Boats pass", "story": "Boats passed.\\nAll of them."}
      """
    let result = read(json, ArticleFields(texts: ["story"], headlines: ["kicker"], identifier: "key"))
    #expect(result.problems.isEmpty)
    #expect(result.documents.map(\.metadata.label) == ["a1", "17"])
    let texts = result.documents.map { String(decoding: $0.text.bytes, as: UTF8.self) }
    #expect(texts == ["Bridge opens\n\nThe bridge opened.", "Boats pass\n\nBoats passed.\nAll of them."])
    #expect(result.documents.first?.stated.map(\.kind) == [.headline, .body])
  }

  @Test func pathsLeadIntoObjects() {
    let result = read(
      #"{"doc": {"parts": [{"text": "One."}, {"text": "Two."}]}}"#,
      ArticleFields(texts: ["doc.parts[].text"]), isLines: false)
    #expect(result.documents.map { String(decoding: $0.text.bytes, as: UTF8.self) } == ["One.\n\nTwo."])
  }

  /// A row without a story is said and costs nothing; only where no row has one, nothing was read.
  @Test func rowsWithoutAStoryAreSaid() {
    let json = """
      {"id": 1, "story": null}
      {"id": 2, "story": "Boats passed."}
      {"id": 3}
      """
    let result = read(json, ArticleFields(texts: ["story"], identifier: "id"))
    #expect(result.documents.map(\.metadata.label) == ["2"])
    #expect(
      result.problems.map(\.message) == [
        "object 1 has no text in 'story'", "object 3 has no text in 'story'",
      ])
    #expect(!result.problems.contains { $0.isError || $0.kind == .nothingToRead })
    let none = read(json, ArticleFields(texts: ["stroy", "text"]))
    #expect(none.documents.allSatisfy { $0.text.bytes.isEmpty })
    #expect(
      none.problems.filter { $0.kind == .nothingToRead }.map(\.message) == [
        "no object of this file has text in 'stroy' or 'text'"
      ])
  }

  @Test func aLiteralThatIsNoNumberNamesNothing() {
    let json = "{\"id\": null, \"story\": \"Boats passed.\"}\n{\"id\": true, \"story\": \"Boats left.\"}"
    let result = read(json, ArticleFields(texts: ["story"], identifier: "id"))
    #expect(result.documents.map(\.metadata.label) == [nil, "item 2"])
  }
}
