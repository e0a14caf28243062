import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Where `Tokenizer` cuts, and what it takes each piece for.
@Suite struct TokenizerTests {
  /// `text:kind` of each token.
  private static func pieces(_ copy: String) -> String {
    let article = TestDesk.article(copy)
    return article.tokens.map { "\(article.string($0)):\($0.kind)" }.joined(separator: " ")
  }

  @Test(arguments: [
    ("", ""), (" \t\r\n\u{A0}\u{2003}", ""), ("a", "a:word"), ("\u{FEFF}a", "a:word"), ("7", "7:number"),
    ("\u{0}", "\u{0}:symbol"), ("👩🏽‍💻", "👩:symbol 🏽:symbol \u{200D}:symbol 💻:symbol"), ("𝐀", "𝐀:word"),
    ("\u{FFFD}", "\u{FFFD}:symbol"), ("e\u{301}", "e\u{301}:word"), ("co\u{AD}op", "co\u{AD}op:word"),
  ])
  func textsOfOnePieceOrNone(_ copy: String, _ expected: String) {
    #expect(Self.pieces(copy) == expected)
  }

  @Test(arguments: [
    ("1,000.50", "1,000.50:number"), ("1,", "1:number ,:comma"), ("2:39", "2:39:number"),
    ("2:", "2:number ::colon"), ("24/7", "24/7:number"), ("24/", "24:number /:symbol"),
    ("1.x", "1:number .:stop x:word"), ("15th", "15th:number"), ("1990s", "1990s:number"),
    ("5°", "5:number °:symbol"), ("5é", "5é:number"), ("3-2", "3:number -:hyphen 2:number"),
    ("A1", "A1:word"), ("B2B", "B2B:word"), ("1,,2", "1:number ,:comma ,:comma 2:number"),
  ])
  func numbersHoldMarksBeforeDigitsAlone(_ copy: String, _ expected: String) {
    #expect(Self.pieces(copy) == expected)
  }

  @Test(arguments: [
    (".", ".:stop"), ("..", "..:terminal"), ("…", "…:terminal"), ("?!", "?!:terminal"),
    ("?.", "?:terminal .:stop"),
    ("a-b", "a:word -:hyphen b:word"), ("a - b", "a:word -:dash b:word"), ("a- b", "a:word -:hyphen b:word"),
    ("a--b", "a:word --:dash b:word"), ("a_b", "a:word _:symbol b:word"), ("a _ b", "a:word _:dash b:word"),
    ("___", "___:symbol"), ("-", "-:dash"), ("–", "–:dash"), ("‑", "‑:hyphen"),
    ("a\u{A0}-\u{A0}b", "a:word -:dash b:word"),
    ("==", "==:symbol"), ("$$", "$$:symbol"), ("$£", "$:symbol £:symbol"),
    ("(]", "(:openBracket ]:closeBracket"),
    ("；：", "；:colon ：:colon"), ("、，", "、:comma ，:comma"), ("。！？", "。:terminal ！:terminal ？:terminal"),
    ("؟", "؟:terminal"),
  ])
  func marksAreOfTheKindThatTheyStandFor(_ copy: String, _ expected: String) {
    #expect(Self.pieces(copy) == expected)
  }

  @Test(arguments: [
    ("\"", "\":doubleQuote"), ("''", "'':doubleQuote"), ("'''", "'':doubleQuote ':singleQuote"),
    ("``", "``:doubleQuote"), ("`", "`:singleQuote"), ("‘‘", "‘‘:doubleQuote"),
    ("‘’", "‘:singleQuote ’:singleQuote"),
    ("’’", "’’:doubleQuote"), ("„a“", "„:doubleQuote a:word “:doubleQuote"),
    ("「a」", "「:doubleQuote a:word 」:doubleQuote"),
    ("‹a›", "‹:singleQuote a:word ›:singleQuote"), ("«»", "«:doubleQuote »:doubleQuote"),
    // A trade mark read twice in the wrong encoding is no quotation.
    ("â„¢", "â:word „:symbol ¢:symbol"), ("â„x", "â:word „:doubleQuote x:word"),
  ])
  func quotationMarksAreSingleOrDouble(_ copy: String, _ expected: String) {
    #expect(Self.pieces(copy) == expected)
  }

  @Test func spaceIsKnownToTheTokenBehindIt() {
    let article = TestDesk.article("a b\nc\u{A0}d(e")
    let shapes = article.tokens.map { token in
      "\(token.shape.contains(.spaceBefore) ? "s" : "-")\(token.shape.contains(.lineBefore) ? "l" : "-")"
    }
    #expect(shapes == ["sl", "s-", "sl", "s-", "--", "--"])
  }

  @Test(arguments: [
    ("a b", []), ("a\nb", []), ("a\r\nb", []), ("a\n\n\nb", []), ("a  b", ["1 2 - -"]), ("a\tb", ["1 1 - -"]),
    ("a\u{A0}b", ["1 1 n -"]), ("a\u{202F}b", ["1 1 n -"]), ("a\u{2003}b", ["1 1 - -"]),
    ("a \nb", ["1 2 - l"]),
    ("a \r\n b", ["1 3 - l"]), (" a", []), ("  a ", ["0 2 - -"]), ("a  ", ["1 2 - -"]), ("\t", ["0 1 - -"]),
  ])
  func unusualSpaceIsNoted(_ copy: String, _ expected: [String]) {
    let runs = TestDesk.article(copy).spaces.map {
      "\($0.nextToken) \($0.length) \($0.hasNoBreak ? "n" : "-") \($0.hasLineBreak ? "l" : "-")"
    }
    #expect(runs == expected)
  }

  @Test func aMillionMarksTakeNoMoreThanTheyNeed() {
    let copy = String(repeating: "\"'(-.", count: 20_000)
    #expect(TestDesk.article(copy).tokens.count == 100_000)
  }
}
