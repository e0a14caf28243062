import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags bylines with leftovers.
package struct BylineForm: Rule {
  package let info = RuleInfo(
    id: "byline-form",
    category: .dateline,
    severity: .note,
    summary: "A byline is `By` and a name in ordinary letters.",
    rationale:
      "`By By Staff Reporter`, the `=` of the wire at its end and names in capitals come from templates and old formats.",
    fixSafety:
      "Safe: what goes is the second of two equal words, or a sign of the wire that no name has.",
    examples: [
      .flags(
        "Bridge closed in Langvik\n\nBy ⟦By ⟧Ines Okafor\n\nThe council closed the old bridge on Monday after cracks were found.",
        fixed:
          "Bridge closed in Langvik\n\nBy Ines Okafor\n\nThe council closed the old bridge on Monday after cracks were found.",
        isWhole: true),
      .flags(
        "Bridge closed in Langvik\n\nBy Ines Okafor⟦=⟧\n\nThe council closed the old bridge on Monday after cracks were found.",
        fixed:
          "Bridge closed in Langvik\n\nBy Ines Okafor\n\nThe council closed the old bridge on Monday after cracks were found.",
        isWhole: true),
      .flags(
        "Bridge closed in Langvik\n\nBy ⟦INES OKAFOR⟧\n\nThe council closed the old bridge on Monday after cracks were found.",
        isWhole: true),
      .allows(
        "Bridge closed in Langvik\n\nBy Ines Okafor, AP\n\nThe council closed the old bridge on Monday after cracks were found.",
        isWhole: true),
    ]
  )
  .reading(.byline)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.paragraphs.filter { $0.kind == .byline }.flatMap { byline -> [Finding] in
      let (first, last) = (byline.tokens.lowerBound, byline.tokens.upperBound - 1)
      var result: [Finding] = []
      if first + 2 <= last, article.hash(article.tokens[first]) == article.hash(article.tokens[first + 1]) {
        let range = TextRange(article.tokens[first + 1].range.lower, article.tokens[first + 2].range.lower)
        result.append(
          Finding(
            at: range,
            "'\(article.excerpt(first..<first + 2))' opens the byline twice",
            fixes: [Fix("Remove the second one", .safe, [.delete(range)])]))
      }
      if last > first, article.tokens[last].kind == .symbol,
        article.string(article.tokens[last]).hasPrefix("=")
      {
        let range = TextRange(article.tokens[last - 1].range.upper, article.tokens[last].range.upper)
        result.append(
          Finding(
            at: range, "'\(article.text[range])' is a mark of the wire",
            fixes: [Fix("Remove it", .safe, [.delete(range)])]))
      }
      let name = (first + 1..<last + 1).filter { article.tokens[$0].isWord }.prefix(2)
      if name.count == 2, let start = name.first, let end = name.last, end == start + 1,
        name.allSatisfy({ article.tokens[$0].shape.contains(.allCapitals) })
      {
        let range = article.range(of: start..<end + 1)
        result.append(
          Finding(at: range, "name '\(article.text[range])' of the byline is in capitals"))
      }
      return result
    }
  }
}
