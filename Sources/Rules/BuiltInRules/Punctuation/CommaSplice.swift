import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags two sentences that only a comma joins.
package struct CommaSplice: Rule {
  package let info = RuleInfo(
    id: "comma-splice",
    category: .punctuation,
    severity: .note,
    isOnByDefault: false,
    summary: "A comma alone does not join two sentences.",
    rationale: """
      `The bridge is closed, it will stay so` needs a stop, a semicolon or `and`. Speech and lists \
      of short clauses have it on purpose, so the rule is off unless asked for.
      """,
    examples: [
      .flags("The old bridge is closed⟦, it⟧ will stay closed until Friday."),
      .flags("The council met on Monday⟦, they⟧ were told of cracks."),
      .allows("When the bridge is closed, it stays closed. The council, it is said, will meet."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let subjects = article.vocabulary["splice-subjects"]
    let verbs = article.vocabulary["finite-verbs"]
    let openers = article.vocabulary["subordinators"]
    return article.sentences.compactMap { sentence in
      guard let comma = sentence.tokens.first(where: { article.tokens[$0].kind == .comma }),
        comma + 2 < sentence.tokens.upperBound, article.token(comma + 1, isIn: subjects),
        article.tokens[comma + 1].isLowercase, article.token(comma + 2, isIn: verbs)
      else { return nil }
      let before = sentence.tokens.lowerBound..<comma
      // A clause with its own subject and verb, which nothing makes dependent.
      guard before.count > 3, before.contains(where: { article.token($0, isIn: verbs) }),
        !before.contains(where: { article.token($0, isIn: openers) || article.isSpeechVerb($0) }),
        !sentence.tokens[(comma + 1)...].contains(where: { article.tokens[$0].kind == .comma })
      else { return nil }
      let range = article.range(of: comma..<(comma + 2))
      return Finding(at: range, "a comma alone joins two sentences")
    }
  }
}
