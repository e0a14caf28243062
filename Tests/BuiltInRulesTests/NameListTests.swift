import Foundation
import RuleTestSupport
import SourceText
import Testing

/// The form of the lists of names: what is wrong in them does harm in every story.
@Suite struct NameListTests {
  @Test(arguments: ["country-names", "transliterations", "entity-aliases"])
  func groupsHoldSeveralNamesEachOnce(_ name: String) throws {
    let list = TestDesk.vocabulary[name]
    let entries = list.entries
    #expect(entries.count > 20)
    #expect(Set(entries.map { $0.lowercased() }).count == entries.count, "an entry stands twice")
    var groups: [Substring: Int] = [:]
    for entry in entries {
      let group = try #require(list.fields(ByteHash.ofFolded(entry))?.first)
      #expect(!group.isEmpty, "'\(entry)' has no group")
      groups[group, default: 0] += 1
    }
    for (group, count) in groups { #expect(count > 1, "'\(group)' has one name only") }
  }

  @Test func rightNamesAreNoWrongOnes() throws {
    let list = TestDesk.vocabulary["institution-names"]
    let entries = Set(list.entries.map { $0.lowercased() })
    #expect(entries.count == list.entries.count, "an entry stands twice")
    for entry in entries {
      let right = try #require(list.fields(ByteHash.ofFolded(entry))?.first)
      #expect(right.count > 3 && !entries.contains(right.lowercased()), "'\(entry)' becomes '\(right)'")
    }
  }
}

extension NameListTests {
  /// `people.tsv`: five fields, each name and each slip once, and no slip that is somebody's right name.
  @Test func peopleHaveEachNameAndSlipOnce() throws {
    let text = try String(contentsOfFile: TestDesk.root + "/dictionaries/names/people.tsv", encoding: .utf8)
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let people = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
    #expect(people.count > 300)
    #expect(rows == rows.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    let names = Set(people.map { $0[0].lowercased() })
    #expect(names.count == people.count, "a name stands twice")
    var slips: Set<String> = []
    for person in people {
      try #require(person.count == 5, "\(person)")
      #expect(person.allSatisfy { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasSuffix(" ") }, "\(person[0])")
      for slip in person[4].split(separator: "|", omittingEmptySubsequences: false) {
        #expect(slip.contains(" ") && !names.contains(slip.lowercased()), "\(slip)")
        #expect(slips.insert(String(slip)).inserted, "'\(slip)' stands twice")
      }
    }
  }
}
