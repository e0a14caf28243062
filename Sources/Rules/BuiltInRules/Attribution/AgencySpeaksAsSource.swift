import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags a story in which the agency says `our country` and `our soldiers` as its source or its state would.
package struct AgencySpeaksAsSource: Rule {
  package let info = RuleInfo(
    id: "agency-speaks-as-source",
    category: .attribution,
    severity: .warning,
    summary: "The agency does not speak for a state, an army or a party.",
    rationale: """
      `Our soldiers held the bridge` outside quotation marks are the words of a press office: the agency takes its \
      side, and a client elsewhere cannot print them. It is said once a story, with all places, the surer the more \
      there are: one `our country` may be a slip of the pen and is a note, two are a warning. Transcripts, speeches and columns, where somebody says `I` or `my` outside \
      quotations, interviews (`Berg told me`), and stories that quote nobody are left alone. A `we` that lost its marks \
      or takes sides (`we demand`) is `first-person-outside-quote`'s.
      """,
    examples: [
      .flags(
        """
        The ministry said on Monday that the bridge was held.

        ⟦Our⟧ soldiers beat the enemy back, and the defenders of our country took two guns.

        "It is quiet now," Ines Okafor told reporters.
        """),
      .flags(
        """
        The envoy left on Monday. ⟦Our⟧ people wait for an answer, and our state has not forgotten.

        "There is still time," Ines Okafor said.
        """),
      .allows(
        """
        The ministry said on Monday that the bridge was held.

        "Our soldiers beat the enemy back, and the defenders of our country took two guns," Ines Okafor said.
        """),
      .allows(
        """
        Okafor said she would go. I asked her why our country and our army had not.

        "It is quiet now," she said.
        """),
      .allows(
        """
        Speaker: Our country is large.

        Berg: Our army is small.

        Speaker: Our people are good, he said. "So they are."
        """),
    ]
  )
  .reading(.body, quotations: false)

  package init() {}

  private static let mostPlaces = 20

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let words = article.places(firstOf: article.vocabulary["first-person-words"]).filter {
      !article.tokens[$0].shape.contains(.quoted) && article.tokens[$0].isWord
        && article.region(at: article.tokens[$0].range.start) == .body
    }
    let places = words.filter { SourceVoice.owns(at: $0, article) }
    guard let first = places.first, reports(article), !words.contains(where: { isSingular($0, article) }),
      !isAddressed(words, article), !context.shared({ StoryVoice(article) }).isTranscript
    else { return [] }
    let word = article.string(article.tokens[first])
    let also = places.count > 1 ? ", as in \(places.count - 1) more places of this story" : ""
    return [
      Finding(
        places.count > 1 ? info.severity : .note, at: article.tokens[first].range,
        "'\(word) \(article.string(article.tokens[first + 1]))' outside quotation marks makes the agency speak for its source\(also)",
        related: places.dropFirst().prefix(AgencySpeaksAsSource.mostPlaces).map {
          RelatedPlace(article.tokens[$0].range, "and here")
        })
    ]
  }

  /// Whether the story quotes or reports somebody.
  private func reports(_ article: Article) -> Bool {
    article.quotations.contains { !$0.style.isSingle && $0.depth == 1 }
      || article.tokens.indices.contains { article.tokens[$0].isLowercase && article.isSpeechVerb($0) }
  }

  /// `I`, `my`, `me`: somebody tells the story.
  private func isSingular(_ i: Int, _ article: Article) -> Bool {
    let word = article.core(article.tokens[i]).lowercased()
    guard article.tokens[i].shape.isDisjoint(with: .allCapitals) || article.tokens[i].core.count == 1 else {
      return false
    }
    if word == "i" {
      // `Charles I` is a king.
      return article.tokens[i].isCapitalised && i + 1 < article.tokens.count
        && article.tokens[i + 1].isLowercase
        && (i == 0 || !article.tokens[i - 1].isCapitalised)
    }
    return article.vocabulary["singular-first-person"].contains(article.hash(article.tokens[i]))
  }

  /// `Berg told us`
  private func isAddressed(_ words: [Int], _ article: Article) -> Bool {
    words.contains {
      $0 > 0 && article.token($0 - 1, isIn: article.vocabulary["addressing-verbs"])
        && article.token($0, isIn: article.vocabulary["object-pronouns"])
    }
  }
}
