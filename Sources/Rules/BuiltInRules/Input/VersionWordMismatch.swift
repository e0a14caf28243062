import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a first version whose headline says that it is a later one.
package struct VersionWordMismatch: Rule {
  package let info = RuleInfo(
    id: "version-word-mismatch",
    category: .input,
    severity: .note,
    summary: "A headline that counts a version fits the version of the header.",
    rationale: """
      `UPDATE 2-` and `CORRECTED-` tell editors that they have had the story before. Where the header says that it is \
      the first version, either the words were kept from another story, or clients get a second item instead of a new \
      version of the one that they have. Systems that count anew are many: a note.
      """,
    examples: [
      .flags(
        #"{"headline": "UPDATE 2-Bridge closed in Langvik", "version": "⟦1⟧", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .flags(
        #"{"headline": "CORRECTED-Bridge closed in Langvik", "version": ⟦1⟧, "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "UPDATE 2-Bridge closed in Langvik", "version": "3", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
      .allows(
        #"{"headline": "Bridge closed in Langvik", "version": "1", "body_text": "The council closed the old bridge on Monday."}"#,
        in: "item.json"),
    ]
  )
  .reading(.all, onlyEnglish: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let field = article.metadata.field(.version), field.value == "1",
      let headline = article.paragraph(.headline)
    else { return [] }
    let list = article.vocabulary["version-words"]
    let start = headline.tokens.lowerBound
    guard let end = article.phraseEnd(list, at: start), end < headline.tokens.upperBound,
      list.contains(exactly: article.text[article.range(of: start..<end)])
    else { return [] }
    let words = article.text[article.range(of: start..<end)]
    return [
      .at(field, of: article, "the headline begins with '\(words)', the header says that it is version 1")
    ]
  }
}
