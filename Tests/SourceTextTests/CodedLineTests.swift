import SourceText
import Testing

/// Lines and columns of files in other codings are those of their characters.
@Suite struct CodedLineTests {
  /// A coding, a line of characters of one to four bytes each, and which of them are two units of UTF-16.
  static let lines: [(CharacterCoding.Width, [[UInt8]], Set<Int>)] = [
    (.single, [[0x22], [0x93], [0xE9], [0x80], [0x94]], []),
    (.double, [[0xA5, 0x78], [0xA5, 0x5F], [0x61], [0xA1, 0x41]], []),
    (.shiftJIS, [[0x93, 0x8C], [0xC4], [0xB3], [0x61], [0x8B, 0x9E], [0x83, 0x5C]], []),
    (.eucJP, [[0xC5, 0xEC], [0x8E, 0xC4], [0x8F, 0xB0, 0xA1], [0x61]], []),
    (
      .gb18030, [[0xB1, 0xB1], [0x81, 0x30, 0x81, 0x30], [0x90, 0x30, 0x81, 0x30], [0x61], [0x81, 0x40]], [2]
    ),
  ]

  private func file(_ width: CharacterCoding.Width, _ bytes: [UInt8]) -> SourceText {
    let coding = CharacterCoding(width) { bytes in "\(bytes.count) bytes" }
    return SourceText(name: "a.html", bytes: bytes, coding: coding)
  }

  /// Long lines, so that characters lie across the blocks that are counted by.
  @Test(arguments: lines.indices) func countCharacters(_ index: Int) {
    let (width, characters, pairs) = CodedLineTests.lines[index]
    let row = (0..<60).flatMap { _ in Array(characters.enumerated()) }
    let bytes = [0x61, 0x62, 0x0D, 0x0A] + row.flatMap(\.element) + [0x0A, 0x63]
    let lines = LineIndex(file(width, bytes))
    #expect(lines.lineCount == 3)
    var (offset, column, unit) = (4, 1, 1)
    for (i, character) in row {
      #expect(lines.position(at: offset) == Position(line: 2, column: column))
      #expect(lines.position(at: offset, unit: .utf16) == Position(line: 2, column: unit))
      #expect(lines.position(at: offset, unit: .byte) == Position(line: 2, column: offset - 3))
      #expect(lines.offset(of: Position(line: 2, column: column)) == offset)
      #expect(lines.offset(of: Position(line: 2, column: unit), unit: .utf16) == offset)
      offset += character.count
      column += 1
      unit += pairs.contains(i) ? 2 : 1
    }
    #expect(lines.position(at: offset + 1) == Position(line: 3, column: 1))
  }

  @Test func whatIsShownIsDecoded() {
    let text = file(.double, [0x61, 0xA5, 0x78, 0xA5, 0x5F])
    #expect(text[TextRange(1, 5)] == "4 bytes")
    #expect(text.slice(TextRange(1, 3)).elementsEqual("2 bytes".utf8))
    let coding = text.coding
    #expect(coding?.boundary(text.bytes, before: 2, line: 0) == 1)
    #expect(coding?.boundary(text.bytes, before: 3, line: 0) == 3)
  }

  /// Bytes that are no characters are counted one by one, and nothing is read beyond the end.
  @Test(arguments: lines.indices) func faultsAreOneByteEach(_ index: Int) {
    let bytes: [UInt8] = [0xFF, 0x20, 0x81, 0x20, 0x81]
    let lines = LineIndex(file(CodedLineTests.lines[index].0, bytes))
    #expect(lines.position(at: bytes.count).column == bytes.count + 1)
  }
}
