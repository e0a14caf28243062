import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a spelling that the archive gives otherwise far more often.
package struct NameVariantArchive: Rule {
  package let info = RuleInfo(
    id: "name-variant-archive",
    category: .names,
    severity: .warning,
    isOnByDefault: false,
    summary: "A name is spelled as the archive spells it.",
    rationale: """
      A story that misspells a name throughout contradicts only the archive. `wirelint names --emit-index \
      PATH…` counts the spellings of an archive, and `--names-index FILE` reads them (and switches this \
      rule on). Flagged is a spelling that no dictionary knows where the index has one that is a slip \
      away at least 20 times as often. Spellings that the story has both of are name-variant's.
      """,
    // The tests' index has Tarkhovsk 240 times and Brandvold 60 times, Brandvolt once.
    examples: [
      .flags(
        "Ships wait off ⟦Tarhovsk⟧, and roads to ⟦Tarhovsk⟧ are blocked.",
        fixed: "Ships wait off Tarkhovsk, and roads to Tarkhovsk are blocked."),
      .flags(
        "The envoy met Ludmila ⟦Brandvolt⟧ in May.", fixed: "The envoy met Ludmila Brandvold in May."),
      .allows("Ships wait off Tarkhovsk. The envoy met Ludmila Brandvold in May."),
      .allows("Ships wait off Tarkhovska. The envoy met a Tarkhovskian."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption])
  .taking([
    .number(
      "times", default: 20, in: 2...1_000_000, "How many times as often the archive has the other spelling."
    ),
    .number("each", default: 5, "How many occurrences of one spelling are reported."),
  ])
  .deciding(by: [RuleThreshold(NearForms.longest, "letters of a name that is compared, at most")])

  package init() {}

  /// The list of `Vocabulary` that `--names-index` fills: spellings, each with its count.
  package static let index: StaticString = "names-index"

  /// What the archive has instead of a spelling.
  private struct Usual {
    var spelling: String
    var count: Int
    var ownCount: Int
  }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let index = article.vocabulary[NameVariantArchive.index]
    guard index.longestPhrase > 0, context.speller.hasDictionary else { return [] }
    let times = context.number("times", of: info)
    var right: [UInt32: Usual] = [:]
    for name in NameSpellings(article, context.speller).unknown {
      if let usual = usual(name, index, times, article) { right[name.form] = usual }
    }
    return right.isEmpty
      ? [] : findings(right, article, most: context.number("each", of: info))
  }

  private func usual(_ name: NameSpelling, _ index: WordList, _ times: Int, _ article: Article) -> Usual? {
    let own = NameVariantArchive.count(article.forms[name.form].hash, index)?.count ?? 0
    var best: Usual?
    NearForms.forEach(of: name.letters) { hash in
      guard let (spelling, count) = NameVariantArchive.count(hash, index), count >= times * max(1, own),
        count > best?.count ?? 0, article.forms.id(of: hash) == nil,
        !NameSpelling.isInflection(
          name.letters, NameSpelling.plainLetters(Array(spelling.utf8)[...]),
          endings: article.vocabulary["name-endings"])
      else { return }
      best = Usual(spelling: String(spelling), count: count, ownCount: own)
    }
    return best
  }

  /// The spelling under a folded hash, and how often the archive has it.
  private static func count(_ hash: UInt64, _ index: WordList) -> (spelling: Substring, count: Int)? {
    guard let fields = index.fields(hash), fields.count > 1, let count = Int(fields[0]) else { return nil }
    return (fields[1], count)
  }

  private func findings(_ right: [UInt32: Usual], _ article: Article, most: Int) -> [Finding] {
    var counts: [UInt32: Int] = [:]
    var result: [Finding] = []
    for token in article.tokens where token.isCapitalised && !token.shape.contains(.allCapitals) {
      guard let usual = right[token.form], counts[token.form, default: 0] < most else { continue }
      counts[token.form, default: 0] += 1
      let own = usual.ownCount == 0 ? "never" : usual.ownCount == 1 ? "once" : "\(usual.ownCount) times"
      result.append(
        Finding(
          at: token.core,
          "the archive spells '\(article.core(token))' \(own) so and '\(usual.spelling)' \(usual.count) times",
          fixes: [.replace(token.core, with: usual.spelling, .unsafe)]))
    }
    return result
  }
}
