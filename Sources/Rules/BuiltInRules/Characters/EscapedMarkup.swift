import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags tags whose brackets were escaped.
package struct EscapedMarkup: Rule {
  package let info = RuleInfo(
    id: "escaped-markup",
    category: .characters,
    severity: .error,
    summary: "No escaped tag stands in the copy.",
    rationale: """
      `&lt;p&gt;` or `&#60;div class=…` shows that mark-up was escaped once too often, mostly around \
      an embedded post or a table: clients print it.
      """,
    examples: [
      .flags("The council met.⟦&lt;p&gt;⟧ Nobody objected.", fixed: "The council met. Nobody objected."),
      .flags("The council ⟦&#60;b&#62;⟧met⟦&#60;/b&#62;⟧.", fixed: "The council met."),
      .allows("Berg & Holm build boats; AT&T does not."),
      .allows("The council met. Nobody objected."),
    ]
  )
  .reading(.all).onTargets([.anyLanguage, .rightWhereTheSourceHasIt])

  package init() {}

  /// `&gt;` and its numeric forms, or a plain bracket.
  private static let closers: [[UInt8]] = ["&gt;", "&#62;", "&#x3e;", "&#x3E;", ">"].map { Array($0.utf8) }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    CharacterScan.of(article, in: context).ampersands.compactMap { ampersand in
      EscapedMarkup.tag(at: Int(ampersand), in: article).map { tag in
        Finding(
          at: tag.range,
          "escaped tag '\(article.excerpt(tag.range, limit: 40))' left in the copy",
          fixes: [Fix("Remove the tag", .unsafe, [.delete(tag.range)])])
      }
    }
  }

  /// The escaped tag that begins at an ampersand; nil where none does.
  static func tag(at start: Int, in article: Article) -> MarkupTag? {
    let bytes = article.bytes
    for opener in ["&lt;", "&#60;", "&#x3c;", "&#x3C;"] where bytes[start...].starts(with: opener.utf8) {
      return MarkupTag(from: start, behind: start + opener.utf8.count, closedBy: closers, in: article)
    }
    return nil
  }
}
