import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags notes in which a republisher says where the story comes from.
package struct RelayDisclaimer: Rule {
  package let info = RuleInfo(
    id: "relay-disclaimer",
    category: .residue,
    severity: .warning,
    summary: "No republisher's note on the story stands in the copy.",
    rationale: """
      `This story has not been edited by our staff` was written for another site's readers. On our \
      page it is wrong, or says something about us that nobody decided. Lines that name the agencies whose reports \
      were used, and those of feeds, are a note: some houses set them themselves.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦This story has not been edited by our staff and is auto-generated from a syndicated feed.⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦(With inputs from agencies)⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦This article originally appeared in the Halden Post. Copyright 2014.⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦[This post has been updated.]⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\nThe mayor did not attend the meeting.\n\n⟦Source: Halden Post⟧",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting."),
      .allows(
        "The council will meet again on Monday.\n\nSource: a clerk of the board, who did not want to be named."
      ),
      .allows("The council will meet again on Monday.\n\nThis post has been vacant since May, a clerk said."),
      .allows("The council will meet again on Monday. The text has not been edited since, a clerk said."),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let what = "a republisher's note on the story, left in the copy"
    return LeftoverLine.findings(kinds: ["republished"], what: what, in: article, context)
      + updates(article) + credits(article).saidOnce(in: article)
      + LeftoverLine.findings(kinds: ["relay"], what: what, severity: .note, in: article, context)
  }

  /// `[This post has been updated.]`: what a page says of itself, in a paragraph of its own.
  private func updates(_ article: Article) -> [Finding] {
    article.paragraphs.indices.dropFirst().compactMap { i in
      let tokens = article.paragraphs[i].tokens
      guard let first = tokens.first(where: { article.tokens[$0].isWord }),
        article.tokens[first].core.count == 4,
        article.core(article.tokens[first]).lowercased() == "this"
      else { return nil }
      let words = tokens.filter { article.tokens[$0].isWord }
      guard (5...RelayDisclaimer.longestUpdate).contains(words.count),
        article.token(words[1], isIn: article.vocabulary["page-works"]),
        words[2...].prefix(3).contains(where: { article.string(article.tokens[$0]) == "updated" })
      else { return nil }
      return finding(i, "a note of the page on the story, left in the copy", article)
    }
  }

  /// `Source: Halden Post`, `Via: Halden Post`, `Tags:`: a label and at most a few names, under the last paragraphs of
  /// a story.
  private func credits(_ article: Article) -> [Finding] {
    guard !article.metadata.isAgencyMessage else { return [] }
    let labels = article.phrases(of: article.vocabulary["credit-labels"])
    return article.paragraphs.indices.suffix(RelayDisclaimer.mostUnderStory).compactMap { i in
      let tokens = article.paragraphs[i].tokens
      guard i > 0, tokens.count <= RelayDisclaimer.longestCredit, !article.endsSentence(tokens),
        article.leftoverKind(article.paragraphs[i]) == nil,
        let colon = tokens.first(where: { article.tokens[$0].kind == .colon }),
        colon - tokens.lowerBound <= 3,
        let entry = labels.first(where: { $0.lowerBound == tokens.lowerBound }),
        entry.upperBound == colon,
        (colon + 1..<tokens.upperBound).allSatisfy({
          !article.tokens[$0].isWord || !article.tokens[$0].isLowercase
        })
      else { return nil }
      return finding(i, "the page's note on where the story comes from", article)
    }
  }

  /// A paragraph that goes with the gap before it.
  private func finding(_ i: Int, _ what: String, _ article: Article) -> Finding {
    let range = article.paragraphs[i].range
    let gap = TextRange(article.paragraphs[i - 1].range.upper, range.upper)
    return Finding(
      at: range, "'\(article.excerpt(range, limit: 40))' is \(what)",
      fixes: [Fix("Remove the line", .unsafe, [.delete(gap)])])
  }

  private static let longestUpdate = 16
  private static let longestCredit = 9
  private static let mostUnderStory = 4
}
