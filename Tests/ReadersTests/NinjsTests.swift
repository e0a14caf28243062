import ArticleModel
import Foundation
import Readers
import SourceText
import Testing

/// What Foundation makes of the contents of a JSON string.
private func unescape(_ contents: [UInt8]) -> String? {
  try? JSONDecoder().decode(String.self, from: Data([0x22] + contents + [0x22]))
}

@Suite struct ReadingNinjs {
  private static let examples: [URL] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = try? FileManager.default.contentsOfDirectory(
      at: root.appending(path: "Examples/ninjs"), includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
  }()

  @Test func thereAreExamples() { #expect(Self.examples.count >= 2) }

  @Test(arguments: examples)
  func examplesReadAsFoundationReadsThem(_ url: URL) throws {
    let data = [UInt8](try Data(contentsOf: url))
    let members = try #require(try JSONSerialization.jsonObject(with: Data(data)) as? [String: Any])
    let parts = ["headline", "byline", "body_text"].compactMap { members[$0] as? String }
    let result = read(data, name: url.path)
    let text = result.document.text
    #expect(result.problems.isEmpty)
    #expect(result.string == parts.joined(separator: "\n\n"))
    #expect(result.document.stated.map(\.kind) == [.headline, .byline, .body])
    #expect(result.document.stated.map { text[$0.range] } == parts)
    #expect(result.document.metadata.date == members["versioncreated"] as? String)
    #expect(result.document.metadata.language == "en")
    #expect(result.document.metadata.format == "ninjs")
    let body = try #require(result.document.stated.last).range
    for start in stride(from: body.lower, to: body.upper - 40, by: 7) where text.bytes[start] & 0xC0 != 0x80 {
      let end = try #require((start + 20..<start + 40).first { text.bytes[$0] & 0xC0 != 0x80 })
      let there = result.document.origin.fileRange(TextRange(start, end))
      #expect(unescape(Array(data[there.lower..<there.upper])) == text[TextRange(start, end)])
    }
  }

  @Test func breaksBetweenPartsStandNowhere() {
    let result = read("{\"headline\": \"One\", \"body_text\": \"Two\"}", name: "item.json")
    let origin = result.document.origin
    #expect(origin.fileRange(TextRange(3, 5)) == TextRange(at: 17))
    #expect(!origin.isWritable(TextRange(3, 5)))
    #expect(!origin.isWritable(TextRange(2, 6)))
    #expect(!origin.isWritable(TextRange(at: 4)))
    #expect(origin.isWritable(TextRange(at: 3)) && origin.isWritable(TextRange(at: 5)))
    #expect(origin.fileRange(TextRange(at: 3)) == TextRange(at: 17))
    #expect(origin.fileRange(TextRange(at: 5)) == TextRange(at: 34))
    #expect(origin.fileRange(TextRange(2, 6)) == TextRange(16, 35))
    #expect(origin.fileRange(TextRange(at: 8)) == TextRange(at: 37))
  }

  @Test func laterVersionsGiveTheirPlainVariants() {
    let json = """
      {"versionCreated": "2024-01-02T03:04:05Z", "firstCreated": "2024-01-01T00:00:00Z", "by": "By Ada",
       "headlines": [{"role": "short", "contentType": "text/html", "value": "<b>No</b>"}, {"value": "Head"}],
       "bodies": [{"contentType": "body_xhtml", "value": "<p>No</p>"}, {"value": "Also", "x": {"value": "No"}},
         {"value": "Body", "contentType": "text\\/plain; charset=utf-8"}, {"value": "Late"}],
       "associations": [{"headlines": [{"value": "No"}], "value": "No"}], "language": "en-GB"}
      """
    let result = read(json, as: .ninjs)
    // Every headline is copy; of the bodies the plainest, of associated items their captions alone.
    #expect(result.string == "Head\n\nNo\n\nBy Ada\n\nBody")
    #expect(result.problems.isEmpty)
    #expect(result.document.metadata.date == "2024-01-02T03:04:05Z")
    #expect(result.document.metadata.language == "en-GB")
  }

  /// Who took a picture is not what it shows, whatever stands first.
  @Test func aCreditIsNoCaption() {
    let credit = #""description_creditline": "Harbour News Agency""#
    let caption = #""description_caption": "The ferry Aurora leaves Brenmouth on Monday.""#
    for members in [[credit, caption], [caption, credit]] {
      let json = #"{"type": "picture", "headline_main": "Ferry", \#(members.joined(separator: ", "))}"#
      let document = read(json, name: "item.json").document
      #expect(document.stated.map(\.kind) == [.headline, .caption])
      #expect(
        document.stated.last.map { document.text[$0.range] } == "The ferry Aurora leaves Brenmouth on Monday."
      )
    }
    let alone = read("{\"type\": \"picture\", \"headline\": \"Ferry\", \(credit)}", name: "item.json")
      .document
    #expect(alone.stated.map(\.kind) == [.headline])
  }

  /// A body may have any name that begins with `body_`.
  @Test func aBodyByAnotherNameIsRead() {
    let document = read(#"{"uri": "n1", "body_plain": "The ferry sailed on Monday."}"#, name: "item.json")
      .document
    #expect(document.stated.map(\.kind) == [.body])
  }

  @Test func formatIsFoundByNameThenByContent() {
    let json = " \n{ \"headline\": \"Head\"}"
    let names = ["a.json", "A.JSON", "b.ninjs", "a", "/x.txt/a", "-", "a.story"]
    for name in names { #expect(read(json, name: name).string == "Head", "\(name)") }
    #expect(read("\u{FEFF}" + json, name: "-").string == "Head")
    #expect(read(json, name: "a.txt").string == json)
    #expect(read(json, name: "a.json", as: .plain).string == json)
    #expect(read("{sic} \"Head\"", name: "-").string == "{sic} \"Head\"")
  }

  @Test func bodiesInHTMLAreRead() throws {
    let source =
      #"{"headline": "Head", "body_html": "<h2>Sub<\/h2>\n<p>the <b>the<\/b> caf\u00e9 &amp;\n \u201cx\u201d &eacute;<\/p>"}"#
    let result = read(source, name: "item.json")
    #expect(result.rules == [])
    #expect(result.string == "Head\n\nSub\n\nthe the caf\u{E9} & \u{201C}x\u{201D} \u{E9}")
    #expect(result.document.stated.map(\.kind) == [.headline, .crosshead, .body])
    let origin = result.document.origin
    func there(_ text: String) throws -> String {
      let bytes = result.document.text.bytes
      let start = try #require(bytes.indices.last { bytes[$0...].starts(with: text.utf8) })
      let range = origin.fileRange(TextRange(start, start + text.utf8.count))
      return String(decoding: Array(source.utf8)[range.lower..<range.upper], as: UTF8.self)
    }
    #expect(try there("Sub") == "Sub")
    #expect(try there("the") == "the")
    #expect(try there("caf\u{E9}") == #"caf\u00e9"#)
    #expect(try there("&") == "&amp;")
    #expect(try there("& ") == #"&amp;\n "#)
    #expect(try there("\u{201C}x") == #"\u201cx"#)
    #expect(try there("\u{201D} \u{E9}") == #"\u201d &eacute;"#)
    #expect(!origin.isWritable(TextRange(12, 19)))
    #expect(origin.written("a & \"b\"", at: TextRange(6, 7)) == #"a &amp; \"b\""#)
    #expect(read("{\"bodies\": [{\"value\": \"<p>x</p>\"}]}", name: "item.json").string == "x")
    // Plainer text goes before mark-up.
    #expect(read("{\"body_html\": \"<p>x</p>\", \"body_text\": \"y\"}", name: "item.json").string == "y")
    #expect(read("{\"name\": \"left-pad\"}", name: "package.json").rules == ["nothing-to-read"])
    #expect(read("[]", name: "list.json").rules == ["nothing-to-read"])
  }
}

@Suite struct MappingJSONStrings {
  /// JSON strings with escapes of every kind, in three encodings: every range of every part leads to
  /// bytes that mean the same.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func everyRangeLeadsToItsBytes(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let headline = contents(&numbers)
    let body = contents(&numbers)
    let json = "{\"x\": [1, {\"headline\": 0}], \"body_text\": \"\(body)\", \"headline\" :\"\(headline)\"}"
    // A string of blanks alone is no headline and no body.
    let expected = [headline, body].compactMap { unescape(Array($0.utf8)) }
      .filter { $0.unicodeScalars.contains { $0.value > 0x20 } }.joined(separator: "\n\n")
    for encoding in 0..<3 {
      let isBig = encoding == 1
      let file = encoding == 0 ? Array(json.utf8) : utf16(json, bigEndian: isBig)
      let result = read(file, name: "item.json")
      let origin = result.document.origin
      #expect(result.problems.isEmpty)
      #expect(result.string == expected)
      for region in result.document.stated {
        let misled = result.misled(file, in: region.range) { bytes in
          unescape(encoding == 0 ? bytes : Array(fromUTF16(bytes, bigEndian: isBig).utf8))
        }
        #expect(misled == [])
        #expect(origin.isWritable(region.range))
        #expect(origin.isWritable(TextRange(at: region.range.upper)))
        let end = origin.fileRange(TextRange(at: region.range.upper))
        #expect(end.lower == origin.fileRange(region.range).upper)
      }
      // What parts them stands nowhere in the file.
      let isOnePart = result.document.stated.count == 1
      #expect(origin.isWritable(TextRange(0, result.document.text.bytes.count)) == isOnePart)
    }
  }

  private func contents(_ numbers: inout SeededNumbers) -> String {
    let pieces = [
      "a", "b", " ", "\u{e9}", "“", "漢", "🐟", "\\n", "\\\"", "\\\\", "\\/", "\\t", "\\u201c", "\\u00A0",
      "\\u0041", "\\ud83d\\udc1f", "\\u0001", "ab cd",
    ]
    let count = Int.random(in: 1...14, using: &numbers)
    return (0..<count).map { _ in pieces.randomElement(using: &numbers) ?? "" }.joined()
  }

  @Test func windows1252IsWrittenInASCII() {
    let file = Array("{\"headline\": \"Caf".utf8) + [0xE9] + Array(" \\u201cquoted\\u201d\"}".utf8)
    let result = read(file, name: "item.json")
    #expect(result.string == "Café “quoted”")
    #expect(result.rules == ["assumed-encoding"])
    #expect(result.document.origin.fileRange(TextRange(3, 5)) == TextRange(17, 18))
    #expect(result.document.origin.fileRange(TextRange(6, 9)) == TextRange(19, 25))
    #expect(result.document.origin.written("“\"🐟") == "\\u201c\\\"\\ud83d\\udc1f")
  }

  @Test func onlyDeletionsAreWrittenInUTF16() {
    let origin = read(utf16("{\"headline\": \"Head\"}"), name: "item.json").document.origin
    #expect(origin.written("") == "")
    #expect(origin.written("x") == nil)
  }

  @Test func halfASurrogatePairIsReported() {
    for json in ["{\"headline\": \"a\\ud83d b\"}", "{\"headline\": \"a\\udc1f b\"}"] {
      let result = read(json, name: "item.json")
      #expect(result.string == "a\u{FFFD} b")
      #expect(result.rules == ["undecodable-bytes"])
      #expect(result.problems.first?.range == TextRange(15, 21))
    }
  }
}
