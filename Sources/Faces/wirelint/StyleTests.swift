import ArticleModel
import BuiltInRules
import Glibc
import Lexicon
import LintEngine
import PatternRules
import RuleKit

/// `wirelint rules --test` and `wirelint rules --lint`.
enum StyleTests {
  /// Runs the examples of the rule files of some styles (all packs without one); 1 when any does not hold.
  static func test(_ styles: [String]) throws(UsageError) -> Int32 {
    let data = try DataFolder.find()
    let rules = try rules(styles, data)
    let vocabulary = try data.vocabulary(useCache: true)
    let lexicon = try data.lexicon(vocabulary: vocabulary, useCache: true)
    let speller = Speller(lexicon)
    let parser = ArticleParser(vocabulary: vocabulary)
    var failures: [String] = []
    for rule in rules {
      failures += RuleExamples.failures(of: rule, parser: parser) { RuleContext(speller: speller) }.map(
        \.line)
    }
    for line in failures { write(Array((line + "\n").utf8), to: 1) }
    let examples = rules.reduce(0) { $0 + RuleExamples.count($1) }
    let patterns = rules.reduce(0) { $0 + RuleExamples.patterns($1) }
    say(
      "\(rules.count) rules, \(patterns) patterns, \(examples) examples: \(failures.isEmpty ? "all hold" : "\(failures.count) do not hold")"
    )
    return failures.isEmpty ? 0 : 1
  }

  /// Says what is doubtful about the rules of some styles; 1 when anything is. Without a style each pack is
  /// looked at by itself: house styles contradict one another, and nobody runs two of them together.
  static func review(_ styles: [String]) throws(UsageError) -> Int32 {
    let data = try DataFolder.find()
    var remarks: [String] = []
    var count = 0
    for group in styles.isEmpty ? StyleLibrary(data).packNames.map({ [$0] }) : [styles] {
      let rules = try rules(group, data)
      count += rules.count
      remarks += RuleReview.remarks(on: rules)
    }
    for line in remarks { write(Array((line + "\n").utf8), to: 1) }
    say("\(count) rules: \(remarks.isEmpty ? "nothing to remark" : "\(remarks.count) remarks")")
    return remarks.isEmpty ? 0 : 1
  }

  /// A style is a pack, a folder, or one rule file.
  private static func rules(_ styles: [String], _ data: DataFolder) throws(UsageError) -> [any Rule] {
    let library = StyleLibrary(data)
    let names = styles.isEmpty ? library.packNames : styles
    guard let file = names.first, names.count == 1, file.hasSuffix(".yml") else {
      return try library.rules(names)
    }
    let folder = try library.folder(AbsolutePath.folder(of: AbsolutePath.of(file)))
    let path = ConfigurationTree.shown(AbsolutePath.of(file))
    let own = try folder.files().filter { $0.path == path }
    if own.isEmpty { throw UsageError("there is no rule file '\(file)'") }
    return try library.compile(own)
  }
}
