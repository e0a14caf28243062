import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags the label of an agency's section before the first sentence.
package struct AgencyLabelLeftover: Rule {
  package let info = RuleInfo(
    id: "agency-label-leftover",
    category: .residue,
    severity: .warning,
    summary: "No label of an agency's section opens a paragraph.",
    rationale: """
      `Iran Press/ Europe:` is the section that the story was filed under. When tags are stripped \
      its slash is often lost as well: `Iran PressEurope:`.
      """,
    examples: [
      .flags(
        "⟦Langvik PressEurope:⟧ The council met on Monday, a ministry said.",
        fixed: "The council met on Monday, a ministry said."),
      .flags("⟦Langvik Press/ America:⟧ The council met on Monday.", fixed: "The council met on Monday."),
      .flags("⟦Langvik News/World:⟧ The council met on Monday.", fixed: "The council met on Monday."),
      .flags("⟦IRNAEconomy:⟧ The council met on Monday.", fixed: "The council met on Monday."),
      .flags("⟦IRNA/ Provinces:⟧ The council met on Monday.", fixed: "The council met on Monday."),
      .allows("Reuters/AFP: The council met on Monday."),
      .allows("Langvik Press reported on Monday: The council met."),
      .allows("Langvik (AP) - The council met on Monday.", isWhole: true),
    ]
  )
  .reading([.dateline, .body])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let nouns = article.vocabulary["agency-nouns"]
    return article.paragraphs.compactMap { paragraph in
      guard paragraph.kind == .body, article.tokens[paragraph.tokens.lowerBound].isCapitalised,
        let colon = paragraph.tokens.prefix(9).first(where: { article.tokens[$0].kind == .colon }),
        colon + 1 < paragraph.tokens.upperBound,
        isLabel(paragraph.tokens.lowerBound..<colon, nouns, article)
      else { return nil }
      let run = paragraph.tokens.lowerBound..<(colon + 1)
      let removal = TextRange(paragraph.range.lower, article.tokens[colon + 1].range.lower)
      return Finding(
        at: article.range(of: run),
        "'\(article.excerpt(run))' is the label of an agency's section",
        fixes: [Fix("Remove the label", .unsafe, [.delete(removal)])])
    }
  }

  /// Capitalised words, of which one is `Press` or its like with the section's name behind a slash or glued on.
  private func isLabel(_ run: Range<Int>, _ nouns: WordList, _ article: Article) -> Bool {
    var hasSeam = false
    for i in run {
      let token = article.tokens[i]
      if token.kind == .symbol {
        guard article.byte(at: token.range.lower) == 0x2F, i > run.lowerBound,
          nouns.contains(exactly: article.string(article.tokens[i - 1]))
            || isAgency(i - 1, before: i + 1, article)
        else { return false }
        hasSeam = true
      } else if token.isCapitalised {
        hasSeam = hasSeam || isGlued(token, nouns, article)
      } else {
        return false
      }
    }
    return hasSeam
  }

  /// `IRNA/ Provinces:` but not the credit `IRNA/AFP:`.
  private func isAgency(_ i: Int, before next: Int, _ article: Article) -> Bool {
    let agencies = article.vocabulary.agencies
    return agencies.contains(exactly: article.string(article.tokens[i]))
      && article.tokens[next].shape.contains(.spaceBefore)
      && !agencies.contains(exactly: article.string(article.tokens[next]))
  }

  private func isGlued(_ token: Token, _ nouns: WordList, _ article: Article) -> Bool {
    // Hardly a word has a second capital, and making its text takes long.
    let behindFirst = article.text.slice(token.range).dropFirst()
    guard behindFirst.contains(where: { $0 &- 0x41 < 26 || $0 >= 0x80 }) else { return false }
    let word = article.string(token)
    guard let seam = word.dropFirst().firstIndex(where: \.isUppercase) else { return false }
    if nouns.contains(exactly: word[..<seam]) { return true }
    // `IRNAEconomy`: the last capital begins the section's name.
    guard let small = word.firstIndex(where: \.isLowercase), small > word.startIndex else { return false }
    let name = word[..<word.index(before: small)]
    return name.utf8.count >= 3 && article.vocabulary.agencies.contains(exactly: name)
  }
}
