import SourceText
import Testing

@testable import Readers

/// Files that say which character set they are in.
@Suite struct DeclaredCharacterSetTests {
  private func read(_ name: String, _ bytes: [UInt8]) -> ReadResult {
    DocumentReader.read(SourceText(name: name, bytes: bytes), as: nil)
  }

  private func xml(_ set: String, _ word: [UInt8]) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(set)\"?><nitf><body><body.content><p>In ".utf8) + word
      + Array(" the ships call.</p></body.content></body></nitf>".utf8)
  }

  /// Sets of one byte a character and of several, by the bytes of a word in them.
  @Test(
    arguments: [
      ("ISO-8859-2", [0xA3, 0xF3, 0x64, 0xBC], "Łódź"), ("windows-1250", [0xA3, 0xF3, 0x64, 0x9F], "Łódź"),
      ("windows-1251", [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0], "Москва"),
      ("KOI8-R", [0xED, 0xCF, 0xD3, 0xCB, 0xD7, 0xC1], "Москва"), ("iso-8859-15", [0x35, 0xA4], "5€"),
      ("iso-8859-1", [0x93, 0x63, 0x61, 0x66, 0xE9, 0x94], "“café”"),
      ("GB2312", [0xB1, 0xB1, 0xBE, 0xA9], "北京"),
      ("Shift_JIS", [0x93, 0x8C, 0x8B, 0x9E], "東京"), ("Big5", [0xA5, 0x78, 0xA5, 0x5F], "台北"),
      ("euc-kr", [0xBC, 0xAD, 0xBF, 0xEF], "서울"), ("windows-1255", [0xF9, 0xEC, 0xE5, 0xED], "שלום"),
    ] as [(String, [UInt8], String)])
  func theDeclarationIsHonoured(_ set: String, _ bytes: [UInt8], _ word: String) throws {
    let file = xml(set, bytes)
    let result = read("a.xml", file)
    #expect(result.problems.isEmpty)
    let text = result.document.text
    #expect(String(decoding: text.bytes, as: UTF8.self) == "In \(word) the ships call.")
    // The word behind it lies where it lies in the file.
    let place = try #require(ByteSearch.first(Array("ships".utf8), in: text.bytes, from: 0))
    let found = result.document.origin.fileRange(TextRange(place, place + 5))
    #expect(Array(file[found.lower..<found.upper]) == Array("ships".utf8))
    #expect(result.document.origin.written("a", at: found) != nil)
  }

  /// Where a place is told, the file knows how it writes characters.
  @Test(
    arguments: [
      ("KOI8-R", [0xED, 0xCF, 0xD3, 0xCB, 0xD7, 0xC1], 6), ("windows-1252", [0x93, 0x63, 0x94], 3),
      ("GB2312", [0xB1, 0xB1, 0xBE, 0xA9], 2), ("gb18030", [0x81, 0x30, 0x81, 0x30, 0xB1, 0xB1], 2),
      ("Shift_JIS", [0x93, 0x8C, 0x83, 0x5C, 0xC4], 3), ("Big5", [0xA5, 0x78, 0xA5, 0x5F], 2),
      ("euc-kr", [0xBC, 0xAD, 0xBF, 0xEF], 2), ("euc-jp", [0xC5, 0xEC, 0x8E, 0xC4], 2),
    ] as [(String, [UInt8], Int)])
  func columnsCountCharacters(_ set: String, _ bytes: [UInt8], _ count: Int) throws {
    let file = DocumentReader.coded(SourceText(name: "a.xml", bytes: xml(set, bytes)))
    let place = try #require(ByteSearch.first(Array("ships".utf8), in: file.bytes, from: 0))
    let column = LineIndex(file).position(at: place).column
    #expect(column == place + 1 - bytes.count + count)
    let text = read("a.xml", file.bytes).document.text
    #expect(
      String(decoding: text.bytes, as: UTF8.self).contains(
        file[TextRange(place - 5 - bytes.count, place + 5)]))
  }

  @Test func aFileInUTF8NeedsNoCoding() {
    #expect(
      DocumentReader.coded(SourceText(name: "a.xml", bytes: xml("utf-8", Array("café".utf8)))).coding == nil)
    #expect(DocumentReader.coded(SourceText("cafe")).coding == nil)
    #expect(DocumentReader.coded(SourceText(name: "a.txt", bytes: [0xFF, 0xFE, 0x41, 0x00])).coding == nil)
  }

  @Test func pagesAndCataloguesSayItAsWell() {
    let word: [UInt8] = [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0]
    let page =
      Array("<html><head><meta charset=windows-1251></head><body><p>In ".utf8) + word
      + Array(" ships call.</p>".utf8)
    #expect(
      String(decoding: read("a.html", page).document.text.bytes, as: UTF8.self) == "In Москва ships call.")
    let header =
      Array("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=windows-1251\\n\"\n".utf8) + word
    #expect(DeclaredCharacterSet.of(header)?.systemName == "CP1251")
    #expect(DeclaredCharacterSet.of(Array("A story about charset=windows-1251".utf8)) == nil)
  }

  @Test(
    arguments: [
      ("iso-8859-1", Array("café".utf8), true), ("utf-16", Array("cafe".utf8), true),
      ("utf-8", [0x63, 0x61, 0x66, 0xE9], true), ("utf-8", Array("café".utf8), false),
      ("iso-8859-1", Array("cafe".utf8), false), ("us-ascii", Array("cafe".utf8), false),
      ("x-unknown", Array("café".utf8), false),
    ] as [(String, [UInt8], Bool)])
  func aDeclarationThatIsUntrueIsSaid(_ set: String, _ bytes: [UInt8], _ isUntrue: Bool) throws {
    let file = xml(set, bytes)
    let problems = read("a.xml", file).problems
    #expect(problems.map(\.kind) == (isUntrue ? [.encodingMismatch] : []))
    guard let problem = problems.first else { return }
    #expect(problem.isError && Array(file[problem.range.lower..<problem.range.upper]) == Array(set.utf8))
  }

  /// A byte that the set does not have is one fault, at its place.
  @Test func whatTheSetLacksIsReportedThere() throws {
    let file = xml("windows-1253", [0x61, 0xD2, 0x62])
    let result = read("a.xml", file)
    #expect(result.problems.map(\.kind) == [.undecodableBytes])
    #expect(result.problems.first.map { Array(file[$0.range.lower..<$0.range.upper]) } == [0xD2])
  }

  @Test(arguments: [true, false]) func utf16WithoutAMark(_ isLittle: Bool) {
    let text = "The harbour opened on Monday.\n\nShips call."
    let bytes = Array(text.utf16).flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isLittle ? [low, high] : [high, low]
    }
    let result = read("a.txt", bytes)
    #expect(result.problems.isEmpty && String(decoding: result.document.text.bytes, as: UTF8.self) == text)
    // Bytes that are no text stay none.
    #expect(read("a.txt", [0x50, 0, 0, 0, 1, 0, 0, 0, 0, 0, 7, 0]).problems.map(\.kind) == [.binaryFile])
  }
}
