import ArticleModel
import LintEngine
import RuleKit
import RuleTestSupport
import SourceText
import Testing

@testable import PatternRules

/// The packs of the checkout.
@Suite struct PackTests {
  private static let rules: [PatternRule] = {
    let library = StyleLibrary(DataFolder(path: TestDesk.root), cacheFolder: nil)
    return ((try? library.rules(library.packNames)) ?? []).compactMap { $0 as? PatternRule }
  }()

  @Test func everyExampleHolds() {
    #expect(PackTests.rules.count > 30)
    #expect(PackTests.rules.reduce(0) { $0 + RuleExamples.patterns($1) } > 1_600)
    let parser = ArticleParser(vocabulary: TestDesk.vocabulary)
    for rule in PackTests.rules {
      #expect(RuleExamples.count(rule) > 1, "\(rule.id) shows nothing")
      for failure in RuleExamples.failures(of: rule, parser: parser, context: { TestDesk.context() }) {
        Issue.record("\(failure.line)")
      }
    }
  }

  /// A gate may let a rule in for nothing, and must never keep one out that has something to say.
  @Test func theGateLetsInWhoeverSpeaks() throws {
    let rules = PackTests.rules
    let gate = try #require(rules.first?.gate)
    let copies = rules.flatMap { $0.definition.examples.map { MarkedText($0.copy).text } }
    var spoke = 0
    for start in stride(from: 0, to: copies.count, by: 40) {
      let article = TestDesk.article(copies[start..<min(start + 40, copies.count)].joined(separator: "\n\n"))
      let context = TestDesk.context()
      let awake = gate.awake(in: article, context)
      #expect(awake.count < rules.count && awake == awake.sorted())
      for rule in rules where !RuleRunner.run(rule, on: article, in: context).isEmpty {
        spoke += 1
        #expect(awake.contains(rule.place), "\(rule.id)")
      }
    }
    #expect(spoke > 100)
  }

  @Test func thePagesOfPacksListTheirRules() throws {
    let library = StyleLibrary(DataFolder(path: TestDesk.root), cacheFolder: nil)
    for pack in library.packNames {
      let page = try String(
        contentsOfFile: TestDesk.root + "/rules/packs/\(pack)/README.md", encoding: .utf8)
      let rules = PackTests.rules.filter { $0.id.hasPrefix(pack + ".") }
      #expect(PackPage.updated(page, rules) == page, "run 'wirelint rules --write-pages'")
    }
  }

  @Test func theFixesOfAnExampleAreTested() throws {
    func failures(_ fixed: String) throws -> [String] {
      let text = """
        extends: substitution
        message: "write '%s'"
        swap: {'per cent': percent}
        rationale: 'Percent is one word. It was two.'
        examples:
          flags:
            - copy: "Rates rose to 3 ⟦per cent⟧."
              fixed: "\(fixed)"
        """
      let file = RuleFile(path: "R.yml", id: "S.R", bytes: Array(text.utf8))
      let rule = try #require(try RuleStyle.rules(of: [file]).first)
      #expect(rule.info.summary == "Percent is one word." && rule.info.offersFixes)
      return RuleExamples.failures(of: rule, parser: ArticleParser(vocabulary: TestDesk.vocabulary)) {
        TestDesk.context()
      }.map(\.line)
    }
    #expect(try failures("Rates rose to 3 percent.") == [])
    #expect(
      try failures("Rates rose to 3 per-cent.").first?.hasPrefix("R.yml:7:7: error: the fixes make") == true)
  }

  @Test func everyPatternHasAnExample() {
    let parser = ArticleParser(vocabulary: TestDesk.vocabulary)
    for rule in PackTests.rules {
      #expect(RuleExamples.unshown(of: rule, parser: parser) == [], "\(rule.id)")
    }
  }

  @Test func noRuleIsSlowOrContradictsAnother() {
    // Pack by pack: two house styles may well want the opposite of one another.
    let packs = Dictionary(grouping: PackTests.rules) { String($0.id.prefix { $0 != "." }) }
    #expect(packs.count > 15)
    for (name, rules) in packs { #expect(RuleReview.remarks(on: rules) == [], "\(name)") }
  }

  /// The index of required words must lose nothing: what each rule's patterns match one by one, everywhere,
  /// is what the pass finds.
  @Test func theIndexFindsWhatThePatternsFindAlone() throws {
    let copies =
      PackTests.rules.flatMap { $0.definition.examples.map { MarkedText($0.copy).text } }
      + TestDesk.stories(in: "Examples/good").map { String(decoding: $0.bytes, as: UTF8.self) }
    let article = TestDesk.article(copies.joined(separator: "\n\n"))
    var builder = PatternSetBuilder()
    var searches: [(search: Int, patterns: [PatternText], ignoresCase: Bool)] = []
    for rule in PackTests.rules {
      let (patterns, ignoresCase) = (rule.definition.kind.wordings, rule.definition.kind.searches.ignoresCase)
      searches.append((builder.add(patterns, ignoresCase: ignoresCase), patterns, ignoresCase))
    }
    builder.analyse()
    let set = PatternSet(builder)
    let guarded = (0..<set.patterns.count).filter { set.patterns[$0].traits.contains(.needsWord) }
    #expect(guarded.count * 10 > set.patterns.count * 9)
    let pass = PatternPass(set, article)
    let units = pass.units(.paragraph)
    var count = 0
    for (search, patterns, ignoresCase) in searches {
      let found = pass.hits(of: search, in: units).flatMap { $0.hits.map(\.range) }
      let all = try CompiledPattern(
        patterns.map(\.wrapped).joined(separator: "|"), .init(ignoresCase: ignoresCase))
      let wanted = units.flatMap { pass.ranges(of: all, in: $0) }
      #expect(found == wanted)
      count += wanted.count
    }
    #expect(count > 800)
  }
}
