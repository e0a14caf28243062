import ArticleModel
import Foundation
import RuleTestSupport
import Testing

@testable import LintEngine

/// Lists are named by text: each name that the sources write is a list, and each list is named by some source or by
/// a pattern of grammar.
@Suite struct ListNamesTests {
  private static let sources: [String] = {
    let root = TestDesk.root + "/Sources"
    let files = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
    return files.filter { $0.hasSuffix(".swift") }.compactMap {
      try? String(contentsOfFile: root + "/" + $0, encoding: .utf8)
    }
  }()

  private static let lists: Set<String> = {
    let folder = TestDesk.root + "/dictionaries/lists"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Set(files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) })
  }()

  /// Every word of the patterns of grammar, which name lists among words.
  private static let ofGrammar: Set<Substring> = {
    let folder = TestDesk.root + "/dictionaries/grammar/patterns"
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.reduce(into: []) { words, file in
      let text = (try? String(contentsOfFile: folder + "/" + file, encoding: .utf8)) ?? ""
      words.formUnion(text.split { !$0.isLetter && $0 != "-" })
    }
  }()

  @Test func everyListIsReadBySomeSource() {
    let unread = Self.lists.filter { list in
      !Self.sources.contains { $0.contains("\"\(list)\"") } && !Self.ofGrammar.contains(Substring(list))
    }
    // The speller reads this one by its path.
    #expect(unread.sorted() == ["frequent-words"])
  }

  @Test func everyNameIsAList() throws {
    let made = Set(try ListFiles(TestDesk.root).read().keys).union(["names-index"])
    var named: Set<String> = []
    for source in Self.sources {
      for match in source.matches(of: /vocabulary\["([a-z-]+)"\]/) { named.insert(String(match.output.1)) }
    }
    #expect(named.count > 150, "the sources name lists in another way now")
    #expect(named.subtracting(made).sorted() == [])
  }

  /// Lists whose last columns may be left out, and how many a row has at least and at most.
  private static let ragged: [String: ClosedRange<Int>] = [
    "acronyms-known": 2...3, "confusable-letters": 2...3, "doubled-words": 2...3, "first-person-words": 1...2,
    "free-relative-words": 1...2, "furniture-words": 2...3, "markup-tags": 2...3,
    "place-prepositions": 1...2, "role-classes": 2...4, "speech-adverbs": 1...2, "title-modifiers": 1...2,
    "unit-words": 5...7,
  ]

  @Test(arguments: lists.sorted()) func eachRowHasItsColumns(_ name: String) throws {
    let text = try String(
      contentsOfFile: TestDesk.root + "/dictionaries/lists/\(name).txt", encoding: .utf8)
    let rows = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let counts = Set(rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count })
    if let stated = Self.ragged[name] {
      #expect(counts.allSatisfy(stated.contains), "rows of \(counts.sorted()) columns")
    } else {
      #expect(counts.count == 1, "rows of \(counts.sorted()) columns; if that is meant, say so in this test")
    }
  }
}
