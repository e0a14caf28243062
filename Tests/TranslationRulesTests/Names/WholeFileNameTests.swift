import Diagnostics
import RuleTestSupport
import SourceText
import Testing
import TranslationRules

/// Names that only the other segments of a file show to be wrong.
@Suite struct WholeFileNameTests {
  private static func messages(_ languages: String, _ rows: [String]) throws -> [String] {
    let rule = try #require(translationRules.first { $0.info.id == "translation-name" })
    let text = ([languages] + rows).joined(separator: "\n") + "\n"
    return TestDesk.bilingual([rule], SourceText(text, name: "segments.tsv")).map(\.message)
  }

  private static let known = [
    "市长克朗斯先生昨天讲话。\tMayor Brontley spoke yesterday.", "市长克朗斯先生没有来。\tMayor Brontley did not come.",
    "记者问了克朗斯先生。\tReporters asked Brontley.",
  ]

  @Test func aSlipOfAFrequentNameIsNamed() throws {
    for slip in ["Bronltey", "Bronmley"] {
      let rows = Self.known + ["市长克朗斯先生今天休息。\tMayor \(slip) rests today."]
      #expect(
        try Self.messages("zh\ten", rows) == [
          "'\(slip)' is likely 'Brontley' misspelled, which the file has 3 times"
        ])
    }
  }

  @Test(arguments: [
    // Another person, whom the source calls otherwise.
    "法官艾伦女士今天休息。\tJudge Bronmley rests today.",
    // Two names of one segment are two names.
    "市长克朗斯先生会见了艾伦女士。\tMayor Brontley met Bronmley.",
    // The name itself, and its genitive.
    "市长克朗斯先生的车停着。\tMayor Brontley's car is parked.",
  ])
  func otherNamesAreLeftAlone(_ row: String) throws {
    #expect(try Self.messages("zh\ten", Self.known + [row]).isEmpty)
  }

  @Test func inflectedNamesAreOneName() throws {
    let rows = [
      "Kranbel spoke.\tВчера выступил Кранбель.", "They met Kranbel.\tОни встретились с Кранбелем.",
      "Kranbel's car.\tПеред домом машина Кранбеля.",
    ]
    #expect(try Self.messages("en\tru", rows).isEmpty)
    let found = try Self.messages("en\tru", rows + ["They saw Kranbel.\tОни увидели Крамбеля."])
    #expect(found.count == 1)
  }

  @Test func aNameThatOtherSegmentsKeepIsNoOther() throws {
    let kept = "El señor Villabrand habló.\tThe gentleman Villabrand spoke."
    let other = "Ayer vino el señor Villabrand.\tYesterday the gentleman Petersen came."
    #expect(try Self.messages("es\ten", [other]).isEmpty)
    #expect(
      try Self.messages("es\ten", [kept, other]) == [
        "'Petersen' is not in the source, which has 'Villabrand' there"
      ])
  }
}
