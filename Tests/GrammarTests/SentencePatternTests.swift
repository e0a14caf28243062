import ArticleModel
import Foundation
import RuleTestSupport
import SourceText
import Synchronization
import Testing

@testable import Grammar

/// The language of `dictionaries/grammar/patterns`, each of its means with what it finds and its twin.
@Suite struct SentencePatternTests {
  /// What lines of a pattern file find in copy: the text that is flagged, the message, and what is offered.
  private func findings(
    _ lines: String, _ copy: String, unless isStale: () -> Bool = { false }
  ) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.path + "/patterns-\(UUID().uuidString)"
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/patterns", withIntermediateDirectories: true)
    defer { try? files.removeItem(atPath: folder) }
    for name in ["forms.bin", "tagger.bin"] {
      try files.createSymbolicLink(
        atPath: folder + "/" + name, withDestinationPath: TestDesk.root + "/dictionaries/grammar/" + name)
    }
    try lines.write(toFile: folder + "/patterns/test.txt", atomically: true, encoding: .utf8)
    let vocabulary = Vocabulary(
      ["titles": { WordList(parsing: "mayor\n") }], grammar: GrammarSource(folder: folder))
    let model = try #require(GrammarModel.of(folder: folder))
    #expect(model.patterns(vocabulary).failures == [])
    let article = ArticleParser(vocabulary: vocabulary).parse(ReadDocument(text: SourceText(copy)))
    return PatternFindings(GrammarTable(article), unless: isStale)["test"].map { finding in
      let marks = (finding.isNote ? " note" : "") + (finding.isSafe ? " safe" : "")
      return ([article.text[finding.range], finding.message] + finding.replacements).joined(separator: " | ")
        + marks
    }
  }

  @Test(arguments: [
    ("has|had [ gone ] => went :: not '\\2'", "gone | not 'gone' | went"),
    ("=go => \\1:VB :: \\1", "gone | gone | go"),
    ("MD? has gone => -", "has gone |  | "),
    ("RB{0,2} gone ;; note", "gone |  note"),
    ("DT NN has :: \\2 ;; safe", "The harbour has | harbour safe"),
    ("harbour&!NNS => ports / docks", "harbour |  | ports | docks"),
    ("let gone = gone|went\nhas $gone :: \\2", "has gone | gone"),
    ("%~participle home", "gone home | "), ("^&the NN", "The harbour | "), ("<&the NN", "The harbour | "),
    ("home , once", "home, once | "), ("NNP|# boats", "12 boats | "), ("* home", "gone home | "),
    ("once @titles|#", "once 12 | "),
  ])
  func finds(_ line: String, _ expected: String) throws {
    #expect(try findings(line, "The harbour has gone home, once 12 boats left.\n") == [expected])
  }

  @Test(arguments: [
    "has went", "=come home", "MD has gone", "gone{2,2} home", "NNS has", "harbour&!NN", "%~past home",
    "^&harbour has", "<&harbour has", "home ; once", "NNP|# left", "gone *{3,4} twelve", "once @titles",
    "left boats",
  ])
  func staysSilent(_ line: String) throws {
    #expect(try findings(line, "The harbour has gone home, once 12 boats left.\n") == [])
  }

  @Test func oneWordIsFlaggedOnceByARule() throws {
    #expect(try findings("has gone\ngone home", "The harbour has gone home.\n") == ["has gone | "])
  }

  /// Far from one another as well as side by side: what was found long before is not looked at again.
  @Test func ofManyFindingsNoneIsFlaggedTwice() throws {
    let copy = String(repeating: "The harbour has gone home.\n\n", count: 300)
    #expect(
      try findings("has gone\ngone home", copy) == Array(repeating: "has gone | ", count: 300))
  }

  @Test func endsWhenNobodyWaits() throws {
    var asked = 0
    let copy = String(repeating: "The harbour has gone home.\n\n", count: 900)
    let found = try findings("has gone", copy) {
      asked += 1
      return asked > 2
    }
    #expect(found.count == 191 && asked == 3)
  }

  @Test func whatSpeakersSayIsReadOnlyWhereItIsAsked() throws {
    let copy = "\"The harbour has gone home,\" the mayor said.\n"
    #expect(try findings("has gone", copy) == [])
    #expect(try findings("has gone ;; quoted", copy) == ["has gone | "])
  }

  @Test func capitalsOfTheFirstWordAreKept() throws {
    #expect(
      try findings("the harbour => a harbour", "The harbour has gone.\n") == ["The harbour |  | A harbour"])
  }

  @Test(arguments: [
    ("QQ home", "1: no tag is called 'QQ'"), ("%noun home", "1: no class is called 'noun'"),
    ("# a comment\n\ngone{2} home", "3: 'gone{2}' has no two bounds"),
    ("let broken", "1: 'let' needs a name and '='"),
    (" => gone", "1: nothing to look for"),
  ])
  func saysWhatCannotBeRead(_ lines: String, _ expected: String) throws {
    let forms = try #require(GrammarModel.of(folder: TestDesk.root + "/dictionaries/grammar")).forms
    var syntax = PatternSyntax(forms)
    let failures = Array(lines.utf8).withUnsafeBufferPointer { syntax.read($0, file: 0) }
    #expect(failures.map { "\($0.line): \($0.reason)" } == [expected])
    #expect(syntax.patterns.isEmpty)
  }

  /// A pattern is never ruled out where it matches.
  @Test func keysRuleOutNothingThatMatches() throws {
    let article = TestDesk.article(
      """
      The list of candidates were long, and the harbour masters has went home. He have not take the two report.
      Two of the ferry was late; they was told that the pilots of the new quay is not known. "It are done," she said.
      The mayor, who would of gone, can paid by the month: it has been close by the police of the United States.
      """)
    let table = GrammarTable(article)
    let library = try #require(table.model).patterns(article.vocabulary)
    let keys = try #require(library.keys.baseAddress)
    var matches = 0
    for index in article.sentences.indices {
      let units = try #require(table.sentence(index)).units
      let room = PatternBits.room(for: units.count)
      withUnsafeTemporaryAllocation(of: PatternBits.Place.self, capacity: room) { memory in
        article.bytes.withUnsafeBufferPointer { bytes in
          units.withUnsafeBufferPointer { units in
            let bits = PatternBits(units, bytes, in: memory)
            let matcher = PatternMatcher(library: library, units: units, bits: bits, bytes: bytes)
            for (number, pattern) in library.patterns.enumerated() {
              for start in units.indices {
                guard let places = matcher.match(pattern, at: start) else { continue }
                matches += 1
                let anchor = places[Int(pattern.anchor)].lowerBound
                #expect(bits.allow(keys + number, at: anchor), "pattern \(number), sentence \(index)")
              }
            }
          }
        }
      }
    }
    #expect(matches > 10)
  }

  /// What was kept is used as it is while it is whole, and made anew where a byte of it has changed.
  @Test func whatWasKeptIsUsedOnlyWhole() throws {
    let folder = TestDesk.root + "/dictionaries/grammar"
    let forms = try #require(GrammarModel.of(folder: folder)).forms
    let kept = Mutex<[UInt8]>([])
    let stores = Atomic(0)
    func library(_ bytes: [UInt8]) -> PatternLibrary {
      let source = GrammarSource(
        folder: folder, load: { StoredBytes(copying: bytes) },
        store: { stored in
          kept.withLock { $0 = Array(stored) }
          stores.add(1, ordering: .relaxed)
        })
      return PatternLibrary(folder: folder, forms: forms, vocabulary: Vocabulary([:], grammar: source))
    }
    let count = library(Array("no image".utf8)).patterns.count
    let image = kept.withLock { $0 }
    #expect(count > 1000 && stores.load(ordering: .relaxed) == 1)
    #expect(library(image).patterns.count == count && stores.load(ordering: .relaxed) == 1)
    for place in stride(from: 0, to: image.count, by: image.count / 40) {
      var damaged = image
      damaged[place] ^= 0x10
      let before = stores.load(ordering: .relaxed)
      #expect(library(damaged).patterns.count == count)
      #expect(stores.load(ordering: .relaxed) == before + 1, "byte \(place)")
    }
    #expect(library(Array(image.prefix(image.count / 2))).patterns.count == count)
  }
}
