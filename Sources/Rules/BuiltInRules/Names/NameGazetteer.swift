import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a wrong form of a well-known name.
package struct NameGazetteer: Rule {
  package let info = RuleInfo(
    id: "name-gazetteer",
    category: .names,
    severity: .warning,
    summary: "A person of the news is called by the right name.",
    rationale: """
      A wrong form that a whole story keeps to contradicts nothing in it; it takes a list to find it. \
      `dictionaries/names/people.tsv` has full names with their usual slips, and words of the office: the \
      slip is flagged only where such a word stands in the same paragraph, so that namesakes are left alone. \
      Other transliterations are not slips. A word that no dictionary knows, one slip from the name of such \
      a person, or from a word of the name of an organisation or outlet of which the other words stand beside \
      it (`World Helth Organization`), is flagged in the same way.
      """,
    examples: [
      .flags(
        "EU foreign policy chief ⟦Joseph Borrell⟧ spoke by telephone on Tuesday evening.",
        fixed: "EU foreign policy chief Josep Borrell spoke by telephone on Tuesday evening."),
      .flags(
        "The chancellor of Germany, ⟦Olaf Schultz⟧, spoke by telephone on Tuesday evening.",
        fixed: "The chancellor of Germany, Olaf Scholz, spoke by telephone on Tuesday evening."),
      .flags(
        "UN Secretary-General ⟦Antonio Guteres⟧ spoke by telephone on Tuesday evening.",
        fixed: "UN Secretary-General Antonio Guterres spoke by telephone on Tuesday evening."),
      .flags(
        "The ⟦World Helth Organization⟧ and the harbour board spoke by telephone on Tuesday evening.",
        fixed: "The World Health Organization and the harbour board spoke by telephone on Tuesday evening."),
      .allows("Readers of the Süddeutsche Zeitung and of Rossiiskaya Gazeta heard it on Tuesday evening."),
      .allows("Taliban spokesman Zabiullah Mujahid spoke by telephone on Tuesday evening."),
      .allows("Antonio Guteres, a plumber from Ohio, spoke by telephone on Tuesday evening."),
      .allows("Joseph Borrell, a plumber from Ohio, spoke by telephone on Tuesday evening."),
      .allows("EU foreign policy chief Josep Borrell spoke by telephone on Tuesday evening."),
      .allows("The Kremlin said Dmitri Peskov, Sergey Lavrov and Sergei Shoigu would not travel."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])
  .deciding(by: [
    RuleThreshold(reach, "words to either side within which a word of the office stands"),
    RuleThreshold(longestName, "words and hyphens of a full name, at most"),
    RuleThreshold(KnownNames.mostUses, "places of a word that may be a slip, at most"),
    RuleThreshold(KnownNames.mostBetween, "small words between two words of the name of a body, at most"),
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let starts = article.vocabulary["people-slip-starts"]
    var result: [Finding] = []
    for mention in article.mentions where mention.isFull {
      guard let (run, hash) = slip(in: mention, starts, article),
        let fields = article.vocabulary["people-slips"].fields(hash),
        fields.count >= 2, hasRole(fields[1], near: run, article)
      else { continue }
      let last = article.tokens[run.upperBound - 1]
      let range = TextRange(article.tokens[run.lowerBound].range.lower, last.core.upper)
      result.append(
        Finding(
          at: range, "'\(article.excerpt(range))' should be '\(fields[0])'",
          fixes: [.replace(range, with: String(fields[0]), .unsafe)]))
    }
    let known = Set(result.map(\.range.start))
    let near = KnownNames(article, context).slips
    return result
      + near.filter { !known.contains($0.range.start) }.compactMap { slip in
        guard slip.roles.isEmpty || hasRole(Substring(slip.roles), near: slip.tokens, article) else {
          return nil
        }
        return Finding(
          at: slip.range,
          "'\(article.excerpt(slip.range))' should be '\(slip.right)'",
          fixes: [.replace(slip.range, with: slip.right, .unsafe)])
      }
  }

  /// A word of the office further away is somebody else's.
  private static let reach = 30
  /// The most tokens, hyphens and particles included, that a full name has.
  private static let longestName = 8

  /// The tokens of a slip and its hash: all of a mention, or its end behind a capitalised role.
  private func slip(in mention: Mention, _ starts: WordList, _ article: Article) -> (Range<Int>, UInt64)? {
    for i in mention.tokens.suffix(NameGazetteer.longestName).dropLast()
    where starts.contains(article.hash(article.tokens[i])) {
      let range = TextRange(article.tokens[i].range.lower, article.tokens[mention.surname].core.upper)
      let spelled = Folding.fold(article.text.slice(range)).map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      let hash = ByteHash.of(spelled)
      if article.vocabulary["people-slips"].contains(hash) { return (i..<mention.tokens.upperBound, hash) }
    }
    return nil
  }

  /// Whether one of the words of the office stands in the name's paragraph, before or behind it.
  private func hasRole(_ roles: Substring, near run: Range<Int>, _ article: Article) -> Bool {
    let at = article.tokens[run.lowerBound].range.start
    guard let paragraph = article.paragraphIndex(at: at) else { return false }
    let words = article.paragraphs[paragraph].tokens
    let reach = NameGazetteer.reach
    let near = max(words.lowerBound, run.lowerBound - reach)..<min(words.upperBound, run.upperBound + reach)
    let list = WordList(parsing: roles.split(separator: "|").joined(separator: "\n"))
    return near.contains { i in
      !run.contains(i) && article.tokens[i].isWord && article.phraseEnd(list, at: i) != nil
    }
  }
}
