import Diagnostics
import SourceText
import Testing

@Suite struct FingerprintTests {
  /// The fingerprint of the text between ⟦ and ⟧.
  private func print(_ marked: String, rule: String = "spelling") -> Fingerprint {
    let before = marked.prefix { $0 != "⟦" }
    let rest = marked.dropFirst(before.count + 1)
    let inside = rest.prefix { $0 != "⟧" }
    let text = SourceText(String(before + inside + rest.dropFirst(inside.count + 1)))
    let range = TextRange(before.utf8.count, before.utf8.count + inside.utf8.count)
    return Fingerprint(Diagnostic(rule, .warning, at: range, "m"), in: text)
  }

  private let plain = "Talks end.\n\nThe minister met ⟦Borrel⟧ in Kazan on Monday, he said.\n\nMore."

  @Test func movesAndWrapsChangeNothing() {
    let first = print(plain)
    #expect(print("New lead.\n\nAnd more.\n\n" + plain) == first)
    #expect(print("Other.\n\nThe minister met ⟦Borrel⟧ in Kazan on Monday, he said.") == first)
    #expect(print("The minister\nmet ⟦Borrel⟧ in\r\nKazan  on Monday, they said.") == first)
    #expect(print("The minister met ⟦BORREL⟧ in Kazan on Monday") == first)
    #expect(print("“The minister met ‘⟦Borrel⟧’ in KAZAN on Monday”") == first)
  }

  @Test func ruleTextAndNeighboursCount() {
    let first = print(plain)
    #expect(print(plain, rule: "name-variant").subject != first.subject)
    #expect(print("The minister met ⟦Borel⟧ in Kazan on Monday").subject != first.subject)
    let edited = print("The minister saw ⟦Borrel⟧ in Kazan on Monday")
    #expect(edited != first)
    #expect(edited.text != first.text)
    #expect(edited.subject == first.subject && edited.after == first.after)
  }

  @Test func lettersOfAnyScriptMakeWords() {
    let first = print("The minister É. Bórrel-Łuk met ⟦Borrel⟧ in 2026 at Осло, he said")
    #expect(print("THE MINISTER é. BÓRREL łuk met ⟦Borrel⟧ In 2026: AT осло he said") == first)
    #expect(print("The minister É. Borrel-Łuk saw ⟦Borrel⟧ in 2026 at Осло, he said").before != first.before)
    #expect(print("The minister É. Bórrel-Łuk met ⟦Borrel⟧ in 2027 at Осло, he said").after != first.after)
  }

  @Test func blanksAreTextToo() {
    #expect(print("One⟦  ⟧two").subject != print("One⟦⟧two").subject)
    #expect(print("One⟦  ⟧two") == print("One⟦ \u{20}\n⟧two"))
  }

  @Test func endsOfTheTextAreNoTrouble() {
    #expect(print("⟦⟧") == print("⟦⟧"))
    #expect(print("⟦A⟧").text.count == 16)
    let long = String(repeating: "word ", count: 100_000)
    #expect(print("⟦\(long)⟧") != print("⟦\(long)x⟧"))
  }
}
