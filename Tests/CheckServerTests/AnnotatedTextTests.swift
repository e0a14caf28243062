import CheckServer
import Testing

/// Ways from what is checked back to what the client wrote, in UTF-16.
@Suite struct AnnotatedTextTests {
  private func annotated(_ json: String) throws -> AnnotatedText { try AnnotatedText(json: Array(json.utf8)) }

  @Test func textCountsUTF16() throws {
    let text = AnnotatedText(text: Array("😀 “Rest” é now".utf8))
    // Emoji: 4 bytes and 2 units; a curly mark: 3 and 1.
    #expect(text.place(0, 4) == (0, 2, true))
    #expect(text.place(5, 15) == (3, 6, true))
    #expect(text.place(16, 18) == (10, 1, true))
    let all = "😀 “Rest” é now"
    #expect(text.place(all.utf8.count, all.utf8.count) == (all.utf16.count, 0, true))
  }

  /// Places deep in a long text, over and beside the steps at which units are counted.
  @Test func placesOfALongTextAreExact() throws {
    let word = "😀 “é” a"
    let whole = String(repeating: word, count: 400)
    let plain = AnnotatedText(text: Array(whole.utf8))
    let pieces = (0..<400).map { _ in #"{"text": "\#(word)"}, {"markup": "<i>"}"# }
    let marked = try annotated(#"{"annotation": [\#(pieces.joined(separator: ","))]}"#)
    for number in stride(from: 0, to: 400, by: 7) {
      let start = number * word.utf8.count
      #expect(plain.place(start, start + 4) == (number * word.utf16.count, 2, true))
      #expect(plain.place(start + 5, start + 8) == (number * word.utf16.count + 3, 1, true))
      #expect(marked.place(start + 5, start + 8) == (number * (word.utf16.count + 3) + 3, 1, true))
    }
    #expect(plain.place(whole.utf8.count, whole.utf8.count) == (whole.utf16.count, 0, true))
  }

  @Test func markupIsSteppedOver() throws {
    let text = try annotated(
      #"{"annotation": [{"text": "A "}, {"markup": "<b class='😀'>"}, {"text": "test"}, {"markup": "</b>"}, {"text": " end"}]}"#
    )
    #expect(String(decoding: text.bytes, as: UTF8.self) == "A test end")
    let markup = "<b class='😀'>".utf16.count
    #expect(text.place(0, 1) == (0, 1, true))
    #expect(text.place(2, 6) == (2 + markup, 4, true))
    #expect(text.place(7, 10) == (2 + markup + 4 + 4 + 1, 3, true))
    // Over the tags: what is marked holds them, and cannot be replaced.
    #expect(text.place(0, 6) == (0, 2 + markup + 4, false))
  }

  @Test func markupStandsForText() throws {
    let text = try annotated(
      #"{"annotation": [{"text": "One."}, {"markup": "<p>", "interpretAs": "\n\n"}, {"text": "Two"}]}"#)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "One.\n\nTwo")
    #expect(text.place(4, 6) == (4, 3, false))
    #expect(text.place(5, 6) == (4, 3, false))
    #expect(text.place(6, 9) == (7, 3, true))
  }

  @Test(arguments: [
    "", "[]", "{}", "5", #"{"annotation": [{}]}"#, #"{"annotation": [{"text": "a", "markup": "b"}]}"#,
  ])
  func whatIsNoAnnotationIsRefused(_ json: String) {
    #expect(throws: CheckError.self) { try AnnotatedText(json: Array(json.utf8)) }
  }

  @Test func anEmptyAnnotationIsAnEmptyText() throws {
    #expect(try annotated(#"{"annotation": []}"#).bytes.isEmpty)
    #expect(try annotated(#"{"annotation": [{"markup": "<p>"}]}"#).place(0, 0) == (0, 3, false))
  }
}
