import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a second label of one body, office or place, such as translations of its name leave behind.
package struct EntityAliasDrift: Rule {
  package let info = RuleInfo(
    id: "entity-alias-drift",
    category: .terms,
    severity: .note,
    summary: "A body, an office or a place has one label in a story.",
    rationale: """
      A name translated back from another language comes out differently each time: the liaison office of \
      the two Koreas becomes a communication office and, further down, an interconnection office, and \
      readers count three. `dictionaries/lists/entity-aliases.txt` holds such labels by what they mean. It is \
      a note, since a writer may vary on purpose; a label given as another name (`the Pasdaran, known as \
      the Revolutionary Guards`) is left alone.
      """,
    examples: [
      .flags(
        "The North blew up the joint liaison office on Tuesday. The ⟦joint interconnection office⟧ stood in Kaesong."
      ),
      .flags(
        "The Guardian Council met in Tehran. The ⟦Council of Guardians⟧ will vote, and the Guardian Council will announce the result."
      ),
      .allows(
        "The North blew up the joint liaison office on Tuesday. The joint liaison office stood in Kaesong."),
      .allows("The Guardian Council, also known as the Council of Guardians, met in Tehran."),
      .allows("The Guardian Council met. \"The Council of Guardians decides,\" he said."),
      .allows("The embassy's liaison office opened on Monday, and its press office closed."),
    ]
  )
  .reading([.body, .caption], quotations: false)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let groups = AliasGroups(
      article, article.vocabulary["entity-aliases"], regions: info.regions, capitalisedOnly: false)
    return groups.mixed.flatMap { kept, deviating in
      let right = article.text[kept.range]
      return deviating.map { use in
        Finding(
          at: use.range,
          "'\(article.excerpt(use.range))' is called '\(right)' elsewhere in this story",
          related: [RelatedPlace(kept.range, "'\(right)' here")])
      }
    }
  }
}
