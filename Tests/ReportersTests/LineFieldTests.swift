import Reporters
import Testing

@Suite struct LineFieldTests {
  private func pressed(_ text: String, _ keys: [LineField.Key]) -> String {
    var field = LineField(text)
    for key in keys { field.press(key) }
    return field.text
  }

  @Test func keysEditWhereTheCursorStands() {
    #expect(pressed("Borrel", [.character("l")]) == "Borrell")
    #expect(pressed("Borrel", [.left, .left, .character("x"), .delete]) == "Borrxl")
    #expect(pressed("ab", [.start, .backspace, .left, .delete, .end, .delete, .right]) == "b")
    #expect(pressed("one two  three", [.clearWord]) == "one two  ")
    #expect(pressed("one two  ", [.clearWord]) == "one ")
    #expect(pressed("one two", [.left, .left, .left, .clearBefore]) == "two")
  }

  @Test func letterAndMarkAreOneCharacter() {
    #expect(pressed("e", [.character("\u{301}"), .character("x"), .left, .backspace]) == "x")
    #expect(pressed("a👨‍👩‍👧b", [.left, .backspace]) == "ab")
  }

  @Test func aLongLineMovesUnderTheCursor() {
    var field = LineField(String(repeating: "abcdefghij", count: 20))
    #expect(field.shown(width: 20).column == 18)
    #expect(field.shown(width: 20).text.hasSuffix("hij"))
    field.press(.start)
    let shown = field.shown(width: 20)
    #expect(shown.column == 0)
    #expect(shown.text == "abcdefghijabcdefghi")
  }

  @Test func wideAndInvisibleCharactersAreCounted() {
    #expect(LineField("中文").shown(width: 20).column == 4)
    let marks = LineField("a\u{202E}b").shown(width: 40)
    #expect(marks.text == "a<U+202E>b")
    #expect(marks.column == 10)
  }
}
