import ArticleModel
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Findings of the patterns of a data file: where they are, and what their fixes write.
@Suite struct SentencePatternRuleTests {
  /// A rule of this project's patterns by their file's name.
  private struct Patterns: SentencePatternRule {
    let info: RuleInfo
    init(_ id: String) {
      info = RuleInfo(
        id: id, category: .grammar, severity: .warning, summary: "", rationale: "", examples: [])
    }
  }

  /// `range: fix (safety) / …` of each finding.
  private func found(_ id: String, _ copy: String) -> [String] {
    let article = TestDesk.article(copy)
    return Patterns(id).check(article, in: TestDesk.context()).map { finding in
      let fixes = finding.fixes.map { fix in
        "\(fix.edits.map { "\(article.text[$0.range])→\($0.text)" }.joined()) (\(fix.safety.rawValue))"
      }
      return "\(article.text[finding.range]): \(fixes.joined(separator: " / "))"
    }
  }

  @Test func aFixIsOneOrAChoice() {
    #expect(
      found("preposition-extra", "The council discussed about the old gate.")
        == ["discussed about: discussed about→discussed (unsafe)"])
    #expect(
      found("determiner-doubled", "The clerk read the its first letter.")
        == ["the its: the its→the (choice) / the its→its (choice)"])
    // What goes takes the space before it along.
    #expect(found("preposition-wrong", "The gate is shut in nowadays.") == ["in:  in→ (unsafe)"])
  }

  @Test(arguments: [
    "", "the", "?", "The council discussed the old gate.", "漢字。", "👩🏽‍💻",
    // No sentence: a line without its end, one in capitals.
    "The council discussed about the old gate", "THE COUNCIL DISCUSSED ABOUT THE OLD GATE.",
  ])
  func otherCopyIsLeftAlone(_ copy: String) {
    #expect(found("preposition-extra", copy).isEmpty)
  }

  @Test func notesAreSaidAsNotesAndOthersAsTheRuleSays() {
    func severities(_ id: String, _ copy: String) -> [Severity?] {
      Patterns(id).check(TestDesk.article(copy), in: TestDesk.context()).map(\.severity)
    }
    #expect(severities("preposition-extra", "The council discussed about the old gate.") == [.note])
    #expect(severities("determiner-doubled", "The clerk read the its first letter.") == [nil])
    #expect(severities("unheard-of", "The clerk read the its first letter.") == [])
    #expect(Patterns("determiner-doubled").reach == .paragraph)
  }
}
