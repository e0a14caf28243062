import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags a quoted fragment that begins with a capital inside a sentence.
package struct QuotePartialCapital: Rule {
  package let info = RuleInfo(
    id: "quote-partial-capital",
    category: .quotation,
    severity: .note,
    summary: "A quoted fragment inside a sentence begins with a small letter.",
    rationale: """
      `He called it a "Grave mistake"` has a capital left over from where the words stood in the original. \
      Whole sentences, titles of works and names keep theirs.
      """,
    examples: [
      .flags(
        #"The harbour master called the plan a "⟦Grave⟧ mistake of the board"."#,
        fixed: #"The harbour master called the plan a "grave mistake of the board"."#),
      .flags(
        #"The minister said the offer was "⟦Not⟧ acceptable to us"."#,
        fixed: #"The minister said the offer was "not acceptable to us"."#),
      .allows(#"The harbour master said: "Grave mistakes were made.""#),
      .allows(#"She bought the "Green Book" and a "Guide to Knots"."#),
      .allows(#"He called it a "grave mistake". It was the "Ministry of fish" to him."#),
    ]
  )
  .reading(.body)

  package init() {}

  private static let mostWords = 8

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.quotations.compactMap { quotation in
      guard quotation.ending == .closed, quotation.depth == 1, quotation.tokens.count >= 4,
        quotation.tokens.count <= QuotePartialCapital.mostWords + 2,
        isInsideSentence(quotation, article), isFragment(quotation, article)
      else { return nil }
      let first = quotation.tokens.lowerBound + 1
      let token = article.tokens[first]
      guard token.isCapitalised, token.core.count > 1,
        token.shape.isDisjoint(with: [.allCapitals, .innerCapital, .dotted]),
        article.forms[token.form].capitalisedInsideCount <= 1,
        context.speller.isLowercaseWord(
          formHash: article.hash(token), text: { article.core(token).lowercased() })
      else { return nil }
      let small = article.string(token).prefix(1).lowercased()
      return Finding(
        at: token.range,
        "'\(article.string(token))' begins a quoted fragment inside a sentence: write it small",
        fixes: [
          Fix(
            "Write '\(small)\(article.string(token).dropFirst())'", .unsafe,
            [Edit(TextRange(token.range.lower, token.range.lower + 1), small)])
        ])
    }
  }

  /// A lower-case word that announces no whole sentence stands before it.
  private func isInsideSentence(_ quotation: Quotation, _ article: Article) -> Bool {
    let before = quotation.tokens.lowerBound - 1
    guard before >= 0, article.tokens[before].isLowercase,
      article.paragraphs[quotation.paragraphs.lowerBound].tokens.contains(before)
    else { return false }
    return !article.isSpeechVerb(before)
      && article.token(before, isIn: article.vocabulary["fragment-openers"])
  }

  /// No stop at the end, and small words only behind the first: titles of works have more capitals.
  private func isFragment(_ quotation: Quotation, _ article: Article) -> Bool {
    let inner = (quotation.tokens.lowerBound + 2)..<(quotation.tokens.upperBound - 1)
    guard inner.contains(where: { article.tokens[$0].isWord }) else { return false }
    return inner.allSatisfy { i in
      let token = article.tokens[i]
      switch token.kind {
      case .word: return token.isLowercase
      case .hyphen: return true
      case .comma: return i == inner.upperBound - 1
      default: return false
      }
    }
  }
}
