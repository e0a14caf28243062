import ArticleModel
import Diagnostics
import Grammar
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
      are left alone; an adjective that stands twice before its noun (`the sweet sweet smell`) is a note.
      """,
    fixSafety:
      "Safe for small words that never end a clause (the, of, and) and for nouns and participles by their endings; unsafe for prepositions, pronouns and forms of be, which may stand twice (sworn in in January), and for adjectives, which are doubled for effect.",
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
      .flags("It opened ⟦the the the⟧ quay.", fixed: "It opened the quay."),
      .flags("She was sworn ⟦in in⟧ January.", fixed: "She was sworn in January."),
      .allows("What it is is a start, and all it was was a joke."),
      .allows("The talks said IS is strong there, and he has been in in-school suspension."),
      .allows("The sign at the gate says बहुत बहुत धन्यवाद to all."),
      .allows("The hall that that man had had for years stood empty."),
      .allows("The president met Moon Jae-in in Seoul, and talks in Hindi were बहुत बहुत long."),
      .allows("It was a non-denial denial of his great great grandson, and the line-up up to May is known."),
      .allows("Duran Duran played in Bora Bora, and then in New York, New York."),
      .allows(#""It was very very cold," she said."#),
      .allows(#""It was a sweet sweet win for the old crew," she said."#),
    ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let repeatable = article.vocabulary["repeatable-words"]
    let small = article.vocabulary["doubled-words"]
    let places = repeated(article)
    var result: [Finding] = []
    for (at, i) in places.enumerated() where at == 0 || places[at - 1] != i - 1 {
      let last = places[at...].enumerated().prefix { $1 == i + $0 }.last?.element ?? i
      let first = article.tokens[i - 1]
      let second = article.tokens[i]
      guard second.kind == .word, first.kind == .word, first.possessive == 0,
        !second.shape.contains(.otherScript), !isPartOfCompound(i, last, article),
        second.shape.contains(.spaceBefore), isSlip(first, second, article)
      else { continue }
      if let fields = repeatable.fields(article.hash(second)) {
        if fields.first != "quoted" || second.shape.contains(.quoted) { continue }
      }
      let sense = small.fields(article.hash(second))
      // Three in a row are meant, unless they are small words.
      if last > i, sense == nil { continue }
      // `What it is is a start`, `all it was was a joke`.
      if sense?.first == "be", last == i, endsClause(i - 1, article) { continue }
      var found = diagnostic(i, last, sense, article)
      if sense == nil, !isAlwaysSlip(i, sense, article), isAdjective(i, article, context) {
        // `the sweet sweet smell`, `the elite of elite elite`: as often meant as not, and a speaker's own.
        if second.shape.contains(.quoted) { continue }
        found.severity = .note
      }
      result.append(found)
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

  /// `Moon Jae-in in`, `a non-denial denial`: the end of a name or compound behind its hyphen; `in in-school
  /// suspension`: a compound that begins so.
  private func isPartOfCompound(_ i: Int, _ last: Int, _ article: Article) -> Bool {
    if i > 2, isHyphen(i - 2, article), article.tokens[i - 3].isWord,
      !article.tokens[i - 1].shape.contains(.spaceBefore)
    {
      return true
    }
    return last + 2 < article.tokens.count && isHyphen(last + 1, article)
      && !article.tokens[last + 2].shape.contains(.spaceBefore)
  }

  private func isHyphen(_ i: Int, _ article: Article) -> Bool {
    article.tokens[i].kind == .hyphen && !article.tokens[i].shape.contains(.spaceBefore)
  }

  private func isSlip(_ first: Token, _ second: Token, _ article: Article) -> Bool {
    // Hindi and others double words on purpose.
    if second.shape.contains(.otherScript) { return false }
    // `nil        nil`: two columns of a table.
    if second.range.lower - first.range.upper > DuplicateWord.widestGap,
      !article.text.slice(TextRange(first.range.upper, second.range.lower)).contains(0x0A)
    {
      return false
    }
    // `IS is still strong`: a short form and a word; `from A x x`: signs.
    if first.shape.contains(.allCapitals) != second.shape.contains(.allCapitals) { return false }
    if second.core.count == 1, !["a", "i"].contains(article.string(second).lowercased()) { return false }
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
    for k in stride(from: i - 1, through: max(0, i - DuplicateWord.clause), by: -1) {
      if article.token(k, isIn: openers) { return true }
      if article.tokens[k + 1].shape.contains(.sentenceStart) { break }
    }
    return false
  }

  /// Wider gaps part the columns of a table.
  private static let widestGap = 3
  /// Words of a short clause that is itself a subject.
  private static let clause = 6

  /// Whether nobody doubles such a word on purpose: a small word that ends no clause, or a noun or participle
  /// by its ending. Adjectives and adverbs are doubled for effect (`the sweet sweet smell`).
  private func isAlwaysSlip(_ i: Int, _ sense: [Substring]?, _ article: Article) -> Bool {
    if article.tokens[i].possessive > 0 { return false }
    if let sense { return sense.last == "slip" }
    if endsClause(i - 1, article) { return false }
    let word = article.core(article.tokens[i]).lowercased()
    let endings = article.vocabulary["firm-endings"]
    return (2...6).contains { length in
      word.utf8.count > length + 2 && endings.contains(exactly: "-" + word.suffix(length))
    }
  }

  /// A word that describes, with what it describes behind it.
  private func isAdjective(_ i: Int, _ article: Article, _ context: RuleContext) -> Bool {
    guard i + 1 < article.tokens.count, article.tokens[i + 1].isWord else { return false }
    let grammar = context.grammar(of: article)
    return grammar.tag(ofToken: i - 1) == .jj || grammar.tag(ofToken: i) == .jj
  }

  private func diagnostic(_ i: Int, _ last: Int, _ sense: [Substring]?, _ article: Article) -> Finding {
    let (first, end) = (article.tokens[i - 1], article.tokens[last])
    let word = article.string(article.tokens[i])
    let isPair = last == i
    return Finding(
      at: first.range.union(end.range),
      isPair ? "'\(word)' stands twice" : "'\(word)' stands \(last - i + 2) times",
      fixes: [
        Fix(
          isPair ? "Remove the second '\(word)'" : "Leave one '\(word)'",
          isAlwaysSlip(i, sense, article) ? .safe : .unsafe,
          [.delete(TextRange(first.range.upper, end.range.upper))])
      ])
  }
}
