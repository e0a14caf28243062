import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags invitations to click, share, subscribe or follow that stayed behind in the text.
package struct CallToActionLeftover: Rule {
  package let info = RuleInfo(
    id: "call-to-action-leftover",
    category: .residue,
    severity: .warning,
    summary: "No invitation to click, share, follow or subscribe stands in the copy.",
    rationale: """
      Buttons of a web page come along when its text is copied; in the copy nobody can press them. So it is with \
      a line that asks its reader to look, listen or press, and names the place on the page (`Watch the whole film below.`), \
      with a line that labels a film or a live page (`Full video: Mayor opens the bridge`, `Poll loading`), and with words \
      of the text that point at what only the page shows (`the video below`, `Here is the clip:`).
      """,
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦Click here to subscribe⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Share this article⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦We use cookies on our website to remember your visits.⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Watch the whole film of the old bridge below.⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦See more of the old bridge in the gallery, by Per Ilves⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Full video: Mayor opens the new bridge⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Bridge of the year: Look at all of the nominees⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦ON A PHONE? TAP HERE FOR THE FILM⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Poll loading …⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦Listen to more about the old bridge on Harbour Sounds⟧",
        fixed: "The council will meet again on Monday."),
      .flags("The council will meet again on Monday. The ⟦video below⟧ shows the old bridge."),
      .flags("The council will meet again on Monday. ⟦You can look at all its plans below⟧."),
      .flags(
        "⟦Here is the clip that the town talks about:⟧\n\nThe council will meet again on Monday, and the mayor will be there."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦Please enable JavaScript to watch.⟧",
        fixed: "The council will meet again on Monday."),
      .allows(
        "The council will meet again on Monday.\n\nThe clerk wrote the page in JavaScript, and it works."),
      .flags("The council will meet again on Monday. ⟦(Get its latest plan here.)⟧"),
      .flags(
        "The council will meet again on Monday. ⟦(The boat comes into the clip at the ninth minute below.)⟧"),
      .flags(
        "The council will meet again on Monday.\n\n⟦Here is the full video:⟧\n\nThis article originally appeared at The Harbour Post."
      ),
      .allows("The council will meet again on Monday (The mayor was here), and (Seen from below) it shines."),
      .allows(
        "The council will meet again on Monday. The picture above the door shows the bridge, and the ferry lies below."
      ),
      .allows(
        "Per Ilves: Listen to me; who closed the bridge?\n\nSpeaker: Look at the bridge, and tell us who did."
      ),
      .allows(
        "Here is the clip that the town talks about:\n\n\"The council will meet again on Monday, and the mayor will be there.\""
      ),
      .allows("The council will meet again on Monday.\n\nLook at the hills above the town when it snows."),
      .allows(
        "The council will meet again on Monday.\n\nWatch keepers wait below.\n\nSee, the mayor said, the boats that lie here."
      ),
      .allows(
        "The bank warned of messages that ask customers to click here, and told them not to share this article with strangers."
      ),
    ]
  )
  .reading(.all)

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    let what = "a button of a web page, left in the copy"
    let pointer = PagePointer(article: article, context: context)
    let lines = article.paragraphs.indices.dropFirst().filter {
      (pointsAtPage($0, article) || pointer.isButton($0))
        && article.leftoverKind(article.paragraphs[$0]) == nil
        && !context.shared({ ResidueBlocks(article) }).holds($0)
    }
    let buttons = lines.map { i in
      let range = article.paragraphs[i].range
      let gap = TextRange(article.paragraphs[i - 1].range.upper, range.upper)
      return Finding(
        at: range, "'\(article.excerpt(range, limit: 40))' is \(what)",
        fixes: [Fix("Remove the line", .unsafe, [.delete(gap)])])
    }
    let isSaid = Set(lines)
    let pointers = (pointer.pointers() + pointer.emptyLeads() + pointer.asides()).sorted {
      $0.lowerBound < $1.lowerBound
    }.filter { run in
      article.paragraphIndex(at: article.tokens[run.lowerBound].range.start).map { !isSaid.contains($0) }
        ?? false
    }
    let listed = LeftoverLine.findings(
      kinds: ["cta", "share"], what: what, once: false, in: article, context)
    return (listed + buttons).sorted { $0.range < $1.range }.saidOnce(in: article)
      + pointers.map { run in
        let range = article.range(of: run)
        return Finding(
          at: range,
          "'\(article.excerpt(range, limit: 40))' points at something that the page shows and the copy does not hold"
        )
      }.saidOnce(in: article)
  }

  /// `Watch the whole film below.`: a short paragraph that begins with a verb for the reader, its object behind it, and
  /// names a place on the page in its first sentence.
  private func pointsAtPage(_ i: Int, _ article: Article) -> Bool {
    let paragraph = article.paragraphs[i]
    let run = paragraph.tokens
    guard [.body, .crosshead, .signOff].contains(paragraph.kind),
      CallToActionLeftover.length.contains(run.count),
      let first = run.first, article.tokens[first].isCapitalised, isKind("look", first, article),
      // `Watch keepers wait below` has a noun there.
      article.token(first + 1, isIn: article.vocabulary["determiners"])
        || isKind("behind", first + 1, article)
    else { return false }
    let inside = run.dropFirst().prefix { ![.stop, .terminal].contains(article.tokens[$0].kind) }
    guard let place = inside.last(where: { isKind("place", $0, article) }) else { return false }
    // `Look at the hills above the town` goes on.
    return place + 1 >= run.upperBound || !article.tokens[place + 1].isWord
      || article.token(place + 1, isIn: article.vocabulary["place-followers"])
  }

  private func isKind(_ kind: Substring, _ i: Int, _ article: Article) -> Bool {
    article.tokens[i].isWord
      && article.vocabulary["furniture-words"].fields(article.hash(article.tokens[i]))?.first == kind
  }

  private static let length = 4...18
}
