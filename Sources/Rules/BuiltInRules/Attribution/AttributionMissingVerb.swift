import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a body paragraph that attributes with a name and a colon.
package struct AttributionMissingVerb: Rule {
  package let info = RuleInfo(
    id: "attribution-missing-verb",
    category: .attribution,
    severity: .note,
    isOnByDefault: false,
    summary: "A paragraph attributes with a verb, not with a colon.",
    rationale: """
      `Zarif: Iran will not negotiate` is the manner of headlines. In the body a verb of speech belongs \
      there. Transcripts, with three or more such paragraphs, are left alone.
      """,
    examples: [
      .flags(
        "The talks ended on Monday without a result.\n\n⟦Okafor:⟧ The city will not negotiate any more."),
      .flags(
        "The talks ended on Monday without a result.\n\n⟦Ola Berg:⟧ \"We shall not come back to the table.\""),
      .allows("The talks ended on Monday without a result. Okafor said: \"The city will not negotiate.\""),
      .allows(
        "Reporter: Will you come back?\n\nOkafor: We shall not come back.\n\nReporter: Why not?\n\nOkafor: Why should we?"
      ),
    ]
  )
  .reading(.body)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let labels = article.paragraphs.indices.compactMap { i -> (first: Int, colon: Int)? in
      guard article.paragraphs[i].kind == .body, let colon = article.labelEnd(ofParagraph: i) else {
        return nil
      }
      return (article.paragraphs[i].tokens.lowerBound, colon)
    }
    guard labels.count < 3 else { return [] }
    return labels.compactMap { first, colon in
      guard article.mentionPlace(holding: colon - 1) != nil, article.tokens[first].isCapitalised else {
        return nil
      }
      let range = article.tokens[first].range.union(article.tokens[colon].range)
      return Finding(
        at: range,
        "'\(article.text[range])' attributes as headlines do: write '\(article.excerpt(first..<colon)) said'")
    }
  }
}
