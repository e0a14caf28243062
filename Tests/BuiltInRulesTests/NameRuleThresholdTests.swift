import ArticleModel
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import BuiltInRules

/// An example on each side of the thresholds that single name rules have, as `NameThresholdTests` has of those
/// that they share.
@Suite struct NameRuleThresholdTests {
  /// Copy, and what a rule flags of it.
  struct Side: Sendable, CustomTestStringConvertible {
    var rule: any Rule
    var copy: String
    var flagged: [String]
    var testDescription: String { "\(rule.info.id): \(copy)" }

    init(_ rule: any Rule, _ copy: String, _ flagged: String...) {
      (self.rule, self.copy, self.flagged) = (rule, copy, flagged)
    }
  }

  /// So many words that say nothing.
  private static func words(_ count: Int) -> String {
    Array(repeating: "slow", count: count).joined(separator: " ")
  }

  private static let ages = [
    // youngest and oldest
    Side(AgeConflict(), "Ana Diaz, 15, won the race. 16-year-old Ana Diaz had trained.", "16"),
    Side(AgeConflict(), "Ana Diaz, 14, won the race. 16-year-old Ana Diaz had trained."),
    Side(AgeConflict(), "Ana Diaz, 109, won the race. 110-year-old Ana Diaz had trained.", "110"),
    Side(AgeConflict(), "Ana Diaz, 109, won the race. 111-year-old Ana Diaz had trained."),
    // furthest
    Side(AgeConflict(), "Ana Diaz, 42, won the race. The 44-year-old said she had trained in Quito.", "44"),
    Side(AgeConflict(), "Ana Diaz, 42, won the race. The 45-year-old said she had trained in Quito."),
    // reach, to either side of the comma behind the name
    Side(AgeConflict(), "Ana Diaz, 42, won. In 2010 the \(words(26)) Ana Diaz, 27, had come third."),
    Side(AgeConflict(), "Ana Diaz, 42, won. In 2010 the \(words(27)) Ana Diaz, 27, had come third.", "27"),
    Side(AgeConflict(), "Ana Diaz, 42, won. But Ana Diaz, 27, \(words(26)) in 2010."),
    Side(AgeConflict(), "Ana Diaz, 42, won. But Ana Diaz, 27, \(words(27)) in 2010.", "27"),
  ]

  private static let offices = [
    // HonorificMixed.fewestTitled
    Side(
      HonorificMixed(),
      "Karl Ahlgren spoke. Mr Ahlgren left. Mr Ahlgren sat, Mr Ahlgren rose, Mr Ahlgren ate, and Ahlgren will pay.",
      "Ahlgren"),
    Side(
      HonorificMixed(),
      "Karl Ahlgren spoke. Mr Ahlgren left. Mr Ahlgren sat, Mr Ahlgren rose, and Ahlgren will pay."),
    // RoleConflict.reach
    Side(RoleConflict(), "President Ana Ortiz spoke. In 2008 \(words(11)) Prime Minister Ortiz had left."),
    Side(
      RoleConflict(), "President Ana Ortiz spoke. In 2008 \(words(12)) Prime Minister Ortiz had left.",
      "Prime Minister"),
    Side(RoleConflict(), "President Ana Ortiz spoke. Prime Minister Ortiz \(words(11)) 2008."),
    Side(
      RoleConflict(), "President Ana Ortiz spoke. Prime Minister Ortiz \(words(12)) 2008.", "Prime Minister"),
    // However long the first of two offices is.
    Side(
      RoleConflict(),
      "White House Chief of Staff and Defence Minister Ana Ortiz flew in. Prime Minister Ortiz left."),
    Side(RoleConflict(), "Defence Minister Ana Ortiz flew in. Prime Minister Ortiz left.", "Prime Minister"),
    // TitleCaseMixed.mostReported
    Side(
      TitleCaseMixed(),
      "He met the mayor, saw the mayor, asked the mayor, heard the mayor, fed the mayor, left the mayor, and hid. "
        + "He met the Mayor, saw the Mayor, asked the Mayor, heard the Mayor, fed the Mayor, left the Mayor.",
      "Mayor", "Mayor", "Mayor", "Mayor", "Mayor"),
  ]

  private static let spellings = [
    // ChineseNameOrder.fewestLetters
    Side(ChineseNameOrder(), "Chen Weim runs the port. Weim said it would open in May.", "Weim"),
    Side(ChineseNameOrder(), "Chen Qvi runs the port. Qvi said it would open in May."),
    // NameCapitalMixed compares three letters; two with two capitals are an acronym.
    Side(NameCapitalMixed(), "They met OkA on Monday. Then Oka left, and Oka wrote.", "OkA"),
    Side(NameCapitalMixed(), "They met OK on Monday. Then Ok left, and Ok wrote."),
    // NameDiacriticsMixed.fewestLetters
    Side(NameDiacriticsMixed(), "Envoys met Qván in Ankara. They had last seen Qvan in May.", "Qvan"),
    Side(NameDiacriticsMixed(), "Envoys met Qvá in Ankara. They had last seen Qva in May."),
    // NameGivenVariant.fewestLetters: Jan and Ian are two men.
    Side(NameGivenVariant(), "Erik Brandvold won. The coach of Eric Brandvold was pleased.", "Eric"),
    Side(NameGivenVariant(), "Jan Brandvold won. The coach of Ian Brandvold was pleased."),
    // NameInitialMixed.longest
    Side(
      NameInitialMixed(), "Readers of J. R. R. T. Tolvanen wait, and J.R.R.T. Tolvanen writes.",
      "J.R.R.T. Tolvanen"),
    Side(NameInitialMixed(), "Readers of J. R. R. T. K Tolvanen wait, and J.R.R.T.K Tolvanen writes."),
    // NameSplitHyphen.fewestLetters
    Side(NameSplitHyphen(), "Hossein Amir-Qov spoke. Envoys met Amirqov in May.", "Amirqov"),
    Side(NameSplitHyphen(), "Hossein Amir-Qo spoke. Envoys met Amirqo in May."),
    // UnknownCapitalWordNearKnown.fewestLetters
    Side(UnknownCapitalWordNearKnown(), "Envoys flew to Norwey on Monday.", "Norwey"),
    Side(UnknownCapitalWordNearKnown(), "Envoys flew to Qatur on Monday."),
    // NameThresholds.reachOfPhrase
    Side(NameVariant(), "They met the Garden on Monday. Then Gardan Norte de Palma spoke."),
    Side(
      NameVariant(), "They met the Garden on Monday. Then Gardan Norte Alto de Palma spoke.", "Gardan"),
    // The form of a name behind an apostrophe.
    Side(NameVariant(), "The crew left Velgard on Monday. Of all the Velgard’d Velgard is the best."),
  ]

  private static let known = [
    // NameGazetteer.reach
    Side(NameGazetteer(), "The chancellor \(words(29)) Olaf Schultz.", "Olaf Schultz"),
    Side(NameGazetteer(), "The chancellor \(words(30)) Olaf Schultz."),
    Side(NameGazetteer(), "They met Olaf Schultz \(words(29)) chancellor.", "Olaf Schultz"),
    Side(NameGazetteer(), "They met Olaf Schultz \(words(30)) chancellor."),
    // KnownNames.mostUses
    Side(NameGazetteer(), "The World Helth Organization met." + used(11), "World Helth Organization"),
    Side(NameGazetteer(), "The World Helth Organization met." + used(12)),
    // KnownNames.mostBetween
    Side(
      NameGazetteer(), "The International Criminal Tribunal for the former Yugoslovia met.",
      "International Criminal Tribunal for the former Yugoslovia"),
  ]

  private static func used(_ count: Int) -> String {
    Array(repeating: " He saw Helth there.", count: count).joined()
  }

  @Test(arguments: ages + offices + spellings + known)
  func aRuleFlagsOneSideOnly(_ side: Side) {
    let text = SourceText(side.copy)
    #expect(TestDesk.diagnostics(side.rule, on: text).map { text[$0.range] } == side.flagged, "\(side.copy)")
  }

  /// timesOftener: three times for a warning.
  @Test func aMixtureOfCasesIsANoteUnlessOneIsRare() {
    func severity(_ copy: String) -> [Severity] {
      TestDesk.diagnostics(TitleCaseMixed(), on: SourceText(copy)).map(\.severity)
    }
    #expect(
      severity("He met the mayor, saw the mayor, asked the mayor. He left the Mayor.") == [.warning])
    #expect(severity("He met the mayor, saw the mayor. He left the Mayor.") == [.note])
  }

  /// mostRelatives: twelve given names before one surname.
  @Test func givenNamesOfALargeFamilyAreCompared() {
    let others = ["Anna", "Maria", "Peter", "Henry", "Oscar", "Simon", "Linda", "Susan", "David", "James"]
    func flagged(_ names: [String]) -> Int {
      let copy = names.map { "They saw \($0) Brandvold." }.joined(separator: " ")
      return TestDesk.diagnostics(NameGivenVariant(), on: SourceText(copy)).count
    }
    #expect(flagged(others + ["Erik", "Eric"]) == 1)
    #expect(flagged(others + ["Laura", "Erik", "Eric"]) == 0)
  }

  /// A rule's findings with other lists.
  private func flagged(_ rule: any Rule, _ copy: String, _ vocabulary: Vocabulary) -> Int {
    let article = ArticleParser(vocabulary: vocabulary).parse(ReadDocument(text: SourceText(copy)))
    return TestDesk.diagnostics(rule, on: article, in: TestDesk.context()).count
  }

  /// longestName: words and hyphens of a name with a usual slip.
  @Test func aLongNameIsLookedUp() {
    func flagged(_ slip: String) -> Int {
      let start = slip.split { $0 == " " || $0 == "-" }.first.map(String.init) ?? ""
      return self.flagged(
        NameGazetteer(), "The envoys met Mayor \(slip) on Monday.",
        TestDesk.vocabulary.adding(WordList(parsing: "\(slip)\tOla Berg\tmayor"), as: "people-slips")
          .adding(WordList(parsing: start), as: "people-slip-starts"))
    }
    #expect(flagged("Olof Ab Bc Cd De Ef Fg Berg") == 1)
    #expect(flagged("Olof Ab-Bc Cd De Ef Fg Berg") == 0)
  }

  /// mostBetween: small words before the wrong word of a body's name.
  @Test func smallWordsOfABodyAreBounded() {
    func flagged(_ small: String) -> Int {
      let name = "Tribunal \(small) Quarvelia"
      return self.flagged(
        NameGazetteer(), "The Tribunal \(small) Quarvalia met.",
        TestDesk.vocabulary.adding(
          WordList(parsing: "Tribunal \(small) Q\t\(name)"), as: "body-contexts"))
    }
    #expect(flagged("for the former") == 1)
    #expect(flagged("for all the former") == 0)
  }

  /// longest of the words that one slip is looked up for.
  @Test func formsAreMadeOfWordsAndNotOfBlobs() {
    func forms(_ letters: Int) -> Int {
      var count = 0
      NearForms.forEach(of: Array(repeating: 0x61, count: letters)) { _ in count += 1 }
      return count
    }
    #expect(forms(30) > 0)
    #expect(forms(31) == 0)
    #expect(forms(0) == 0)
  }

  /// mostRelated: further places beside the one that stands for all.
  @Test func manyPlacesOfASpellingAreNotAllShown() {
    func related(_ places: Int) -> Int {
      let copy =
        String(repeating: "They met Tarkhovsk there. ", count: 30)
        + String(repeating: "They met Tarhovsk there. ", count: places)
      return TestDesk.diagnostics(NameVariant(), on: SourceText(copy)).first?.related.count ?? 0
    }
    // The right spelling is one of them.
    #expect(related(21) == 21)
    #expect(related(25) == 21)
  }

  /// eachInMarkup: places with a finding of their own.
  @Test func aSpellingInMarkUpIsReportedPlaceByPlace() {
    let copy =
      "<p>They met Tarkhovsk there.</p><p>Then Tarkhovsk left.</p>"
      + String(repeating: "<p>They saw Tarhovsk, and he sat.</p>", count: 6)
      + String(repeating: "<p>They saw Tarkhovsk, and he sat.</p>", count: 6)
    let text = SourceText(name: "story.html", bytes: Array(copy.utf8))
    let found = TestDesk.diagnostics(NameVariant(), on: .flags(copy, in: "story.html"), text)
    #expect(found.count == 5)
    #expect(found.last?.fixes.first?.edits.count == 2)
  }
}

/// The bounds of what is compared at all: hostile input beyond them, and what is rare beyond doubt.
@Suite struct NameBoundTests {
  /// Names of eleven letters that are alike at both ends and nowhere between, so that they meet under one key.
  private static func meeting(_ count: Int) -> [String] {
    let middles = Array("abcdefghijklmnopqrstuvwxyz")
    return (0..<count).map { i in
      "Qvan\(middles[i])\(middles[(i + 3) % 26])\(middles[(i + 7) % 26])wxov"
    }
  }

  /// Spellings under one key are compared with sixteen of them.
  @Test func namesUnderOneKeyAreComparedUpToABound() {
    func comparisons(_ names: [String]) -> Int {
      let copy = names.map { "He met Mr \($0) in town." }.joined(separator: " ")
      return NameSpellings(TestDesk.article(copy), TestDesk.context().speller).closePairs().comparisons
    }
    #expect(comparisons(Self.meeting(17)) == 17 * 16 / 2)
    #expect(comparisons(Self.meeting(18)) < 18 * 17 / 2)
  }

  private func clusters(_ counts: KeyValuePairs<String, Int>) -> [[String]] {
    var census = NameCensus()
    for (name, count) in counts { census.add(name, path: "a.txt", count: count) }
    return census.clusters(TestDesk.vocabulary, TestDesk.context().speller).map { $0.spellings.map(\.text) }
  }

  /// Of the names under one key the last twenty-four are looked at.
  @Test func spellingsUnderOneKeyAreBounded() {
    func joins(_ others: Int) -> Bool {
      var census = NameCensus()
      census.add("Qvanabcwxov", path: "a.txt", count: 900)
      for name in Self.meeting(others) { census.add(name, path: "a.txt", count: 100) }
      // Alike at both ends, and two letters from the first alone.
      census.add("Qvanayzwxov", path: "a.txt", count: 1)
      let found = census.clusters(TestDesk.vocabulary, TestDesk.context().speller)
      return found.contains { $0.spellings.map(\.text) == ["Qvanabcwxov", "Qvanayzwxov"] }
    }
    #expect(joins(23))
    #expect(!joins(24))
  }

  /// A slip stands once where the name stands twenty times.
  @Test func aSlipIsTwentyTimesRarer() {
    #expect(clusters(["Tarkhovsk": 20, "Tarkhevsk": 1]) == [["Tarkhovsk", "Tarkhevsk"]])
    #expect(clusters(["Tarkhovsk": 19, "Tarkhevsk": 1]) == [["Tarkhovsk"], ["Tarkhevsk"]])
  }
}
