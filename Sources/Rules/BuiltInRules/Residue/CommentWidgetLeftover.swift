import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags what is left of a comment form or of an archive system's fields.
package struct CommentWidgetLeftover: Rule {
  package let info = RuleInfo(
    id: "comment-widget-leftover",
    category: .residue,
    severity: .warning,
    summary: "No part of a comment form or of a database record stands in the copy.",
    rationale: """
      `Your Comment`, `7 + 0 =` and `News Code 83443299` belong to the page or to the record that \
      the text was copied from.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦Your Comment⟧\n\nNobody objected.\n\n⟦7 + 0 =⟧",
        fixed: "The council will meet again on Monday.\n\nNobody objected."),
      .flags(
        "The council will meet again on Monday.\n\n⟦News Code: 83443299⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦News Code 83443299⟧\n\nNobody objected.\n\n⟦Journalist ID: 2379⟧",
        fixed: "The council will meet again on Monday.\n\nNobody objected."),
      .allows("The minister declined to comment. The council will meet again on Monday."),
      .allows("Seven people left and nobody came: 7 + 0 = 7, the teacher wrote."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    LeftoverLine.findings(
      kinds: ["comment"], what: "a part of a page's comment form, left in the copy",
      in: article, context) + sums(article) + records(article)
  }

  /// The sum that keeps programs out of a form: `7 + 0 =`, alone on its line.
  private func sums(_ article: Article) -> [Finding] {
    article.paragraphs.indices.compactMap { i in
      let run = article.paragraphs[i].tokens
      guard i > 0, run.count == 4, article.tokens[run.lowerBound].kind == .number,
        article.tokens[run.lowerBound + 2].kind == .number,
        article.byte(at: article.tokens[run.upperBound - 1].range.lower) == 0x3D
      else { return nil }
      let range = article.paragraphs[i].range
      return Finding(
        at: range,
        "'\(article.text[range])' is the sum of a comment form, left in the copy",
        fixes: [
          Fix(
            "Remove the line", .unsafe,
            [.delete(TextRange(article.paragraphs[i - 1].range.upper, range.upper))])
        ])
    }
  }

  /// A field of a database record and its number: `News Code 83443299`.
  private func records(_ article: Article) -> [Finding] {
    article.phrases(of: article.vocabulary["record-fields"]).compactMap { run in
      guard let p = article.paragraphIndex(at: article.tokens[run.lowerBound].range.start), p > 0,
        article.paragraphs[p].kind != .furniture, article.paragraphs[p].tokens.lowerBound == run.lowerBound,
        article.paragraphs[p].tokens.upperBound == run.upperBound + 1,
        article.tokens[run.upperBound].kind == .number
      else { return nil }
      let range = article.paragraphs[p].range
      return Finding(
        at: range, "'\(article.text[range])' is a field of a database record",
        fixes: [
          Fix(
            "Remove the line", .unsafe,
            [.delete(TextRange(article.paragraphs[p - 1].range.upper, range.upper))])
        ])
    }
  }
}
