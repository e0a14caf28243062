import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a curly mark that points the wrong way.
package struct QuoteCurlyDirection: Rule {
  package let info = RuleInfo(
    id: "quote-curly-direction",
    category: .quotation,
    severity: .warning,
    summary: "A curly mark points to the words that it encloses.",
    rationale: """
      `”Yes,” he said` opens with a closing mark: an editor's automatic quotes guessed wrong, or the text \
      was typed in a language that opens otherwise. The apostrophe of an elision (`’90s`, `’em`) is the \
      right-hand mark as well.
      """,
    fixSafety:
      "Safe: the mark is turned where its quotation shows which way it points.",
    examples: [
      .flags(
        "⟦”⟧The ferry is full,” the harbour master said.",
        fixed: "“The ferry is full,” the harbour master said."),
      .flags(
        "The harbour grew in the ⟦‘⟧90s and again after 2010.",
        fixed: "The harbour grew in the ’90s and again after 2010."),
      .flags(
        "“The ferry is full,⟦“⟧ the harbour master said.",
        fixed: "“The ferry is full,” the harbour master said."),
      .allows("“The ferry is full,” the harbour master said."),
      .allows("The harbour grew in the ’90s. It has a ‘90 minutes or less’ rule."),
      .allows("„Die Fähre ist voll“ was on the sign, and “full” below it."),
    ])

  package init() {}

  /// Marks beyond the first of a story that a finding shows.
  private static let mostRelated = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var wrong: [(mark: TextRange, opens: Bool)] = []
    for quotation in article.quotations where quotation.style == .curlyDouble {
      for opener in quotation.openers where StoryMarks.scalar(opener, in: article) == 0x201D {
        wrong.append((opener, true))
      }
      if let closer = quotation.closer, quotation.ending == .closed,
        StoryMarks.scalar(closer, in: article) == 0x201C
      {
        wrong.append((closer, false))
      }
    }
    return quotationMarks(wrong) + elisions(article)
  }

  /// Wrong guesses come in numbers: the first is reported, the fix puts all of them right.
  private func quotationMarks(_ wrong: [(mark: TextRange, opens: Bool)]) -> [Finding] {
    guard let first = wrong.first else { return [] }
    let more = wrong.count > 1 ? ", and \(wrong.count - 1) more in this story" : ""
    return [
      Finding(
        at: first.mark,
        (first.opens ? "closing mark '”' opens a quotation" : "opening mark '“' closes a quotation") + more,
        related: wrong.dropFirst().prefix(QuoteCurlyDirection.mostRelated).map {
          RelatedPlace($0.mark, $0.opens ? "'”' opens here" : "'“' closes here")
        },
        fixes: [
          Fix(
            wrong.count == 1 ? "Turn the mark" : "Turn the \(wrong.count) marks", .safe,
            wrong.map { Edit($0.mark, $0.opens ? "“" : "”") })
        ])
    ]
  }

  /// `‘90s` and `‘em`.
  private func elisions(_ article: Article) -> [Finding] {
    guard !article.marks.singleQuotes.isEmpty else { return [] }
    let openers = Set(article.quotations.lazy.filter(\.style.isSingle).map(\.range.start))
    return article.marks.singleQuotes.compactMap { i in
      guard i + 1 < article.tokens.count, !article.tokens[i + 1].shape.contains(.spaceBefore),
        StoryMarks.scalar(article.tokens[i].range, in: article) == 0x2018,
        isElided(article.tokens[i + 1], article), !openers.contains(article.tokens[i].range.start)
      else { return nil }
      let word = article.string(article.tokens[i + 1])
      return finding(
        article.tokens[i].range, "opening mark '‘' stands for the apostrophe of '’\(word)'", "’")
    }
  }

  /// A decade or a word that begins with an apostrophe.
  private func isElided(_ token: Token, _ article: Article) -> Bool {
    article.vocabulary.elisions.contains(article.hash(token))
      && (token.kind == .number || token.isWord)
  }

  private func finding(_ range: TextRange, _ message: String, _ right: String) -> Finding {
    Finding(at: range, message, fixes: [.replace(range, with: right, .safe)])
  }
}
