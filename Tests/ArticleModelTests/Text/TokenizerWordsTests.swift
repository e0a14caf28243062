import ArticleModel
import RuleTestSupport
import SourceText
import Testing

/// Words with what belongs to them, and links (`Tokenizer+Words`).
@Suite struct TokenizerWordsTests {
  private static func pieces(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.tokens.map { article.string($0) }
  }

  @Test(arguments: [
    ("don't", ["don't"]), ("don’t", ["don’t"]), ("donʼt", ["donʼt"]), ("dogs'", ["dogs", "'"]),
    ("'tis", ["'", "tis"]), ("rock'n'roll", ["rock'n'roll"]), ("a''b", ["a", "''", "b"]),
    ("O’Brien", ["O’Brien"]),
    ("l’été", ["l’été"]), ("x'7", ["x", "'", "7"]),
  ])
  func apostrophesJoinLetters(_ copy: String, _ expected: [String]) {
    #expect(Self.pieces(copy) == expected)
  }

  @Test(arguments: [
    ("U.S.", ["U.S."]), ("U.S", ["U.S"]), ("U.S plan", ["U.S", "plan"]), ("U.s", ["U", ".", "s"]),
    ("a.m.", ["a.m."]), ("a.m", ["a", ".", "m"]),
    ("a.But", ["a", ".", "But"]),
    ("U.S.A. plan", ["U.S.A.", "plan"]), ("J.K. Holm", ["J.K.", "Holm"]), ("U.", ["U", "."]),
    ("U.S.-led", ["U.S.", "-", "led"]), ("Mr.X", ["Mr", ".", "X"]), ("U.7", ["U", ".", "7"]),
  ])
  func stopsBelongToInitials(_ copy: String, _ expected: [String]) {
    #expect(Self.pieces(copy) == expected)
    #expect(
      TestDesk.article(copy).marks.initialisms.isEmpty == !expected.contains { $0.dropLast().contains(".") })
  }

  @Test(arguments: [
    ("Berg's", "Berg", 2, false), ("Berg’s", "Berg", 4, false), ("BERG'S", "BERG", 2, true),
    ("UN’s", "UN", 4, true),
    ("it's", "it", 2, false), ("don't", "don't", 0, false), ("Bergs", "Bergs", 0, false),
    ("o'sullivan", "o'sullivan", 0, false),
    ("D's", "D", 2, false),
  ])
  func possessivesAreCutOff(_ word: String, _ core: String, _ length: Int, _ isCapitals: Bool) {
    let article = TestDesk.article(word)
    #expect(article.tokens.count == 1)
    #expect(article.core(article.tokens[0]) == core && article.tokens[0].possessive == UInt8(length))
    #expect(article.tokens[0].shape.contains(.allCapitals) == isCapitals)
  }

  @Test(arguments: [
    ("https://gate.example/a?b=1.", ["https://gate.example/a?b=1", "."]),
    ("HTTP://GATE.example", ["HTTP://GATE.example"]),
    ("www.gate.example, and", ["www.gate.example", ",", "and"]),
    ("(www.gate.example)", ["(", "www.gate.example", ")"]),
    ("httpd runs", ["httpd", "runs"]), ("ftp://x", ["ftp", ":", "//", "x"]),
    ("\"www.gate.example\"", ["\"", "www.gate.example", "\""]),
    ("<https://gate.example>", ["<", "https://gate.example", ">"]),
    ("https://gäte.example/ü x", ["https://gäte.example/ü", "x"]),
    ("www.gate.example—then", ["www.gate.example", "—", "then"]),
  ])
  func addressesOfPagesEndBeforeTheSentenceDoes(_ copy: String, _ expected: [String]) {
    #expect(Self.pieces(copy) == expected)
  }

  @Test(arguments: [
    ("desk@gate.example", "desk@gate.example"), ("ines.okafor@gate.example", "ines.okafor@gate.example"),
    ("ines_o+x-y@gate.example", "ines_o+x-y@gate.example"), ("7up@gate.example", "7up@gate.example"),
    ("1.2@gate.example", "1.2@gate.example"), ("@harbour", "@harbour"), ("#harbour", "#harbour"),
    ("@7", "@7"),
  ])
  func mailboxesAndHandlesAreLinks(_ copy: String, _ link: String) {
    let article = TestDesk.article("see " + copy + ".")
    #expect(article.tokens.filter { $0.kind == .link }.map { article.string($0) } == [link])
  }

  @Test(arguments: [
    "#7", "@ noon", "a @ b", "ines.okafor", "ines@", "@", "#", "###", "@—",
    "north-south",
  ])
  func otherMarksMakeNoLink(_ copy: String) {
    #expect(TestDesk.article(copy).marks.links.isEmpty)
  }

  @Test func aMailboxIsNoLongerThanOneMayBe() {
    // RFC 5321: 64 letters before the mark.
    func links(_ count: Int) -> Int {
      let name = "x." + String(repeating: "a", count: count)
      let article = TestDesk.article(name + "@gate.example")
      return article.marks.links.count { article.string(article.tokens[$0]).hasPrefix("x.") }
    }
    #expect(links(60) == 1 && links(70) == 0)
  }
}
