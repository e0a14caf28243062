import ArticleModel
import Readers
import SourceText
import Testing

@Suite struct ReadingPlainText {
  @Test(arguments: ["Plain copy.\n", "\u{FEFF}With a mark.\r\n", "“Curly” – café 🐟\rx", "a\u{FFFD}b", "€"])
  func utf8IsItsOwnText(_ copy: String) {
    let result = read(copy)
    #expect(result.document.text.bytes == Array(copy.utf8))
    #expect(result.document.origin.isIdentity)
    #expect(result.problems.isEmpty)
    #expect(result.document.metadata.format == "plain")
  }

  @Test(arguments: ["", " ", "\n\r\n\t ", "\u{FEFF}", "\u{A0}\u{2003}\n"])
  func blankFilesHoldNothing(_ copy: String) {
    for format in [nil] + FileFormat.all {
      let result = read(copy, as: format)
      #expect(result.rules == ["nothing-to-read"])
      #expect(result.problems.first?.isError == false)
    }
  }

  /// Comments of mark-up are no text; what a file with one line more says is read.
  @Test(arguments: [
    ("a.rst", ".. A comment\n   of two lines\n\n..\n   a third", ""),
    ("a.adoc", "// one\n\n////\nA block.\n// two\n////", ""),
    ("a.asciidoc", "//// \nA block that is not closed", "\n////"),
  ])
  func commentsAloneAreNoText(_ name: String, _ copy: String, _ end: String) {
    #expect(read(copy, name: name).rules == ["nothing-to-read"])
    #expect(read(copy, name: "a.txt").rules.isEmpty)
    #expect(read(copy + end + "\n\nThe harbour opened.\n", name: name).rules.isEmpty)
  }

  @Test(arguments: [
    ("a.rst", ".. note:: Ships call."), ("a.rst", ".. [1] Ships call."), ("a.rst", "..."),
    ("a.rst", ".. A comment\n\nShips call."), ("a.adoc", "/// Ships call."),
    ("a.adoc", "/////\nx\n////\n/////\nShips call."),
  ])
  func whatLooksLikeACommentMayBeText(_ name: String, _ copy: String) {
    #expect(read(copy, name: name).rules.isEmpty)
  }

  @Test func emptyUTF16HoldsNothing() {
    #expect(read([0xFF, 0xFE]).rules == ["nothing-to-read"])
    #expect(read(utf16(" \n", bigEndian: true)).rules == ["nothing-to-read"])
  }

  @Test(arguments: 0..<20)
  func nulMeansBinaryWhereverItStands(_ offset: Int) {
    var bytes = Array("a story of sōme length".utf8)
    bytes[offset] = 0
    bytes[21] = 0
    let result = read(bytes)
    #expect(result.rules == ["binary-file"])
    #expect(result.problems.first?.isError == true)
    #expect(result.problems.first?.range == TextRange(offset, offset + 1))
    #expect(result.document.text.bytes.isEmpty)
  }

  @Test func nulInUTF16IsBinary() {
    let result = read(utf16("ab\0c"))
    #expect(result.rules == ["binary-file"])
    #expect(result.problems.first?.range == TextRange(6, 8))
    // UTF-32 begins as UTF-16 does.
    #expect(read([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]).rules == ["binary-file"])
  }

  @Test(arguments: [false, true])
  func utf16MapsBack(bigEndian: Bool) {
    let copy = "“Café,” he said – 🐟🦈 漢字 \u{FFFD} ß\r\nEnd."
    let file = utf16(copy, bigEndian: bigEndian)
    let result = read(file)
    #expect(result.string == copy)
    #expect(result.problems.isEmpty)
    #expect(result.document.origin.layers.map(\.name) == [bigEndian ? "utf-16be" : "utf-16le"])
    #expect(result.misled(file) { fromUTF16($0, bigEndian: bigEndian) } == [])
  }

  @Test func halvesOfUTF16AreFaults() {
    let file = utf16("a") + [0x3D, 0xD8] + utf16("b", mark: false) + [0x00, 0xDC] + [0x63]
    let result = read(file)
    #expect(result.string == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
    #expect(result.rules == Array(repeating: "undecodable-bytes", count: 3))
    #expect(result.problems.map(\.range) == [TextRange(4, 6), TextRange(8, 10), TextRange(10, 11)])
    #expect(result.document.origin.fileRange(TextRange(4, 5)) == TextRange(6, 8))
  }
}

@Suite struct ReadingFaultyUTF8 {
  @Test func eachRunIsReportedAndReplaced() {
    let file: [UInt8] = Array("“Hi” ".utf8) + [0xFF, 0xFE, 0x80] + Array(" there ".utf8) + [0xC3]
    let result = read(file)
    #expect(result.string == "“Hi” \u{FFFD}\u{FFFD}\u{FFFD} there \u{FFFD}")
    #expect(result.rules == ["undecodable-bytes", "undecodable-bytes"])
    #expect(result.problems.map(\.range) == [TextRange(9, 12), TextRange(19, 20)])
    #expect(
      result.problems.first?.message.contains("3 bytes that cannot be decoded ('0xFF 0xFE 0x80'") == true)
    #expect(result.problems.last?.message.contains("1 byte that cannot be decoded ('0xC3'") == true)
    let origin = result.document.origin
    #expect(origin.fileRange(TextRange(0, 9)) == TextRange(0, 9))
    #expect(origin.fileRange(TextRange(9, 12)) == TextRange(9, 10))
    #expect(origin.fileRange(TextRange(9, 18)) == TextRange(9, 12))
    #expect(origin.fileRange(TextRange(19, 24)) == TextRange(13, 18))
    #expect(origin.fileRange(TextRange(8, 19)) == TextRange(8, 13))
    #expect(origin.fileRange(TextRange(25, 28)) == TextRange(19, 20))
  }

  /// Copy with bytes put in: what stands between them must lead to its own bytes.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func soundTextLeadsToItsBytes(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let pieces: [[UInt8]] = [
      [0x61], [0x20], [0xC3, 0xA9], [0xF0, 0x9F, 0x90, 0x9F], [0xFF], [0x80], [0xE2, 0x80],
    ]
    var file: [UInt8] = [0xC3, 0xA9, 0x81]
    for _ in 0..<24 { file += pieces.randomElement(using: &numbers) ?? [] }
    let result = read(file)
    // Swift's own decoder replaces other runs than this reader: only sound text is compared.
    let sound = result.string.split(separator: "\u{FFFD}").map { part in
      let lower = result.string.utf8.distance(from: result.string.startIndex, to: part.startIndex)
      return TextRange(lower, lower + part.utf8.count)
    }
    for part in sound {
      #expect(result.misled(file, in: part) { String(validating: $0, as: UTF8.self) } == [])
    }
    #expect(Set(result.rules) == ["undecodable-bytes"])
  }

  @Test func faultsBeyondTwentyAreCounted() {
    let result = read(Array(repeating: [0x61, 0xFF, 0xC0], count: 50).flatMap { $0 })
    #expect(result.problems.count == 20)
    #expect(result.problems.last?.message.hasSuffix("; 30 more like it in this file") == true)
    #expect(result.string == String(repeating: "a\u{FFFD}\u{FFFD}", count: 50))
  }

  @Test func readingStopsWhereFaultsAreCountless() {
    let result = read(Array(repeating: [0x61, 0x81], count: 200_000).flatMap { $0 } + [0x62])
    #expect(result.string.utf8.count == 100_000 * 4 + 1)
    #expect(result.problems.count == 20)
    #expect(result.problems.last?.message.hasSuffix("; nothing is read from byte 200001 on") == true)
  }

  @Test func longFaultyRunsAreNotWrittenOut() {
    let result = read([0x61] + Array(repeating: 0xFF, count: 200_000) + [0x62])
    #expect(result.string == "a")
    #expect(result.problems.map(\.range) == [TextRange(1, 200_001)])
    #expect(read(Array(repeating: 0xFF, count: 200_000)).rules == ["undecodable-bytes"])
    #expect(result.problems.last?.message.hasSuffix("; nothing is read from byte 1 on") == true)
  }
}

@Suite struct ReadingWireHeads {
  @Test func theHeadOfATelexIsNoCopy() {
    let telex =
      "ZCZC ABC\r\n%MNETALL MFI\r\n#Harbour\r\n$J\r\n:\r\n*X\r\nHarbour opens\r\n\r\nThe harbour opened.\r\n\r\nNNNN\r\n"
    let result = read(telex)
    #expect(result.string == "Harbour opens\r\n\r\nThe harbour opened.\r\n\r\n")
    #expect(result.document.metadata.skipped.map(\.what) == ["head of the wire", "end of the message"])
    let start =
      Array(telex.utf8).count - Array("Harbour opens\r\n\r\nThe harbour opened.\r\n\r\nNNNN\r\n".utf8).count
    #expect(result.document.origin.fileRange(TextRange(0, 7)) == TextRange(start, start + 7))
    #expect(result.document.origin.written("a & “b”") == "a & “b”")
  }

  @Test func theHeadOfAPressReleaseIsNoCopy() {
    let release =
      "Source: Langvik Port\nMEDIA RELEASE PR12345\nHarbour opens\n\nLANGVIK, May 6 /ABC/ -- It opened.\n"
    #expect(read(release).string == "Harbour opens\n\nLANGVIK, May 6 /ABC/ -- It opened.\n")
  }

  @Test(arguments: [
    "Source: the mayor said so.\n\nIt opened.\n", "ZCZC\n", "* One\n* Two\n", "%x\nIt opened.\n",
  ])
  func otherTextIsAsItWas(_ text: String) {
    #expect(read(text).string == text)
    #expect(read(text).document.origin.isIdentity)
  }
}
