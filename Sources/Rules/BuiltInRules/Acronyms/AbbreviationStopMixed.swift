import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a short form before a name or figure that the same article writes with its stop and without.
package struct AbbreviationStopMixed: Rule {
  package let info = RuleInfo(
    id: "abbreviation-stop-mixed",
    category: .acronyms,
    severity: .warning,
    summary: "A short form has its stop, or has none, throughout a story.",
    rationale: """
      British houses write `Dr Berg` and `St Moritz`, American ones `Dr. Berg` and `St. Louis`; together they show that \
      copy of two houses was joined. Compared are uses of one form before a name, or before a figure (`No. 4`, `No 4`): \
      nothing else is known of the form than that a stop behind it does not end the sentence. The rarer way is flagged \
      once with all of its places, the later one where both stand equally often. `U.S.` and `US` are \
      `acronym-periods-mixed`'s, `a.m.` and `am` `clock-style-mixed`'s.
      """,
    fixSafety: "Nothing is written unasked: the desk says which of the two is its style.",
    examples: [
      .flags(
        "The harbour office sent Dr. Berg. Later Dr. Holm came, and ⟦Dr⟧ Okafor stayed.",
        fixed: "The harbour office sent Dr. Berg. Later Dr. Holm came, and Dr. Okafor stayed."),
      .flags(
        "The train left St Ives at noon. It came from St Austell, and then ⟦St.⟧ Mawes was next.",
        fixed: "The train left St Ives at noon. It came from St Austell, and then St Mawes was next."),
      .flags(
        "The pilot of No. 4 boat left. That of ⟦No⟧ 6 boat stayed.",
        fixed: "The pilot of No. 4 boat left. That of No. 6 boat stayed."),
      .allows("The office sent Dr Berg and Dr Holm. Nobody asked the doctor."),
      .allows("On Jan. 4 the office sent Jan Berg. Then it was shut."),
      .allows("The office sent Dr. Berg. \"Dr Holm came,\" a sign said."),
      .allows("He joined Holm and Co. Reuter wrote so. The Holm Co Bank had no part in it."),
      .allows("He asked Pat. Berg said no. Then Pat Holm came."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let uses = ShortForm.all(in: article).filter {
      info.regions.contains(article.region(at: article.tokens[$0.token].range.start))
    }
    guard uses.contains(where: \.hasStop), !uses.allSatisfy(\.hasStop) else { return [] }
    return Dictionary(grouping: uses, by: \.word).values.compactMap { uses in
      let dotted = uses.filter(\.hasStop).map(\.token)
      let plain = uses.filter { !$0.hasStop }.map(\.token)
      return dotted.isEmpty || plain.isEmpty ? nil : finding(dotted, plain, article)
    }
  }

  private func finding(_ dotted: [Int], _ plain: [Int], _ article: Article) -> Finding {
    let keepsStop = dotted.count != plain.count ? dotted.count > plain.count : dotted[0] < plain[0]
    func range(_ i: Int, _ hasStop: Bool) -> TextRange {
      hasStop ? article.range(of: i..<i + 2) : article.tokens[i].range
    }
    let (others, kept) = keepsStop ? (plain, range(dotted[0], true)) : (dotted, range(plain[0], false))
    let places = others.map { range($0, !keepsStop) }
    let edits = others.map {
      keepsStop
        ? Edit.insert(".", at: article.tokens[$0].range.upper) : Edit.delete(article.tokens[$0 + 1].range)
    }
    return Finding(
      at: places[0],
      "'\(article.text[places[0]])' is written '\(article.text[kept])' elsewhere in this story",
      related: [RelatedPlace(kept, "'\(article.text[kept])' here")]
        + places.dropFirst().prefix(20).map { RelatedPlace($0, "also so") },
      fixes: [Fix("Write '\(article.text[kept])'", .unsafe, edits)])
  }
}
