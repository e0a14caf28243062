import ArticleModel
import BuiltInRules
import Diagnostics
import RuleKit
import RuleTestSupport
import SourceText
import Testing

/// Whatever a text looks like, a rule ends, and speaks of places that the text has.
@Suite struct EveryShape {
  private static let articles: [Article] = Shapes.all.map { shape in
    ArticleParser(vocabulary: TestDesk.vocabulary).parse(
      ReadDocument(text: SourceText(shape.text), stated: shape.stated))
  }

  /// A finding whose ranges do not lie in the text, or whose edits are out of order.
  private static func fault(_ finding: Finding, of rule: any Rule, _ article: Article) -> String? {
    let ranges =
      [finding.range] + finding.related.map(\.range)
      + finding.fixes.flatMap { $0.edits.map(\.range) }
    if let outside = ranges.first(where: { $0.upper > article.bytes.count || $0.end < $0.start }) {
      return "\(rule.info.id): \(outside) outside of '\(article.text.bytes.count)' bytes"
    }
    for fix in finding.fixes {
      for (edit, next) in zip(fix.edits, fix.edits.dropFirst()) where edit.range.end > next.range.start {
        return "\(rule.info.id): edits at \(edit.range) and \(next.range)"
      }
    }
    return nil
  }

  @Test func areAsManyAsWerePromised() {
    #expect(Shapes.all.count > 2_000)
    #expect(Set(Shapes.all.flatMap { $0.stated.map(\.kind) }).count == RegionKind.allCases.count)
    // The one that ended `fix`, the language server and the HTTP server.
    #expect(EveryShape.articles.contains { $0.paragraph(.byline)?.tokens.count == 1 })
  }

  @Test func endsNoRule() {
    var found = 0
    for article in EveryShape.articles {
      let context = TestDesk.context(date: "2020-06-15")
      for rule in builtInRules {
        for finding in rule.check(article, in: context) {
          found += 1
          if let fault = EveryShape.fault(finding, of: rule, article) {
            Issue.record(
              "\(fault): \(article.text.bytes.count < 200 ? article.text[TextRange(0, article.bytes.count)] : "")"
            )
          }
        }
      }
    }
    #expect(found > 1_000)
  }

  /// Each rule meets its own examples cut off at every word.
  @Test func endsNoRuleAtTheEndOfItsExamples() {
    var cuts = 0
    for rule in builtInRules {
      let flagged = rule.info.examples.filter { $0.isFlagged && $0.name == nil }
      for example in flagged.prefix(2) {
        for copy in Shapes.cuts(of: MarkedText(example.copy).text) {
          cuts += 1
          let article = TestDesk.article(copy)
          for finding in rule.check(article, in: TestDesk.context(date: example.date)) {
            if let fault = EveryShape.fault(finding, of: rule, article) { Issue.record("\(fault): \(copy)") }
          }
        }
      }
    }
    #expect(cuts > 5_000)
  }

  @Test func aBylineOfOneWordIsSilent() throws {
    let rule = try #require(builtInRules.first { $0.info.id == "byline-form" })
    let headline = "Bridge opens in Langvik"
    for (byline, count) in [
      ("Reuters", 0), ("AFP", 0), ("By", 0), ("=", 0), ("By INES OKAFOR", 1), ("By Ines Okafor", 0),
    ] {
      let text = SourceText(headline + "\n\n" + byline + "\n\nThe bridge opened.")
      let place = TextRange(headline.utf8.count + 2, headline.utf8.count + 2 + byline.utf8.count)
      let article = ArticleParser(vocabulary: TestDesk.vocabulary).parse(
        ReadDocument(text: text, stated: [Region(kind: .byline, range: place)]))
      #expect(article.paragraphs[1].kind == .byline)
      #expect(rule.check(article, in: TestDesk.context()).count == count, "\(byline)")
    }
  }
}
