import LanguageServer
import LanguageServerProtocol
import RuleTestSupport
import SourceText
import Testing

/// The text of an open document under its edits.
@Suite struct TextBufferTests {
  private static let pieces = [
    "", "", "a", "\n", "\r", "\r\n", "\n\r", "é", "😀", "“crews”", "x\ny", "line\r\nline\rline\n", "\u{FEFF}",
  ]

  /// Where a position is, found by counting from the start.
  private func offset(_ position: LSP.Position, in text: String, _ encoding: LSP.PositionEncodingKind) -> Int
  {
    let bytes = Array(text.utf8)
    var lines: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < bytes.count {
      let isBreak = bytes[i] == 0x0A || bytes[i] == 0x0D
      let length = bytes[i] == 0x0D && i + 1 < bytes.count && bytes[i + 1] == 0x0A ? 2 : 1
      if isBreak {
        lines.append(start..<i)
        start = i + length
      }
      i += isBreak ? length : 1
    }
    lines.append(start..<bytes.count)
    guard position.line < lines.count else { return bytes.count }
    let line = lines[position.line]
    var left = position.character
    var at = line.lowerBound
    for scalar in String(decoding: bytes[line], as: UTF8.self).unicodeScalars {
      let size = String(scalar).utf8.count
      let cost = encoding == .utf8 ? size : encoding == .utf16 ? String(scalar).utf16.count : 1
      if left < cost { break }
      left -= cost
      at += size
    }
    return at
  }

  @Test(arguments: [LSP.PositionEncodingKind.utf8, .utf16, .utf32])
  func randomEditsGiveWhatCuttingTheTextGives(_ encoding: LSP.PositionEncodingKind) {
    var dice = SeededNumbers(state: 11)
    var text = "Ferries stay\r\nin port 😀\rCrews rest.\n"
    var buffer = TextBuffer(text, encoding: encoding)
    for _ in 0..<2000 {
      let lines = buffer.lineStarts.count
      func place() -> LSP.Position {
        LSP.Position(
          line: Int.random(in: 0...lines, using: &dice), character: Int.random(in: 0...14, using: &dice))
      }
      let (a, b) = (place(), place())
      let piece = Self.pieces.randomElement(using: &dice) ?? ""
      let (x, y) = (offset(a, in: text, encoding), offset(b, in: text, encoding))
      let bytes = Array(text.utf8)
      let before = text
      text = String(
        decoding: bytes[..<min(x, y)] + Array(piece.utf8) + bytes[max(x, y)...], as: UTF8.self)
      buffer.apply(LSP.ContentChange(range: LSP.Range(start: a, end: b), text: piece))
      let fresh = TextBuffer(text, encoding: encoding)
      guard buffer.bytes == Array(text.utf8), buffer.lineStarts == fresh.lineStarts else {
        Issue.record("'\(piece)' for \(a)…\(b) in \(before.debugDescription): \(buffer.lineStarts)")
        return
      }
      if text.utf8.count > 300 {
        text = "Ferries stay\r\nin port 😀\r"
        buffer.apply(LSP.ContentChange(range: nil, text: text))
      }
    }
  }

  @Test func linesAreThoseOfTheLineIndex() {
    let text = "a\nb\r\nc\rd\n\r\n\r"
    let buffer = TextBuffer(text, encoding: .utf8)
    let index = LineIndex(SourceText(text))
    #expect(buffer.lineStarts.count == index.lineCount)
    for (i, start) in buffer.lineStarts.enumerated() {
      #expect(index.position(at: start) == Position(line: i + 1, column: 1))
    }
  }
}
