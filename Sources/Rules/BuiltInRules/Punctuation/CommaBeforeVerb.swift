import ArticleModel
import Diagnostics
import Grammar
import RuleKit
import SourceText

/// Flags a comma that parts a subject from its verb.
package struct CommaBeforeVerb: Rule {
  package let info = RuleInfo(
    id: "comma-before-verb",
    category: .punctuation,
    severity: .warning,
    summary: "No comma stands between a subject and its verb.",
    rationale: """
      In `The clerk of the Harbour Board, said` and `What remains, is the ferry` the comma parts the subject from its verb, as \
      other languages do. The rule reads sentences that begin with `the`, `a` or the like, or with a clause of `what` or `how`, \
      and reach one comma and a finite verb right behind it before anything else sets words apart. What stands before the comma \
      holds no verb but that of a clause of `who`, `which` or `that`. Questions and words with names between commas are left alone.
      """,
    examples: [
      .flags(
        "The clerk of the northern Harbour Board⟦, said⟧ that the ferry would wait.",
        fixed: "The clerk of the northern Harbour Board said that the ferry would wait."),
      .flags(
        "What remains to be seen⟦, is⟧ whether the ferry will wait.",
        fixed: "What remains to be seen is whether the ferry will wait."),
      .flags(
        "The clerks who had counted the stones of the bridge⟦, were⟧ praised.",
        fixed: "The clerks who had counted the stones of the bridge were praised."),
      .flags(
        "\"What's new about the old ferry⟦, is⟧ that it waits,\" a clerk said.",
        fixed: "\"What's new about the old ferry is that it waits,\" a clerk said."),
      .allows("The clerk of the Harbour Board, Ines Okafor, said that the ferry would wait."),
      .allows("The ferry will wait until the spring, said the clerk of the Harbour Board."),
      .allows("The old bridge over the river, is it safe? The old bridge, which is closed, was safe."),
    ]
  )
  .reading(.body)

  package init() {}

  private static let length = 4...26

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let verbs = article.vocabulary["finite-verbs"]
    let commas = article.marks.commas.filter {
      $0 > CommaBeforeVerb.length.lowerBound && article.tokens[$0 + 1].isLowercase
        && article.token($0 + 1, isIn: verbs)
        && article.tokens[$0].shape.contains(.quoted) == article.tokens[$0 + 1].shape.contains(.quoted)
    }
    if commas.isEmpty { return [] }
    return commas.compactMap { comma in
      guard let s = article.sentence(holding: comma),
        let start = subject(before: comma, article.sentences[s].tokens, article),
        isStatement(behind: comma + 1, article.sentences[s].tokens, article),
        isFinite(comma + 1, context.grammar(of: article)),
        holdsNoVerb(start..<comma, article, context.grammar(of: article))
      else { return nil }
      return Finding(
        at: article.tokens[comma].range.union(article.tokens[comma + 1].range),
        "a comma parts '\(article.string(article.tokens[comma + 1]))' from its subject",
        fixes: [Fix("Remove the comma", .unsafe, [.delete(article.tokens[comma].range)])])
    }
  }

  /// Where the subject begins with which a sentence begins and which the comma ends.
  private func subject(before comma: Int, _ sentence: Range<Int>, _ article: Article) -> Int? {
    guard let start = sentence.prefix(3).first(where: { article.tokens[$0].isWord }), start < comma,
      CommaBeforeVerb.length.contains(comma - start), article.tokens[start].isCapitalised,
      article.token(start, isIn: article.vocabulary["noun-articles"]) || isFree(start, article),
      (sentence.lowerBound..<start).allSatisfy({ article.tokens[$0].kind == .doubleQuote })
    else { return nil }
    return (start..<comma).allSatisfy {
      article.tokens[$0].isWord || [.number, .hyphen].contains(article.tokens[$0].kind)
    }
      ? start : nil
  }

  /// `What remains, is`; a clause of time or place is no subject.
  private func isFree(_ i: Int, _ article: Article) -> Bool {
    article.vocabulary["free-relative-words"].fields(article.hash(article.tokens[i]))?.first == "thing"
  }

  /// No question, and nothing set apart behind the verb.
  private func isStatement(behind verb: Int, _ sentence: Range<Int>, _ article: Article) -> Bool {
    guard verb + 2 < sentence.upperBound, let last = sentence.last,
      article.tokens[verb + 1].isWord || article.tokens[verb + 1].kind == .colon
    else { return false }
    // `It is closed, said the clerk` has its subject behind the verb.
    if article.isSpeechVerb(verb), article.string(article.tokens[verb]) != "told",
      article.tokens[verb + 1].isWord, article.string(article.tokens[verb + 1]) != "that"
    {
      return false
    }
    return article.byte(at: article.tokens[last].range.lower) != UInt8(ascii: "?")
      && !article.token(verb + 1, isIn: article.vocabulary["speaking-pronouns"])
  }

  private func isFinite(_ i: Int, _ grammar: GrammarTable) -> Bool {
    [.vbd, .vbz, .vbp, .md].contains(grammar.tag(ofToken: i))
  }

  /// Whether the words hold no finite verb but one, that of a relative clause.
  private func holdsNoVerb(_ run: Range<Int>, _ article: Article, _ grammar: GrammarTable) -> Bool {
    let verbs = run.filter { isFinite($0, grammar) }
    // `What's new, is that`: the verb is part of the first word.
    if isFree(run.lowerBound, article) {
      return verbs.count == (article.tokens[run.lowerBound].possessive > 0 ? 0 : 1)
    }
    guard let verb = verbs.first else { return true }
    return verbs.count == 1 && verb > run.lowerBound + 1
      && article.token(verb - 1, isIn: article.vocabulary["subject-relatives"])
  }
}
