import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an agency that speaks of itself in another agency's story.
package struct ForeignAgencySelfReference: Rule {
  package let info = RuleInfo(
    id: "foreign-agency-self-reference",
    category: .residue,
    severity: .note,
    summary: "Another agency is not spoken of as its own copy speaks of itself.",
    rationale: """
      `told IRNA` and `IRNA correspondent` were written for that agency's clients. In a story under \
      another dateline they read as if it were ours. The option `publisher` names the agencies that \
      are ours; without it, the dateline says so.
      """,
    examples: [
      .flags(
        "LANGVIK, Oct. 12 (AFP) - The council met on Monday, the mayor ⟦told IRNA⟧ after the vote.",
        isWhole: true),
      .flags(
        "LANGVIK, Oct. 12 (AFP) - The council met on Monday. The mayor met an ⟦IRNA correspondent⟧ after the vote.",
        isWhole: true),
      .allows(
        "LANGVIK, Oct. 12 (AFP) - The council met on Monday, the mayor told AFP after the vote.",
        isWhole: true),
      .allows("The council met on Monday, the mayor told IRNA after the vote."),
    ]
  )
  .reading([.body, .caption])
  .taking([
    .list(
      "publisher", dividedBy: ",", "Agencies that are ours; none: that of the dateline.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let own = ownAgencies(article, context)
    if own.isEmpty { return [] }
    let reporters = article.vocabulary["agency-reporters"]
    return article.phrases(of: article.vocabulary.agencies).compactMap { run in
      let name = article.text[
        TextRange(article.tokens[run.lowerBound].range.lower, article.tokens[run.upperBound - 1].core.upper)]
      guard article.vocabulary.agencies.contains(exactly: name), !own.contains(name.lowercased()) else {
        return nil
      }
      if run.lowerBound > 0, article.token(run.lowerBound - 1, isIn: reporters),
        isTelling(run.lowerBound - 1, article)
      {
        return finding((run.lowerBound - 1)..<run.upperBound, name, article)
      }
      guard run.upperBound < article.tokens.count, article.token(run.upperBound, isIn: reporters),
        !isTelling(run.upperBound, article)
      else { return nil }
      return finding(run.lowerBound..<(run.upperBound + 1), name, article)
    }
  }

  private func isTelling(_ i: Int, _ article: Article) -> Bool {
    article.vocabulary["agency-reporters"].fields(article.hash(article.tokens[i]))?.first == "verb"
  }

  private func finding(_ run: Range<Int>, _ name: String, _ article: Article) -> Finding {
    Finding(
      at: article.range(of: run),
      "'\(article.excerpt(run))' is how '\(name)' speaks of itself, in another agency's story")
  }

  /// In lower case: those of the option, or those of the dateline.
  private func ownAgencies(_ article: Article, _ context: RuleContext) -> Set<String> {
    let stated = context.list("publisher", of: info)
    return stated.isEmpty ? StoryCredit.dateline(of: article) : Set(stated.map { $0.lowercased() })
  }
}
