import BuiltInRules
import Foundation
import RuleTestSupport
import SourceText
import Testing

/// The form of the lists of names: what is wrong in them does harm in every story.
@Suite struct NameListTests {
  @Test(arguments: ["country-names", "transliterations", "entity-aliases"])
  func groupsHoldSeveralNamesEachOnce(_ name: String) throws {
    let list = TestDesk.vocabulary[named: name]
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

/// The files of dictionaries/names: a wrong entry does harm in every story.
@Suite struct GazetteerTests {
  /// A file of names: its fields, which of them are lists, and how many rows it has at the least.
  struct File: Sendable, CustomTestStringConvertible {
    let name: String
    let fields: Int
    let lists: [Int]
    /// The field with other forms of the name.
    let others: Int
    /// Fields that may be empty.
    let optional: Set<Int>
    let rows: Int
    var testDescription: String { name }
  }

  static let files = [
    File(name: "people", fields: 7, lists: [3, 4, 5], others: 5, optional: [4, 5, 6], rows: 600),
    File(name: "countries", fields: 5, lists: [2, 3, 4], others: 4, optional: [1, 2, 3, 4], rows: 250),
    File(name: "cities", fields: 3, lists: [2], others: 2, optional: [2], rows: 1500),
    File(name: "organisations", fields: 4, lists: [1, 2], others: 2, optional: [1, 2, 3], rows: 400),
    File(name: "outlets", fields: 5, lists: [1, 4], others: 4, optional: [1, 4], rows: 300),
  ]

  static func rows(_ name: String) throws -> [[String]] {
    let path = TestDesk.root + "/dictionaries/names/\(name).tsv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines == lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "\(name) is not sorted")
    return lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  @Test(arguments: files) func rowsAreWellFormed(_ file: File) throws {
    let rows = try Self.rows(file.name)
    #expect(rows.count >= file.rows)
    // Cities of one name stand in several countries.
    #expect(Set(rows.map { file.name == "cities" ? $0[0] + "," + $0[1] : $0[0] }).count == rows.count)
    for row in rows {
      try #require(row.count == file.fields, "\(row)")
      for (i, field) in row.enumerated() {
        #expect(!field.isEmpty || file.optional.contains(i), "field \(i + 1) of \(row[0]) is empty")
        let parts =
          file.lists.contains(i)
          ? field.split(separator: "|", omittingEmptySubsequences: false) : [field[...]]
        if field.isEmpty { continue }
        #expect(parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(" ") && !$0.hasSuffix(" ") }, "\(row)")
        #expect(Set(parts).count == parts.count, "\(row)")
      }
    }
  }

  @Test(arguments: files) func noOtherFormIsAnEntry(_ file: File) throws {
    let rows = try Self.rows(file.name)
    let names = Set(rows.map { $0[0].lowercased() })
    var others: Set<String> = []
    for row in rows {
      for other in row[file.others].split(separator: "|").map({ $0.lowercased() }) {
        #expect(!names.contains(other), "'\(other)' of \(row[0]) is an entry of its own")
        #expect(others.insert(other).inserted, "'\(other)' stands twice")
      }
    }
  }

  @Test func slipsAreNobodysName() throws {
    let people = try Self.rows("people")
    let right = Set(
      people.flatMap { [$0[0]] + $0[5].split(separator: "|").map(String.init) }.map { $0.lowercased() })
    var slips: Set<String> = []
    for person in people {
      for slip in person[4].split(separator: "|").map({ $0.lowercased() }) {
        #expect(slip.contains(" ") && !right.contains(slip), "\(slip)")
        #expect(slips.insert(slip).inserted, "'\(slip)' stands twice")
      }
    }
  }

  /// Each form of each name, beside the words of the person's offices.
  @Test(arguments: files) func noFormOfANameIsASlip(_ file: File) throws {
    for row in try Self.rows(file.name) {
      let roles = file.name == "people" ? row[3].replacing("|", with: " and ") : "paper"
      for name in [row[0]] + row[file.others].split(separator: "|").map(String.init) {
        let copy = SourceText("The \(roles) and \(name) spoke by telephone on Tuesday evening.")
        let found = TestDesk.diagnostics(NameGazetteer(), on: copy)
        #expect(found.isEmpty, "\(found.map(\.message))")
      }
    }
  }

  @Test func countriesOfCitiesAndOutletsAreListed() throws {
    let countries = Set(try Self.rows("countries").map { $0[0] })
    for (name, field) in [("cities", 1), ("outlets", 3), ("people", 2)] {
      let strangers = try Self.rows(name).filter { !countries.contains($0[field]) }
      #expect(strangers.isEmpty)
    }
  }
}
