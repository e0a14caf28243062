import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct ReadingSubtitles {
  private let subRip = """
    1
    00:00:01,000 --> 00:00:03,000
    <i>The harbour opened on Monday,</i>
    and the mayor

    2
    00:00:03,200 --> 00:00:05,000
    spoke of a good day.

    3
    00:00:06,000 --> 00:00:07,000
    [APPLAUSE]

    4
    00:00:08,000 --> 00:00:09,000
    - Was it {\\an8}late?
    - No.

    """

  private func paragraphs(_ text: String, _ name: String) -> [String] {
    let result = read(text, name: name)
    return result.document.stated.map { result.document.text[$0.range] }
  }

  @Test func sentencesGoOnOverCues() {
    let wanted = ["The harbour opened on Monday, and the mayor spoke of a good day.", "Was it late?", "No."]
    #expect(paragraphs(subRip, "a.srt") == wanted)
    #expect(paragraphs(subRip.replacing("\n", with: "\r\n"), "a.srt") == wanted)
    #expect(paragraphs(subRip, "-") == wanted)
  }

  @Test func notesAndStylesOfWebVTTAreNoText() {
    let text = """
      WEBVTT

      NOTE the the the

      STYLE
      ::cue { color: red }

      intro
      00:01.000 --> 00:02.000 align:start
      <v Ann>The harbour opened.

      """
    #expect(paragraphs(text, "a.vtt") == ["The harbour opened."])
    #expect(read("WEBVTT\n\nNOTE x\n", name: "a.vtt").rules == ["nothing-to-read"])
  }

  @Test func bytesLeadBack() {
    let result = read(subRip, name: "a.srt")
    let bytes = Array(subRip.utf8)
    for word in ["harbour", "spoke", "late"] {
      let text = String(decoding: result.document.text.bytes, as: UTF8.self)
      guard let range = text.firstRange(of: word) else {
        Issue.record("\(word) is not there")
        continue
      }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      let there = result.document.origin.fileRange(TextRange(start, start + word.utf8.count))
      #expect(String(decoding: bytes[there.lower..<there.upper], as: UTF8.self) == word)
      #expect(result.document.origin.isWritable(TextRange(start, start + word.utf8.count)))
    }
    #expect(result.document.origin.written("a <b>") == nil)
    #expect(result.document.origin.written("a b") == "a b")
  }
}
