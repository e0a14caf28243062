import ArticleModel
import Diagnostics
import Grammar
import RuleKit
import SourceText

/// Flags an apposition to the subject that a comma opens and none closes.
package struct AppositionComma: Rule {
  package let info = RuleInfo(
    id: "apposition-comma",
    category: .punctuation,
    severity: .warning,
    summary: "What a comma sets apart behind a name, a second comma closes.",
    rationale: """
      In `Ilves, a pilot of the old ferry was praised` the comma behind the name is left open. The rule reads \
      sentences that begin with a name, a comma and an article or `former`, and reach a form of `be`, `has` or a verb of \
      saying in the past without another mark; a clause of `who` or `that` between them has one verb of its own. Where another \
      comma and a verb follow, the words between commas are somebody's (`Ilves, a clerk said on Monday, has left`).
      """,
    examples: [
      .flags(
        "Per Ilves, a pilot of the old ⟦ferry was⟧ praised by the council.",
        fixed: "Per Ilves, a pilot of the old ferry, was praised by the council."),
      .flags(
        "Per Ilves came in May. Ilves, a pilot of the old ⟦ferry was⟧ praised on Monday. Nobody told Ilves.",
        fixed:
          "Per Ilves came in May. Ilves, a pilot of the old ferry, was praised on Monday. Nobody told Ilves."),
      .flags(
        "Per Ilves, the pilot who steered the ferry through the ⟦storm has⟧ been praised by the council.",
        fixed:
          "Per Ilves, the pilot who steered the ferry through the storm, has been praised by the council."),
      .flags(
        "Ines Okafor, former head of the Harbour ⟦Board told⟧ reporters that it would open.",
        fixed: "Ines Okafor, former head of the Harbour Board, told reporters that it would open."),
      .allows("Per Ilves, a pilot of the old ferry, was praised by the council."),
      .allows("Per Ilves, the mayor said on Monday, has left. Per Ilves, the mayor told a clerk, was late."),
      .allows("Per Ilves, a pilot who was praised by the council, left. Per Ilves, a source said, has left."),
      .allows(
        "Meanwhile, a pilot came. Meanwhile, a few pilots from the old ferry were heard. Meanwhile, a boat of the coast guard was seen."
      ),
      .allows("Today, a pilot of the old ferry was praised. Mr President, a decision was made on Monday."),
    ]
  )
  .reading(.body)

  package init() {}

  private static let longest = 26
  private static let fewestOfSurname = 3

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let articles = article.vocabulary["apposition-openers"]
    return article.marks.commas.compactMap { comma in
      guard comma > 0, comma + 3 < article.tokens.count, article.tokens[comma + 1].isLowercase,
        article.token(comma + 1, isIn: articles), article.tokens[comma].shape.isDisjoint(with: .quoted),
        let s = article.sentence(holding: comma), isName(before: comma, article.sentences[s].tokens, article),
        context.grammar(of: article).isName(article.sentences[s].tokens.lowerBound),
        let verb = verb(behind: comma + 2, before: article.sentences[s].tokens.upperBound, article, context),
        !goesOn(behind: verb, before: article.sentences[s].tokens.upperBound, article, context)
      else { return nil }
      let range = article.tokens[verb - 1].range.union(article.tokens[verb].range)
      return Finding(
        at: range,
        "no comma before '\(article.string(article.tokens[verb]))': the words behind the name are not closed",
        fixes: [Fix("Add the comma", .unsafe, [.insert(",", at: article.tokens[verb - 1].range.upper)])])
    }
  }

  /// Whether the sentence begins with a name of two words or a title, which the comma ends.
  private func isName(before comma: Int, _ sentence: Range<Int>, _ article: Article) -> Bool {
    guard comma - sentence.lowerBound <= 5, let place = article.mentionPlace(holding: comma - 1) else {
      return false
    }
    let mention = article.mentions[place]
    let start = mention.title.isEmpty ? mention.tokens.lowerBound : mention.title.lowerBound
    return start == sentence.lowerBound && mention.tokens.upperBound == comma && !mention.tokens.isEmpty
      // `President Ilves, the success is ours` speaks to somebody.
      && (article.vocabulary["apposition-openers"].fields(article.hash(article.tokens[comma + 1]))?.first
        != "known"
        || !(start..<comma).contains { isRole($0, article) })
      && (mention.tokens.count > 1 || !mention.title.isEmpty || isSurname(comma - 1, article))
      && !isRole(comma - 1, article)
  }

  /// One word that the story writes twice more, with a capital each time and not where sentences begin alone
  /// (`Meanwhile,`).
  private func isSurname(_ i: Int, _ article: Article) -> Bool {
    let places = article.forms.tokens(of: article.tokens[i].form)
    return places.count >= AppositionComma.fewestOfSurname
      && places.allSatisfy { article.tokens[Int($0)].isCapitalised }
      && places.contains { article.tokens[Int($0)].shape.isDisjoint(with: .sentenceStart) }
  }

  /// `Mr President,` speaks to somebody.
  private func isRole(_ i: Int, _ article: Article) -> Bool {
    article.vocabulary.titles.contains(article.hash(article.tokens[i]))
  }

  /// The first form of `be` or past verb of saying that is not a relative clause's, with nothing but words before it.
  private func verb(behind start: Int, before end: Int, _ article: Article, _ context: RuleContext) -> Int? {
    let closing = article.vocabulary["apposition-closers"]
    let relatives = article.vocabulary["clause-relatives"]
    // The place of a relative word whose verb is still to come.
    var relative: Int?
    var hasClause = false
    for i in start..<min(end, start + AppositionComma.longest) {
      let token = article.tokens[i]
      guard token.isWord || token.kind == .hyphen || token.kind == .number,
        token.shape.isDisjoint(with: .quoted)
      else { return nil }
      if let kind = relatives.fields(article.hash(token))?.first {
        switch kind {
        case "join": if relative != nil { return nil }
        case "person": if hasClause { return nil } else { (relative, hasClause) = (i, true) }
        default: return nil
        }
        continue
      }
      let isFinite = context.grammar(of: article).isFinite(i) || article.token(i, isIn: closing)
      if let word = relative {
        // `who joined`, `who has not joined`
        if isFinite { relative = nil } else if i > word + 1 { return nil }
        continue
      }
      guard i > start + 1, i + 1 < end, token.isLowercase, article.tokens[i + 1].isWord,
        article.token(i, isIn: closing)
      else {
        // Another verb in the clause of `who`: what follows may be its own.
        if hasClause, isFinite { return nil }
        continue
      }
      return article.token(i + 1, isIn: article.vocabulary["participle-followers"]) ? nil : i
    }
    return nil
  }

  /// `Ilves, the mayor said on Monday, has left`: a comma behind the verb, with another one right behind it.
  private func goesOn(behind verb: Int, before end: Int, _ article: Article, _ context: RuleContext) -> Bool {
    (verb + 1..<min(end - 1, verb + AppositionComma.longest)).contains {
      article.tokens[$0].kind == .comma && context.grammar(of: article).isFinite($0 + 1)
    }
  }
}

extension GrammarTable {
  /// Whether a token is read as a name.
  fileprivate func isName(_ i: Int) -> Bool { [.nnp, .nnps].contains(tag(ofToken: i)) }

  /// Whether a token is read as a verb that agrees with its subject.
  fileprivate func isFinite(_ i: Int) -> Bool { [.vbd, .vbz, .vbp, .md].contains(tag(ofToken: i)) }
}
