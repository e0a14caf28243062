import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags the words of a link whose address was lost.
package struct DeadAnchorText: Rule {
  package let info = RuleInfo(
    id: "dead-anchor-text",
    category: .characters,
    severity: .note,
    summary: "No words point to a link that is not there.",
    rationale: """
      `Click here` and `can be found here` were links on a page. In copy without links they lead \
      nowhere.
      """,
    examples: [
      .flags("The full report ⟦can be found here⟧."),
      .flags("Readers who ⟦follow this link⟧ will see the map."),
      .allows(
        "Keys that were lost can be found here and there. The bank warned of mails with the words \"click here\"."
      ),
      .allows("The full report is on the council's website."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.phrases(of: article.vocabulary["dead-anchors"]).compactMap { run in
      // `here` goes on in `here and there`: a link ends a sentence or clause, or is told what to do.
      let next = run.upperBound < article.tokens.count ? article.tokens[run.upperBound] : nil
      let isLast = next.map { !$0.isWord || $0.shape.contains(.lineBefore) } ?? true
      guard isLast || !endsWithHere(run, article) else { return nil }
      return Finding(
        at: article.range(of: run),
        "'\(article.excerpt(run))' points to a link that is not in the copy")
    }
  }

  private func endsWithHere(_ run: Range<Int>, _ article: Article) -> Bool {
    article.hash(article.tokens[run.upperBound - 1]) == ByteHash.of("here")
  }
}
