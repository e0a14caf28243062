import SourceText
import Testing

@Suite struct LineIndexTests {
  @Test func countsScalarsBytesAndUTF16() {
    let text = SourceText("a “b” 🗞️ c\r\nsecond\rthird\n")
    let lines = LineIndex(text)
    let offset = Array("a “b” 🗞️ ".utf8).count
    #expect(lines.position(at: offset) == Position(line: 1, column: 10))
    #expect(lines.position(at: offset, unit: .byte) == Position(line: 1, column: offset + 1))
    #expect(lines.position(at: offset, unit: .utf16) == Position(line: 1, column: 11))
    #expect(lines.lineCount == 4)
    #expect(text[lines.range(ofLine: 2) ?? TextRange(0, 0)] == "second")
    #expect(text[lines.range(ofLine: 3) ?? TextRange(0, 0)] == "third")
    #expect(lines.range(ofLine: 5) == nil)
  }

  @Test(arguments: ColumnUnit.allCases) func everyPositionLeadsBack(_ unit: ColumnUnit) {
    let copy = String(repeating: "Größe “x” 👩🏽‍💻 e\u{301} 漢字 plain words\r\n\n", count: 120)
    let text = SourceText(copy)
    let lines = LineIndex(text)
    var offset = 0
    for scalar in copy.unicodeScalars {
      // Inside CR LF there is no place of its own.
      if scalar != "\n" {
        #expect(lines.offset(of: lines.position(at: offset, unit: unit), unit: unit) == offset)
      }
      offset += String(scalar).utf8.count
    }
  }

  @Test func countsAsOneWhoCountsByHand() {
    var seed: UInt64 = 7
    for _ in 0..<40 {
      let pieces = ["a", "word ", "é", "漢", "👩", "\n", "\r", "\r\n", String(repeating: "plain ", count: 90)]
      var copy = ""
      for _ in 0..<120 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1
        copy += pieces[Int(seed >> 33) % pieces.count]
      }
      let lines = LineIndex(SourceText(copy))
      let bytes = Array(copy.utf8)
      var place = (line: 1, scalars: 1, units: 1)
      for (i, byte) in bytes.enumerated() {
        if byte & 0xC0 != 0x80 {
          #expect(lines.position(at: i) == Position(line: place.line, column: place.scalars))
          #expect(lines.position(at: i, unit: .utf16) == Position(line: place.line, column: place.units))
          place.scalars += 1
          place.units += byte >= 0xF0 ? 2 : 1
        }
        if byte == 0x0A || byte == 0x0D && (i + 1 == bytes.count || bytes[i + 1] != 0x0A) {
          place = (place.line + 1, 1, 1)
        }
      }
      #expect(lines.lineCount == place.line)
    }
  }

  @Test func emptyTextHasOneLine() {
    let lines = LineIndex(SourceText(""))
    #expect(lines.lineCount == 1)
    #expect(lines.position(at: 0) == Position(line: 1, column: 1))
    #expect(lines.position(at: 99) == Position(line: 1, column: 1))
  }
}

@Suite struct WordListTests {
  private let list = WordList(parsing: "# a comment\nForeign Minister\toffice\nU.S.\nÉlysée\tpalace\textra\n")

  @Test func asksFoldedAndExactly() {
    #expect(list.contains(folded: "foreign minister"))
    #expect(list.contains(folded: "FOREIGN MINISTER"))
    #expect(list.contains(folded: "élysée"))
    #expect(list.contains(exactly: "U.S."))
    #expect(!list.contains(exactly: "u.s."))
    #expect(!list.contains(folded: "a comment"))
    #expect(list.fields(ByteHash.ofFolded("Élysée")) == ["palace", "extra"])
    #expect(list.longestPhrase == 2)
  }

  @Test func readsLinesAsTheyStand() {
    let list = WordList(parsing: "\n\tno entry\nlast week\t\tx\n#no\n\nO’Brien".utf8.map { $0 })
    #expect(list.entries == ["last week", "O’Brien"])
    #expect(list.fields(at: 0) == ["", "x"])
    #expect(list.fields(at: 1) == [""])
    #expect(list.contains(folded: "o'brien"))
    #expect(!WordList().contains(0))
  }

  @Test func mayBeginSaysNoOnlyWhereNoEntryBegins() {
    func mayBegin(_ list: WordList, _ text: String) -> Bool {
      list.mayBegin(Array(text.utf8).withUnsafeBufferPointer { WordList.lead($0, at: 0) })
    }
    #expect(mayBegin(list, "Foreign policy"))
    #expect(!mayBegin(list, "Foreigner"))
    #expect(mayBegin(list, "élan"))
    // Either apostrophe ends the letters.
    #expect(mayBegin(WordList(parsing: "O'Brien"), "O’Brien"))
    #expect(mayBegin(WordList(parsing: "O’Brien"), "O'Brien"))
    #expect(mayBegin(WordList(parsing: "Iran"), "Iran’s"))
    // Nor does it matter which mark stands behind a word, or in which way it is written.
    for text in ["Iran”", "IRAN—and", "iran…", "I\u{AD}ran\u{AD}", "Iran\u{2BC}s", "Iran、", "Iran\u{A0}"] {
      #expect(mayBegin(WordList(parsing: "Iran"), text), "\(text)")
      #expect(mayBegin(WordList(parsing: text), "Iran"), "\(text)")
    }
    #expect(mayBegin(WordList(parsing: "kiln"), "\u{212A}iln"))
  }
}

@Suite struct FoldingTests {
  @Test func aFoldedHashIsTheHashOfTheFoldedBytes() {
    for text in ["", "O’BRIEN’s Ünïcode\u{AD}", "ΑΘΗΝΑ ПРАВДА İstanbul 👩🏽‍💻 ＇", "a\u{2BC}b"] {
      var hash = ByteHash()
      Array(text.utf8).withUnsafeBufferPointer { Folding.add($0, 0..<$0.count, to: &hash) }
      #expect(hash.value == ByteHash.ofFolded(text), "\(text)")
    }
  }

  @Test func foldsCaseAndApostrophes() {
    #expect(Folding.fold(Array("O’BRIEN’s Ünïcode\u{AD}".utf8)) == Array("o'brien's ünïcode".utf8))
  }
}

@Suite struct ByteSearchTests {
  @Test func findsTheFirstPlaceFromAnOffsetOn() {
    let text = Array("pier, quay, pier".utf8)
    let pier = Array("pier".utf8)
    #expect(ByteSearch.first(pier, in: text, from: 0) == 0)
    #expect(ByteSearch.first(pier, in: text, from: 1) == 12)
    #expect(ByteSearch.first(pier, in: text, from: 13) == nil)
    #expect(ByteSearch.first(pier, in: text, from: text.count) == nil)
    #expect(ByteSearch.first(pier, in: text, from: text.count + 1) == nil)
    #expect(ByteSearch.first([], in: text, from: 0) == nil)
    #expect(ByteSearch.first(pier, in: [], from: 0) == nil)
    #expect(ByteSearch.count(pier, in: text) == 2)
    #expect(ByteSearch.count(Array("aa".utf8), in: Array("aaaaa".utf8)) == 2)
  }
}
