import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a quotation without comma before `he said`.
package struct QuoteMissingCommaBeforeAttribution: Rule {
  package let info = RuleInfo(
    id: "quote-missing-comma-before-attribution",
    category: .quotation,
    severity: .warning,
    summary: "A comma stands between a quotation and the attribution behind it.",
    rationale: """
      `"We won" he said` and `"We won." he said` lack the comma that ties the quotation to its speaker. \
      Question and exclamation marks and dashes serve as well. The comma goes inside or outside the marks as \
      the rest of the story has it.
      """,
    fixSafety:
      "Safe behind double marks: an attribution follows in the same sentence, so that a comma and no stop belongs before it. Words in single marks may be a headline, and there the fix is unsafe.",
    examples: [
      .flags(
        #""The ferry is ⟦full"⟧ he said on Monday."#, fixed: #""The ferry is full," he said on Monday."#),
      .flags(#""The ferry is ⟦full."⟧ she said."#, fixed: #""The ferry is full," she said."#),
      .flags(
        #""The ferry is ⟦full."⟧ the mayor told the council. "It is ⟦late"⟧ a young pilot said."#,
        fixed: #""The ferry is full," the mayor told the council. "It is late," a young pilot said."#),
      .flags(
        #""The ferry is ⟦full"⟧ said the harbour master. "It leaves at noon", he added."#,
        fixed: #""The ferry is full", said the harbour master. "It leaves at noon", he added."#),
      .allows(#""The ferry is full," he said. "Why wait?" she asked. "It is not -" he said."#),
      .allows(#"The "full" ferry he said he saw had left. "Full" the sign said it was."#),
      .allows("The ferry is late.\n\n'We cannot sail' says harbour master (May 2021)"),
      .allows(#""Full" was the word he used, the harbour master said."#),
      .allows(#""The ferry is full." The harbour master said no more."#),
    ]
  )
  .reading(.body)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let candidates = article.quotations.filter { isCandidate($0, article) }
    guard !candidates.isEmpty else { return [] }
    let inside = putsCommasInside(article)
    return candidates.compactMap { finding($0, article, inside: inside) }.saidOnce(in: article, above: 3)
  }

  /// A quotation that begins its sentence and is followed at once by `he said` or `said the mayor`.
  private func isCandidate(_ quotation: Quotation, _ article: Article) -> Bool {
    guard quotation.ending == .closed, quotation.depth == 1, quotation.tokens.count >= 4,
      let sentence = article.sentence(holding: quotation.tokens.lowerBound),
      article.sentences[sentence].tokens.lowerBound == quotation.tokens.lowerBound
    else { return false }
    // `'We cannot sail' says harbour master (May 2021)`: the headline of another story.
    if quotation.style.isSingle,
      !article.endsSentence(article.paragraphs[quotation.paragraphs.upperBound].tokens)
        || isDated(quotation, article)
    {
      return false
    }
    let last = article.tokens[quotation.tokens.upperBound - 2]
    let next = quotation.tokens.upperBound
    guard next + 1 < article.tokens.count, article.tokens[next].shape.contains(.spaceBefore),
      article.paragraphs[quotation.paragraphs.upperBound].tokens.contains(next)
    else { return false }
    switch last.kind {
    case .word, .number:
      return isAttribution(next, article, mayBeName: true) || isDescribed(next, article)
    case .stop: return isAttribution(next, article, mayBeName: false) || isDescribed(next, article)
    default: return false
    }
  }

  /// Whether the paragraph ends with brackets and no stop.
  private func isDated(_ quotation: Quotation, _ article: Article) -> Bool {
    let last = article.paragraphs[quotation.paragraphs.upperBound].tokens.upperBound - 1
    return article.tokens[last].kind == .closeBracket
  }

  /// `he said`, `said the mayor`, `Okafor said`; the verb ends the clause or a time or place follows.
  private func isAttribution(_ i: Int, _ article: Article, mayBeName: Bool) -> Bool {
    let saying = article.vocabulary["saying-verbs"]
    let token = article.tokens[i]
    guard token.isWord else { return false }
    if token.isLowercase, article.token(i, isIn: saying) {
      return !article.token(i + 1, isIn: article.vocabulary["clause-openers"])
        || article.token(i + 1, isIn: article.vocabulary["speaking-pronouns"])
        || article.string(article.tokens[i + 1]) == "the"
    }
    var verb = i + 1
    if token.isCapitalised {
      guard mayBeName else { return false }
      while verb < article.tokens.count, article.tokens[verb].isCapitalised, verb - i < 4 { verb += 1 }
    } else if !article.token(i, isIn: article.vocabulary["speaking-pronouns"]) {
      return false
    }
    guard verb < article.tokens.count, article.tokens[verb].isLowercase,
      article.token(verb, isIn: saying) || !token.isCapitalised && article.isSpeechVerb(verb)
    else {
      return false
    }
    return endsClause(verb, article)
  }

  /// `the mayor told the council`, `a young pilot said`: an article or possessive in small letters, one or two
  /// words and a verb of speech. Behind a stop that is no new sentence, whatever follows the verb.
  private func isDescribed(_ i: Int, _ article: Article) -> Bool {
    guard article.tokens[i].isLowercase, article.token(i, isIn: article.vocabulary["determiners"]) else {
      return false
    }
    let saying = article.vocabulary["saying-verbs"]
    for verb in i + 2...i + 3 where verb < article.tokens.count {
      guard article.tokens[verb - 1].isLowercase else { return false }
      if article.token(verb, isIn: saying) {
        return article.tokens[i - 2].kind == .stop || endsClause(verb, article)
      }
    }
    return false
  }

  private func endsClause(_ verb: Int, _ article: Article) -> Bool {
    guard verb + 1 < article.tokens.count else { return true }
    let next = article.tokens[verb + 1]
    switch next.kind {
    case .stop, .comma, .colon, .terminal: return true
    case .word:
      return article.token(verb + 1, isIn: article.vocabulary["title-small-words"])
        && !article.token(verb + 1, isIn: article.vocabulary["clause-openers"])
        || article.vocabulary.weekdays.contains(article.hash(next))
    default: return false
    }
  }

  /// Whether the story writes `full," he said` rather than `full", he said`.
  private func putsCommasInside(_ article: Article) -> Bool {
    var balance = 0
    for quotation in article.quotations where quotation.ending == .closed && quotation.tokens.count > 2 {
      let end = quotation.tokens.upperBound
      if article.tokens[end - 2].kind == .comma { balance += 1 }
      if end < article.tokens.count, article.tokens[end].kind == .comma { balance -= 1 }
    }
    return balance >= 0
  }

  private func finding(_ quotation: Quotation, _ article: Article, inside: Bool) -> Finding? {
    guard let closer = quotation.closer else { return nil }
    let last = quotation.tokens.upperBound - 2
    let hasStop = article.tokens[last].kind == .stop
    let mark = article.text[closer]
    let word = article.tokens[hasStop ? max(quotation.tokens.lowerBound, last - 1) : last]
    let from = word.range.end
    let wrong = TextRange(Int(from), closer.upper)
    let right = inside ? ",\(mark)" : "\(mark),"
    return Finding(
      at: word.range.union(closer),
      hasStop
        ? "full stop between a quotation and its attribution: write '\(right)'"
        : "comma is missing between a quotation and its attribution: write '\(right)'",
      // In single marks it may be the headline of another story.
      fixes: [Fix("Write a comma", quotation.style.isSingle ? .unsafe : .safe, [Edit(wrong, right)])])
  }
}
