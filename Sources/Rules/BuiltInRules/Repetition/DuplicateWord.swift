import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a word that stands twice in a row.
package struct DuplicateWord: Rule {
  package let info = RuleInfo(
    id: "duplicate-word",
    category: .repetition,
    severity: .warning,
    summary: "A word does not stand twice in a row.",
    rationale: """
      A doubled word is a slip of editing, often across a line break. Verbs and pronouns that English \
      does double (`had had`, `that that`), names (`Duran Duran`) and emphatic speech inside quotations \
      are left alone.
      """,
    examples: [
      .flags("The envoy left ⟦the the⟧ hall.", fixed: "The envoy left the hall."),
      .flags(
        "The envoy, who had waited at the gate for two hours, spoke to reporters ⟦in\nin⟧ great haste before the doors of the hall were closed for the night.",
        fixed:
          "The envoy, who had waited at the gate for two hours, spoke to reporters in great haste before the doors of the hall were closed for the night."
      ),
      .flags(
        "The council met on Monday in ⟦the\nthe⟧ hall of the old school.",
        fixed: "The council met on Monday in the hall of the old school."),
      .flags("⟦The the⟧ hall was empty.", fixed: "The hall was empty."),
      .allows("The sign at the gate says बहुत बहुत धन्यवाद to all."),
      .allows("The hall that that man had had for years stood empty."),
      .allows("The president met Moon Jae-in in Seoul, and talks in Hindi were बहुत बहुत long."),
      .allows("It was a non-denial denial of his great great grandson, and the line-up up to May is known."),
      .allows("Duran Duran played in Bora Bora, and then in New York, New York."),
      .allows(#""It was very very cold," she said."#),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let repeatable = article.vocabulary["repeatable-words"]
    var result: [Finding] = []
    for i in repeated(article) {
      let first = article.tokens[i - 1]
      let second = article.tokens[i]
      guard second.kind == .word, first.kind == .word, first.possessive == 0,
        !second.shape.contains(.otherScript), !endsCompound(i - 1, article),
        second.shape.contains(.spaceBefore), isSlip(first, second, article)
      else { continue }
      if let fields = repeatable.fields(article.hash(second)) {
        if fields.first != "quoted" || second.shape.contains(.quoted) { continue }
      }
      // Three in a row are meant.
      if i + 1 < article.tokens.count, article.tokens[i + 1].form == second.form { continue }
      if i > 1, article.tokens[i - 2].form == second.form { continue }
      result.append(finding(i, article))
    }
    return result
  }

  /// The tokens of the form of the one before.
  private func repeated(_ article: Article) -> [Int] {
    article.tokens.withUnsafeBufferPointer { tokens in
      var places: [Int] = []
      var before: UInt32 = 0
      for i in 0..<tokens.count {
        let form = tokens[i].form
        if form == before, form != 0 { places.append(i) }
        before = form
      }
      return places
    }
  }

  /// `Moon Jae-in in`, `a non-denial denial`: the end of a name or compound behind its hyphen.
  private func endsCompound(_ i: Int, _ article: Article) -> Bool {
    i > 1 && article.tokens[i - 1].kind == .hyphen && !article.tokens[i].shape.contains(.spaceBefore)
      && article.tokens[i - 2].isWord && !article.tokens[i - 1].shape.contains(.spaceBefore)
  }

  private func isSlip(_ first: Token, _ second: Token, _ article: Article) -> Bool {
    // Hindi and others double words on purpose.
    if second.shape.contains(.otherScript) { return false }
    // Names and initials: `Duran Duran`, `Sirhan Sirhan`, `AA AA`.
    if second.shape.contains(.capitalised) {
      return second.shape.contains(.sentenceStart)
        ? false : first.shape.contains(.capitalised) && isFunctionWord(second, article)
    }
    // Paragraphs that begin where the last one ended: `… of talks` / `talks …` stand apart.
    return article.paragraphIndex(at: first.range.start) == article.paragraphIndex(at: second.range.start)
      || runsOn(first, second, article)
  }

  /// `… in the` / `the hall …`: a line that ends with a small word goes on in the next one, whatever its width.
  private func runsOn(_ first: Token, _ second: Token, _ article: Article) -> Bool {
    article.vocabulary["title-small-words"].contains(article.hash(second))
      && article.region(at: second.range.start) == .body
      && article.text.slice(TextRange(first.range.upper, second.range.lower)).filter { $0 == 0x0A }.count == 1
  }

  private func isFunctionWord(_ token: Token, _ article: Article) -> Bool {
    article.vocabulary.sentenceStarters.contains(article.hash(token))
      && article.forms[token.form].lowercaseCount > 0
  }

  /// Whether a word may end a clause, and the same word go on behind it: `whatever happens happens`.
  private func endsClause(_ i: Int, _ article: Article) -> Bool {
    let openers = article.vocabulary["free-relative-words"]
    for k in stride(from: i - 1, through: max(0, i - 4), by: -1) {
      if article.token(k, isIn: openers) { return true }
      if article.tokens[k + 1].shape.contains(.sentenceStart) { break }
    }
    return false
  }

  private func finding(_ i: Int, _ article: Article) -> Finding {
    let (first, second) = (article.tokens[i - 1], article.tokens[i])
    let word = article.string(second)
    return Finding(
      at: first.range.union(second.range), "'\(word)' stands twice",
      fixes: [
        Fix(
          "Remove the second '\(word)'", endsClause(i - 1, article) ? .unsafe : .safe,
          [.delete(TextRange(first.range.upper, second.range.upper))])
      ])
  }
}
