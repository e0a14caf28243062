import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct DocumentReaderTests {
  private func read(_ bytes: [UInt8], name: String = "a.txt") -> ReadResult {
    DocumentReader.read(SourceText(name: name, bytes: bytes), as: nil)
  }

  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    let units = [0xFEFF] + Array(text.utf16)
    return units.flatMap {
      bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
  }

  @Test func plainUTF8IsTheFile() {
    let result = read(Array("Größe “x”".utf8))
    #expect(result.document.origin.isIdentity)
    #expect(result.problems.isEmpty)
  }

  @Test(arguments: [true, false]) func utf16LeadsBackToItsBytes(_ bigEndian: Bool) {
    let text = "Größe 🗞️ “x” end"
    let bytes = utf16(text, bigEndian: bigEndian)
    let result = read(bytes)
    #expect(result.document.text.bytes == Array(text.utf8))
    #expect(result.problems.isEmpty)
    var offset = 0
    var place = 2
    for scalar in text.unicodeScalars {
      let length = String(scalar).utf8.count
      let width = scalar.value > 0xFFFF ? 4 : 2
      #expect(
        result.document.origin.fileRange(TextRange(offset, offset + length))
          == TextRange(place, place + width))
      offset += length
      place += width
    }
  }

  @Test func windows1252IsSaid() {
    let result = read(
      Array("The minister".utf8) + [0x92] + Array("s caf".utf8) + [0xE9] + Array(" is closed.".utf8))
    #expect(String(decoding: result.document.text.bytes, as: UTF8.self) == "The minister’s café is closed.")
    #expect(result.problems.map(\.rule) == ["assumed-encoding"])
    #expect(result.document.origin.fileRange(TextRange(12, 15)) == TextRange(12, 13))
  }

  @Test func otherBytesAreReportedWhereTheyStand() {
    let result = read(Array("Größe ".utf8) + [0xFF, 0xC0] + Array(" end".utf8))
    #expect(result.problems.map(\.rule) == ["undecodable-bytes"])
    #expect(result.problems.first?.range == TextRange(8, 10))
    #expect(String(decoding: result.document.text.bytes, as: UTF8.self) == "Größe \u{FFFD}\u{FFFD} end")
  }

  @Test func binaryAndEmptyFilesAreSaid() {
    #expect(read([0x50, 0x4B, 0, 1]).problems.map(\.rule) == ["binary-file"])
    #expect(read([]).problems.map(\.rule) == ["nothing-to-read"])
    #expect(read(Array(" \n\t\n".utf8)).problems.map(\.rule) == ["nothing-to-read"])
  }

  @Test func ninjsRangesLeadBack() throws {
    let json =
      #"{"headline": "Bridge \u201cclosed\u201d", "n": [1, {"x": [true]}], "body_text": "He said: \"No.\"\n\nGone \ud83d\uddde\/ now.", "versioncreated": "2024-03-12T10:00:00Z", "language": "en"}"#
    let result = read(Array(json.utf8), name: "story.json")
    #expect(result.problems.isEmpty)
    let text = result.document.text
    #expect(
      String(decoding: text.bytes, as: UTF8.self) == "Bridge “closed”\n\nHe said: \"No.\"\n\nGone 🗞/ now.")
    #expect(result.document.metadata.date == "2024-03-12T10:00:00Z")
    #expect(result.document.stated.map(\.kind) == [.headline, .body])
    for (word, source) in [
      ("“closed”", #"\u201cclosed\u201d"#), ("\"No.\"", #"\"No.\""#), ("🗞/", #"\ud83d\uddde\/"#),
      ("now", "now"),
    ] {
      let range = try #require(find(word, in: text.bytes))
      let file = result.document.origin.fileRange(range)
      #expect(String(decoding: Array(json.utf8)[file.lower..<file.upper], as: UTF8.self) == source)
      #expect(result.document.origin.isWritable(range))
    }
    #expect(!result.document.origin.isWritable(TextRange(0, text.bytes.count)))
    #expect(result.document.origin.written("a\"\n“") == "a\\\"\\n“")
  }

  @Test func brokenJSONKeepsWhatWasRead() {
    let result = read(Array(#"{"headline": "Bridge closed", "body_text": "He sai"#.utf8), name: "story.json")
    #expect(result.problems.map(\.rule) == ["malformed-json"])
    #expect(String(decoding: result.document.text.bytes, as: UTF8.self) == "Bridge closed")
  }

  @Test func deepNestingCostsNoStack() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(read(Array(deep.utf8), name: "deep.json").problems.map(\.rule) == ["malformed-json"])
  }

  private func find(_ word: String, in bytes: [UInt8]) -> TextRange? {
    let needle = Array(word.utf8)
    guard bytes.count >= needle.count else { return nil }
    return (0...(bytes.count - needle.count)).first { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
      .map { TextRange($0, $0 + needle.count) }
  }
}
