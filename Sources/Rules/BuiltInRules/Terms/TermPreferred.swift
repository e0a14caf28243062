import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a term for which there is a better one.
package struct TermPreferred: Rule {
  package let info = RuleInfo(
    id: "term-preferred",
    category: .terms,
    severity: .note,
    summary: "A term has a better one: the current name, or the body's own spelling.",
    rationale: """
      `Corona` for the disease, `Teheran`, `World Health Organisation` (which spells itself with z): \
      `dictionaries/lists/terms-preferred.txt` holds the terms, and the words that show that something else \
      is meant (`Corona beer`, `Peking duck`).
      """,
    examples: [
      .flags(
        "Sanctions on countries affected by ⟦Corona⟧ should be lifted, he said.",
        fixed: "Sanctions on countries affected by coronavirus should be lifted, he said."),
      .flags(
        "The ⟦World Health Organisation⟧ sent a team to the port.",
        fixed: "The World Health Organization sent a team to the port."),
      .allows("The brewer of Corona beer closed its plant in Corona, California."),
      .allows("Sanctions on countries affected by the coronavirus should be lifted, he said."),
      .allows("The restaurant serves Peking duck, and the Bombay High Court sits next door."),
    ]
  )
  .reading(.prose, quotations: true)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let terms = article.vocabulary["terms-preferred"]
    var result: [Finding] = []
    for sentence in article.sentences {
      for i in sentence.tokens where article.tokens[i].isCapitalised {
        guard let end = article.phraseEnd(terms, at: i), end <= sentence.tokens.upperBound,
          let fields = terms.fields(article.phraseHash(i..<end)),
          let preferred = fields.first, !isSomethingElse(fields, i..<end, sentence.tokens, article)
        else { continue }
        let range = TextRange(article.tokens[i].range.lower, article.tokens[end - 1].range.upper)
        result.append(
          Finding(
            at: range, "'\(preferred)' is preferred to '\(article.excerpt(range))'",
            fixes: [.replace(range, with: String(preferred), .unsafe)]))
      }
    }
    return result
  }

  /// Whether a word of the sentence shows that the term is part of a name or means something else.
  private func isSomethingElse(
    _ fields: [Substring], _ term: Range<Int>, _ sentence: Range<Int>, _ article: Article
  ) -> Bool {
    if term.upperBound < article.tokens.count, article.tokens[term.upperBound].kind == .hyphen,
      !article.tokens[term.upperBound].shape.contains(.spaceBefore)
    {
      return true
    }
    guard fields.count > 1, !fields[1].isEmpty else { return false }
    let words = fields[1].split(separator: "|").map { ByteHash.ofFolded($0) }
    return sentence.contains { !term.contains($0) && words.contains(article.hash(article.tokens[$0])) }
  }
}
