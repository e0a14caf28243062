import ArticleModel
import Calendars
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags 12 a.m. and 12 p.m.
package struct NoonMidnight: Rule {
  package let info = RuleInfo(
    id: "noon-midnight",
    category: .dates,
    severity: .warning,
    isOnByDefault: false,
    summary: "Noon and midnight are called so.",
    rationale: "Half of the readers take `12 a.m.` for noon; `12 noon` says it twice.",
    examples: [
      .flags(
        "The law takes effect at ⟦12 a.m.⟧ on Monday.", fixed: "The law takes effect at midnight on Monday."),
      .flags("The gun is fired at ⟦12 noon⟧ each day.", fixed: "The gun is fired at noon each day."),
      .allows("The law takes effect at midnight, and the gun is fired at noon."),
      .allows("It began at 12:30 a.m. and ended at 12:15 p.m."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    context.figures(of: article).clocks.compactMap { clock in
      guard clock.form != .twentyFour, clock.minute % 720 == 0 else { return nil }
      var run = clock.figures
      if clock.form == .word {
        let before = run.lowerBound - 1
        guard before >= 0, article.string(article.tokens[before]) == "12" else { return nil }
        run = before..<run.upperBound
      }
      let range = article.range(of: run)
      let name = clock.minute == 0 ? "midnight" : "noon"
      return Finding(
        at: range, "'\(article.text[range])' is \(name)",
        fixes: [.replace(range, with: name, .unsafe)])
    }
  }
}
