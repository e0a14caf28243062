import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags tags of HTML or NITF in running text.
package struct RawTag: Rule {
  package let info = RuleInfo(
    id: "raw-tag",
    category: .characters,
    severity: .error,
    summary: "No tag stands in the copy.",
    rationale: """
      `<p>` and `<a href=…>` were copied with the text, or the text was exported in the wrong \
      format: readers see them. Angle brackets of comparisons and of addresses are left alone.
      """,
    examples: [
      .flags(
        "The council will meet ⟦<b>⟧again⟦</b>⟧ on Monday.",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The mayor spoke.⟦<br />⟧Nobody ⟦<a href=\"https://example.org/x\">⟧objected⟦</a>⟧.",
        fixed: "The mayor spoke. Nobody objected."),
      .allows("If x < y and y > z, the <mayor@example.org> list is closed, a <3 emoticon said."),
      .flags(
        "The mayor spoke.⟦<BR>⟧Nobody objected to the ⟦<B>⟧bridge⟦</B>⟧.",
        fixed: "The mayor spoke. Nobody objected to the bridge."),
      .allows("USAir <U> and Norsk Kai <S> rose; <Mark Resources Inc> and <Base Ten Systems> fell."),
      .allows("The council will meet again on Monday."),
      .allows("The host inserts a <script> tag and closes the <div> element; USAir's <U> offer stands."),
    ]
  )
  .reading(.all).onTargets([.anyLanguage, .rightWhereTheSourceHasIt])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var end = 0
    return CharacterScan.of(article, in: context).angles.compactMap { angle in
      let start = Int(angle)
      guard start >= end,
        let tag = MarkupTag(from: start, behind: start + 1, closedBy: [[0x3E]], in: article)
      else { return nil }
      end = tag.range.upper
      if isMentioned(tag.range, article) { return nil }
      return Finding(
        at: tag.range,
        "tag '\(article.excerpt(tag.range, limit: 40))' left in the copy",
        fixes: [Fix("Remove the tag", .unsafe, [Edit(tag.range, replacement(tag, article))])])
    }
  }

  /// `a <script> tag`: the tag is what the sentence speaks of.
  private func isMentioned(_ tag: TextRange, _ article: Article) -> Bool {
    let next = article.tokenIndex(atOrAfter: tag.end)
    return next < article.tokens.count && article.tokens[next].shape.contains(.spaceBefore)
      && article.token(next, isIn: article.vocabulary["markup-nouns"])
  }

  /// A space where sentences or words would run together.
  private func replacement(_ tag: MarkupTag, _ article: Article) -> String {
    let beside = Neighbours(of: tag.range, in: article)
    guard tag.isBlock, let before = beside.before, let after = beside.after else { return "" }
    return before > 0x20 && before != 0x3E && Scalars.isLetter(after) ? " " : ""
  }
}
