import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags lists with a comma before their last `and` in an article that has such lists without one.
package struct SerialCommaMixed: Rule {
  package let info = RuleInfo(
    id: "serial-comma-mixed",
    category: .punctuation,
    severity: .warning,
    summary: "Plain lists have a comma before the last item, or have none, throughout a story.",
    rationale: """
      `lorries, vans and cars` is most papers' style, `lorries, vans, and cars` that of some US houses; together they \
      show two hands. Compared are lists that are surely such and need no comma to be understood: three items or more, \
      each of one word and of one kind, or four names. The rarer way is flagged once with all of its places, the later one where both \
      stand equally often. `serial-comma` holds copy to one of the two.
      """,
    fixSafety: "Nothing is written unasked: the desk says which of the two is its style.",
    examples: [
      .flags(
        "The ferry takes lorries, vans and cars. It sells bread, fish and milk.\n\nThe quay has cranes, rails⟦, and⟧ sheds.",
        fixed:
          "The ferry takes lorries, vans and cars. It sells bread, fish and milk.\n\nThe quay has cranes, rails and sheds."
      ),
      .flags(
        "The ferry takes lorries, vans, and cars. The quay has cranes, rails⟦ and⟧ sheds.",
        fixed: "The ferry takes lorries, vans, and cars. The quay has cranes, rails, and sheds."),
      .flags(
        "The ferry calls at Halden, Moss, Ilves and Berg. It passes Velm, Tarn, Ost⟦, and⟧ Holm.",
        fixed: "The ferry calls at Halden, Moss, Ilves and Berg. It passes Velm, Tarn, Ost and Holm."),
      .allows(
        "The ferry calls at Halden, Moss, Ilves and Berg. In Velm, Berg, and Holm said so too, it waits."),
      .allows(
        "The ferry takes lorries, vans and cars. The mayor left Halden, Berg said, and the envoy stayed."),
      .allows("The ferry takes lorries, vans and cars. It sells bread and butter, fish, and a kind of milk."),
      .allows(
        "The ferry takes lorries, vans, and cars. His friends, Berg and Holm, left. In May, rain and wind came."
      ),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let lists = PlainList.all(in: article) { context.grammar(of: article) }.filter {
      info.regions.contains(article.region(at: article.tokens[$0.joiner].range.start))
    }
    let with = lists.filter { $0.comma != nil }
    let without = lists.filter { $0.comma == nil }
    guard let one = with.first, let two = without.first else { return [] }
    let keepsComma = with.count != without.count ? with.count > without.count : one.joiner < two.joiner
    // Speakers are written down by several hands.
    let isTranscript = context.shared { StoryVoice(article) }.isTranscript
    return [
      finding(
        isTranscript ? .note : info.severity, keepsComma ? without : with, keepsComma ? one : two, article)
    ]
  }

  private func finding(_ severity: Severity, _ lists: [PlainList], _ kept: PlainList, _ article: Article)
    -> Finding
  {
    func range(_ list: PlainList) -> TextRange {
      TextRange(
        article.tokens[(list.comma ?? list.joiner) - 1].range.upper, article.tokens[list.joiner].range.upper)
    }
    let edits = lists.map { list in
      list.comma.map { Edit.delete(article.tokens[$0].range) }
        ?? .insert(",", at: article.tokens[list.joiner - 1].range.upper)
    }
    let hasComma = lists[0].comma != nil
    return Finding(
      severity, at: range(lists[0]),
      hasComma
        ? "a comma before the last item of this list, none in other lists of this story"
        : "no comma before the last item of this list, but one in other lists of this story",
      related: [RelatedPlace(range(kept), "the story's other way")]
        + lists.dropFirst().prefix(20).map { RelatedPlace(range($0), "also so") },
      fixes: [Fix(hasComma ? "Remove the comma" : "Insert a comma", .unsafe, edits)])
  }
}
