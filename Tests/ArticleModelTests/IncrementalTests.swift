import RuleTestSupport
import SourceText
import Testing

@testable import ArticleModel

/// That an edited text parses to the same article whether or not the parser knows the article before.
@Suite struct IncrementalTests {
  /// Edits by one of the tests' runs; together they are 10,000.
  private static let edits = 1250

  /// What is typed, pasted and deleted, with what is hard on tokenizers among it.
  private static let pieces = [
    "a", "x", " ", "  ", "\n", "\n\n", "\r\n", "\r", ".", ",", "\"", "“", "”", "'", "’", "''", "``", "U.S.",
    "U.", ".S", "http", "https://a.bc/d", "www.", "@", "desk@", "#", "-", "--", "—", "_", "…", "...", "?!",
    "1", "1,000.5", "3rd", "é", "e\u{301}", "😀", "\u{A0}", "\u{2003}", "\u{2028}", "\u{FEFF}", "\u{AD}",
    "Москва", "東京。", "\t", "said", " Brekkestad said.", "BERGEN (NCP) - ", "(", ")", "`", "\u{200D}", "\0",
    "He added: \"We wait.\n\n\"Nobody moves,\" he said.\n",
  ]

  private static let story = """
    Ferries stay in port

    BERGEN (NCP) - “Crews rest,” the U.S. harbour master Halvard Brekkestad said at 5 p.m. on Tuesday.

    Crews wait

    He added: "We wait for the wind to turn. See www.port.example/wait for the hours.
      "Nobody moves before that." Brekkestad’s crews - all 1,200 of them - stayed.

    Foreign Minister Ola Berg came by train. Mr. Berg, Prime Minister Ana Ortiz said, had "no choice".

    On Tuesday the Harbour Master of Bergen, Capt. Halvard Brekkestad, called the Port Authority of Oslo and
    the Ministry of Fisheries. Neither answered. Ortiz's train left at 6 p.m. Berg's did not.
    """

  @Test(arguments: 1...8)
  func tenThousandEditsParseAsFromNothing(_ seed: UInt64) {
    var dice = SeededNumbers(state: seed)
    let parser = ArticleParser(vocabulary: TestDesk.vocabulary)
    func document(_ bytes: [UInt8]) -> ReadDocument {
      ReadDocument(text: SourceText(name: "story.txt", bytes: bytes))
    }
    var bytes = Array(Self.story.utf8)
    var article = parser.parse(document(bytes))
    for number in 1...Self.edits {
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      let start = Int.random(in: 0...scalars.count, using: &dice)
      // Mostly typing, sometimes a stretch that goes.
      let most = dice.next() % 8 == 0 ? 40 : 1
      let end = min(scalars.count, start + Int.random(in: 0...most, using: &dice))
      let piece = dice.next() % 4 == 0 ? "" : Self.pieces.randomElement(using: &dice) ?? ""
      let edited = String(scalars.prefix(start)) + piece + String(scalars.dropFirst(end))
      bytes = edited.utf8.count < 1300 ? Array(edited.utf8) : Array(Self.story.utf8)
      let whole = parser.parse(document(bytes))
      article = parser.parse(document(bytes), after: article)
      guard isSame(article, whole, inAll: number % 50 == 0) else {
        Issue.record("edit \(number) of run \(seed): '\(piece)' for \(start)..<\(end) gives another article")
        return
      }
      guard number % 10 == 0, let form = formOfOtherBeginning(whole) else { continue }
      Issue.record("edit \(number) of run \(seed): '\(form)' would not be looked up in each list")
      return
    }
  }

  /// Whether all that the tokenizer made is the same; what is made of that, too, where `inAll` says so.
  private func isSame(_ a: Article, _ b: Article, inAll: Bool) -> Bool {
    guard a.tokens.count == b.tokens.count, a.forms.count == b.forms.count, a.lines.count == b.lines.count
    else { return false }
    for (x, y) in zip(a.tokens, b.tokens)
    where x.range != y.range || x.form != y.form || x.kind != y.kind || x.shape.rawValue != y.shape.rawValue
      || x.possessive != y.possessive
    {
      return false
    }
    for (x, y) in zip(a.lines, b.lines)
    where x.start != y.start || x.end != y.end || x.firstToken != y.firstToken || x.endToken != y.endToken {
      return false
    }
    for (x, y) in zip(a.forms.forms, b.forms.forms)
    where x.hash != y.hash || x.first != y.first || x.count != y.count || x.lowercaseCount != y.lowercaseCount
      || x.capitalisedInsideCount != y.capitalisedInsideCount || x.firstToken != y.firstToken
    {
      return false
    }
    for (x, y) in zip(a.spaces, b.spaces)
    where x.range != y.range || x.nextToken != y.nextToken || x.length != y.length
      || x.hasNoBreak != y.hasNoBreak || x.hasLineBreak != y.hasLineBreak
    {
      return false
    }
    guard a.spaces.count == b.spaces.count, isSame(inWords: a, b) else { return false }
    // All fields of all values, whatever they are in a year.
    return !inAll || String(reflecting: a) == String(reflecting: b)
  }

  /// Whether sentences and mentions are the same.
  private func isSame(inWords a: Article, _ b: Article) -> Bool {
    a.sentences.elementsEqual(b.sentences) {
      $0.range == $1.range && $0.tokens == $1.tokens && $0.paragraph == $1.paragraph
        && $0.isTerminated == $1.isTerminated
    }
      && a.mentions.elementsEqual(b.mentions) {
        $0.range == $1.range && $0.tokens == $1.tokens && $0.surname == $1.surname && $0.title == $1.title
          && $0.startsSentence == $1.startsSentence
      }
  }

  /// A word in which entries of lists would be looked for otherwise than where it stands alone in the text.
  private func formOfOtherBeginning(_ article: Article) -> String? {
    let token = article.tokens.first { token in
      guard token.form != 0 else { return false }
      let alone = Folding.fold(article.bytes[token.core.lower..<token.core.upper])
      return alone.withUnsafeBufferPointer { WordList.lead($0, at: 0) }
        != article.forms.leads[Int(token.form)]
    }
    return token.map { article.core($0) }
  }

  @Test func linesThatDidNotChangeAreNotReadAgain() {
    let parser = ArticleParser(vocabulary: TestDesk.vocabulary)
    let lines = (0..<400).map { "Crews wait for the wind in port \($0), the harbour master said.\n\n" }
    var edited = lines
    edited[200] = "Crews wait for the rain in port 200, the harbour master said.\n\n"
    let before = parser.parse(ReadDocument(text: SourceText(lines.joined())))
    let text = SourceText(edited.joined())
    let read = text.bytes.withUnsafeBufferPointer { bytes in
      var tokenizer = Tokenizer(bytes)
      tokenizer.run(after: before)
      return (tokenizer.readEnd ?? text.bytes.count) - tokenizer.readStart
    }
    #expect(read < 3 * lines[200].utf8.count, "\(read) bytes were read of \(text.bytes.count)")
  }
}
