import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags items of a list that end in different ways.
package struct ListParallel: Rule {
  package let info = RuleInfo(
    id: "list-parallel",
    category: .repetition,
    severity: .note,
    isOnByDefault: false,
    summary: "All items of a list end alike.",
    rationale: """
      Of the items of a list either all end with a stop or none does, and all begin with a capital \
      or none does.
      """,
    examples: [
      .flags(
        "The council closed three bridges:\n\n- the old bridge over the channel\n\n- ⟦the new bridge over the channel.⟧\n\n- the small bridge at the quay"
      ),
      .flags(
        "The council closed three bridges:\n\n• The old bridge over the channel.\n\n• ⟦the new bridge over the channel.⟧\n\n• The small bridge at the quay."
      ),
      .allows(
        "The council closed two bridges:\n\n- the old bridge over the channel\n\n- the new bridge over the channel"
      ),
    ]
  )
  .reading([.body, .crosshead, .caption, .signOff])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    var result: [Finding] = []
    var items: [Range<Int>] = []
    for paragraph in article.paragraphs {
      if let item = item(paragraph, article) {
        items.append(item)
      } else {
        result += odd(items, article)
        items = []
      }
    }
    return result + odd(items, article)
  }

  /// The tokens behind a bullet or number; nil for a paragraph that is no item.
  private func item(_ paragraph: Paragraph, _ article: Article) -> Range<Int>? {
    let run = paragraph.tokens
    guard run.count > 2, [.hyphen, .dash, .symbol].contains(article.tokens[run.lowerBound].kind) else {
      return nil
    }
    return (run.lowerBound + 1)..<run.upperBound
  }

  /// The items that differ from most of their list.
  private func odd(_ items: [Range<Int>], _ article: Article) -> [Finding] {
    guard items.count > 2 else { return [] }
    func minority(_ holds: (Range<Int>) -> Bool) -> [Range<Int>] {
      let yes = items.filter(holds)
      let no = items.filter { !holds($0) }
      return yes.isEmpty || no.isEmpty ? [] : yes.count < no.count ? yes : no
    }
    let byEnd = minority { article.endsSentence($0) }
    let byStart = minority { article.tokens[$0.lowerBound].isCapitalised }
    return (byEnd + byStart.filter { !byEnd.contains($0) }).map { run in
      Finding(
        at: article.range(of: run),
        byEnd.contains(run)
          ? "the item ends in another way than the others" : "the item begins in another case than the others"
      )
    }
  }
}
