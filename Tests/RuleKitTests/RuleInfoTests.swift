import ArticleModel
import Diagnostics
import RuleKit
import Testing

/// What a rule is when nothing else is said of it, and what each modifier changes.
@Suite struct RuleInfoTests {
  private func info(_ category: RuleKit.Category = .usage, _ examples: Example...) -> RuleInfo {
    RuleInfo(
      id: "idle-gate", category: category, severity: .warning, summary: "A gate stands idle.",
      rationale: "Ships pay for it.", examples: examples)
  }

  @Test func rulesOfWordsAreForEnglishAndThoseOfBytesForAll() {
    for category in RuleKit.Category.allCases {
      let isOfBytes = category == .characters || category == .residue
      #expect(info(category).isForEnglish != isOfBytes, "\(category)")
      #expect(info(category).onTargets.contains(.anyLanguage) == (category == .characters), "\(category)")
      #expect(category.folder == category.rawValue)
    }
  }

  @Test func readingSetsWhatIsReadAndNothingElse() {
    let plain = info()
    #expect(plain.regions == .prose && plain.readsQuotations && plain.isForEnglish)
    let narrow = plain.reading([.headline], quotations: false, onlyEnglish: false)
    #expect(narrow.regions == [.headline] && !narrow.readsQuotations && !narrow.isForEnglish)
    // What is not said stays what is usual in the category.
    #expect(plain.reading(quotations: false).isForEnglish)
    #expect(!info(.residue).reading(.all).isForEnglish)
    #expect(info(.residue).reading(onlyEnglish: true).isForEnglish)
    #expect(narrow.id == plain.id && narrow.severity == plain.severity && narrow.options.isEmpty)
  }

  @Test func modifiersAddUp() {
    let all = info().taking([.number("most-gates", default: 3, "How many gates may stand idle.")])
      .needing(.story).onTargets(.runningTextOnly).deciding(by: [RuleThreshold(7, "idle hours")])
      .reading(.all)
    #expect(all.options.map(\.name) == ["most-gates"])
    #expect(all.needs == .story && info().needs == .paragraph)
    #expect(all.onTargets == .runningTextOnly && info().onTargets == [])
    #expect(all.thresholds.map(\.value) == [7])
    #expect(all.regions == .all)
  }

  @Test func optionsAreFoundByTheirWholeName() {
    let info = info().taking([
      .text("gate", default: "north", "The gate."), .text("gate-keeper", default: "", "Who keeps it."),
    ])
    #expect(info.option("gate")?.standard == "north")
    #expect(info.option("gate-keeper")?.standard == "")
    #expect(info.option("gate-") == nil && info.option("") == nil && info.option("Gate") == nil)
  }

  @Test func fixesAreOfferedWhereAnExampleOrTheDefinitionHasOne() {
    #expect(!info().offersFixes)
    #expect(!info(.usage, .flags("The ⟦gate⟧ stood.")).offersFixes)
    #expect(info(.usage, .flags("The ⟦gate⟧ stood."), .flags("A ⟦gat⟧.", fixed: "A gate.")).offersFixes)
    var stated = info()
    stated.statesFixes = true
    #expect(stated.offersFixes)
  }

  @Test func usesOfTargetsAreBitsOfTheirOwn() {
    let uses: [TargetUse] = [.runningTextOnly, .rightWhereTheSourceHasIt, .anyLanguage]
    #expect(TargetUse(uses).rawValue.nonzeroBitCount == uses.count)
    #expect(info().onTargets([.runningTextOnly, .anyLanguage]).onTargets.isSuperset(of: .anyLanguage))
  }
}
