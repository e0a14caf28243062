import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a story that mixes straight and curly quotation marks.
package struct QuoteStyleMixed: Rule {
  package let info = RuleInfo(
    id: "quote-style-mixed",
    category: .quotation,
    severity: .note,
    summary: "The double quotation marks of a story are all straight or all curly.",
    rationale: """
      Straight and curly marks side by side show that copy was pasted from two sources, and make marks of \
      the wrong direction hard to see. The fix writes the form that most marks of the story have. ANPA's \
      doubled backticks and inches are no part of the count.
      """,
    fixSafety:
      "Safe: the marks stay where they are and take the form of the others; without one form that leads there is no fix.",
    examples: [
      .flags(
        "“The ferry is full,” the harbour master said. “It leaves at noon.”\n\nHe added: ⟦\"Nobody waits.\"⟧",
        fixed:
          "“The ferry is full,” the harbour master said. “It leaves at noon.”\n\nHe added: “Nobody waits.”",
        isWhole: true),
      .flags(
        "\"The ferry is full,\" the harbour master said. It carried a ⟦“record number”⟧ of cars. \"It leaves at noon.\"",
        fixed:
          "\"The ferry is full,\" the harbour master said. It carried a \"record number\" of cars. \"It leaves at noon.\"",
        isWhole: true),
      .allows("“The ferry is full,” the harbour master said. “It leaves at noon.”", isWhole: true),
      .allows("The harbour master's \"full\" ferry left. \"It leaves at noon,\" he had said.", isWhole: true),
      .allows("``The ferry is full,'' the harbour master said. ``It leaves at noon.''", isWhole: true),
    ]
  )
  .reading([.headline, .body, .crosshead])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let marks = context.shared { StoryMarks(article) }
    guard !marks.straight.isEmpty, !marks.curly.isEmpty else { return [] }
    let wrong = Set((marks.areCurly ? marks.straight : marks.curly).map(\.start))
    var edits: [Edit] = []
    var first: TextRange?
    for quotation in article.quotations where !quotation.style.isSingle && quotation.ending == .closed {
      let bad = quotation.openers.filter { wrong.contains($0.start) }
      edits += bad.map { Edit($0, marks.double(opens: true)) }
      if let closer = quotation.closer, wrong.contains(closer.start) {
        edits.append(Edit(closer, marks.double(opens: false)))
      }
      if first == nil, edits.count > 0 { first = quotation.range }
    }
    guard let first, let other = (marks.areCurly ? marks.curly : marks.straight).first else { return [] }
    let (few, many) = marks.areCurly ? ("straight", "curly") : ("curly", "straight")
    return [
      Finding(
        at: first,
        "\(few) quotation marks here; \(many) ones elsewhere in this story",
        related: [RelatedPlace(other, "\(many) here")],
        // As many of one as of the other: nobody knows which the story means.
        fixes: marks.straight.count == marks.curly.count
          ? [] : [Fix("Write \(many) marks throughout", .safe, edits)])
    ]
  }
}
