import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags a total that its parts do not add up to.
package struct TotalDoesNotAdd: Rule {
  package let info = RuleInfo(
    id: "total-does-not-add",
    category: .figures,
    severity: .warning,
    summary: "The parts of a total add up to it.",
    rationale: """
      `19 killed: 12 men and 8 women` counts one person too many. Checked for people who are divided by sex \
      and age, or by what they are (soldiers, civilians, police), right behind the total. A list after \
      `including` may be partial: only a sum above the total is flagged there. Sums and differences written \
      with `=` are checked too.
      """,
    examples: [
      .flags("The raid left ⟦19 people dead⟧: 12 men and 8 women."),
      .flags("Of the ⟦19⟧ people killed, 12 were men and 8 were women."),
      .allows("Of the 19 people killed, 12 were men and five were children."),
      .flags("Doctors said that ⟦18 people⟧ had died: 11 women and 9 men."),
      .flags("Police held ⟦25 people⟧, including 20 men and 15 women, on Monday."),
      .flags("Police arrested ⟦20 people⟧, 12 men and 9 women, after the match."),
      .flags("The balance is ⟦55,594⟧ = 196,142 − 140,648 tonnes."),
      .allows("The raid left 20 people dead: 12 men and 8 women."),
      .allows("Police held 25 people, including 10 men and 5 women, on Monday."),
      .allows("Police held 10 people, including six women and five foreigners."),
      .allows("The balance is 55,494 = 196,142 − 140,648 tonnes."),
      .allows("Some 40 people came: 12 men at noon and 8 women at night, then others."),
      .allows("It has 19 members, about 12 men and 8 women."),
    ])

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let figures = context.figures(of: article)
    return figures.sentences.flatMap { entry -> [Finding] in
      guard entry.quantities.count >= 3 else { return [] }
      let list = Array(figures.quantities[entry.quantities])
      return list.indices.compactMap {
        people(list, from: $0, article) ?? divided(list, from: $0, article)
          ?? equation(list, from: $0, article)
      }
    }
  }

  // MARK: People

  private func people(_ list: [Quantity], from k: Int, _ article: Article) -> Finding? {
    let total = list[k]
    guard total.unit == .count, total.isExact, let noun = total.noun, total.value >= 2, k + 2 < list.count,
      let kind = connector(noun + 1, before: list[k + 1], article)
    else { return nil }
    var parts: [Quantity] = []
    var division: Substring?
    for part in list[(k + 1)...] {
      guard part.unit == .count, part.isExact, let noun = part.noun, noun == part.tokens.upperBound,
        let own = article.vocabulary["people-parts"].fields(article.hash(article.tokens[noun]))?.first,
        division == nil || division == own
      else { break }
      if let last = parts.last?.noun, !isListed(part, after: last, article) { break }
      division = own
      parts.append(part)
    }
    guard parts.count >= 2, let last = parts.last?.noun, endsClause(last + 1, article) else { return nil }
    let sum = parts.reduce(0) { $0 + $1.value }
    guard kind == .whole ? sum != total.value : sum > total.value else { return nil }
    let shown = parts.map { article.excerpt($0.number) }.joined(separator: " + ")
    return Finding(
      at: article.range(of: total.tokens.lowerBound..<(connectorStart(noun, article))),
      "the total is '\(article.excerpt(total.number))', but its parts are \(shown) = \(Int64(sum))",
      related: parts.map { RelatedPlace(article.range(of: $0.tokens), "a part of it") })
  }

  /// `Of the 19 people killed, 12 were men and 8 were women.`
  private func divided(_ list: [Quantity], from k: Int, _ article: Article) -> Finding? {
    let total = list[k]
    guard k + 2 < list.count, total.unit == .count, total.isExact, total.value >= 2,
      isAfterOf(total, article)
    else { return nil }
    // The parts begin right behind a comma.
    var end = list[k + 1].tokens.lowerBound
    guard (1...5).contains(end - total.tokens.upperBound), article.tokens[end - 1].kind == .comma else {
      return nil
    }
    var parts: [Quantity] = []
    for part in list[(k + 1)...] {
      let verb = part.tokens.upperBound
      guard part.unit == .count, part.isExact, (0...2).contains(part.tokens.lowerBound - end),
        (end..<part.tokens.lowerBound).allSatisfy({
          article.tokens[$0].kind == .comma || article.string(article.tokens[$0]) == "and"
        }), verb + 1 < article.tokens.count, article.token(verb, isIn: article.vocabulary["being-forms"]),
        article.token(verb + 1, isIn: article.vocabulary["people-parts"])
      else { break }
      parts.append(part)
      end = verb + 2
    }
    let sum = parts.reduce(0) { $0 + $1.value }
    // Whoever is neither is left out: only too many are a fault.
    guard parts.count >= 2, sum > total.value else { return nil }
    let shown = parts.map { article.excerpt($0.number) }.joined(separator: " + ")
    return Finding(
      at: article.range(of: total.tokens),
      "the total is '\(article.excerpt(total.number))', but its parts are \(shown) = \(Int64(sum))",
      related: parts.map { RelatedPlace(article.range(of: $0.tokens), "a part of it") })
  }

  private func isAfterOf(_ total: Quantity, _ article: Article) -> Bool {
    let before = total.tokens.lowerBound - 1
    guard before >= 0 else { return false }
    let word = article.string(article.tokens[before]).lowercased()
    return word == "of"
      || word == "the" && before > 0 && article.string(article.tokens[before - 1]).lowercased() == "of"
  }

  private enum Connector { case whole, partial }

  /// `:`, `(` or a dash before the parts makes them all of it; `including` some of it.
  private func connector(_ start: Int, before part: Quantity, _ article: Article) -> Connector? {
    var k = start
    // `19 people dead: …`, `18 people had died: …`
    let tolls = article.vocabulary["counted-nouns"]
    if k < part.tokens.lowerBound, article.token(k, isIn: tolls) { k += 1 }
    k = clauseEnd(k, before: part.tokens.lowerBound, article)
    let gap = k..<max(k, part.tokens.lowerBound)
    switch gap.count {
    case 1 where [.colon, .dash, .openBracket].contains(article.tokens[k].kind): return .whole
    case 1 where article.string(article.tokens[k]) == "including": return .partial
    // `20 people, 12 men and 9 women,`
    case 1 where article.tokens[k].kind == .comma && isPeople(start - 1, article): return .whole
    case 2 where article.tokens[k].kind == .comma && article.string(article.tokens[k + 1]) == "including":
      return .partial
    default: return nil
    }
  }

  /// The token behind `were killed`, `had died`, where a colon or dash follows.
  private func clauseEnd(_ start: Int, before end: Int, _ article: Article) -> Int {
    let tolls = article.vocabulary["toll-words"]
    guard start < end,
      let toll = (start..<min(start + 4, end)).first(where: { article.token($0, isIn: tolls) }),
      toll + 1 < end, [.colon, .dash].contains(article.tokens[toll + 1].kind),
      (start..<toll).allSatisfy({ article.tokens[$0].isLowercase })
    else { return start }
    return toll + 1
  }

  private func isPeople(_ noun: Int, _ article: Article) -> Bool {
    article.vocabulary["counted-nouns"].fields(article.hash(article.tokens[noun]))?.first == "people"
  }

  /// The token behind the total's noun and a word such as `dead`.
  private func connectorStart(_ noun: Int, _ article: Article) -> Int {
    let tolls = article.vocabulary["counted-nouns"]
    return noun + 1 < article.tokens.count && article.token(noun + 1, isIn: tolls) ? noun + 2 : noun + 1
  }

  /// Whether only a comma or `and` stands between two parts.
  private func isListed(_ part: Quantity, after noun: Int, _ article: Article) -> Bool {
    (noun + 1..<part.tokens.lowerBound).allSatisfy {
      article.tokens[$0].kind == .comma || article.string(article.tokens[$0]) == "and"
    } && part.tokens.lowerBound - noun <= 3
  }

  private func endsClause(_ i: Int, _ article: Article) -> Bool {
    i >= article.tokens.count || !article.tokens[i].isWord && article.tokens[i].kind != .number
  }
}
