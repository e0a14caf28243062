import Bitext
import SourceText
import Testing

@testable import TranslationRules

/// Words and phrases of a language by the hashes of their tokens.
@Suite struct TermTableTests {
  private static func phrase(_ words: String...) -> UInt64 {
    words.dropFirst().reduce(WordFolding.hash(words[0])) { WordFolding.joined($0, WordFolding.hash($1)) }
  }

  @Test func aFormMayMeanSeveralThings() {
    var table = TermTable()
    table.add("May", .month, value: 5, detail: 0)
    table.add("may", .approximate, value: 0, detail: 0)
    let hash = WordFolding.hash("MAY")
    #expect(table.has(.month, hash) && table.has(.approximate, hash) && !table.has(.unit, hash))
    #expect(!table.has(.month, WordFolding.hash("mays")) && table.terms.count == 2)
    // The one that was added last comes first.
    let first = table.look(hash)
    #expect(
      table.terms[Int(first.term)].role == .approximate
        && table.terms[Int(table.terms[Int(first.term)].next)].role == .month)
    #expect(!first.isPrefix && table.look(WordFolding.hash("june")).term == -1)
  }

  @Test func phrasesAreFoundWordByWord() {
    var table = TermTable()
    table.add("in the old town", .unit, value: 1, detail: 7)
    let short = table.look(Self.phrase("in", "the"))
    #expect(short.term == -1 && short.isPrefix && table.look(Self.phrase("in")).isPrefix)
    let whole = table.look(Self.phrase("in", "the", "old", "town"))
    #expect(whole.term == 0 && !whole.isPrefix && table.look(Self.phrase("the", "in")).term == -1)
    // Hyphens and stops of a form do not count.
    table.add("part-time", .unit, value: 1, detail: 0)
    table.add("a.m.", .morning, value: 0, detail: 0)
    #expect(table.look(Self.phrase("part", "time")).term == 1 && table.look(Self.phrase("a", "m")).term == 2)
  }

  @Test func theTableGrows() {
    var table = TermTable()
    for i in 0..<1000 {
      table.add(
        "word\(String(i, radix: 26).map { "\($0)" }.joined())x", .cardinal, value: Double(i), detail: 0)
    }
    #expect(table.terms.count >= 1000 && table.look(1).term == -1)
    let known = (0..<1000).allSatisfy { i in
      table.terms.contains { $0.value == Double(i) }
    }
    #expect(known)
    table.add("", .unit, value: 0, detail: 0)
    table.add("-", .joiner, value: 0, detail: 0)
    #expect(
      table.terms.count == 1001 && table.has(.joiner, WordFolding.hash("-")),
      "nothing is no form, a mark alone is one")
  }

  @Test func koreanFormsAreSyllables() {
    var table = TermTable()
    table.add("금요일", .weekday, value: 5, detail: 0, language: .korean)
    #expect(
      table.look(Self.phrase("금", "요", "일")).term == 0 && table.look(WordFolding.hash("금요일")).term == -1)
  }
}
