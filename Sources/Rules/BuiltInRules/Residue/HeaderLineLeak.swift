import ArticleModel
import Diagnostics
import RuleKit
import SourceText

/// Flags lines of a wire message's header or frame that stand in the copy.
package struct HeaderLineLeak: Rule {
  package let info = RuleInfo(
    id: "header-line-leak",
    category: .residue,
    severity: .error,
    summary: "No line of a wire message's header stands in the copy.",
    rationale: """
      `^…<`, `BC-EU--Trade, 1st Ld-Writethru,466<` and `AP-WF-11-13-13 1509GMT` steer the message \
      through the wire. A story that shows them was cut in the wrong place.
      """,
    fixSafety:
      "Safe: the whole line is a header of the wire by its form and holds no copy.",
    examples: [
      .flags(
        "The council will meet again on Monday.\n\n⟦BC-EU--Harbours, 1st Ld-Writethru,466<⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦^By INES HOLM=⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .flags(
        "The council will meet again on Monday.\n\n⟦AP-WF-11-13-13 1509GMT<⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦KWS-21:37-09-12-18⟧",
        fixed: "The council will meet again on Monday."),
      .flags(
        "The council will meet again on Monday.\n\n⟦ZCZC⟧\n\nThe mayor did not attend the meeting, a clerk said.",
        fixed: "The council will meet again on Monday.\n\nThe mayor did not attend the meeting, a clerk said."
      ),
      .allows("The temple was built in 40 B.C. and stood until 400. The firm is BC-based."),
      .allows("If x < y, the sum of the two is less than 2y, the teacher wrote."),
    ]
  )
  .reading(.all)

  package init() {}

  package var reach: RuleReach { .paragraph }

  package func check(_ article: Article, in context: RuleContext) -> [Finding] {
    article.paragraphs.indices.compactMap { i in
      let paragraph = article.paragraphs[i]
      guard paragraph.kind != .table, isHeaderLine(paragraph, article) else { return nil }
      // The line goes with the break that sets it off.
      let removal =
        i > 0
        ? TextRange(article.paragraphs[i - 1].range.upper, paragraph.range.upper)
        : TextRange(
          paragraph.range.lower,
          article.paragraphs.count > 1 ? article.paragraphs[1].range.lower : paragraph.range.upper)
      return Finding(
        at: paragraph.range,
        "'\(article.excerpt(paragraph.range, limit: 40))' is a header line of a wire message",
        fixes: [Fix("Remove the line", .safe, [.delete(removal)])])
    }
  }

  private func isHeaderLine(_ paragraph: Paragraph, _ article: Article) -> Bool {
    let text = article.text.slice(paragraph.range)
    guard text.count < 200, let first = text.first, let last = text.last else { return false }
    if first == 0x5E { return true }
    // `…,466<`: the frame of the teletype ends lines so.
    if last == 0x3C, text.count > 1, paragraph.tokens.count < 40 {
      return text.dropLast().last != 0x20 || first == 0x42
    }
    // All of them but the telex's own have a hyphen behind two letters or three.
    guard first >= 0x41, first <= 0x5A,
      first == UInt8(ascii: "Z") || text.dropFirst(2).prefix(2).contains(0x2D)
    else { return false }
    return isKeywordLine(text) || isFrame(text)
  }

  /// `BC-EU--Harbours, …`: a cycle, keywords joined by hyphens, and no sentence.
  private func isKeywordLine(_ text: ArraySlice<UInt8>) -> Bool {
    for opener in ["BC-", "AM-", "PM-"] where text.starts(with: opener.utf8) {
      let word = text.prefix { $0 > 0x20 }
      let hasParts = zip(word, word.dropFirst()).contains { $0 == 0x2D && $1 == 0x2D }
      return hasParts || text.contains(0x2C) && text.last.map { $0 &- 0x30 < 10 } == true
    }
    return false
  }

  /// Time stamps of AP and Kyodo, and the start of a telex.
  private func isFrame(_ text: ArraySlice<UInt8>) -> Bool {
    if text.elementsEqual("ZCZC".utf8) { return true }
    for opener in ["AP-WF-", "AP-NY-", "AP-DS-", "AP-ES-", "KWS-"] where text.starts(with: opener.utf8) {
      return text.dropFirst(opener.utf8.count).first.map { $0 &- 0x30 < 10 } ?? false
    }
    return false
  }
}
