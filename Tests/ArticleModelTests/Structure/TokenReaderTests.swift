import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// Questions that the scanners ask of runs of tokens.
@Suite struct TokenReaderTests {
  private static func dateline(_ copy: String) -> String? {
    let article = TestDesk.article(copy)
    return article.datelineEnd(0..<article.tokens.count).map { article.excerpt(0..<$0) }
  }

  @Test(arguments: [
    ("LANGVIK (AP) - The gate opened.", "LANGVIK (AP) -"),
    ("LANGVIK, Oct. 12 (AP) — The gate.", "LANGVIK, Oct. 12 (AP) —"),
    ("LANGVIK — The gate opened.", "LANGVIK —"), ("LANGVIK - The gate opened.", "LANGVIK -"),
    ("(AP) - LANGVIK, Oct. 12 - The gate.", "(AP) - LANGVIK, Oct. 12 -"),
    ("Langvik (AP) The gate opened.", "Langvik (AP)"), ("LANGVIK (AP) _ The gate opened.", "LANGVIK (AP) _"),
    ("LANGVIK (AP): The gate opened.", "LANGVIK (AP):"), ("Langvik (AP)- The gate opened.", "Langvik (AP)-"),
  ])
  func datelinesEndWithTheirMark(_ copy: String, _ expected: String) {
    #expect(Self.dateline(copy) == expected)
  }

  @Test(arguments: [
    "", "?", "LANGVIK", "Langvik — The gate opened.", "langvik (AP) - The gate.",
    "The gate opened (AP) - late.",
    "Langvik: the gate", "“LANGVIK” (AP) - The gate.",
    "Langvik (old) The gate opened.",
    "(AP) The gate", "LANGVIK (AP)",
  ])
  func otherBeginningsAreNone(_ copy: String) {
    #expect(Self.dateline(copy) == nil)
  }

  @Test(arguments: [
    ("He left.", true), ("He left", false), ("He left?", true), ("He left…", true), ("(He left.)", true),
    ("“He left.”", true),
    ("He left in the U.S.", true), ("He left at 5 p.m.", true), ("He left:", false), ("He left.)”", true),
    ("”", false), ("他走了。", true),
  ])
  func sentencesEndBeforeTheirClosingMarks(_ copy: String, _ ends: Bool) {
    let article = TestDesk.article(copy)
    #expect(article.endsSentence(0..<article.tokens.count) == ends)
  }

  @Test(arguments: [
    ("Read more", "related"), ("Accept cookies", "cta"), ("Advertisement", "ad"),
    ("Advertisement - buy a gate", "ad"),
    ("ADVERTISEMENT.", "ad"),
    ("RelatedMayor opens gate", "related"),
  ])
  func leftoverLinesAreKnown(_ line: String, _ kind: String) {
    let article = TestDesk.article(line)
    #expect(article.leftoverKind(article.paragraphs[0]).map(String.init) == kind)
  }

  @Test(arguments: [
    "Advertisement prices fell", "The advertisement", "RelatedMayor opens gate.", "Relative matters",
    "iPhone sales",
  ])
  func linesOfCopyAreNone(_ line: String) {
    let article = TestDesk.article(line)
    #expect(article.leftoverKind(article.paragraphs[0]) == nil)
  }

  @Test func wordsAreCountedUpToALimit() {
    let article = TestDesk.article("One, two 3 four!")
    article.reading { reader in
      #expect(reader.wordCount(0..<6) == 3 && reader.wordCount(0..<6, upTo: 2) == 2)
      #expect(reader.wordCount(0..<0) == 0 && reader.wordCount(1..<2) == 0)
    }
  }

  @Test func theLongestEntryIsFound() {
    let article = TestDesk.article("Old harbour gate, old HARBOUR-gate")
    let list = WordList(parsing: "old\nold harbour\nold harbour gate\nharbour-gate")
    #expect(article.phraseEnd(list, at: 0) == 3 && article.phraseEnd(list, at: 1) == nil)
    #expect(article.phraseEnd(list, at: 4) == 6 && article.phraseEnd(list, at: 5) == 8)
    #expect(article.phraseEnd(list, at: 99) == nil)
    #expect(article.phrases(of: list) == [0..<3, 4..<6])
  }
}
