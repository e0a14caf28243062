import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a compound that the same article writes with and without its hyphen.
package struct TermVariantInArticle: Rule {
  package let info = RuleInfo(
    id: "term-variant-in-article",
    category: .terms,
    severity: .warning,
    summary: "A compound is written with its hyphen, or as one word, throughout a story.",
    rationale: """
      `cease-fire` and `ceasefire` are each in order; one story has one of them. Words in small letters \
      outside quotations are compared, and pairs that differ in meaning (`re-sign`, `resign`) are left \
      alone. The rarer form is flagged, or the later one, once with all of its places.
      """,
    examples: [
      .flags(
        "The ceasefire held. Both sides accused each other of breaking the ⟦cease-fire⟧, but the ceasefire held.",
        fixed:
          "The ceasefire held. Both sides accused each other of breaking the ceasefire, but the ceasefire held."
      ),
      .flags(
        "He sent an e-mail on Monday. The ⟦email⟧ was short.",
        fixed: "He sent an e-mail on Monday. The e-mail was short."),
      .allows("He will re-sign the lease and not resign from his post."),
      .allows("The ceasefire held, he said. \"This cease-fire must hold,\" he wrote."),
      .allows("High-level talks were held at a high level."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let distinct = article.vocabulary["hyphen-distinct"]
    var hyphenated: [UInt32: [Range<Int>]] = [:]
    for i in article.tokens.indices where article.tokens[i].kind == .hyphen {
      guard let run = compound(around: i, article) else { continue }
      let (left, right) = (article.tokens[run.lowerBound], article.tokens[run.lowerBound + 2])
      let solid = Folding.fold(article.text.slice(left.range)) + Folding.fold(article.text.slice(right.core))
      guard let form = article.forms.id(of: ByteHash.of(solid)), article.forms[form].lowercaseCount > 0,
        !distinct.contains(article.phraseHash(run))
      else { continue }
      hyphenated[form, default: []].append(run)
    }
    if hyphenated.isEmpty { return [] }
    var solid: [UInt32: [Int]] = [:]
    for form in hyphenated.keys {
      solid[form] = article.forms.tokens(of: form).map { Int($0) }.filter {
        article.tokens[$0].isLowercase && isCounted(article.tokens[$0], article)
      }
    }
    return solid.flatMap { form, words in findings(hyphenated[form] ?? [], words, article) }
  }

  /// `cease-fire` in small letters, with no third part.
  private func compound(around i: Int, _ article: Article) -> Range<Int>? {
    guard i > 0, i + 1 < article.tokens.count else { return nil }
    let (left, hyphen, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
    guard left.isLowercase, right.isLowercase, left.shape.isDisjoint(with: .otherScript),
      isCounted(left, article), right.possessive == 0,
      !hyphen.shape.contains(.spaceBefore), !right.shape.contains(.spaceBefore), left.possessive == 0,
      i < 2 || article.tokens[i - 2].kind != .hyphen,
      i + 2 >= article.tokens.count || article.tokens[i + 2].kind != .hyphen
    else { return nil }
    return i - 1..<i + 2
  }

  private func isCounted(_ token: Token, _ article: Article) -> Bool {
    !token.shape.contains(.quoted) && info.regions.contains(article.region(at: token.range.start))
  }

  private func findings(_ hyphenated: [Range<Int>], _ solid: [Int], _ article: Article) -> [Finding] {
    guard let compound = hyphenated.first, let word = solid.first else { return [] }
    func range(_ run: Range<Int>) -> TextRange {
      article.tokens[run.lowerBound].range.union(article.tokens[run.upperBound - 1].core)
    }
    let joined = article.core(article.tokens[word])
    let parted = article.text[range(compound)]
    let keepsSolid =
      solid.count != hyphenated.count ? solid.count > hyphenated.count : word < compound.lowerBound
    let wrong = keepsSolid ? hyphenated.map(range) : solid.map { article.tokens[$0].core }
    let (found, right) = keepsSolid ? (parted, joined) : (joined, parted)
    let first = keepsSolid ? article.tokens[word].core : range(compound)
    return [
      Finding(
        at: wrong[0], "'\(found)' is also written '\(right)' in this story",
        related: [RelatedPlace(first, "'\(right)' first here")]
          + wrong.dropFirst().prefix(20).map { RelatedPlace($0, "also '\(found)'") },
        fixes: [Fix("Replace with '\(right)'", .unsafe, wrong.map { Edit($0, right) })])
    ]
  }
}
