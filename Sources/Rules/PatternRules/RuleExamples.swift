import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// The examples of rule files, as tests of the rules.
package enum RuleExamples {
  /// An example that does not hold.
  package struct Failure: Sendable {
    /// `path:line:column: error: reason`.
    package let line: String
  }

  /// How many examples a rule has; 0 for rules that no file states.
  package static func count(_ rule: any Rule) -> Int {
    (rule as? PatternRule)?.definition.examples.count ?? 0
  }

  /// How many patterns a rule states; 0 for rules that no file states.
  package static func patterns(_ rule: any Rule) -> Int {
    (rule as? PatternRule)?.definition.kind.patternCount ?? 0
  }

  /// The patterns of a rule that none of its flagged examples shows, as written; only kinds that list
  /// wordings are asked.
  package static func unshown(of rule: any Rule, parser: ArticleParser) -> [String] {
    guard let rule = rule as? PatternRule else { return [] }
    let kind = rule.definition.kind
    let patterns = kind.wordings
    var builder = PatternSetBuilder()
    let search = builder.add(patterns, ignoresCase: kind.searches.ignoresCase)
    builder.analyse()
    let set = PatternSet(builder)
    var shown: Set<Int> = []
    for example in rule.definition.examples where example.isFlagged {
      let article = parser.parse(ReadDocument(text: SourceText(MarkedText(example.copy).text)))
      let pass = PatternPass(set, article)
      for found in pass.hits(of: search, in: pass.units(.paragraph)) {
        shown.formUnion(found.hits.map(\.item))
      }
    }
    return patterns.indices.filter { !shown.contains($0) }.map { patterns[$0].text }
  }

  /// The examples of a rule that do not hold: what stands between ⟦ and ⟧ is flagged and nothing else, and
  /// what is allowed is not flagged.
  package static func failures(
    of rule: any Rule, parser: ArticleParser, context: () -> RuleContext
  ) -> [Failure] {
    guard let rule = rule as? PatternRule else { return [] }
    return rule.definition.examples.compactMap { example in
      let marked = MarkedText(example.copy)
      let article = parser.parse(ReadDocument(text: SourceText(marked.text)))
      let found = RuleRunner.run(rule, on: article, in: context()).map(\.range).sorted()
      guard found != marked.ranges else {
        return fault(of: example, rule, on: article, in: context()).map { Failure(line: $0) }
      }
      let texts = found.map { "'\(article.text[$0])'" }
      let wanted = marked.ranges.map { "'\(article.text[$0])'" }
      let place = example.place
      return Failure(
        line: "\(rule.definition.path):\(place.line):\(place.column): error: the rule flags "
          + (texts.isEmpty ? "nothing" : texts.joined(separator: ", "))
          + " in this example, not " + (wanted.isEmpty ? "nothing" : wanted.joined(separator: ", ")))
    }
  }

  /// What is wrong with the fixes of an example that says what they make of it; nil where they do.
  private static func fault(
    of example: PatternExample, _ rule: PatternRule, on article: Article, in context: RuleContext
  ) -> String? {
    guard let fixed = example.fixed else { return nil }
    let found = RuleRunner.run(rule, on: article, in: context).map {
      Diagnostic($0, of: rule.id, rule.info.severity)
    }
    let made = FixPlan(found, allowing: [.safe, .unsafe, .choice]).applied(to: article.bytes)
    guard !made.elementsEqual(fixed.utf8) else { return nil }
    let place = example.place
    return "\(rule.definition.path):\(place.line):\(place.column): error: the fixes make "
      + "'\(String(decoding: made, as: UTF8.self))' of this example, not '\(fixed)'"
  }
}
