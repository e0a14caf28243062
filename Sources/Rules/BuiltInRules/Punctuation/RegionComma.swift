import ArticleModel
import Diagnostics
import Grammar
import RuleKit
import SourceText

/// Flags the name of a state or country behind its town that a comma opens and none closes.
package struct RegionComma: Rule {
  package let info = RuleInfo(
    id: "region-comma",
    category: .punctuation,
    severity: .warning,
    summary: "The state or country behind a town stands between two commas.",
    rationale: """
      In `at a school in Waco, Texas on Monday` the comma behind the state is missing. The rule reads names behind a \
      preposition of place, with a comma and a state, province or country \
      (`dictionaries/lists/town-regions.txt`), and a word that is no verb behind them, nor `and` with anything but a \
      verb. Short forms count with their stop (`in Waco, Tex. on Monday`). `In March, Italy urged` and `among them \
      Malta, Cyprus and Greece` are other things.
      """,
    examples: [
      .flags(
        "The ferry was built in Waco, ⟦Texas⟧ in 1921.", fixed: "The ferry was built in Waco, Texas, in 1921."
      ),
      .flags(
        "Pilots met near Old Halden, ⟦New Jersey⟧ before the storm came.",
        fixed: "Pilots met near Old Halden, New Jersey, before the storm came."),
      .flags(
        "He works in a Palo Alto, ⟦California⟧ garage.", fixed: "He works in a Palo Alto, California, garage."
      ),
      .flags(
        "Pilots met in Old Halden, ⟦Nev.⟧ before the storm came.",
        fixed: "Pilots met in Old Halden, Nev., before the storm came."),
      .flags(
        "The ferry left a quay near Halden, ⟦Syria⟧ and instead sank.",
        fixed: "The ferry left a quay near Halden, Syria, and instead sank."),
      .allows("The ferry was built in Waco, Tex., in 1921. It is in Old Halden, Nev. Pilots live in Malta."),
      .allows("The ferry was built in Waco, Texas, in 1921. It left from Waco, Texas."),
      .allows(
        "On Monday, Nevada became the first. In Tripoli, Libya has seen none. In May, France had rain."),
      .allows("The ferry calls in Malta, Cyprus and Greece, and in Spain, Portugal or Italy too."),
      .allows("After the last draw in Paris, Ireland face the Faroe Islands on Monday."),
      .allows("It came from Waco, Texas-based pilots said. In Waco, Texas's pilots met."),
    ]
  )
  .reading(.body)

  package init() {}

  private static let longestTown = 4

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let regions = article.vocabulary["town-regions"]
    let runs = article.phrases(of: regions).compactMap { withStop($0, article, regions) }.filter { run in
      run.lowerBound > 2 && article.tokens[run.lowerBound - 1].kind == .comma
        && article.tokens[run.lowerBound].isCapitalised && isOpen(behind: run.upperBound, article)
        && article.tokens[run.upperBound - 1].possessive == 0
        && article.tokens[run.lowerBound].shape.isDisjoint(with: .quoted)
    }
    if runs.isEmpty { return [] }
    let grammar = context.grammar(of: article)
    return runs.compactMap { run in
      let end = run.upperBound
      let next = grammar.tag(ofToken: end)
      guard let s = article.sentence(holding: run.lowerBound),
        // `After the draw in Paris, Ireland face Malta`: the comma may end what the sentence begins with.
        grammar.tag(ofToken: article.sentences[s].tokens.lowerBound) != .in,
        ![.vbd, .vbz, .vbp, .md].contains(next),
        next != .cc || goesOnWithVerb(end, grammar, before: article.sentences[s].tokens.upperBound),
        isTown(before: run.lowerBound - 1, article, regions, grammar)
      else { return nil }
      let range = article.range(of: run)
      return Finding(
        at: range, "no comma behind '\(article.text[range])', which a comma parts from its town",
        fixes: [Fix("Add the comma", .unsafe, [.insert(",", at: range.upper)])])
    }
  }

  /// A short form with the stop that belongs to it (`Nev.`), nothing where it has none; other names as they are.
  private func withStop(_ run: Range<Int>, _ article: Article, _ regions: WordList) -> Range<Int>? {
    guard run.count == 1, regions.fields(article.hash(article.tokens[run.lowerBound]))?.first == "short"
    else { return run }
    let end = run.upperBound
    guard article.byte(before: article.tokens[run.lowerBound].range.upper) != UInt8(ascii: ".") else {
      return run
    }
    guard end < article.tokens.count, article.tokens[end].kind == .stop,
      article.tokens[end].shape.isDisjoint(with: .spaceBefore)
    else { return nil }
    return run.lowerBound..<end + 1
  }

  /// `and` with a verb behind it, or with an adverb and a verb: `near Kobani, Syria and instead fell`.
  private func goesOnWithVerb(_ and: Int, _ grammar: GrammarTable, before upper: Int) -> Bool {
    let verb = (and + 1..<min(upper, and + 3)).first { grammar.tag(ofToken: $0) != .rb }
    return verb.map { [.vbd, .vbz, .md].contains(grammar.tag(ofToken: $0)) } ?? false
  }

  /// Whether a word in small letters goes on behind it.
  private func isOpen(behind end: Int, _ article: Article) -> Bool {
    guard end < article.tokens.count else { return false }
    let next = article.tokens[end]
    return next.isLowercase && next.isWord && next.shape.contains(.spaceBefore)
      && next.shape.isDisjoint(with: .lineBefore)
  }

  /// A name in capitals behind a preposition of place, or behind that and an article. At the beginning of a sentence a
  /// clause may follow the comma.
  private func isTown(before comma: Int, _ article: Article, _ regions: WordList, _ grammar: GrammarTable)
    -> Bool
  {
    var start = comma
    while start > 0, comma - start < RegionComma.longestTown, article.tokens[start - 1].isCapitalised,
      article.tokens[start - 1].isWord, article.tokens[start].shape.isDisjoint(with: .sentenceStart)
    {
      start -= 1
    }
    guard start < comma, start > 1, !article.token(comma - 1, isIn: regions),
      !article.token(comma - 1, isIn: article.vocabulary["weekdays"]),
      !article.token(comma - 1, isIn: article.vocabulary["months"])
    else { return false }
    var opener = start - 1
    if grammar.tag(ofToken: opener) == .dt || grammar.tag(ofToken: opener) == .jj { opener -= 1 }
    return opener > 0 && article.tokens[opener].isLowercase
      && article.token(opener, isIn: article.vocabulary["place-prepositions"])
      && article.tokens[opener].shape.isDisjoint(with: .sentenceStart)
  }
}
