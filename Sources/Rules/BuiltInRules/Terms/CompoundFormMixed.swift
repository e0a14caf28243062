import ArticleModel
import Diagnostics
import Grammar
import RuleKit
import SourceText

/// Flags a compound that the same article writes with a hyphen and as two words in the same part.
package struct CompoundFormMixed: Rule {
  package let info = RuleInfo(
    id: "compound-form-mixed",
    category: .terms,
    severity: .warning,
    summary: "A compound is written with its hyphen, or as two words, throughout a story.",
    rationale: """
      `the bond-buying scheme` and `the bond buying scheme` are one thing. Forms are compared only where they do the \
      same work: both before a noun, which is a warning where they are no two nouns, or both as a noun of two nouns (`a vice-chair`, `the vice \
      chair`), a note. `A long-term plan` and `in the long term` are both right, and so are a verb and its noun \
      (`shut down`, `a shut-down`). The form that the story has most is kept; where both stand equally often, the \
      hyphen before a noun. `cease-fire` and `ceasefire` are `term-variant-in-article`'s.
      """,
    fixSafety: "Nothing is written unasked: the two may mean different things.",
    examples: [
      .flags(
        "The bank ended its bond-buying scheme on Monday. Traders had expected the ⟦bond buying⟧ scheme to go on.",
        fixed:
          "The bank ended its bond-buying scheme on Monday. Traders had expected the bond-buying scheme to go on."
      ),
      .flags(
        "The town has a gender-neutral school. It built the gender-neutral school in May. Pupils like the ⟦gender neutral⟧ rooms.",
        fixed:
          "The town has a gender-neutral school. It built the gender-neutral school in May. Pupils like the gender-neutral rooms."
      ),
      .allows(
        "It is a long-term plan, and in the long term it will pay. The plan has a high-level sponsor at a high level."
      ),
      .allows("They shut down the mine on Monday. The shut-down took an hour."),
      .allows("The bank ended its bond-buying scheme. \"The bond buying scheme is over,\" a sign said."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  /// How many places of one form are looked at.
  private static let mostPlaces = 64

  private enum Part { case beforeNoun, noun }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var compounds: [UInt64: [Range<Int>]] = [:]
    for i in article.marks.hyphens {
      guard let run = compound(around: i, article) else { continue }
      let key =
        UInt64(article.tokens[run.lowerBound].form) << 32 | UInt64(article.tokens[run.lowerBound + 2].form)
      compounds[key, default: []].append(run)
    }
    return compounds.valuesInOrder.compactMap { runs -> Finding? in
      let spaced = pairs(like: runs[0], article)
      return spaced.isEmpty ? nil : finding(runs, spaced, article, context.grammar(of: article))
    }
  }

  /// `bond-buying`: the first part in small letters, no third part.
  private func compound(around i: Int, _ article: Article) -> Range<Int>? {
    guard i > 0, i + 1 < article.tokens.count else { return nil }
    let (left, hyphen, right) = (article.tokens[i - 1], article.tokens[i], article.tokens[i + 1])
    guard left.isLowercase, right.isWord, left.form != right.form,
      right.shape.isDisjoint(with: [.allCapitals, .hasDigit, .otherScript]),
      left.core.count > 2, right.core.count > 2, isCounted(left, article), right.possessive == 0,
      left.possessive == 0, !hyphen.shape.contains(.spaceBefore), !right.shape.contains(.spaceBefore),
      i < 2 || article.tokens[i - 2].kind != .hyphen,
      i + 2 >= article.tokens.count || article.tokens[i + 2].kind != .hyphen
    else { return nil }
    return i - 1..<i + 2
  }

  private func isCounted(_ token: Token, _ article: Article) -> Bool {
    !token.shape.contains(.quoted) && info.regions.contains(article.region(at: token.range.start))
  }

  /// The places where the same two words stand with a space between them.
  private func pairs(like run: Range<Int>, _ article: Article) -> [Int] {
    let (left, right) = (article.tokens[run.lowerBound], article.tokens[run.upperBound - 1])
    return article.forms.tokens(of: left.form).prefix(CompoundFormMixed.mostPlaces).compactMap { place in
      let i = Int(place)
      guard i + 1 < article.tokens.count, article.tokens[i + 1].form == right.form,
        article.tokens[i].isLowercase,
        article.tokens[i + 1].isCapitalised == right.isCapitalised, article.tokens[i + 1].possessive == 0,
        article.tokens[i + 1].shape.contains(.spaceBefore), isCounted(article.tokens[i], article),
        i == 0 || article.tokens[i - 1].kind != .hyphen,
        i + 2 >= article.tokens.count || article.tokens[i + 2].kind != .hyphen
      else { return nil }
      return i
    }
  }

  private func finding(
    _ hyphenated: [Range<Int>], _ spaced: [Int], _ article: Article, _ grammar: GrammarTable
  )
    -> Finding?
  {
    for part in [Part.beforeNoun, .noun] {
      let joined = hyphenated.filter { self.part(behind: $0.upperBound, article, grammar) == part }
      let parted = spaced.filter {
        self.part(behind: $0 + 2, article, grammar) == part && isCompound($0, part, article, grammar)
      }
      guard !joined.isEmpty, !parted.isEmpty else { continue }
      let keepsHyphen = part == .beforeNoun ? joined.count >= parted.count : joined.count > parted.count
      let hyphens = joined.map { article.range(of: $0) }
      let spaces = parted.map { article.range(of: $0..<$0 + 2) }
      let (others, kept) = keepsHyphen ? (spaces, hyphens) : (hyphens, spaces)
      let right = article.text[kept[0]]
      return Finding(
        part == .beforeNoun && !areNouns(parted[0], article, grammar) ? info.severity : .note, at: others[0],
        "'\(article.text[others[0]])' is written '\(right)' elsewhere in this story",
        related: [RelatedPlace(kept[0], "'\(right)' here")]
          + others.dropFirst().prefix(20).map { RelatedPlace($0, "also so") },
        fixes: [Fix("Write '\(right)'", .unsafe, others.map { Edit($0, right) })])
    }
    return nil
  }

  /// What a compound does that ends before a token: it stands before a noun, or is one.
  private func part(behind end: Int, _ article: Article, _ grammar: GrammarTable) -> Part? {
    guard end < article.tokens.count else { return .noun }
    let next = article.tokens[end]
    guard next.isLowercase, next.shape.contains(.spaceBefore) else {
      return next.isCapitalised && !next.shape.contains(.sentenceStart) ? nil : .noun
    }
    guard let tag = grammar.tag(ofToken: end) else { return nil }
    if tag == .nn || tag == .nns { return .beforeNoun }
    // Another adjective, or what may be a noun or a verb, says nothing.
    return TagSet.adjectives.contains(tag) || TagSet(.vbg, .vb).contains(tag) ? nil : .noun
  }

  /// Whether two words with a space are one compound, not a verb with its object or an adjective with its noun.
  private func isCompound(_ i: Int, _ part: Part, _ article: Article, _ grammar: GrammarTable) -> Bool {
    guard let left = grammar.tag(ofToken: i), let right = grammar.tag(ofToken: i + 1) else { return false }
    let isNoun = left == .nn
    if part == .noun { return isNoun && (right == .nn || right == .nns) }
    switch right {
    case .nn: return isNoun || left == .jj || left == .cd
    case .jj, .vbg: return isNoun || left == .jj
    // `the government controlled prices`
    case .vbn, .vbd:
      return (isNoun || left == .jj || left == .rb) && i > 0
        && article.token(i - 1, isIn: article.vocabulary["indefinite-articles"])
    default: return false
    }
  }

  /// `carbon dioxide gas`: two nouns before a third, which houses join or not.
  private func areNouns(_ i: Int, _ article: Article, _ grammar: GrammarTable) -> Bool {
    grammar.tag(ofToken: i) == .nn && grammar.tag(ofToken: i + 1) == .nn
  }
}
