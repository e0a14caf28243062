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
