import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a sentence whose clauses are strung together with `and`.
package struct SentenceConjunctionChain: Rule {
  package let info = RuleInfo(
    id: "sentence-conjunction-chain",
    category: .usage,
    severity: .note,
    isOnByDefault: false,
    summary: "A sentence does not string three clauses or more together with 'and'.",
    rationale: """
      Arabic and Persian join whole sentences with `and`; in English each is a sentence. What is counted \
      are clauses with a subject and verb of their own, not rows of nouns or of verbs, and not what a \
      speaker says.
      """,
    examples: [
      .flags(
        "The mayor opened the port ⟦and⟧ the crews went home and the ferries were late and the clerks said nothing."
      ),
      .flags(
        "He met the clerk ⟦and⟧ she spoke of the fire and it was late, and the harbour master closed the gate."
      ),
      .allows(
        "The mayor opened the port and the crews went home. The ferries were late and the clerks left."),
      .allows("Crews and clerks and cooks and sailors and captains came to the port and rested."),
      .allows("“We came and they were late and he said no and we were tired,” the mayor said."),
    ]
  )
  .reading(.body, quotations: false)

  /// Clauses joined by `and` from which on a sentence is a chain.
  private static let most = 3

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let and = article.forms.id(of: ByteHash.of("and")) else { return [] }
    let verbs = article.vocabulary["clause-verbs"]
    let openers = article.vocabulary["splice-subjects"]
    return article.sentences.compactMap { sentence in
      let joints = sentence.tokens.filter { i in
        article.tokens[i].form == and && !article.tokens[i].shape.contains(.quoted)
          && opensClause(i + 1, sentence.tokens.upperBound, verbs, openers, article)
      }
      guard joints.count >= SentenceConjunctionChain.most, let first = joints.first else { return nil }
      return Finding(
        at: article.tokens[first].range,
        "\(joints.count) clauses are joined by 'and' in one sentence: make sentences of them")
    }
  }

  /// Whether a subject with a verb behind it stands at a token: an article or pronoun, a few words, a verb.
  private func opensClause(
    _ i: Int, _ end: Int, _ verbs: WordList, _ openers: WordList, _ article: Article
  ) -> Bool {
    guard i < end, article.tokens[i].isWord,
      openers.contains(article.hash(article.tokens[i]))
        || article.vocabulary["determiners"].contains(article.hash(article.tokens[i]))
    else { return false }
    for k in (i + 1)..<max(i + 1, min(end, i + 6)) {
      guard article.tokens[k].isWord else { return false }
      if verbs.contains(article.hash(article.tokens[k])) || article.string(article.tokens[k]).hasSuffix("ed")
      {
        return true
      }
    }
    return false
  }
}
