import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym that has the definite article here and none there.
package struct ArticleBeforeAcronymMixed: Rule {
  package let info = RuleInfo(
    id: "article-before-acronym-mixed",
    category: .acronyms,
    severity: .note,
    summary: "An acronym takes the definite article throughout a story, or goes without.",
    rationale: """
      `reached in JCPOA` beside `under the JCPOA` shows a translation from a language without articles. \
      Counted are places where an acronym stands for the thing itself: behind a preposition and not before \
      another noun (`JCPOA talks` takes no article, and `the JCPOA talks` takes the talks'). The rarer \
      form is flagged, where the other one has two thirds of the places.
      """,
    examples: [
      .flags(
        "Envoys met under the FNTA. They had signed the pact in ⟦FNTA⟧, and they spoke of the FNTA.",
        fixed: "Envoys met under the FNTA. They had signed the pact in the FNTA, and they spoke of the FNTA."),
      .flags(
        "Envoys met in FNTA. They spoke of FNTA, and they were paid by ⟦the FNTA⟧.",
        fixed: "Envoys met in FNTA. They spoke of FNTA, and they were paid by FNTA."),
      .allows("Envoys met under the FNTA. They spoke of FNTA talks, and of the FNTA."),
      .allows("Envoys met in FNTA. They spoke of the FNTA talks, and of FNTA."),
      .allows("Envoys met under the FNTA. \"We believe in FNTA,\" one said of the FNTA."),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  private struct Use {
    var token: Int
    var hasArticle: Bool
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    return table.entries.flatMap { entry -> [Finding] in
      guard entry.uses.count > 2 else { return [] }
      let uses = table.bodyUses(entry).compactMap { use($0, article) }
      let with = uses.filter(\.hasArticle)
      let without = uses.filter { !$0.hasArticle }
      guard !with.isEmpty, !without.isEmpty,
        max(with.count, without.count) >= 2 * min(with.count, without.count)
      else { return [] }
      return with.count > without.count
        ? without.map { missing($0, with[0], table.range($0.token, entry), article) }
        : with.map { surplus($0, without[0], table.range($0.token, entry), article) }
    }
  }

  /// A place where an acronym stands for the thing itself; nil for all others.
  private func use(_ i: Int, _ article: Article) -> Use? {
    let tags = article.vocabulary["word-tags"]
    func isPreposition(_ k: Int) -> Bool {
      k >= 0 && article.tokens[k].isLowercase
        && tags.fields(article.hash(article.tokens[k]))?.first?.hasPrefix("IN") == true
    }
    guard i > 0, !article.tokens[i].shape.contains(.quoted), article.tokens[i].possessive == 0,
      i + 1 < article.tokens.count, endsNoun(i + 1, article)
    else { return nil }
    if isPreposition(i - 1) { return Use(token: i, hasArticle: false) }
    return article.tokens[i - 1].isLowercase && article.string(article.tokens[i - 1]) == "the"
      && isPreposition(i - 2) ? Use(token: i, hasArticle: true) : nil
  }

  /// Whether the token behind an acronym shows that no noun follows: a mark, or a word of a closed class.
  private func endsNoun(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    if [.comma, .stop, .terminal, .colon, .dash].contains(token.kind) { return true }
    guard token.isLowercase, let tag = article.vocabulary["word-tags"].fields(article.hash(token))?.first
    else { return false }
    return ["IN", "CC", "MD", "WDT", "WP", "TO"].contains { tag.hasPrefix($0) } || tag == "VBZ"
      || tag == "VBD"
  }

  private func missing(_ use: Use, _ other: Use, _ range: TextRange, _ article: Article) -> Finding {
    let name = article.text[range]
    return Finding(
      at: range, "'\(name)' has the article 'the' elsewhere in this story",
      related: [place(other, name, article)],
      fixes: [Fix("Insert 'the'", .unsafe, [.insert("the ", at: range.lower)])])
  }

  private func surplus(_ use: Use, _ other: Use, _ range: TextRange, _ article: Article) -> Finding {
    let name = article.text[range]
    let the = article.tokens[use.token - 1].range
    return Finding(
      at: TextRange(the.lower, range.upper),
      "'\(name)' has no article elsewhere in this story", related: [place(other, name, article)],
      fixes: [Fix("Remove 'the'", .unsafe, [.delete(TextRange(the.lower, range.lower))])])
  }

  private func place(_ use: Use, _ name: String, _ article: Article) -> RelatedPlace {
    RelatedPlace(article.tokens[use.token].core, use.hasArticle ? "'the \(name)' here" : "'\(name)' here")
  }
}
