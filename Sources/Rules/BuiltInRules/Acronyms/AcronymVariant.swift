import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags an acronym that is a slip of another one of the article.
package struct AcronymVariant: Rule {
  package let info = RuleInfo(
    id: "acronym-variant",
    category: .acronyms,
    severity: .warning,
    summary: "An acronym keeps its letters throughout an article.",
    rationale: """
      `GEFC` in a story on the `GECF` is a slip of the fingers that no dictionary finds. A rare acronym is \
      flagged when two of its letters are swapped against one that the story explains, or uses more often; \
      from five letters on also when one letter is wrong, missing or too many. Acronyms that are well \
      known or explained themselves are left alone.
      """,
    examples: [
      .flags(
        "The Gas Exporters' Central Forum (GECF) met on Monday. Members of the ⟦GEFC⟧ agreed.",
        fixed: "The Gas Exporters' Central Forum (GECF) met on Monday. Members of the GECF agreed."),
      .flags(
        "The AEKOT board met. The ⟦AKOT⟧ chairman spoke. AEKOT officials left, and AEKOT had no comment.",
        fixed:
          "The AEKOT board met. The AEKOT chairman spoke. AEKOT officials left, and AEKOT had no comment."),
      .allows("The International Energy Agency (IEA) and the EIA publish figures. IEA figures are lower."),
      .allows("The North Harbour Board (NHB) sued the Northern Bank House (NBH). The NHB won."),
      .allows("ABC and ABD, two stations, merged. ABC is older, and ABC is larger."),
    ]
  )
  .reading([.headline, .body, .crosshead, .caption, .byline])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let table = context.shared { AcronymTable(article) }
    guard table.entries.count > 1 else { return [] }
    let known = article.vocabulary["acronyms-known"]
    let pairs = SpellingKeys(table.entries.map { Array($0.letters.utf8) }, fewest: 3).closePairs()
    var result: [Finding] = []
    for (a, b) in pairs {
      for (rare, right) in [(table.entries[a], table.entries[b]), (table.entries[b], table.entries[a])] {
        guard isSlip(rare, of: right), !known.contains(rare.hash) else { continue }
        // acronym-letters-mismatch has it, and the rare one is right.
        if table.isMisprint(right, of: rare) || table.isMisprint(rare, of: right) { continue }
        result += rare.uses.filter { !table.isCited($0) }.map { finding($0, rare, right, table) }
      }
    }
    return result
  }

  private func isSlip(_ rare: AcronymTable.Entry, of right: AcronymTable.Entry) -> Bool {
    guard rare.definitions.isEmpty, rare.uses.count <= 2, right.uses.count >= rare.uses.count else {
      return false
    }
    let isAnchored = !right.definitions.isEmpty || right.isBracketed && !rare.isBracketed
    guard isAnchored || right.uses.count >= max(2, rare.uses.count * 3) else { return false }
    let (a, b) = (Array(rare.letters.utf8), Array(right.letters.utf8))
    // `HTTPS` beside `HTTP`: one more word at the end.
    if a.dropLast().elementsEqual(b) || b.dropLast().elementsEqual(a) { return false }
    if a.count == b.count, a.sorted() == b.sorted() { return true }
    return max(a.count, b.count) >= 5 && right.uses.count >= 3
  }

  private func finding(
    _ use: Int, _ rare: AcronymTable.Entry, _ right: AcronymTable.Entry, _ table: AcronymTable
  ) -> Finding {
    let range = table.range(use, rare)
    let times = right.uses.count == 1 ? "elsewhere" : "\(right.uses.count) times"
    return Finding(
      at: range,
      "'\(rare.letters)' is written '\(right.letters)' \(times) in this article",
      related: right.uses.first.map {
        [RelatedPlace(table.range($0, right), "'\(right.letters)' first here")]
      }
        ?? [],
      fixes: [.replace(range, with: right.letters, .unsafe)])
  }
}
