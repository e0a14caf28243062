import BuiltInRules
import Foundation
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// What looks like residue and is none, in the places where residue stands.
@Suite struct FalseFriends {
  private static let friends: [String] = {
    let path = TestDesk.root + "/Tests/BuiltInRulesTests/Fixtures/false-friends.txt"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
  }()

  /// In a sentence, at the end of one, at the end of a paragraph without a stop, and as a crosshead.
  private static func stories(of friend: String) -> [String] {
    let lead = "The council closed the old bridge on Monday after cracks were found in two of its pillars."
    let rest = "The mayor did not attend the meeting, a clerk said, and lorries now take the ferry instead."
    return [
      "\(lead)\n\nA clerk wrote \(friend) on the form. \(rest)",
      "\(lead)\n\n\(rest) On the form stood \(friend).",
      "\(lead)\n\n\(rest) On the form stood \(friend)",
      "\(lead)\n\n\(friend)\n\n\(rest)",
    ]
  }

  @Test func residueRulesLeaveThemAlone() {
    let rules = builtInRules.filter { $0.info.category == .residue && $0.info.isOnByDefault }
    #expect(rules.count > 15)
    #expect(Self.friends.count > 70)
    for friend in Self.friends {
      for story in Self.stories(of: friend) {
        let found = rules.flatMap { TestDesk.diagnostics($0, on: SourceText(story)) }
        #expect(found.isEmpty, "\(friend): \(found.map(\.message))")
      }
    }
  }
}
