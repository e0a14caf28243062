import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an office without a name that is written with capitals here and small there.
package struct TitleCaseMixed: Rule {
  package let info = RuleInfo(
    id: "title-case-mixed",
    category: .names,
    severity: .warning,
    summary: "An office without a name is written in one case throughout a story.",
    rationale: """
      Most agencies write `the president said` and `President Ahlgren`; some write `the President` always. \
      Copy joined from two has both. Compared are offices behind `the` (and an adjective of a country) \
      that no name follows; the rarer case is flagged where the other is at least three times as \
      frequent, else the mixture is a note. Names of bodies (`the President's Office`), titles in full \
      (`the President of Russia`), quotations and headlines are left alone.
      """,
    examples: [
      .flags(
        "The envoy met the president. Later the president left, and the president's aides stayed. He said the ⟦President⟧ would write.",
        fixed:
          "The envoy met the president. Later the president left, and the president's aides stayed. He said the president would write."
      ),
      .flags(
        "He met the Norwegian foreign minister. Aides of the Norwegian ⟦Foreign Minister⟧ said the foreign minister would stay; the foreign minister left.",
        fixed:
          "He met the Norwegian foreign minister. Aides of the Norwegian foreign minister said the foreign minister would stay; the foreign minister left."
      ),
      .allows("The envoy met the president and President Ahlgren. Later the president left."),
      .allows("The envoy met the President. Later the President left, and the President's aides stayed."),
      .allows(
        "The envoy met the president of Mali. \"The President lies,\" he said. The President Hotel was full; the president left."
      ),
    ]
  )
  .reading([.body, .caption], quotations: false)
  .deciding(by: [
    RuleThreshold(timesOftener, "times as often the other case stands for a warning, at least"),
    RuleThreshold(mostReported, "places of one office that are reported"),
  ])

  package init() {}

  /// A rarer mixture is a slip, any other a story of two habits.
  private static let timesOftener = 3
  /// So many places of one office say enough.
  private static let mostReported = 5

  /// An office where it stands without a name.
  private struct Use {
    var tokens: Range<Int>
    var isCapital: Bool
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    guard let the = article.forms.id(of: ByteHash.ofFolded("the")) else { return [] }
    let titles = article.vocabulary.titles
    var uses: [UInt64: [Use]] = [:]
    for place in article.forms.tokens(of: the) {
      let i = Int(place)
      guard let start = office(after: i, article), let end = article.phraseEnd(titles, at: start),
        let use = use(start..<end, article)
      else { continue }
      uses[article.phraseHash(start..<end), default: []].append(use)
    }
    return uses.valuesInOrder.flatMap { findings($0, article) }
  }

  /// Where an office may begin behind `the`: right there, or behind one adjective of a country.
  private func office(after i: Int, _ article: Article) -> Int? {
    let next = i + 1
    guard next < article.tokens.count, article.tokens[next].isWord else { return nil }
    if article.mayBegin(article.vocabulary.titles, at: next) { return next }
    guard next + 1 < article.tokens.count, article.tokens[next].isCapitalised,
      article.token(next, isIn: article.vocabulary["demonym-words"]),
      article.mayBegin(article.vocabulary.titles, at: next + 1)
    else { return nil }
    return next + 1
  }

  private func use(_ run: Range<Int>, _ article: Article) -> Use? {
    let tokens = article.tokens[run]
    guard let first = tokens.first, let last = tokens.last, !last.shape.contains(.quoted),
      article.vocabulary.titles.fields(article.phraseHash(run))?.first == "office",
      info.regions.contains(article.region(at: first.range.start)),
      tokens.allSatisfy({ $0.shape.isDisjoint(with: [.allCapitals, .dotted]) })
    else { return nil }
    let words = tokens.filter(\.isWord)
    // `Foreign minister` is neither.
    let capitals = words.filter(\.isCapitalised).count
    guard capitals == 0 || capitals == words.count, !isPartOfName(run, article) else { return nil }
    return Use(tokens: run, isCapital: capitals > 0)
  }

  /// A name, a hyphen, `of` or a mark that opens a name stands behind it.
  private func isPartOfName(_ run: Range<Int>, _ article: Article) -> Bool {
    guard run.upperBound < article.tokens.count else { return false }
    let next = article.tokens[run.upperBound]
    if article.tokens[run.upperBound - 1].possessive > 0 { return next.isCapitalised }
    if next.isCapitalised || next.kind == .hyphen { return true }
    if next.isLowercase, ["of", "for", "and", "to"].contains(article.string(next)) { return true }
    // `the prime minister, Ana Ortiz,`
    return next.kind == .comma && run.upperBound + 1 < article.tokens.count
      && article.tokens[run.upperBound + 1].isCapitalised
  }

  private func findings(_ uses: [Use], _ article: Article) -> [Finding] {
    let capital = uses.filter(\.isCapital)
    let small = uses.filter { !$0.isCapital }
    guard let rare = capital.count > small.count ? small.first : capital.first, !capital.isEmpty,
      !small.isEmpty
    else { return [] }
    let kept = rare.isCapital ? small : capital
    let deviating = rare.isCapital ? capital : small
    let severity: Severity = kept.count >= TitleCaseMixed.timesOftener * deviating.count ? .warning : .note
    let first = span(kept[0], article)
    return deviating.prefix(TitleCaseMixed.mostReported).map { use in
      let range = span(use, article)
      let text = article.text[range]
      let right = use.isCapital ? text.lowercased() : capitalised(text)
      return Finding(
        severity, at: range,
        "'\(article.excerpt(range))' is written '\(right)' elsewhere in this article",
        related: [RelatedPlace(first, "'\(article.excerpt(first))' here")],
        fixes: [.replace(range, with: right, .unsafe)])
    }
  }

  private func span(_ use: Use, _ article: Article) -> TextRange {
    TextRange(
      article.tokens[use.tokens.lowerBound].range.lower, article.tokens[use.tokens.upperBound - 1].core.upper)
  }

  private func capitalised(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map {
      $0 == "of" || $0 == "for" || $0 == "and" ? String($0) : $0.prefix(1).uppercased() + $0.dropFirst()
    }.joined(separator: " ")
  }
}
