import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags single no-break spaces among the plain ones.
package struct NbspInProse: Rule {
  package let info = RuleInfo(
    id: "nbsp-in-prose",
    category: .characters,
    severity: .note,
    isForEnglish: true,
    summary: "Ordinary words are divided by ordinary spaces.",
    rationale: """
      A no-break space between ordinary words is residue of a content system: it cannot be seen, but \
      it breaks searches and line ends. Between a figure and its unit, after an initial or a title and \
      beside a dash it is typesetting, and so are no-break spaces all over a story.
      """,
    examples: [
      .flags("The start⟦\u{A0}⟧of talks was delayed.", fixed: "The start of talks was delayed."),
      .flags(
        "He said the talks, held on Sunday,⟦\u{A0}⟧went well.",
        fixed: "He said the talks, held on Sunday, went well."),
      .allows("It weighs 25\u{A0}kg and costs $3\u{A0}million."),
      .allows("Dr.\u{A0}Weber met J.\u{A0}Ahlgren\u{A0}– twice."),
      .allows(
        "A\u{A0}story of\u{A0}a\u{A0}typesetter in\u{A0}whose hands no\u{A0}line ended on\u{A0}a\u{A0}short word."
      ),
    ]
  ).onTargets([])

  package init() {}

  /// One no-break space in this many words or fewer is typesetting.
  private static let wordsPerTypesetSpace = 30

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = article.spaces.filter {
      $0.hasNoBreak && $0.length == 1 && $0.nextToken > 0 && $0.nextToken < article.tokens.count
    }
    if runs.isEmpty { return [] }
    let words = article.tokens.reduce(0) { $0 + ($1.isWord ? 1 : 0) }
    let single = runs.filter { dividesWords($0, article) }
    if runs.count > 2, runs.count * NbspInProse.wordsPerTypesetSpace >= words { return [] }
    if single.count > 1, isTypeset(single, article) { return [] }
    return single.map {
      Finding(
        at: $0.range, "no-break space between ordinary words",
        fixes: [Fix("Replace with a plain space", .safe, [Edit($0.range, " ")])])
    }
  }

  /// Typesetters bind short words to the next one so that no line ends on them: where nearly all
  /// no-break spaces of a story stand so, they are meant.
  private func isTypeset(_ spaces: [SpaceRun], _ article: Article) -> Bool {
    let bound = spaces.reduce(0) { count, space in
      let before = article.tokens[space.nextToken - 1]
      return count + (before.isWord && before.core.count <= 3 ? 1 : 0)
    }
    return bound * 10 >= spaces.count * 7
  }

  /// Whether a space stands where an ordinary one belongs.
  private func dividesWords(_ space: SpaceRun, _ article: Article) -> Bool {
    let before = article.tokens[space.nextToken - 1]
    let after = article.tokens[space.nextToken]
    guard after.isWord || after.kind == .doubleQuote else { return false }
    switch before.kind {
    case .word: return before.core.count > 1 && !before.shape.contains(.dotted)
    case .comma, .doubleQuote, .closeBracket, .colon: return true
    case .stop:
      guard space.nextToken > 1 else { return true }
      let word = article.tokens[space.nextToken - 2]
      return word.core.count > 1 && !article.vocabulary.abbreviations.contains(article.hash(word))
    default: return false
    }
  }
}
