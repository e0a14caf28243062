import ArticleModel
import RuleTestSupport
import SourceText
import Testing

@Suite struct Sentences {
  private func sentences(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.sentences.map { article.text[$0.range] }
  }

  @Test(arguments: [
    ("Mr. Berg met Dr. J. K. Holm on Jan. 5. He left.", 2),
    ("The U.S. Senate met. The vote is at 9 a.m. on Monday.", 2),
    ("It works in the U.S. The plan is old.", 2),
    (#""It is over." She left. "Why?" he asked."#, 3),
    ("Prices rose 3.5 percent to No. 10 in the list. Nobody paid.", 2),
    ("He waited ... and left… for good.", 1),
    ("(It is late.) They go.", 2),
    ("会議は終わった。彼は帰った。", 2),
  ])
  func splits(_ copy: String, _ count: Int) {
    #expect(sentences(copy).count == count, "\(sentences(copy))")
  }
}

@Suite struct Tokens {
  private func tokens(_ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return article.tokens.map { article.string($0) }
  }

  @Test func keepsWhatBelongsTogether() {
    #expect(
      tokens("U.S. troops don’t pay $1,000.50 at 2:39 p.m. for 24/7 work.")
        == [
          "U.S.", "troops", "don’t", "pay", "$", "1,000.50", "at", "2:39", "p.m.", "for", "24/7", "work", ".",
        ])
    #expect(
      tokens("write to desk@wire.example, see https://wire.example/a?b=1.")
        == ["write", "to", "desk@wire.example", ",", "see", "https://wire.example/a?b=1", "."])
  }

  @Test func formsKnowTheirTokens() {
    let article = TestDesk.article("Iran says it will talk. “It will,” Iran’s envoy said, and IRAN did. 2 2.")
    var found: [Int] = []
    for id in 1..<UInt32(article.forms.count + 1) {
      let tokens = article.forms.tokens(of: id).map { Int($0) }
      #expect(tokens == tokens.sorted() && tokens.count == Int(article.forms[id].count))
      #expect(tokens.allSatisfy { article.tokens[$0].form == id })
      found += tokens
    }
    #expect(found.sorted() == article.tokens.indices.filter { article.tokens[$0].form != 0 })
  }

  @Test func placesAreThoseThatMayBeginAnEntry() {
    let article = TestDesk.article("Talks in Iran’s capital, on Iran-China trade, ended; Iranians left Iran.")
    let list = WordList(parsing: "Iran's capital\nIran\nend")
    let asked = article.tokens.indices.filter {
      article.tokens[$0].form != 0 && article.mayBegin(list, at: $0)
    }
    #expect(article.places(whereBegins: list) == asked)
    #expect(asked.map { article.string(article.tokens[$0]) } == ["Iran’s", "Iran", "Iran"])
    #expect(article.phraseEnd(list, at: asked[0]) == asked[0] + 2)
  }

  @Test func possessivesShareAForm() {
    let article = TestDesk.article("Berg's plan and Berg’s boat: Berg left.")
    let forms = article.tokens.filter { article.string($0).hasPrefix("Berg") }.map(\.form)
    #expect(forms.count == 3)
    #expect(Set(forms).count == 1)
  }

  @Test func everyByteThatIsNoSpaceIsInOneToken() {
    let copy = "“Größe” — e\u{301} 👩🏽‍💻 (x)\u{200B}y … ‘n’ `` '' 漢字。\u{FFFD}"
    let article = TestDesk.article(copy)
    var end: UInt32 = 0
    for token in article.tokens {
      #expect(token.range.start >= end)
      let gap = article.text[TextRange(Int(end), token.range.lower)]
      #expect(gap.unicodeScalars.allSatisfy { Scalars.isSpace($0.value) }, "'\(gap)'")
      end = token.range.end
    }
    #expect(Int(end) == article.bytes.count)
  }
}

@Suite struct Regions {
  @Test func readsAWireStory() {
    let article = TestDesk.article(
      """
      Council closes old bridge

      By Ines Okafor

      LANGVIK, Oct. 12 (Reuters) - The town council closed the old bridge on Monday after cracks were found.

      Repairs to begin

      Work on the pillars begins in May, the council said in a statement on its page.

      Read more:

      Ferry fares to rise
      """)
    #expect(
      article.paragraphs.map(\.kind) == [
        .headline, .byline, .body, .crosshead, .body, .furniture, .furniture,
      ])
    #expect(
      article.regions.contains {
        $0.kind == .dateline && article.text[$0.range] == "LANGVIK, Oct. 12 (Reuters) -"
      })
    #expect(article.region(at: UInt32(article.text.bytes.count - 3)) == .furniture)
  }

  @Test func joinsHardWrappedLines() {
    let article = TestDesk.article(
      """
          The council of the town met for nine hours on Monday to decide what
      should become of the bridge, which was closed to lorries in the spring
      after cracks were found in two of its pillars.
          The mayor did not attend. Her deputy read a letter in which she asked
      for patience until the engineers had finished their report on the river.
      """)
    #expect(article.paragraphs.count == 2)
    #expect(article.paragraphs.allSatisfy { $0.isHardWrapped })
  }

  @Test func wrapsAreCountedInLettersOfAnyScript() {
    let article = TestDesk.article(
      """
      Совет города заседал девять часов в понедельник, решая, что должно быть
      с мостом, который закрыли для грузовиков весной, после того как нашли
      трещины в двух его опорах.
      """)
    #expect(article.paragraphs.count == 1)
  }

  /// Copy that was wrapped and then edited: some lines are short of the margin, one is beyond it.
  @Test func joinsWrappedLinesOfEditedCopy() {
    let article = TestDesk.article(
      """
          Ferries to the islands stay in port
      for a third day as fund managers of the harbour authorities wait for
      the storm to pass, the council said.
          "These boats have carried (the people of the
      western shore) for forty years, and they
      do not know what to do with them. Some of that is ending up here with the others, and with those who wait," the
      harbour master said.
          Fares did not rise. They stood at 51,226 crowns or one crown per
      share.
       Reuter
      """)
    #expect(article.paragraphs.count == 4)
    #expect(article.paragraphs.last?.kind == .signOff)
    #expect(article.quotations.map(\.ending) == [.closed])
  }

  @Test func aTableInsideCopyIsOne() {
    let article = TestDesk.article(
      """
          The bank set these rates on Monday, and they are in force from noon, a
      spokesman for the harbour board said.  It gave no reason.
          MATURITY   NEW RATE  OLD RATE
        30-174 days  5.00 pct  5.00 pct
       175-190 days  5.85 pct  5.82 pct
       191-270 days  5.00 pct  5.00 pct
          Rates for longer terms stay as they are until the end of the year, the
      spokesman said.  They were set in May.
      """)
    #expect(article.paragraphs.map(\.kind) == [.body, .table, .body])
  }

  @Test func linesThatAreEachAParagraphAreNotJoined() {
    let lines = [
      "    Shr profit four cents against a loss of sixteen cents",
      "    Net profit 155,383 against a loss of 577,336",
      "    Note: the year before held a gain of one cent a share on the sale",
      "of a ferry and of two boat houses on the western shore of the", "island.",
      "    Pay April 30 to holders of record on April 15",
    ]
    #expect(TestDesk.article(lines.joined(separator: "\n")).paragraphs.count == 4)
    #expect(
      TestDesk.article(
        "Shopping list:\n  - bread for the whole of the long week\n  - milk\nA second list:\n  - salt"
      )
      .paragraphs.count == 5)
  }

  @Test func aListIsNotJoined() {
    #expect(TestDesk.article("Bread\nMilk\nThe long way home\nSalt").paragraphs.count == 4)
  }
}

@Suite struct Quotations {
  private func quotations(_ copy: String) -> [Quotation] {
    TestDesk.article(copy).quotations.filter { $0.depth == 1 }
  }

  @Test func readsBothRunningConventions() {
    let repeated = quotations(
      "She said: \"We waited.\n\n\"Nobody came.\n\n\"Then it rained.\"\n\nThe rain went on for hours.")
    #expect(repeated.map(\.running) == [.repeated])
    #expect(repeated.map(\.ending) == [.closed])
    #expect(repeated.first?.openers.count == 3)
    let once = quotations(
      "The letter reads: “Dear friends,\n\nI thank you all.\n\nI wish you well.”\n\nIt was read on Monday.")
    #expect(once.map(\.running) == [.openedOnce])
    #expect(once.map(\.ending) == [.closed])
  }

  @Test func findsWhatIsMissing() {
    #expect(quotations("\"We won, he said. \"Nobody doubts it.\"").map(\.ending) == [.unclosed, .closed])
    #expect(quotations("We won,\" he said. \"Nobody doubts it.\"").map(\.ending) == [.unopened, .closed])
    #expect(quotations("A 7\" record and a 6'2\" man.").isEmpty)
  }

  @Test(arguments: [
    "«Да», сказал он.", "„Ja“, sagte er.", "``Yes,'' he said.", "“Yes,” he said.", "\"Yes,\" he said.",
    "‘Yes,’ he said.", "»Ja«, sagte er.", "Er rief: »Ja!« und ging.",
  ])
  func readsEveryStyle(_ copy: String) {
    #expect(quotations(copy).map(\.ending) == [.closed])
  }

  @Test func marksReadInTheWrongEncodingOpenNothing() {
    #expect(quotations("The harbourÃ¢â‚¬â„¢s master left.").isEmpty)
    #expect(quotations("He said Ã¢â‚¬Å“yes and left.").isEmpty)
  }

  @Test func apostrophesOpenNothing() {
    #expect(quotations("The drivers' league of the '90s, rock 'n' roll and O'Brien's boat.").isEmpty)
  }

  @Test func aHundredThousandMarksAreReadInOnePass() {
    for unit in ["\" ", "\"a", "“", "”", "“a” ", "a\"\n\n\"", "'a ", "(\""] {
      let article = TestDesk.article(String(repeating: unit, count: 100_000))
      #expect(article.quotations.count <= 200_000)
    }
  }
}

@Suite struct Mentions {
  @Test func takesTitlesOff() {
    let article = TestDesk.article(
      "On Monday the talks of Foreign Minister Sergei Ivanovich Berg and Ludwig van der Holm began.")
    let names = article.mentions.map { article.text[$0.range] }
    #expect(names.contains("Sergei Ivanovich Berg"))
    #expect(names.contains("Ludwig van der Holm"))
  }
}
