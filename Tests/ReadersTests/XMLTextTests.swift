import Readers
import Testing

@Suite struct XMLTextTests {
  /// A combining mark makes one character with the bracket before it, which is mark-up all the same.
  @Test(arguments: [
    ("R&D < 5 > 4", "R&amp;D &lt; 5 &gt; 4"),
    ("<\u{338}b>\u{301} &\u{20DD}", "&lt;\u{338}b&gt;\u{301} &amp;\u{20DD}"),
    ("\"plain\" 'text'", "\"plain\" 'text'"),
  ])
  func marksAreReferences(_ text: String, _ expected: String) {
    #expect(XMLText.escaped(text).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }
}
