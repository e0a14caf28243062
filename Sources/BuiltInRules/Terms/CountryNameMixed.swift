import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a second name of one country or city.
package struct CountryNameMixed: Rule {
  package let info = RuleInfo(
    id: "country-name-mixed",
    category: .terms,
    severity: .warning,
    regions: [.body, .caption],
    readsQuotations: false,
    summary: "A country or city has one name in a story.",
    rationale: """
      `Burma` and `Myanmar` in one story look like two countries. The rarer name is flagged, unless words \
      beside it show that it is given on purpose (`Myanmar, formerly Burma`, `Myanmar (Burma)`). Which \
      name is right is for the house to say; `dictionaries/lists/country-names.txt` holds the groups.
      """,
    examples: [
      .flags(
        "Envoys flew to Myanmar on Monday. Refugees from ⟦Burma⟧ waited at the border of Myanmar.",
        fixed: "Envoys flew to Myanmar on Monday. Refugees from Myanmar waited at the border of Myanmar."),
      .flags(
        "Envoys flew to the Czech Republic. The Czech Republic and Austria agreed. ⟦Czechia⟧ will pay."),
      .allows("Envoys flew to Myanmar, formerly Burma, on Monday. Refugees left Myanmar."),
      .allows("Envoys flew to Eswatini (Swaziland) on Monday. Eswatini is small."),
      .allows("Envoys flew to Turkey and Greece. \"Türkiye is ready,\" one of them said in Turkey."),
    ])

  package init() {}

  private struct Name {
    var range: TextRange
    var hash: UInt64
    var isExplained: Bool
  }

  package func check(_ article: Article, in context: RuleContext) -> [Diagnostic] {
    let list = article.vocabulary["country-names"]
    var groups: [Substring: [Name]] = [:]
    var i = 0
    while i < article.tokens.count {
      guard article.tokens[i].isCapitalised, isCounted(article.tokens[i], article),
        let (end, hash) = entry(at: i, list, article), let group = list.fields(hash)?.first
      else {
        i += 1
        continue
      }
      let range = TextRange(article.tokens[i].range.lower, article.tokens[end - 1].core.upper)
      let isPart = isPartOfName(i..<end, article)
      if !isPart {
        let isExplained = isExplained(i..<end, article)
        groups[group, default: []].append(Name(range: range, hash: hash, isExplained: isExplained))
      }
      i = end
    }
    return groups.values.flatMap { diagnostics($0, article) }
  }

  /// The end and the hash of an entry, a possessive ending of its last word apart.
  private func entry(at i: Int, _ list: WordList, _ article: Article) -> (Int, UInt64)? {
    if let end = article.phraseEnd(list, at: i) { return (end, article.phraseHash(i..<end)) }
    let hash = article.hash(article.tokens[i])
    return article.tokens[i].possessive > 0 && list.contains(hash) ? (i + 1, hash) : nil
  }

  private func isCounted(_ token: Token, _ article: Article) -> Bool {
    !token.shape.contains(.quoted) && info.regions.contains(article.region(at: token.range.start))
  }

  /// `Burma Road`, `Kiev-Pechersk`, `Bank of Burma` and the like keep their names.
  private func isPartOfName(_ run: Range<Int>, _ article: Article) -> Bool {
    func isName(_ i: Int) -> Bool {
      article.tokens.indices.contains(i)
        && (article.tokens[i].isCapitalised && !article.tokens[i].shape.contains(.sentenceStart)
          || article.tokens[i].kind == .hyphen)
    }
    if article.tokens[run.upperBound - 1].possessive == 0, isName(run.upperBound) { return true }
    return isName(run.lowerBound - 1)
  }

  /// Brackets or words such as `formerly` beside it, in its sentence, show that it is meant as a second
  /// name.
  private func isExplained(_ run: Range<Int>, _ article: Article) -> Bool {
    let words = article.vocabulary["former-name-words"]
    func explains(_ i: Int) -> Bool {
      article.token(i, isIn: words) || [.openBracket, .doubleQuote].contains(article.tokens[i].kind)
    }
    func ends(_ i: Int) -> Bool { [.stop, .terminal].contains(article.tokens[i].kind) }
    let before = (max(0, run.lowerBound - 6)..<run.lowerBound).reversed().prefix { !ends($0) }
    let behind = (run.upperBound..<min(article.tokens.count, run.upperBound + 6)).prefix { !ends($0) }
    return before.contains(where: explains) || behind.contains(where: explains)
  }

  private func diagnostics(_ names: [Name], _ article: Article) -> [Diagnostic] {
    var counts: [UInt64: Int] = [:]
    for name in names { counts[name.hash, default: 0] += 1 }
    guard counts.count > 1, !names.contains(where: \.isExplained), let first = names.first,
      let major = names.max(by: { counts[$0.hash, default: 0] < counts[$1.hash, default: 0] })
    else { return [] }
    let kept = counts[first.hash] == counts[major.hash] ? first : major
    let right = article.text[kept.range]
    return names.filter { $0.hash != kept.hash }.map { name in
      let found = article.excerpt(name.range)
      // `the Netherlands`, `the Czech Republic`: the article would have to come or go.
      let isFixable = !right.contains(" ") && !found.contains(" ") && !right.hasSuffix("s")
      return Diagnostic(
        info.id, info.severity, at: name.range, "'\(found)' is called '\(right)' elsewhere in this story",
        related: [RelatedPlace(kept.range, "'\(right)' here")],
        fixes: isFixable ? [.replace(name.range, with: right, .unsafe)] : [])
    }
  }
}
