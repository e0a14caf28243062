import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags notes for editors that stand in the copy.
package struct NotForPublicationLeak: Rule {
  package let info = RuleInfo(
    id: "not-for-publication-leak",
    category: .residue,
    severity: .error,
    summary: "No note that is meant for editors stands in the copy.",
    rationale: """
      What follows `not for publication`, dpa's NOTEBOOK or `Note to editors` holds names, telephone \
      numbers and internal remarks. It is never the story's. On the wire a note above the story is \
      in order. Words inside quotation marks are somebody's.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦# dpa NOTEBOOK⟧\n\n⟦## Editorial contacts⟧\n\n- Editing by: Ines Holm"
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦The following information is not for publication⟧\n\nInes Holm, the desk's number"
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦Note to editors: the mayor's name is now spelled Berg.⟧\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦EDITORS: the photo follows.⟧\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags("Le conseil se réunira lundi.\n\n⟦Ne pas publier⟧\n\nLa maire ne viendra pas."),
      .allows("The memo was headed \"The following information is not for publication\", the court heard."),
      .allows(
        "The editors of the paper said the letter was not for publication, and a note to editors was lost."),
    ]
  )
  .reading(.all, quotations: false)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["not-for-publication"]
    return article.phrases(of: list).compactMap { run in
      guard let place = list.fields(article.phraseHash(run))?.first,
        let line = NoteLine(run, in: article), line.isOne(place),
        !(context.profile == .wire && article.region(at: line.range.start) == .editorNote),
        !article.tokens[run.lowerBound].shape.contains(.quoted)
      else { return nil }
      let range = place == "anywhere" ? article.range(of: run) : line.range
      return Finding(
        at: range,
        "'\(article.excerpt(range, limit: 40))' is meant for editors, not for publication")
    }
  }
}
