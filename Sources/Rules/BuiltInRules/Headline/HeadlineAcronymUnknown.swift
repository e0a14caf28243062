import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym in a headline that readers do not know.
package struct HeadlineAcronymUnknown: Rule {
  package let info = RuleInfo(
    id: "headline-acronym-unknown",
    category: .headline,
    severity: .note,
    isOnByDefault: false,
    summary: "A headline holds no acronym that only the story explains.",
    rationale: """
      Headlines are read alone, in lists and on telephones: an acronym that not everybody knows says \
      nothing there.
      """,
    examples: [
      .flags(
        "⟦AEKO⟧ closes old bridge\n\nThe Agency for Kept Objects (AEKO) closed the old bridge on Monday after cracks were found.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .flags(
        "Council and ⟦NHBX⟧ meet\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "NATO and EU meet\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
      .allows(
        "COUNCIL CLOSES BRIDGE\n\nThe council closed the old bridge on Monday after cracks were found in two of its pillars.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.headline).needing(.story)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let known = article.vocabulary["acronyms-known"]
    return article.headlines.flatMap { headline in
      let words = article.words(headline.tokens)
      let capitals = words.filter { article.tokens[$0].shape.contains(.allCapitals) }
      // A headline in capitals holds words, not acronyms.
      if capitals.count * 2 > words.count { return [Finding]() }
      return capitals.compactMap { i in
        let token = article.tokens[i]
        guard token.core.count > 2, token.shape.isDisjoint(with: [.hasDigit, .dotted, .quoted]) else {
          return nil
        }
        // `Shanghai Cooperation Organization (SCO)`: explained where it stands.
        if i > 0, article.tokens[i - 1].kind == .openBracket { return nil }
        if let kind = known.fields(article.hash(token))?.first, kind != "define" { return nil }
        if context.speller.isLowercaseWord(
          formHash: article.hash(token), text: { article.core(token).lowercased() })
        {
          return nil
        }
        return Finding(
          at: token.core,
          "'\(article.core(token))' in the headline is not generally known")
      }
    }
  }
}
