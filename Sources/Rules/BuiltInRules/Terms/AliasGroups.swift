import ArticleModel
import RuleKit
import SourceText

/// The names of a list that an article uses, by the one thing that they name.
///
/// Each entry of the list has the name of its group as first field. Names inside quotations are the
/// speaker's, and those that are part of a longer name (`Burma Road`) keep their form; both are left out.
struct AliasGroups {
  /// One use of a name.
  struct Use {
    /// Without a possessive ending.
    var range: TextRange
    var tokens: Range<Int>
    /// The entry's hash.
    var hash: UInt64
  }

  /// Groups that have more than one name here, none of them explained: for each group the name that
  /// stays and the uses of the others.
  private(set) var mixed: [(kept: Use, deviating: [Use])] = []
  /// Every use that nothing explains, in order, with the name of its group.
  private(set) var unexplained: [(group: Substring, use: Use)] = []
  private let article: Article
  private let list: WordList
  private let regions: RegionSet
  private let isSurname: Bool

  /// Collects the names.
  ///
  /// - Parameters:
  ///   - capitalisedOnly: whether an entry begins with a capital in copy, always.
  ///   - isSurname: whether entries may be surnames, which given names and titles stand before.
  init(
    _ article: Article, _ list: WordList, regions: RegionSet, capitalisedOnly: Bool = true,
    isSurname: Bool = false
  ) {
    self.isSurname = isSurname
    self.article = article
    self.list = list
    self.regions = regions
    var groups: [Substring: [Use]] = [:]
    var behind = 0
    for i in article.places(whereBegins: list) where i >= behind {
      guard capitalisedOnly ? article.tokens[i].isCapitalised : article.tokens[i].isWord,
        let (end, hash) = entry(at: i), isCounted(article.tokens[i]), let group = list.fields(hash)?.first
      else { continue }
      let range = TextRange(article.tokens[i].range.lower, article.tokens[end - 1].core.upper)
      if !isPartOfName(i..<end) {
        groups[group, default: []].append(Use(range: range, tokens: i..<end, hash: hash))
      }
      behind = end
    }
    for (group, uses) in groups {
      for use in uses where !isExplained(use.tokens) { unexplained.append((group, use)) }
    }
    unexplained.sort { $0.use.range < $1.use.range }
    mixed = groups.valuesInOrder.compactMap(deviating)
  }

  /// The end and the hash of an entry, a possessive ending of its last word apart.
  private func entry(at i: Int) -> (Int, UInt64)? {
    if let end = article.phraseEnd(list, at: i) { return (end, article.phraseHash(i..<end)) }
    let hash = article.hash(article.tokens[i])
    return article.tokens[i].possessive > 0 && list.contains(hash) ? (i + 1, hash) : nil
  }

  private func isCounted(_ token: Token) -> Bool {
    !token.shape.contains(.quoted) && regions.contains(article.region(at: token.range.start))
  }

  /// `Burma Road`, `Kiev-Pechersk`, `Bank of Burma` and the like keep their names. An entry in small
  /// letters is part of no name.
  private func isPartOfName(_ run: Range<Int>) -> Bool {
    func isName(_ i: Int) -> Bool {
      article.tokens.indices.contains(i)
        && (article.tokens[i].isCapitalised && !article.tokens[i].shape.contains(.sentenceStart)
          || article.tokens[i].kind == .hyphen)
    }
    if article.tokens[run.upperBound - 1].isLowercase { return false }
    if article.tokens[run.upperBound - 1].possessive == 0, isName(run.upperBound) { return true }
    return !isSurname && isName(run.lowerBound - 1)
  }

  /// Brackets or words such as `formerly` beside it, in its sentence, show that it is meant as a second
  /// name.
  private func isExplained(_ run: Range<Int>) -> Bool {
    let words = article.vocabulary["former-name-words"]
    func explains(_ i: Int) -> Bool {
      article.token(i, isIn: words) || [.openBracket, .doubleQuote].contains(article.tokens[i].kind)
    }
    func ends(_ i: Int) -> Bool { [.stop, .terminal].contains(article.tokens[i].kind) }
    let before = (max(0, run.lowerBound - 6)..<run.lowerBound).reversed().prefix { !ends($0) }
    let behind = (run.upperBound..<min(article.tokens.count, run.upperBound + 6)).prefix { !ends($0) }
    return before.contains(where: explains) || behind.contains(where: explains)
  }

  /// The most frequent name stays, or the first of them.
  private func deviating(_ uses: [Use]) -> (kept: Use, deviating: [Use])? {
    var counts: [UInt64: Int] = [:]
    for use in uses { counts[use.hash, default: 0] += 1 }
    guard counts.count > 1, !uses.contains(where: { isExplained($0.tokens) }), let first = uses.first,
      let major = uses.max(by: { counts[$0.hash, default: 0] < counts[$1.hash, default: 0] })
    else { return nil }
    let kept = counts[first.hash] == counts[major.hash] ? first : major
    return (kept, uses.filter { $0.hash != kept.hash })
  }
}
