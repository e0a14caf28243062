import BuiltInRules
import RuleTestSupport
import SourceText
import Testing

/// Which rules of articles read the target side of bilingual texts.
@Suite struct TargetUseTests {
  private func found(_ header: String, _ rows: String...) -> Set<String> {
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    let file = SourceText(name: "a.tsv", bytes: Array(text.utf8))
    return Set(TestDesk.bilingual(builtInRules, file).map(\.rule))
  }

  @Test func aTargetInAnotherLanguageIsAskedWhatHoldsForAny() {
    let rules = found("en\tde", "He came.\tEr  kam kam\u{A0}nie\u{200B}mals.")
    #expect(rules.contains("double-space") && rules.contains("zero-width"))
    #expect(!rules.contains("duplicate-word") && !rules.contains("nbsp-in-prose"))
    #expect(found("de\ten", "Er kam.\tHe came came.").contains("duplicate-word"))
  }

  @Test func whatTheSourceHasIsRightInTheTarget() {
    #expect(!found("de\ten", "Er <b>kam</b>.\tHe <b>came</b>.").contains("raw-tag"))
    #expect(found("de\ten", "Er kam.\tHe <b>came</b>.").contains("raw-tag"))
  }

  @Test func segmentsAreNoRunningText() {
    let long = "The ferries stayed in port on Monday, and nobody knows when the crews will sail again."
    let rules = found("de\ten", "Erstens bleiben sie.\t\(long)", "Zweitens bleiben sie.\t\(long)")
    #expect(!rules.contains("duplicate-paragraph") && !rules.contains("duplicate-sentence"))
  }
}
