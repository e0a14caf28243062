import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags words that count the versions of a wire story.
package struct VersionWordLeak: Rule {
  package let info = RuleInfo(
    id: "version-word-leak",
    category: .residue,
    severity: .warning,
    summary: "No word for a version of the story stands in published copy.",
    rationale: """
      `UPDATE 2-`, `(3rd LD)` and `2ndlead` tell clients which version they have. In a headline they \
      are in order on the wire and are flagged for the web and the archive; in the text they are \
      residue anywhere.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday.\n\nThe harbour story, ⟦2ndlead⟧, follows here for all clients."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦2nd add⟧\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags("The council will meet again on Monday. ⟦1st Ld-Writethru⟧ was sent at noon."),
      .allows(
        "The pipe holds lead and zinc. The team took the lead, an update said.\n\nNobody took the 2nd lead."),
      .allows(
        "UPDATE 2-Oil falls as council closes harbour\n\nThe council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said.",
        isWhole: true),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = article.vocabulary["version-words"]
    let inText = article.phrases(of: list).filter { run in
      guard list.contains(exactly: article.text[article.range(of: run)]),
        let place = list.fields(article.phraseHash(run))?.first, place != "headline"
      else { return false }
      return place == "anywhere" || NoteLine(run, in: article)?.isWhole == true
    }
    let inHeadline = context.profile == .wire ? [] : headlineRuns(list, article)
    return (inText + inHeadline).map { run in
      let range = article.range(of: run)
      return Finding(
        at: range, "'\(article.text[range])' counts versions of a wire story",
        fixes: article.region(at: range.start) == .headline ? [removal(run, article)] : [])
    }
  }

  /// Entries at the start or the end of the headline.
  private func headlineRuns(_ list: WordList, _ article: Article) -> [Range<Int>] {
    guard let headline = article.paragraph(.headline) else { return [] }
    var result: [Range<Int>] = []
    var start = headline.tokens.lowerBound
    while let end = article.phraseEnd(list, at: start), end < headline.tokens.upperBound,
      list.contains(exactly: article.text[article.range(of: start..<end)])
    {
      result.append(start..<end)
      start = end
    }
    for first in headline.tokens.suffix(5).dropFirst()
    where first >= start && article.tokens[first].kind == .openBracket {
      if article.phraseEnd(list, at: first) == headline.tokens.upperBound {
        result.append(first..<headline.tokens.upperBound)
      }
    }
    return result
  }

  private func removal(_ run: Range<Int>, _ article: Article) -> Fix {
    let range = article.range(of: run)
    let isFirst = run.lowerBound == article.paragraph(.headline)?.tokens.lowerBound
    let edit =
      isFirst || run.upperBound < (article.paragraph(.headline)?.tokens.upperBound ?? 0)
      ? TextRange(range.lower, article.tokens[run.upperBound].range.lower)
      : TextRange(article.tokens[run.lowerBound - 1].range.upper, range.upper)
    return Fix("Remove '\(article.text[range])'", .unsafe, [.delete(edit)])
  }
}
