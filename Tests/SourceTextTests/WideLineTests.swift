import SourceText
import Testing

/// Lines and columns of files in UTF-16 are those of their text.
@Suite struct WideLineTests {
  private func file(_ text: String, isBig: Bool, isMarked: Bool = true) -> SourceText {
    let units = (isMarked ? [0xFEFF] : []) + Array(text.utf16)
    let bytes = units.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
      return isBig ? [high, low] : [low, high]
    }
    return SourceText(name: "a.txt", bytes: bytes, order: isMarked ? nil : WideOrder(unmarked: bytes))
  }

  /// Without its mark such a file is known by the zeros in it, and its first unit is a character.
  @Test(arguments: [false, true]) func withoutAMarkTheFirstUnitCounts(_ isBig: Bool) throws {
    let text =
      "\nThe harbour opened, and the ferries went to “Größe”.\n"
      + String(repeating: "They stayed there. ", count: 9) + "\nLast 👩🏽‍💻 line\n"
    let wide = file(text, isBig: isBig, isMarked: false)
    #expect((wide.order == .big) == isBig && wide.order != nil)
    let lines = LineIndex(wide)
    let narrow = LineIndex(SourceText(text))
    #expect(lines.lineCount == narrow.lineCount)
    for line in 1...lines.lineCount {
      let (a, b) = (try #require(lines.range(ofLine: line)), try #require(narrow.range(ofLine: line)))
      #expect(wide[a] == SourceText(text)[b])
      for column in 1...5 where column <= b.count {
        let position = Position(line: line, column: column)
        let offset = try #require(lines.offset(of: position))
        #expect(lines.position(at: offset) == position)
      }
    }
    #expect(WideOrder(unmarked: Array("A story in UTF-8 of some length".utf8)) == nil)
  }

  @Test(arguments: [false, true]) func countAsInUTF8(_ isBig: Bool) throws {
    let text = "Harbour\r\n\r\nGröße “x” 👩🏽‍💻 opened\rlast\n" + String(repeating: "plain 漢字 words ", count: 40)
    let wide = file(text, isBig: isBig)
    let lines = LineIndex(wide)
    let narrow = LineIndex(SourceText(text))
    #expect(lines.lineCount == narrow.lineCount)
    var (bytes, offset) = (2, 0)
    for scalar in text.unicodeScalars {
      for unit in [ColumnUnit.scalar, .utf16] where scalar != "\n" {
        let position = lines.position(at: bytes, unit: unit)
        #expect(position == narrow.position(at: offset, unit: unit))
        #expect(lines.offset(of: position, unit: unit) == bytes)
      }
      bytes += scalar.value > 0xFFFF ? 4 : 2
      offset += String(scalar).utf8.count
    }
    for line in 1...lines.lineCount {
      let (a, b) = (try #require(lines.range(ofLine: line)), try #require(narrow.range(ofLine: line)))
      #expect(wide[a] == SourceText(text)[b])
    }
  }

  @Test func aFileOfAMarkAloneHasOneLine() {
    for bytes: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF], [0xFF, 0xFE, 0x0A]] {
      let lines = LineIndex(SourceText(name: "a", bytes: bytes))
      #expect(lines.lineCount == 1)
      #expect(lines.position(at: bytes.count).line == 1)
    }
  }
}
