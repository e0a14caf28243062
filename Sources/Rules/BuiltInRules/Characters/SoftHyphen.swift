import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags soft hyphens left behind by typesetting.
package struct SoftHyphen: Rule {
  package let info = RuleInfo(
    id: "soft-hyphen",
    category: .characters,
    severity: .warning,
    summary: "No soft hyphen stands in the copy.",
    rationale: """
      Soft hyphens tell a page where a word may be broken. In copy they are invisible, hide words \
      from searches and spelling, and show as hyphens in the middle of lines elsewhere.
      """,
    fixSafety:
      "Safe: a soft hyphen shows only where a line is broken, and is no letter.",
    examples: [
      .flags("The gov⟦\u{AD}⟧ernment met on Monday.", fixed: "The government met on Monday."),
      .flags("The ⟦\u{AD}⟧ferry left on time.", fixed: "The ferry left on time."),
      .allows("The well-known ferry left on time."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let places = CharacterScan.of(article, in: context).runs(of: .softHyphen).map {
      Crowd.Place(range: $0.range, replacement: "", message: "soft hyphen in the copy")
    }
    if places.isEmpty { return [] }
    return Crowd(info: info, title: "Remove it", several: "soft hyphens").findings(places, in: article)
  }
}
