import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Where `SentenceSplitter` ends a sentence.
@Suite struct SentenceSplitterTests {
  private func sentences(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.sentences.map { article.text[$0.range] }
  }

  @Test(arguments: [
    ("He came. She left.", ["He came.", "She left."]),
    // An abbreviation, an initial, a figure and small letters go on.
    ("Dr. Holm came.", ["Dr. Holm came."]), ("J. Holm came.", ["J. Holm came."]),
    ("It cost 3.5 million.", ["It cost 3.5 million."]),
    ("The site ostby.example. is down.", ["The site ostby.example. is down."]),
    // Closing marks belong to the sentence that they close.
    ("He said \"Go.\" She left.", ["He said \"Go.\"", "She left."]),
    ("(He came.) She left.", ["(He came.)", "She left."]),
    ("What now?! Nobody knew.", ["What now?!", "Nobody knew."]),
    // East Asian stops need no space.
    ("他来了。她走了。", ["他来了。", "她走了。"]),
  ])
  func endsWhereAReaderWould(_ copy: String, _ expected: [String]) {
    #expect(sentences(copy) == expected)
  }

  @Test func noTokenIsLeftOut() {
    let article = TestDesk.article("One. Two: three? “Four.” Five … six\n\nSeven and eight")
    #expect(article.sentences.flatMap { Array($0.tokens) } == Array(article.tokens.indices))
  }

  @Test(arguments: [
    ("", []), ("?", ["?"]), ("...", ["..."]), ("a", ["a"]), ("。", ["。"]),
    ("He came.\r\nShe left.", ["He came.", "She left."]),
    ("He came.She left.", ["He came.She left."]), ("He came. she left.", ["He came. she left."]),
    ("He came . She left.", ["He came .", "She left."]),
    // A dotted word ends a sentence before what surely begins one.
    ("They left the U.S. The gate shut.", ["They left the U.S.", "The gate shut."]),
    ("They left the U.S. Senate.", ["They left the U.S. Senate."]),
    ("It is No. 7 of all.", ["It is No. 7 of all."]),
    ("He said no. 7 ships left.", ["He said no.", "7 ships left."]),
    ("He met J. The gate shut.", ["He met J.", "The gate shut."]),
    ("Why? \"No.\" He left.", ["Why?", "\"No.\"", "He left."]),
    ("It rains … Ships wait.", ["It rains …", "Ships wait."]), ("👩🏽‍💻. 𝐀 left.", ["👩🏽‍💻.", "𝐀 left."]),
  ])
  func marksWordsAndSpacesDecide(_ copy: String, _ expected: [String]) {
    #expect(sentences(copy) == expected)
  }

  @Test func sentencesKnowWhetherTheyEnd() {
    let article = TestDesk.article("He came. (She left!) And “why?” … then:\n\nNo end")
    #expect(article.sentences.map(\.isTerminated).last == false)
    #expect(article.sentences.first?.isTerminated == true)
    #expect(article.sentences.map(\.paragraph).last == 1)
  }
}
