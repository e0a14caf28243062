import BuiltInRules
import Diagnostics
import LintEngine
import RuleKit
import Testing

@Suite struct RuleSelectionTests {
  private func ids(_ change: (inout RuleSelection) -> Void) throws -> Set<String> {
    var selection = RuleSelection()
    change(&selection)
    return Set(try selection.select(from: builtInRules).map(\.rule.info.id))
  }

  @Test func takesIdsGlobsAndCategories() throws {
    let quotes = try ids { $0.only = ["quote-*"] }
    #expect(quotes.allSatisfy { $0.hasPrefix("quote-") })
    #expect(quotes.isSuperset(of: ["quote-extra-close", "quote-unclosed"]))
    let names = try ids { $0.only = ["Names"] }
    #expect(names.contains("name-variant"))
    let rest = try ids { $0.disabled = ["name-variant"] }
    #expect(!rest.contains("name-variant"))
  }

  @Test func anUnknownRuleNamesTheNearest() {
    #expect { try ids { $0.only = ["name-varaint"] } } throws: {
      "\($0)".contains("did you mean 'name-variant'?")
    }
  }

  @Test func globsAreNotRecursive() {
    let hostile = Array(String(repeating: "a*", count: 60).utf8) + Array("b".utf8)
    #expect(!PathGlob.matchesName(hostile, Array(String(repeating: "a", count: 2000).utf8)))
    #expect(PathGlob.matchesName(Array("q*-un*".utf8), Array("quote-unclosed".utf8)))
  }

  @Test func laterLayersHaveTheLastWord() throws {
    var file = RuleSelection()
    file.disabled = ["Names"]
    file.severities = [RuleSelection.Level("quote-*", .note)]
    var line = RuleSelection()
    line.enabled = ["name-variant"]
    line.severities = [RuleSelection.Level("quote-unclosed", .error)]
    line.below = [file]
    let rules = try line.select(from: builtInRules)
    let severities = Dictionary(uniqueKeysWithValues: rules.map { ($0.rule.info.id, $0.severity) })
    #expect(severities.keys.contains("name-variant"))
    #expect(!severities.keys.contains("name-spelling"))
    #expect(severities["quote-unclosed"] == .error)
    #expect(severities["quote-extra-close"] == .note)
    line.only = ["name-variant"]
    #expect(try line.select(from: builtInRules).map(\.rule.info.id) == ["name-variant"])
  }

  @Test func anArchiveIsReadForEncodingAndResidueUnlessMoreIsAskedFor() throws {
    var selection = RuleSelection()
    func categories() throws -> Set<RuleKit.Category> {
      Set(try selection.select(from: allRules, for: .archive).map(\.rule.info.category))
    }
    #expect(try categories() == [.characters, .residue])
    selection.enabled = ["Names"]
    #expect(try categories() == [.characters, .residue, .names])
    selection.only = ["Quotation"]
    #expect(try categories() == [.names, .quotation])
  }

  @Test func anUnknownRuleOfALowerLayerIsSaid() {
    var file = RuleSelection()
    file.disabled = ["no-such-rule"]
    var line = RuleSelection()
    line.below = [file]
    #expect(throws: UsageError.self) { try line.select(from: builtInRules) }
  }
}
