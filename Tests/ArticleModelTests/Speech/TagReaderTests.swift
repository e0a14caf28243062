import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// What `TagReader` takes for an attribution behind a closing mark, whatever its verb is.
@Suite struct TagReaderTests {
  private static func tag(_ copy: String) -> String? {
    let article = TestDesk.article(copy)
    return TagReader(article).speaker(in: 0..<article.tokens.count).map { article.excerpt($0.tokens) }
  }

  @Test(arguments: [
    ("\"We wait,\" smiled Okafor.", "smiled Okafor"),
    ("“We wait,” smiled Okafor, and left.", "smiled Okafor"),
    ("\"We wait,\" the 54-year-old continued.", "the 54-year-old continued"),
    ("\"Stop!\" officers announced.", "officers announced"),
    ("\"Stop?\" she whispered.", "she whispered"), ("\"We wait,\" he'd whisper.", "he'd whisper"),
    ("\"We wait,\" he’d whisper.", "he’d whisper"),
    ("\"Ja,\" grinned Berg. \"We wait,\" she smiled.", "grinned Berg"),
  ])
  func wordsBehindACommaAreATag(_ copy: String, _ expected: String) {
    #expect(Self.tag(copy) == expected)
  }

  @Test(arguments: [
    "", "\"", "\"We wait.\" Okafor smiled.", "\"We wait,\"", "\"We wait,\" .", "\"We wait\" smiled Okafor.",
    // No subject, no verb, a space before the mark, nothing between, a new sentence.
    "\"We wait,\" and so on.", "\"We wait,\" Okafor.", "\"We wait, \" smiled Okafor.",
    "\"We wait,\"smiled Okafor.",
    "\"Stop!\" Officers came.", "He smiled, Okafor left.",
  ])
  func otherWordsAreNone(_ copy: String) {
    #expect(Self.tag(copy) == nil)
  }

  @Test func aTagIsNoLongerThanOneIs() {
    let long = "\"We wait,\" smiled" + String(repeating: " old", count: 60) + " Okafor."
    #expect(Self.tag(long) == nil)
    #expect(
      Self.tag("\"We wait,\" smiled" + String(repeating: " old", count: 9) + " Okafor.")?.hasSuffix("Okafor")
        == true)
  }
}
