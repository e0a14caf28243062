import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags quotation marks that the house style has elsewhere: single ones in the body, double ones in headlines.
package struct QuoteSingleVsDouble: Rule {
  package let info = RuleInfo(
    id: "quote-single-vs-double",
    category: .quotation,
    severity: .warning,
    isOnByDefault: false,
    summary: "Body and headline quote in the marks of the house style.",
    rationale: """
      Most agencies quote in double marks in the body and in single ones in headlines; others quote in \
      single marks throughout. The rule is off by default; the options say which marks the house has.
      """,
    examples: [
      .flags(
        "⟦'We have won a great victory,'⟧ the harbour master said.",
        fixed: "\"We have won a great victory,\" the harbour master said."),
      .flags(
        "Harbour master: ⟦\"We won\"⟧\n\nThe harbour master spoke to reporters at the gate on Monday morning.",
        fixed:
          "Harbour master: 'We won'\n\nThe harbour master spoke to reporters at the gate on Monday morning.",
        isWhole: true),
      .allows("\"We have won a great victory,\" the harbour master said. \"They said 'go'.\""),
      .allows(
        "Harbour master: 'We won'\n\nThe harbour master spoke to reporters at the gate on Monday morning.",
        isWhole: true),
    ]
  )
  .reading([.headline, .crosshead, .body, .caption])
  .taking([
    .choice("body", default: "double", of: ["double", "single"], "Marks of the body."),
    .choice("headline", default: "single", of: ["double", "single"], "Marks of headlines."),
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let body = context.option("body", of: info)
    let headline = context.option("headline", of: info)
    let marks = context.shared { StoryMarks(article) }
    return article.quotations.compactMap { quotation in
      guard quotation.depth == 1, quotation.ending == .closed, quotation.openers.count == 1,
        let opener = quotation.opener, let closer = quotation.closer
      else { return nil }
      let kind = article.paragraphs[quotation.paragraphs.lowerBound].kind
      let isHeading = kind == .headline || kind == .crosshead
      let wantsSingle = (isHeading ? headline : body) == "single"
      guard wantsSingle != quotation.style.isSingle else { return nil }
      let (open, close) =
        wantsSingle
        ? (marks.single(opens: true), marks.single(opens: false))
        : (marks.double(opens: true), marks.double(opens: false))
      return Finding(
        at: quotation.range,
        "\(isHeading ? "headlines" : "body copy") quotes in \(wantsSingle ? "single" : "double") marks",
        fixes: [Fix("Write \(open)…\(close)", .unsafe, [Edit(opener, open), Edit(closer, close)])])
    }
  }
}
