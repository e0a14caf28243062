import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags e-mail addresses and telephone numbers that stand in the copy without a reason.
package struct EmailPhoneInBody: Rule {
  package let info = RuleInfo(
    id: "email-phone-in-body",
    category: .residue,
    severity: .warning,
    summary: "No e-mail address or telephone number of the desk or of a private person stands in the copy.",
    rationale: """
      A reporter's address under a story is for clients, and a private person's number is nobody's \
      business: a warning where it stands alone, behind the end of a sentence or in a last line under the story, a note inside a sentence. Where the \
      sentence asks readers to call or write, the number is the news.
      """,
    examples: [
      .flags(
        "The council will meet again on Monday. ⟦lcd@example.org⟧",
        fixed: "The council will meet again on Monday."),
      .flags("The council will meet again on Monday.\n\n⟦+49 30 2852 31472⟧"),
      .flags("The letter went to ⟦ines.okafor@example.org⟧ on Monday."),
      .flags(
        "The council met on Monday.\n\nThe mayor did not attend the meeting.\n\nIt meets again in May.\n\nPer Ilves may be found at ⟦ilves@example.org⟧."
      ),
      .allows("Witnesses are asked to call +49 30 2852 31472 or to write to police@example.org."),
      .allows("The vote was 30 to 12 on 2020-06-15, and flight 555 left at 10."),
    ]
  )
  .reading([.body, .crosshead, .signOff])

  package init() {}

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    // What the paragraph of the last one says: each is read once, however many addresses it holds.
    var asked: (paragraph: Int, callsReaders: Bool)?
    let mails: [Range<Int>] = article.marks.links.compactMap { mail($0, article) }
    return (mails + PhoneNumber.all(in: article)).compactMap { run in
      let range = article.range(of: run)
      if let p = article.paragraphIndex(at: range.start) {
        if asked?.paragraph != p { asked = (p, callsReaders(p, article)) }
        if asked?.callsReaders == true { return nil }
      }
      let isMail = article.tokens[run.lowerBound].kind == .link
      return Finding(
        standsAlone(run, article) || endsStory(run, article) ? info.severity : .note, at: range,
        "\(isMail ? "e-mail address" : "telephone number") '\(article.text[range])' in the copy",
        fixes: isMail && standsAlone(run, article) ? [removal(run, range, article)] : [])
    }
  }

  private func mail(_ i: Int, _ article: Article) -> Range<Int>? {
    let link = LinkText(article.string(article.tokens[i]))
    return link.kind == .mail && link.host.dropFirst().contains(".") ? i..<(i + 1) : nil
  }

  /// Whether a word of a paragraph asks readers to call or write.
  private func callsReaders(_ p: Int, _ article: Article) -> Bool {
    let words = article.vocabulary["contact-words"]
    return article.paragraphs[p].tokens.contains { article.token($0, isIn: words) }
  }

  /// `Per Ilves may be reached at ilves@example.org.`: the last words of a story, in a short paragraph of its own.
  private func endsStory(_ run: Range<Int>, _ article: Article) -> Bool {
    guard let last = article.paragraphs.last, article.paragraphs.count > EmailPhoneInBody.fewestParagraphs,
      last.tokens.contains(run.lowerBound), last.tokens.count <= EmailPhoneInBody.mostInLine
    else { return false }
    return last.tokens.upperBound - run.upperBound <= 1
  }

  private static let mostInLine = 14
  private static let fewestParagraphs = 3

  /// Whether it stands behind the end of a sentence, or alone.
  private func standsAlone(_ run: Range<Int>, _ article: Article) -> Bool {
    guard run.lowerBound > 0 else { return false }
    return article.tokens[run.lowerBound].shape.contains(.lineBefore)
      || [.stop, .terminal].contains(article.tokens[run.lowerBound - 1].kind)
  }

  private func removal(_ run: Range<Int>, _ range: TextRange, _ article: Article) -> Fix {
    let before = article.tokens[run.lowerBound - 1].range.upper
    return Fix("Remove the address", .unsafe, [.delete(TextRange(before, range.upper))])
  }
}
