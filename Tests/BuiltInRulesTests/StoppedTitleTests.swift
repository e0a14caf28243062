import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import BuiltInRules

/// American copy writes titles with a stop: rules about people read them as they read `Ms` and `Senator`.
@Suite struct StoppedTitleTests {
  private func flagged(_ rule: any Rule, _ copy: String) -> [String] {
    let text = SourceText(copy)
    return TestDesk.diagnostics(rule, on: text).map { text[$0.range] }
  }

  @Test(arguments: [
    (
      "Ana Ortiz spoke. Ms. Ortiz said the port was closed. Mrs. Ortiz left, and Ms. Ortiz's aides stayed.",
      ["Mrs"]
    ),
    (
      "Ana Ortiz spoke. Ms. Ortiz said the port was closed. Ms. Ortiz left, and Ms. Ortiz's aides stayed.", []
    ),
    // A couple.
    ("Mr. Ortiz and Mrs. Ortiz spoke. Mrs. Ortiz left, and Mr. Ortiz stayed.", []),
    (
      "Karl Ahlgren spoke. Mr. Ahlgren left. Mr. Ahlgren sat, Mr. Ahlgren rose, Mr. Ahlgren ate, and Ahlgren will pay.",
      ["Ahlgren"]
    ),
    (
      "Karl Ahlgren spoke. Mr. Ahlgren left. Mr. Ahlgren sat, Mr. Ahlgren rose, Mr. Ahlgren ate, and Sen. Ahlgren will pay.",
      []
    ),
  ])
  func courtesyTitlesWithStops(_ copy: String, _ expected: [String]) {
    #expect(flagged(HonorificMixed(), copy) == expected)
  }

  @Test(arguments: [
    ("Ms. Ortiz opened the port on Monday. He said it would stay open.", ["He"]),
    ("Ms. Ortiz opened the port on Monday. She said it would stay open.", []),
    // Whose gender nothing tells, and who may be meant as well.
    ("Sen. Ortiz opened the port on Monday. He said it would stay open.", []),
    ("Ms. Ortiz opened the port with Rep. Chen. He said it would stay open.", []),
  ])
  func pronounsBehindTitlesWithStops(_ copy: String, _ expected: [String]) {
    #expect(flagged(GenderPronounConflict(), copy) == expected)
  }
}
