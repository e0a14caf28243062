import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags an event that has two tolls in one story.
package struct EventTollConflict: Rule {
  package let info = RuleInfo(
    id: "event-toll-conflict",
    category: .figures,
    severity: .warning,
    summary: "An event has one toll in a story.",
    rationale: """
      `The blast killed 15 people` in the lead and `The blast killed 17 people` further down: one is wrong. Compared are \
      exact counts of the dead, hurt, missing and so on beside the same name of an event, the second time with `the` or \
      `this`, where the story has just two. Sums, kinds of people, other places, years, and sentences that tell of an earlier or \
      rising toll are left alone. Headlines are read by `headline-number-mismatch`.
      """,
    examples: [
      .flags(
        "A blast in a market of Langvik killed 15 people on Monday.\n\nShops were closed. The blast killed ⟦17 people⟧, a clerk said."
      ),
      .flags(
        "A blast in a market of Langvik killed 15 people and injured 40 on Monday.\n\nThe mayor said that 15 people were killed and ⟦14 injured⟧ in the blast."
      ),
      .flags(
        "Eleven miners died in a fire at Halden on Monday.\n\nThe families of ⟦12 miners⟧ killed in the fire met the mayor."
      ),
      .allows(
        "A blast in a market of Langvik killed 15 people on Monday.\n\nShops were closed. The blast killed 15 people, a clerk said."
      ),
      .allows(
        "A blast in a market of Langvik killed 15 people on Monday.\n\nThe blast at first was said to have killed 12 people. The toll has risen since."
      ),
      .allows(
        "A blast in a market of Langvik killed nine men and six women on Monday.\n\nThe blast killed 15 people, a clerk said."
      ),
      .allows(
        "A blast in Langvik killed 15 people on Monday.\n\nThe blast in Halden killed 17 people. The blast of 1990 killed 4."
      ),
      .allows(
        "A blast in Langvik killed 15 people on Monday.\n\nA blast killed 17 people in March, and the fire killed 4 people."
      ),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  /// A count beside the name of an event.
  private struct Toll {
    var kind: Substring
    var event: UInt32
    var isDefinite: Bool
    /// Form of the name behind `in` or `at` beside the event.
    var place: UInt32?
    var quantity: Quantity
    var sentence: Int
  }

  private struct Key: Hashable {
    var kind: Substring
    var event: UInt32
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard article.places(of: article.vocabulary["event-nouns"]).count > 1 else { return [] }
    let figures = context.figures(of: article)
    var groups: [Key: [Toll]] = [:]
    for part in figures.sentences {
      for toll in tolls(part, figures, article) {
        groups[Key(kind: toll.kind, event: toll.event), default: []].append(toll)
      }
    }
    return groups.values.compactMap { conflict($0, article) }.sorted { $0.range.lower < $1.range.lower }
  }

  private func conflict(_ tolls: [Toll], _ article: Article) -> Finding? {
    guard let first = tolls.first, Set(tolls.map(\.quantity.value)).count == 2,
      let other = tolls.first(where: { $0.quantity.value != first.quantity.value }),
      other.sentence != first.sentence, other.isDefinite,
      tolls.allSatisfy({ $0.place == nil || $0.place == first.place || first.place == nil }),
      isSameNoun(first.quantity, other.quantity, article),
      !isSum(other, of: tolls.filter { $0.sentence == first.sentence }),
      !isSum(first, of: tolls.filter { $0.sentence == other.sentence })
    else { return nil }
    let (range, before) = (range(other, article), range(first, article))
    return Finding(
      at: range,
      "'\(article.text[range])' here, '\(article.text[before])' before, of one '\(article.text[article.forms[first.event].first])'",
      related: [RelatedPlace(before, "the other count")])
  }

  /// The figure and its noun.
  private func range(_ toll: Toll, _ article: Article) -> TextRange {
    let quantity = toll.quantity
    let end = quantity.noun.map { $0 == quantity.tokens.upperBound ? $0 + 1 : quantity.tokens.upperBound }
    return article.range(of: quantity.tokens.lowerBound..<(end ?? quantity.tokens.upperBound))
  }

  private func isSum(_ toll: Toll, of parts: [Toll]) -> Bool {
    parts.count > 1 && parts.reduce(0) { $0 + $1.quantity.value } == toll.quantity.value
  }

  /// `15 people`, `15 dead`: not soldiers the one time and farmers the other.
  private func isSameNoun(_ a: Quantity, _ b: Quantity, _ article: Article) -> Bool {
    guard let x = a.noun, let y = b.noun, article.tokens[x].form != article.tokens[y].form else {
      return true
    }
    let tolls = article.vocabulary["toll-words"]
    return article.token(x, isIn: tolls) || article.token(y, isIn: tolls)
  }

  /// The tolls of a sentence that names one event and tells of no other time.
  private func tolls(_ part: FigureTable.SentenceFigures, _ figures: FigureTable, _ article: Article)
    -> [Toll]
  {
    let run = article.sentences[part.sentence].tokens
    let (events, doubts) = (article.vocabulary["event-nouns"], article.vocabulary["repeat-words"])
    var event: Int?
    for i in run {
      let token = article.tokens[i]
      if token.shape.contains(.quoted) || article.token(i, isIn: doubts) { return [] }
      guard token.isLowercase, article.token(i, isIn: events) else { continue }
      if let event, article.tokens[event].form != token.form { return [] }
      event = event ?? i
    }
    guard let event, let isDefinite = isDefinite(event, article) else { return [] }
    let own = figures.quantities[part.quantities]
    if own.contains(where: { $0.isYearLike || $0.isRange }) { return [] }
    return own.compactMap { quantity in
      guard quantity.unit == .count, quantity.isExact, quantity.value >= 2,
        let kind = quantity.toll(in: article)
      else { return nil }
      return Toll(
        kind: kind, event: article.tokens[event].form, isDefinite: isDefinite, place: place(event, article),
        quantity: quantity, sentence: part.sentence)
    }
  }

  /// Whether `the`, `this` or `a` stands before the event, two words apart at most; nil for none.
  private func isDefinite(_ event: Int, _ article: Article) -> Bool? {
    for k in stride(from: event - 1, through: max(0, event - 3), by: -1) {
      if article.token(k, isIn: article.vocabulary["indefinite-articles"]) { return false }
      if article.token(k, isIn: article.vocabulary["definite-words"]) { return true }
      guard article.tokens[k].isWord else { return nil }
    }
    return nil
  }

  private func place(_ event: Int, _ article: Article) -> UInt32? {
    guard event + 2 < article.tokens.count,
      article.token(event + 1, isIn: article.vocabulary["place-prepositions"]),
      article.tokens[event + 2].isCapitalised
    else { return nil }
    return article.tokens[event + 2].form
  }
}
