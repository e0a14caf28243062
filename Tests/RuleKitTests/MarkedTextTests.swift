import RuleKit
import SourceText
import Testing

/// Copy with marked ranges, as examples hold it.
@Suite struct MarkedTextTests {
  @Test(arguments: [
    ("", "", []), ("No mark.", "No mark.", []), ("⟦All⟧", "All", [TextRange(0, 3)]),
    ("A ⟦b⟧ c ⟦de⟧.", "A b c de.", [TextRange(2, 3), TextRange(6, 8)]),
    ("Nothing ⟦⟧here.", "Nothing here.", [TextRange(8, 8)]),
    // Bytes are counted, not letters.
    ("Größe ⟦𝄞é⟧!", "Größe 𝄞é!", [TextRange(8, 14)]), ("e\u{301}⟦x⟧", "e\u{301}x", [TextRange(3, 4)]),
    ("a\r\n⟦b⟧", "a\r\nb", [TextRange(3, 4)]),
    // Marks without their partners give no range; the last opening mark counts.
    ("a ⟦b", "a b", []), ("a⟧ b", "a b", []), ("⟦a ⟦b⟧ c⟧", "a b c", [TextRange(2, 3)]),
  ])
  func marksBecomeRanges(_ copy: String, _ text: String, _ ranges: [TextRange]) {
    let marked = MarkedText(copy)
    #expect(marked.text == text)
    #expect(marked.ranges == ranges)
  }

  @Test func examplesKnowWhetherTheyAreFlagged() {
    #expect(Example.flags("The ⟦gate⟧.").isFlagged && !Example.allows("The gate.").isFlagged)
    // A mark that a combining character follows is one all the same.
    #expect(Example.flags("⟦\u{301}a⟧").isFlagged)
    #expect(Example.flags("⟦a⟧", in: "a.html").isWhole && Example.allows("a", in: "a.html").name == "a.html")
    #expect(!Example.flags("⟦a⟧").isWhole && Example.allows("a").fixed == nil)
  }

  @Test func valuesComeByTheirKeys() {
    #expect([3: "c", 1: "a", 2: "b"].valuesInOrder == ["a", "b", "c"])
    #expect([7: "g"].valuesInOrder == ["g"] && [Int: String]().valuesInOrder.isEmpty)
  }
}
