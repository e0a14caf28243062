import ArticleModel
import Diagnostics
import Lexicon
import RuleKit
import SourceText

/// Flags a name in two words that the same article writes as one, or with a hyphen.
package struct NameSplitHyphen: Rule {
  package let info = RuleInfo(
    id: "name-split-hyphen",
    category: .names,
    severity: .note,
    summary: "A name of two parts is joined one way throughout a story.",
    rationale: """
      `Amir-Abdollahian`, `Amirabdollahian` and `Amir Abdollahian` were all seen for one man. Names whose \
      letters are the same are compared; the rarer form is flagged, or the later one. Korean names are \
      korean-name-style's, and pairs of ordinary words (`North-West`) other rules'.
      """,
    examples: [
      .flags(
        "Hossein Amir-Tolvan spoke. Envoys met ⟦Amirtolvan⟧ in May, and Amir-Tolvan agreed.",
        fixed: "Hossein Amir-Tolvan spoke. Envoys met Amir-Tolvan in May, and Amir-Tolvan agreed."),
      .flags(
        "The enclave of Nagor-Tarkhen is closed. Roads to ⟦Nagor Tarkhen⟧ are mined, and Nagor-Tarkhen is cold.",
        fixed:
          "The enclave of Nagor-Tarkhen is closed. Roads to Nagor-Tarkhen are mined, and Nagor-Tarkhen is cold."
      ),
      .allows("Hossein Amir-Tolvan spoke. Envoys met Amir-Tolvan in May."),
      .allows("The North-West grew. Companies of the North West and Northwest Airlines did not."),
      .allows("Moon Jae-in left, and Moon Jae In, a film, ran."),
      .allows("Anna Lindahl spoke. Hans Anna-Lindahl, a play, ran in May."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption], quotations: false)
  .deciding(by: [RuleThreshold(fewestLetters, "letters of a part of a name, at least")])

  package init() {}

  /// One form of a name of two parts.
  private struct Use {
    var range: TextRange
    /// 0 hyphenated, 1 in two words, 2 solid.
    var style: Int
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var uses: [UInt64: [Use]] = [:]
    for i in hyphens(article) where isPart(i - 1, article) && isPart(i + 1, article) {
      guard isName(i - 1, context.speller, article) || isName(i + 1, context.speller, article) else {
        continue
      }
      uses[key(i - 1, i + 1, article), default: []].append(use(i - 1, i + 1, 0, article))
    }
    if uses.isEmpty { return [] }
    for i in article.marks.capitals where article.tokens[i].isCapitalised {
      let token = article.tokens[i]
      if uses[article.hash(token)] != nil, isAlone(i, i, article) {
        uses[article.hash(token)]?.append(use(i, i, 2, article))
      }
      guard i + 1 < article.tokens.count, isPart(i, article), article.tokens[i + 1].isCapitalised,
        token.possessive == 0, article.tokens[i + 1].shape.contains(.spaceBefore),
        article.tokens[i + 1].shape.isDisjoint(with: [.sentenceStart, .lineBefore]),
        isAlone(i, i + 1, article)
      else { continue }
      let key = key(i, i + 1, article)
      if uses[key] != nil { uses[key]?.append(use(i, i + 1, 1, article)) }
    }
    return uses.valuesInOrder.flatMap { findings($0, article) }
  }

  private func hyphens(_ article: Article) -> [Int] {
    article.tokens.indices.dropFirst().dropLast().filter {
      article.tokens[$0].kind == .hyphen && !article.tokens[$0].shape.contains(.spaceBefore)
        && !article.tokens[$0 + 1].shape.contains(.spaceBefore)
    }
  }

  /// Shorter parts are particles and syllables.
  private static let fewestLetters = 3

  /// A capitalised word that may be half a name: not in capitals, and not too short.
  private func isPart(_ i: Int, _ article: Article) -> Bool {
    let token = article.tokens[i]
    return token.isCapitalised && token.core.count >= NameSplitHyphen.fewestLetters
      && token.shape.isDisjoint(with: [.allCapitals, .dotted, .hasDigit])
      && !article.vocabulary["korean-syllables"].contains(article.hash(token))
  }

  /// Whether a word is no ordinary one and no given name: two of them are a line, a match or a couple.
  private func isName(_ i: Int, _ speller: Speller, _ article: Article) -> Bool {
    !speller.isWord(article.text.slice(article.tokens[i].core))
  }

  /// No hyphen or third part stands beside it.
  private func isAlone(_ first: Int, _ last: Int, _ article: Article) -> Bool {
    func isHyphen(_ i: Int) -> Bool {
      article.tokens.indices.contains(i) && article.tokens[i].kind == .hyphen
    }
    return !isHyphen(first - 1) && !isHyphen(last + 1)
  }

  private func key(_ a: Int, _ b: Int, _ article: Article) -> UInt64 {
    let (p, q) = (article.text.slice(article.tokens[a].core), article.text.slice(article.tokens[b].core))
    return ByteHash.of(Folding.fold(p) + Folding.fold(q))
  }

  private func use(_ a: Int, _ b: Int, _ style: Int, _ article: Article) -> Use {
    Use(range: TextRange(article.tokens[a].range.lower, article.tokens[b].core.upper), style: style)
  }

  private func findings(_ uses: [Use], _ article: Article) -> [Finding] {
    let counts = Dictionary(grouping: uses, by: \.style).mapValues(\.count)
    guard counts.count > 1, let first = uses.min(by: { $0.range < $1.range }),
      let major = uses.max(by: { counts[$0.style, default: 0] < counts[$1.style, default: 0] })
    else { return [] }
    let kept = counts[first.style] == counts[major.style] ? first : major
    let right = article.excerpt(kept.range)
    return uses.filter { $0.style != kept.style }.map { use in
      Finding(
        at: use.range,
        "'\(article.excerpt(use.range))' is written '\(right)' elsewhere in this article",
        related: [RelatedPlace(kept.range, "'\(right)' here")],
        fixes: [.replace(use.range, with: right, .unsafe)])
    }
  }
}
