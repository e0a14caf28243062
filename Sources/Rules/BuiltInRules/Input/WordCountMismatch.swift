import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a stated word count that the body is far from.
package struct WordCountMismatch: Rule {
  package let info = RuleInfo(
    id: "word-count-mismatch",
    category: .input,
    severity: .warning,
    summary: "A story has about as many words as its header says.",
    rationale: """
      Systems count the words before they send a story: `wordcount` of ninjs and NewsML-G2, `item-length` of NITF, \
      the figure at the end of ANPA's keyword line, the one in the header of IPTC 7901. A body with far fewer was cut \
      on its way; one with far more has taken in something else. Up to a quarter, and 30 words in any case, is another \
      way of counting: agencies count headlines, notes or tables along.
      """,
    examples: [
      .flags(
        #"{"headline": "Bridge closed in Langvik", "wordcount": ⟦412⟧, "body_text": "The council closed the old bridge on Monday after cracks were found in two of its pillars."}"#,
        in: "item.json"),
      .flags(
        #"<nitf><head><meta name="x" content="1"/>⟦<meta name="anpa-wordcount" content="90"/>⟧</head><body><body.head><hedline><hl1>Bridge closed</hl1></hedline></body.head><body.content><p>The council closed the old bridge on Monday after cracks were found.</p></body.content></body></nitf>"#,
        in: "item.xml"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "wordcount": 22, "body_text": "The council closed the old bridge on Monday after cracks were found in two of its pillars."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "type": "picture", "wordcount": 412, "description_text": "The old bridge on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false).needing(.story)

  /// What counts in different ways may differ by: a part of the stated count, in hundredths, and so many words.
  private static let (tolerance, least) = (25, 30)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let field = article.metadata.field(.words), let stated = Int(field.value), stated > 0,
      article.isMostlyLatin
    else { return [] }
    let tables = article.words(in: [.table])
    let counted = article.words(in: [.body, .crosshead]) + tables
    // Cells are counted in as many ways as there are systems; an item without a body has its text elsewhere.
    guard article.words(in: [.body]) > 0, tables * 4 <= counted else { return [] }
    let difference = abs(stated - counted)
    guard difference > WordCountMismatch.least, difference * 100 > stated * WordCountMismatch.tolerance else {
      return []
    }
    let reading = counted < stated ? "part of it is missing" : "it holds more than the story"
    return [
      .at(
        field, of: article,
        "the header says \(stated) words, the body has \(counted): \(reading), or the count is of another version"
      )
    ]
  }
}
