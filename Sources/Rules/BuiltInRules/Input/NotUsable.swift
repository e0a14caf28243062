import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an item that its sender has taken back.
package struct NotUsable: Rule {
  package let info = RuleInfo(
    id: "not-usable",
    category: .input,
    severity: .error,
    summary: "An item that was canceled, killed or withheld is not used.",
    rationale: """
      `pubStatus` of NewsML-G2, `pubstatus` of ninjs, `management-status` of NITF and `Status` of NewsML 1.2 say \
      whether an item may go out. One that is canceled or withheld is sent so that everybody takes it down; whatever \
      else is right in it does not matter.
      """,
    examples: [
      .flags(
        #"{"headline": "Bridge closed in Langvik", "pubstatus": "⟦canceled⟧", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .flags(
        #"<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta>⟦<pubStatus qcode="stat:withheld"/>⟧</itemMeta><contentMeta><headline>Bridge closed in Langvik</headline></contentMeta></newsItem>"#,
        in: "item.xml"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "pubstatus": "usable", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Meeting canceled in Langvik", "pubstatus": "usable", "body_text": "The council canceled its meeting on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let field = article.metadata.field(.status) else { return [] }
    let status = field.value.split { $0 == ":" || $0 == "/" || $0 == "#" }.last.map(String.init) ?? ""
    guard article.vocabulary["unusable-statuses"].contains(folded: status) else { return [] }
    return [.at(field, of: article, "the item is '\(status)': it must not be used")]
  }
}
