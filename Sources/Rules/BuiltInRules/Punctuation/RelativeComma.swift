import ArticleModel
import Diagnostics
import Grammar
import RuleKit
import SourceText

/// Flags a relative clause behind the subject that a comma opens and none closes.
package struct RelativeComma: Rule {
  package let info = RuleInfo(
    id: "relative-comma",
    category: .punctuation,
    severity: .warning,
    summary: "A clause of `which` or `who` that a comma opens, a second comma closes.",
    rationale: """
      In `The law, which was passed in May cooled the protests` the reader loses the verb of the sentence. The rule reads \
      sentences that begin with their subject, a comma and `which` or `who`, in which two finite verbs follow and no comma, \
      `and` or other clause stands between or behind them.
      """,
    examples: [
      .flags(
        "The old bridge, which was built in 1921 ⟦is⟧ closed to lorries.",
        fixed: "The old bridge, which was built in 1921, is closed to lorries."),
      .flags(
        "Per Ilves, who steers the ferry ⟦has⟧ asked for a new one.",
        fixed: "Per Ilves, who steers the ferry, has asked for a new one."),
      .allows("The old bridge, which was built in 1921, is closed to lorries."),
      .allows("The council closed the old bridge, which was built in 1921 and has no railings."),
      .allows(
        "The old bridge, which the mayor says is closed, has no railings. The bridge, which lorries that came used."
      ),
    ]
  )
  .reading(.body)

  package init() {}

  private static let relatives = [ByteHash.of("which"), ByteHash.of("who")]
  private static let longestSubject = 12
  private static let longestClause = 24

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let relatives = RelativeComma.relatives.compactMap { article.forms.id(of: $0) }
    if relatives.isEmpty { return [] }
    let commas = article.marks.commas.filter { comma in
      let next = article.tokens[comma + 1]
      return relatives.contains(next.form) && next.isLowercase && next.possessive == 0
        && article.tokens[comma].shape.isDisjoint(with: .quoted)
    }
    if commas.isEmpty { return [] }
    return commas.compactMap { comma in
      guard let s = article.sentence(holding: comma) else { return nil }
      let sentence = article.sentences[s].tokens
      let grammar = context.grammar(of: article)
      guard isSubject(sentence.lowerBound..<comma, article, grammar),
        let verb = mainVerb(behind: comma + 2, sentence, article, grammar)
      else { return nil }
      return Finding(
        at: article.tokens[verb].range,
        "no comma before '\(article.string(article.tokens[verb]))': the clause of "
          + "'\(article.string(article.tokens[comma + 1]))' is not closed",
        fixes: [Fix("Add the comma", .unsafe, [.insert(",", at: article.tokens[verb - 1].range.upper)])])
    }
  }

  /// Words that may be the subject of a sentence: no verb, no preposition before them, nothing set apart.
  private func isSubject(_ run: Range<Int>, _ article: Article, _ grammar: GrammarTable) -> Bool {
    guard let first = run.first, run.count <= RelativeComma.longestSubject,
      article.tokens[first].isCapitalised,
      let tag = grammar.tag(ofToken: first), [.dt, .nnp, .nnps, .nns, .nn, .prpPossessive].contains(tag)
    else { return false }
    return run.allSatisfy {
      (article.tokens[$0].isWord || [.hyphen, .number].contains(article.tokens[$0].kind))
        && !RelativeComma.isFinite(grammar.tag(ofToken: $0))
    }
  }

  /// The second finite verb behind the relative word, where nothing parts it from the first.
  private func mainVerb(
    behind start: Int, _ sentence: Range<Int>, _ article: Article, _ grammar: GrammarTable
  ) -> Int? {
    var first: Int?
    for i in start..<min(sentence.upperBound, start + RelativeComma.longestClause) {
      let token = article.tokens[i]
      guard token.isWord || [.hyphen, .number].contains(token.kind), token.shape.isDisjoint(with: .quoted),
        let tag = grammar.tag(ofToken: i), ![.cc, .prp, .wdt, .wp, .wrb].contains(tag),
        !article.token(i, isIn: article.vocabulary["clause-relatives"]),
        !article.token(i, isIn: article.vocabulary["subordinators"])
          || tag == .in && article.tokens[i + 1].kind == .number
      else { return nil }
      guard RelativeComma.isFinite(tag) else { continue }
      guard first != nil else {
        // The verb of the clause stands at once behind its subject, or another word has that place.
        if i > start + 1 { return nil }
        first = i
        continue
      }
      return isClosing(i, tag, sentence, article, grammar) ? i : nil
    }
    return nil
  }

  /// A verb that cannot be a participle behind a noun, with no clause of the sentence's own behind it.
  private func isClosing(
    _ i: Int, _ tag: Tag, _ sentence: Range<Int>, _ article: Article, _ grammar: GrammarTable
  ) -> Bool {
    guard i + 1 < sentence.upperBound, article.tokens[i + 1].isWord, article.tokens[i].isLowercase else {
      return false
    }
    let sure = article.token(i, isIn: article.vocabulary["finite-verbs"]) || tag == .md || tag == .vbz
    guard sure || grammar.tag(ofToken: i + 1) == .dt || grammar.tag(ofToken: i + 1) == .prpPossessive else {
      return false
    }
    return !(i + 1..<min(sentence.upperBound, i + 1 + RelativeComma.longestClause)).contains {
      article.tokens[$0].kind == .comma && RelativeComma.isFinite(grammar.tag(ofToken: $0 + 1))
    }
  }

  private static func isFinite(_ tag: Tag?) -> Bool { [.vbd, .vbz, .vbp, .md].contains(tag) }
}
