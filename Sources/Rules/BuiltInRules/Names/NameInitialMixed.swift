import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a name whose initial is written with a stop here and without one there.
package struct NameInitialMixed: Rule {
  package let info = RuleInfo(
    id: "name-initial-mixed",
    category: .names,
    severity: .note,
    summary: "The initials of a name are written one way throughout a story.",
    rationale: """
      `George W Bush` and `George W. Bush` are two houses' styles; together they show joined copy. The \
      rarer form is flagged, or the later one. Names without the initial are second references and left \
      alone.
      """,
    examples: [
      .flags(
        "Karl W. Ahlgren spoke. Envoys met ⟦Karl W Ahlgren⟧ in May, and Karl W. Ahlgren agreed.",
        fixed: "Karl W. Ahlgren spoke. Envoys met Karl W. Ahlgren in May, and Karl W. Ahlgren agreed."),
      .flags(
        "J. K. Tolvanen wrote it. Readers of ⟦J.K. Tolvanen⟧ waited, and J. K. Tolvanen wrote on.",
        fixed: "J. K. Tolvanen wrote it. Readers of J. K. Tolvanen waited, and J. K. Tolvanen wrote on."),
      .allows("Karl W. Ahlgren spoke. Karl Ahlgren said so, and Karl W. Ahlgren agreed."),
      .allows("Karl W Ahlgren spoke. Envoys met Karl W Ahlgren in May; Karl V. Ahlgren stayed away."),
      .allows("Vitamin C. Tolvanen sells it, with vitamin C Tolvanen made."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .byline])
  .deciding(by: [RuleThreshold(longest, "characters of initials with their stops, at most")])

  package init() {}

  /// `J.R.R.T`: a longer word with stops is an abbreviation or an address.
  private static let longest = 8

  private struct Use {
    var range: TextRange
    /// Hash of the name as it stands.
    var spelled: UInt64
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var uses: [UInt64: [Use]] = [:]
    for mention in article.mentions where mention.isFull {
      guard let start = mention.tokens.first(where: { isInitial($0, article) }) else { continue }
      let range = TextRange(
        article.tokens[start > mention.tokens.lowerBound ? nameStart(mention, start, article) : start].range
          .lower,
        article.tokens[mention.surname].core.upper)
      let bytes = article.text.slice(range)
      let letters = Folding.fold(bytes).filter { $0 != 0x2E && $0 != 0x20 && $0 != 0x0A && $0 != 0x0D }
      let spaced = bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      uses[ByteHash.of(letters), default: []].append(Use(range: range, spelled: ByteHash.of(spaced)))
    }
    return uses.valuesInOrder.flatMap { findings($0, article) }
  }

  /// A single capital, or several with stops, that a surname follows.
  private func isInitial(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return token.isCapitalised && token.core.count <= NameInitialMixed.longest
      && (token.core.count == 1 || token.shape.contains(.dotted))
  }

  /// The given name right before initials: words before that are titles and countries.
  private func nameStart(_ mention: Mention, _ initial: Int, _ article: Article) -> Int {
    initial - 1 >= mention.tokens.lowerBound && article.tokens[initial - 1].isCapitalised
      ? initial - 1 : initial
  }

  private func findings(_ uses: [Use], _ article: Article) -> [Finding] {
    let counts = Dictionary(grouping: uses, by: \.spelled).mapValues(\.count)
    guard counts.count > 1, let first = uses.first,
      let major = uses.max(by: { counts[$0.spelled, default: 0] < counts[$1.spelled, default: 0] })
    else { return [] }
    let kept = counts[first.spelled] == counts[major.spelled] ? first : major
    let right = article.excerpt(kept.range)
    return uses.filter { $0.spelled != kept.spelled }.map { use in
      Finding(
        at: use.range,
        "'\(article.excerpt(use.range))' is written '\(right)' elsewhere in this article",
        related: [RelatedPlace(kept.range, "'\(right)' here")],
        fixes: [.replace(use.range, with: right, .unsafe)])
    }
  }
}
