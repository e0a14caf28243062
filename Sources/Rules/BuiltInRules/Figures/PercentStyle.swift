import ArticleModel
import Diagnostics
import RuleKit
import SourceText
import WrittenFigures

/// Flags percentages that one story writes in several ways.
package struct PercentStyle: Rule {
  package let info = RuleInfo(
    id: "percent-style",
    category: .figures,
    severity: .warning,
    summary: "A story writes percentages in one way.",
    rationale:
      "Houses differ: `%` (AP), `percent` (Reuters), `per cent` (UN). One story keeps to one of them, and is told once; transcripts, whose speakers are written down by several hands, and tables get a note. Set `form` to hold it to that of the house.",
    fixSafety:
      "Safe: the same percentage with the sign or word that the story has most; unsafe behind a minus or plus, as in tables.",
    examples: [
      .flags(
        "Prices rose 5 percent in May.\n\nThey rose 6 percent in June and ⟦7%⟧ in July.",
        fixed: "Prices rose 5 percent in May.\n\nThey rose 6 percent in June and 7 percent in July."),
      .flags(
        "Prices rose 5% in May, 6% in June and 7 ⟦per cent⟧ in July.",
        fixed: "Prices rose 5% in May, 6% in June and 7% in July."),
      .flags(
        "Prices rose ⟦4%⟧ in May, 5 percent in June, 6 percent in July, 7 per cent in August and 8 per cent in September.",
        fixed:
          "Prices rose 4 percent in May, 5 percent in June, 6 percent in July, 7 percent in August and 8 percent in September."
      ),
      .allows("Prices rose 5% in May and 6% in June, by five percent in all."),
      .allows("Prices rose 5% in May. \"They rose 6 percent,\" he said."),
    ]
  )
  .reading([.body, .crosshead, .caption], quotations: false)
  .taking([
    .choice(
      "form", default: "majority", of: ["majority", "%", "percent", "per cent"],
      "What is written; `majority`: what the story has most of.")
  ])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let list = context.figures(of: article).quantities.filter {
      // `a 10-percent rise` is an adjective, and written so in every style.
      $0.unit == .percent && !$0.isWritten
        && ($0.number.upperBound >= $0.tokens.upperBound
          || article.tokens[$0.number.upperBound].kind != .hyphen)
    }
    let forms = list.map { form(of: $0, article) }
    guard let first = forms.first else { return [] }
    let stated = [context.option("form", of: info)].first { $0 != "majority" }
    var wanted = stated ?? first
    if stated == nil {
      if !forms.contains(where: { $0 != first }) { return [] }
      var counts: [String: Int] = [:]
      for (quantity, form) in zip(list, forms) where isOwn(quantity, article) {
        counts[form, default: 0] += 1
      }
      // The first form wins a draw, whichever the story has most of: in its order, not in that of the table.
      for form in forms where (counts[form] ?? 0) > (counts[wanted] ?? 0) { wanted = form }
    }
    let others = zip(list, forms).filter { $1 != wanted && isOwn($0, article) }.map(\.0)
    return finding(others, wanted, isNote: context.shared { StoryVoice(article) }.isTranscript, article).map {
      [$0]
    } ?? []
  }

  /// One finding for all places, at the first of them.
  private func finding(_ others: [Quantity], _ wanted: String, isNote: Bool, _ article: Article) -> Finding? {
    guard let first = others.first else { return nil }
    let ranges = others.map { quantity in
      let own = article.range(of: quantity.number.upperBound..<quantity.tokens.upperBound)
      return form(of: quantity, article) == "%" ? article.range(of: quantity.tokens) : own
    }
    let edits = others.map { quantity in
      let gap = TextRange(
        article.tokens[quantity.number.upperBound - 1].range.upper,
        article.tokens[quantity.tokens.upperBound - 1].range.upper)
      return Edit(gap, wanted == "%" ? "%" : " " + wanted)
    }
    let isTable = others.contains { isSigned($0, article) }
    return Finding(
      isNote || isTable ? .note : info.severity, at: ranges[0],
      "'\(form(of: first, article))' here, '\(wanted)' elsewhere",
      related: ranges.dropFirst().prefix(20).map { RelatedPlace($0, "also so") },
      fixes: [Fix("Write '\(wanted)'", isTable ? .unsafe : .safe, edits)])
  }

  private func isOwn(_ quantity: Quantity, _ article: Article) -> Bool {
    let start = article.tokens[quantity.number.lowerBound].range.start
    return info.regions.contains(article.region(at: start)) && !article.isQuoted(start)
  }

  /// `%`, `percent` or `per cent`.
  private func form(of quantity: Quantity, _ article: Article) -> String {
    let unit = quantity.number.upperBound..<quantity.tokens.upperBound
    guard !unit.isEmpty else { return "%" }
    return article.excerpt(unit).lowercased()
  }

  /// `-5.44%`: a change in a table, where words would break the column.
  private func isSigned(_ quantity: Quantity, _ article: Article) -> Bool {
    let i = quantity.tokens.lowerBound
    guard i > 0, !article.tokens[i].shape.contains(.spaceBefore) else { return false }
    return [.hyphen, .dash, .symbol].contains(article.tokens[i - 1].kind)
  }
}
