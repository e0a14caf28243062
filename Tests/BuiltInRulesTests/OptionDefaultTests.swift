import ArticleModel
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import BuiltInRules

/// What rules say on each side of the numbers that their options have where nobody sets them.
@Suite struct OptionDefaultTests {
  /// Copy, and how many places of it a rule flags.
  struct Side: Sendable, CustomTestStringConvertible {
    var rule: any Rule
    var copy: String
    var count: Int
    var testDescription: String { "\(rule.info.id): \(copy.prefix(60))" }

    init(_ rule: any Rule, _ copy: String, _ count: Int) {
      (self.rule, self.copy, self.count) = (rule, copy, count)
    }
  }

  private static func words(_ count: Int) -> String {
    Array(repeating: "slow", count: count).joined(separator: " ")
  }

  private static func said(_ line: String, _ times: Int) -> String {
    Array(repeating: line, count: times).joined(separator: " ")
  }

  /// A story with a headline and a lead.
  private static func story(_ headline: String, _ lead: String) -> String {
    "\(headline)\n\n\(lead)\n\nThe mayor did not attend the meeting, a clerk said.\n\nNobody else came."
  }

  private static let lead = "The council closed the old bridge on Monday after cracks were found in it."

  private static let lengths = [
    // words: 40
    Side(AttributionFirstLongQuote(), "\"The \(words(38)) ferry,\" the harbour master said.", 0),
    Side(AttributionFirstLongQuote(), "\"The \(words(39)) ferry,\" the harbour master said.", 1),
    // most: 100, 40, 35 and 70
    Side(ParagraphLength(), "The ferry was \(words(97)).", 0),
    Side(ParagraphLength(), "The ferry was \(words(98)).", 1),
    Side(SentenceLength(), "The ferry was \(words(37)).", 0),
    Side(SentenceLength(), "The ferry was \(words(38)).", 1),
    Side(LeadLength(), story("Ferry is late", "The ferry was \(words(32))."), 0),
    Side(LeadLength(), story("Ferry is late", "The ferry was \(words(33))."), 1),
    Side(HeadlineLength(), story("Council \(words(12)) at", lead), 0),
    Side(HeadlineLength(), story("Council \(words(12)) atx", lead), 1),
    // paragraphs: 15
    Side(FullNameRepeated(), apart(14), 1),
    Side(FullNameRepeated(), apart(15), 0),
    // from: 10
    Side(NumberWordsStyle(), "He has 9 sons.", 1),
    Side(NumberWordsStyle(), "He has 10 sons.", 0),
    Side(NumberWordsStyle(), "The boat carried nine people.", 0),
    Side(NumberWordsStyle(), "The boat carried ten people.", 1),
  ]

  /// A full name, and once more so many paragraphs on.
  private static func apart(_ paragraphs: Int) -> String {
    (["Ines Okafor called the talks on Monday."]
      + Array(repeating: "The ferry was late.", count: paragraphs - 1)
      + ["They had failed, Ines Okafor said on Tuesday."]).joined(separator: "\n\n")
  }

  private static let reported = [
    // each: 5 places of one misspelling, name, form
    Side(Spelling(), said("The goverment met.", 6), 5),
    Side(
      TransliterationMixed(),
      said("They met Hezbollah there.", 7) + " " + said("They met Hizbullah there.", 6), 5),
    Side(
      NameDiacriticsMixed(),
      said("They met Kaczyński there.", 7) + " " + said("They met Kaczynski there.", 6),
      5),
    Side(NameVariantArchive(), said("They saw Tarhovsk there.", 6), 5),
    // each: 2 words of the rarer variety
    Side(
      SpellingVarietyMixed(),
      "The neighbourhood centre lost its colour and its honour, and neighboring clubs lost flavor and vigor.",
      2),
    // each: 1 place of a spelling, which stands for all
    Side(NameVariant(), said("They met Tarkhovsk there.", 4) + " " + said("They met Tarhovsk there.", 2), 1),
  ]

  @Test(arguments: lengths + reported) func aDefaultHasItsLimits(_ side: Side) {
    #expect(TestDesk.diagnostics(side.rule, on: SourceText(side.copy)).count == side.count, "\(side.copy)")
  }

  /// times: the archive has the other spelling twenty times as often.
  @Test(arguments: [(19, 0), (20, 1)]) func anArchiveIsBelievedWhereItIsClear(_ times: Int, _ count: Int) {
    let index = WordList(parsing: "Tarkhovsk\t\(times)\tTarkhovsk\nTarhovsk\t1\tTarhovsk\n")
    let vocabulary = TestDesk.vocabulary.adding(index, as: NameVariantArchive.index)
    let article = ArticleParser(vocabulary: vocabulary).parse(
      ReadDocument(text: SourceText("Ships wait off Tarhovsk.")))
    #expect(TestDesk.diagnostics(NameVariantArchive(), on: article, in: TestDesk.context()).count == count)
  }

  /// A rule with a number to set is tried above; choices are, in the examples of their rules.
  @Test func everyNumberIsTried() {
    let rules = builtInRules.filter { rule in
      rule.info.options.contains { if case .number = $0.values { true } else { false } }
    }
    #expect(Set(rules.map(\.info.id)) == Set((Self.lengths + Self.reported).map(\.rule.info.id)))
  }
}
