import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags white space at the end of a line.
package struct TrailingSpace: Rule {
  package let info = RuleInfo(
    id: "trailing-space",
    category: .characters,
    severity: .note,
    isOnByDefault: false,
    summary: "No line ends with white space.",
    rationale: """
      It cannot be seen, shows up as a change in every comparison of versions, and some systems take \
      two spaces for a line break.
      """,
    fixSafety: "Safe: white space at the end of a line does not show.",
    examples: [
      .flags("The council met.⟦ ⟧\nNobody objected.", fixed: "The council met.\nNobody objected."),
      .flags(
        "The council met.⟦  ⟧\n\nNobody objected.⟦\t⟧\n",
        fixed: "The council met.\n\nNobody objected.\n"),
      .allows("The council met.\n\n  Nobody objected.\n"),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let places = article.spaces.flatMap { blanks(of: $0, article) }
    if places.isEmpty { return [] }
    return Crowd(info: info, title: "Remove it", several: "lines that end with white space").findings(
      places, in: article)
  }

  /// The blanks before each line end of a run of white space.
  private func blanks(of space: SpaceRun, _ article: Article) -> [Crowd.Place] {
    guard space.hasLineBreak || space.range.upper == article.bytes.count else { return [] }
    var result: [Crowd.Place] = []
    var start = space.range.lower
    func add(until end: Int) {
      if end > start {
        result.append(
          Crowd.Place(
            range: TextRange(start, end), replacement: "", message: "white space at the end of the line"))
      }
    }
    for i in space.range.lower..<space.range.upper where [0x0A, 0x0D].contains(article.bytes[i]) {
      add(until: i)
      start = i + 1
    }
    if space.range.upper == article.bytes.count { add(until: space.range.upper) }
    return result
  }
}
