import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags single no-break spaces, thin spaces and tabs among the plain ones.
package struct NbspInProse: Rule {
  package let info = RuleInfo(
    id: "nbsp-in-prose",
    category: .characters,
    severity: .note,
    summary: "Ordinary words are divided by ordinary spaces.",
    rationale: """
      A no-break space between ordinary words is residue of a content system: it cannot be seen, but \
      it breaks searches and line ends. Between a figure and its unit, after an initial or a title and \
      beside a dash it is typesetting, and so are no-break spaces all over a story. A tab or a thin space between two
      words is residue as well.
      """,
    fixSafety:
      "Safe: one space takes the place of another, and the words stay.",
    examples: [
      .flags("The start⟦\u{A0}⟧of talks was delayed.", fixed: "The start of talks was delayed."),
      .flags(
        "He said the talks, held on Sunday,⟦\u{A0}⟧went well.",
        fixed: "He said the talks, held on Sunday, went well."),
      .flags("The start⟦\t⟧of talks was delayed.", fixed: "The start of talks was delayed."),
      .flags("The start of⟦\u{2009}⟧talks was delayed.", fixed: "The start of talks was delayed."),
      .allows("north\tsouth\teast"),
      .allows("It weighs 25\u{A0}kg and costs $3\u{A0}million."),
      .allows("Dr.\u{A0}Weber met J.\u{A0}Ahlgren\u{A0}– twice."),
      .allows(
        "A\u{A0}story of\u{A0}a\u{A0}typesetter in\u{A0}whose hands no\u{A0}line ended on\u{A0}a\u{A0}short word."
      ),
    ]
  )
  .reading(onlyEnglish: true).onTargets([])

  package init() {}

  /// One no-break space in this many words or fewer is typesetting.
  private static let wordsPerTypesetSpace = 30

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let runs = article.spaces.filter {
      $0.hasNoBreak && $0.length == 1 && $0.nextToken > 0 && $0.nextToken < article.tokens.count
    }
    return runs.isEmpty ? odd(article) : noBreak(runs, article) + odd(article)
  }

  private func noBreak(_ runs: [SpaceRun], _ article: Article) -> [Finding] {
    let words = article.tokens.reduce(0) { $0 + ($1.isWord ? 1 : 0) }
    let single = runs.filter { dividesWords($0, article) }
    if runs.count > 2, runs.count * NbspInProse.wordsPerTypesetSpace >= words { return [] }
    if single.count > 1, isTypeset(single, article) { return [] }
    return single.map { found($0, "no-break space") }
  }

  private func found(_ space: SpaceRun, _ name: String) -> Finding {
    Finding(
      at: space.range, "\(name) between ordinary words",
      fixes: [Fix("Replace with a plain space", .safe, [Edit(space.range, " ")])])
  }

  /// Single tabs and thin or other odd spaces between two words of one sentence; several tabs in a line lay out a
  /// table.
  private func odd(_ article: Article) -> [Finding] {
    let runs = article.spaces.filter {
      !$0.hasNoBreak && !$0.hasLineBreak && $0.length == 1 && $0.nextToken > 0
        && $0.nextToken < article.tokens.count && article.bytes[$0.range.lower] != 0x20
    }
    if runs.isEmpty { return [] }
    return runs.indices.compactMap { k in
      let run = runs[k]
      let (before, after) = (article.tokens[run.nextToken - 1], article.tokens[run.nextToken])
      guard before.isLowercase || before.kind == .comma, after.isLowercase, !isBeside(k, runs, article) else {
        return nil
      }
      return found(run, article.bytes[run.range.lower] == 0x09 ? "tab" : "space of an odd width")
    }
  }

  /// Whether a tab has another one beside it in the same line.
  private func isBeside(_ k: Int, _ runs: [SpaceRun], _ article: Article) -> Bool {
    [k - 1, k + 1].contains { other in
      guard runs.indices.contains(other), article.bytes[runs[k].range.lower] == 0x09,
        article.bytes[runs[other].range.lower] == 0x09
      else { return false }
      let span = TextRange(
        min(runs[k].range.lower, runs[other].range.lower), max(runs[k].range.upper, runs[other].range.upper))
      return span.count < 2000 && !article.text.slice(span).contains(0x0A)
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
