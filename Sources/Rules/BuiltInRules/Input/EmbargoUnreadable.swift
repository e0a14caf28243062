import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText

/// Flags an embargo that no system can keep.
package struct EmbargoUnreadable: Rule {
  package let info = RuleInfo(
    id: "embargo-unreadable",
    category: .input,
    severity: .warning,
    summary: "An embargo of the header is a date.",
    rationale: """
      `embargoed` holds a date in the form of ISO 8601. A template that was not filled in (`YYYYMMDD000000`), words, \
      or a day that there is not are passed over by the systems that ought to wait, and the story goes out at once.
      """,
    examples: [
      .flags(
        #"{"headline": "Bridge closed in Langvik", "embargoed": "⟦YYYYMMDDT000000⟧", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .flags(
        #"{"headline": "Bridge closed in Langvik", "embargoed": "⟦until Tuesday⟧", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "embargoed": "2020-06-16T00:01:00Z", "versioncreated": "2020-06-17T00:01:00Z", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "embargoed": "", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let field = article.metadata.field(.embargo), let value = article.metadata.embargo,
      StatedMoment(iso: value) == nil
    else { return [] }
    // Seconds since 1970, as programs write them.
    if field.value.count >= 9, field.value.utf8.allSatisfy({ $0 &- 0x30 < 10 }) { return [] }
    return [.at(field, of: article, "'\(field.value)' is no date: nobody can keep this embargo")]
  }
}
