import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags slashes between alternatives.
package struct SlashAndOr: Rule {
  package let info = RuleInfo(
    id: "slash-and-or",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "Alternatives are told in words.",
    rationale: "`and/or` and `he/she` are legal and official style; a sentence says which is meant.",
    examples: [
      .flags("The council may close the bridge ⟦and/or⟧ the quay."),
      .flags("The mayor will say what ⟦he/she⟧ wants."),
      .allows("The council may close the bridge or the quay, or both."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let words = article.vocabulary["slashed-words"]
    return article.marks.symbols.compactMap { i in
      guard i > 0, i + 1 < article.tokens.count, article.tokens[i].range.count == 1,
        article.bytes[article.tokens[i].range.lower] == 0x2F,
        !article.tokens[i].shape.contains(.spaceBefore), !article.tokens[i + 1].shape.contains(.spaceBefore)
      else { return nil }
      let run = (i - 1)..<(i + 2)
      guard words.contains(article.phraseHash(run)) else { return nil }
      return Finding(at: article.range(of: run), "'\(article.excerpt(run))': say which is meant")
    }
  }
}
