import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags copyright lines and other lines of a page's footer.
package struct CopyrightLineInBody: Rule {
  package let info = RuleInfo(
    id: "copyright-line-in-body",
    category: .residue,
    severity: .note,
    summary: "No copyright line of another page stands in the copy.",
    rationale: """
      `All rights reserved` and `© 2018 …` came along when a page was copied. Whose rights they are \
      is said by the system that publishes, not by the copy.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦All rights reserved⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦© 2018 Langvik Post. All rights reserved.⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Copyright 2018 The Langvik Post⟧",
        fixed: "The council will meet again on Monday."),
      .allows("The song's copyright ended in 2018. The council will meet again on Monday."),
      .allows("The court left all rights reserved to the heirs of the painter."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    LeftoverLine.findings(
      kinds: ["copyright"], what: "a line of the page's footer, left in the copy",
      in: article, context) + signLines(article)
  }

  /// `© 2018 …` and `Copyright 2018 …`: a line that begins so.
  private func signLines(_ article: Article) -> [Finding] {
    article.paragraphs.indices.compactMap { i in
      let paragraph = article.paragraphs[i]
      let first = paragraph.tokens.lowerBound
      guard paragraph.kind != .furniture, paragraph.kind != .table, paragraph.tokens.count < 40, i > 0,
        first + 1 < paragraph.tokens.upperBound,
        article.bytes[paragraph.range.lower...].starts(with: "©".utf8)
          || article.bytes[paragraph.range.lower...].starts(with: "(c) Copyright".utf8)
          || namesYear(paragraph, article)
      else { return nil }
      let before = article.paragraphs[i - 1].range.upper
      return Finding(
        at: paragraph.range,
        "'\(article.excerpt(paragraph.range, limit: 40))' is a copyright line, left in the copy",
        fixes: [Fix("Remove the line", .unsafe, [.delete(TextRange(before, paragraph.range.upper))])])
    }
  }

  /// `Copyright 2018 …`, `Copyright © 2018 …`, `Copyright (c) …` and few other words in small letters.
  private func namesYear(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let run = paragraph.tokens
    guard article.hash(article.tokens[run.lowerBound]) == ByteHash.of("copyright"),
      article.tokens[run.lowerBound].isCapitalised,
      run.count(where: { article.tokens[$0].isLowercase }) <= 4
    else { return false }
    let next = article.tokens[run.lowerBound + 1]
    return next.kind == .number && next.core.count == 4 || ["©", "("].contains(article.string(next))
  }
}
